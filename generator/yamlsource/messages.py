"""The words for what does not fit a model, one small function for each kind of violation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.problems import Location, Problem, nearest, shortened
from generator.text import in_digits
from generator.yamlsource.characters import named
from generator.yamlsource.introspect import Expected, expected, expected_keys, names, parents_of
from generator.yamlsource.line_scanner import key_at, text_of
from generator.yamlsource.quoting import quote_hint
from generator.yamlsource.tree import Hidden, Key, KeyPath, Scalar, Tree, Value

MAX_LISTED = 12
_BOUNDS = {
    "greater_than_equal": ("ge", "{} or more"),
    "greater_than": ("gt", "more than {}"),
    "less_than_equal": ("le", "{} or less"),
    "less_than": ("lt", "less than {}"),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One validation error: `path` is where it is in the file, `key` the last part of pydantic's own path, `value` what is there."""

    type: str
    path: KeyPath
    key: Key
    value: Value
    message: str
    context: Mapping[str, Any]
    branch: bool = False  # it belongs to one branch of a choice
    others: tuple[str, ...] = ()  # more keys of one mapping with the same violation
    home: KeyPath | None = None  # of a key that does not fit here: where it is missing

    @property
    def of_kind(self) -> bool:
        """Whether there is text, a list or keys where one of the others is needed."""
        return self.type.endswith("_type") or (self.type in ("value_error", "literal_error") and not isinstance(self.value, Scalar))


def problem_of(violation: Violation, tree: Tree, model: type[BaseModel]) -> Problem:
    """Return a violation in plain words."""
    if violation.type == "extra_forbidden" or violation.home is not None:
        return _unknown(violation, tree, model)
    if violation.type == "missing":
        return _missing(violation, tree, model)
    if violation.type in ("too_short", "too_long"):
        return _count(violation, tree)
    is_key = violation.key == "[key]"
    choice = expected_keys(model, violation.path[:-1]) if is_key else expected(model, violation.path)
    one = (*choice, Expected(str))[0]
    location = tree.key_location(violation.path) if is_key else tree.location(violation.path)
    what = f"the key '{violation.path[-1]}'" if is_key else _what(violation.path)
    if violation.of_kind and not is_key:
        return _kind(violation, location, what, choice or (one,))
    if not is_key and isinstance(violation.value, Scalar) and not violation.value.strip():
        return _empty(location, what, one)
    words = next((wording for types, wording in _WORDINGS if violation.type in types), _form)
    return words(violation, location, what, one)


def hidden_in(hidden: Hidden) -> Problem:
    """Return an invisible character in a name, a reference or an address as a problem."""
    message = f"the invisible character {named(hidden.character)} is in a name, a reference or an address"
    return Problem("Y024", message, hidden.location, "delete it, and type the letters beside it again")


def suggestion(violation: Violation, model: type[BaseModel]) -> str:
    """Return the key that an unknown one was perhaps meant to be, or ''."""
    here = [name for one in expected(model, violation.path[:-1]) if one.model for name in names(one.model)]
    return next(iter(nearest(str(violation.path[-1]), here, 1)), "")


def _unknown(violation: Violation, tree: Tree, model: type[BaseModel]) -> Problem:
    key, location = str(violation.path[-1]), tree.key_location(violation.path)
    if violation.others:
        message = f"'{shortened(key)}' and {len(violation.others)} more keys are not known here"
        return Problem("Y030", message, location, _lost_hint(violation, model))
    elsewhere = parents_of(model, key)
    near = suggestion(violation, model)
    if violation.home is not None and (beside := tree.locations.within(violation.home)) and beside.keys:
        column = next(iter(beside.keys.values())).column
        where = f"from {_what(violation.home)}" if violation.home else "at the top of the file"
        hint = f"it is missing {where}: start it in column {column}"
    elif 0 < len(elsewhere) <= 2:
        hint = "it belongs " + " or ".join(f"under '{home}'" if home else "at the top of the file, not indented" for home in elsewhere)
    elif near:
        hint = f"did you mean '{near}'?"
    else:
        here = [name for one in expected(model, violation.path[:-1]) if one.model for name in names(one.model)]
        hint = f"known keys: {_listed(here)}"
    return Problem("Y030", f"'{shortened(key)}' is not a known key here", location, hint)


def _lost_hint(violation: Violation, model: type[BaseModel]) -> str:
    """Return a hint to where several unknown keys belong: the one key under which all of them are known."""
    keys = (str(violation.path[-1]), *violation.others)
    common = [home for home in parents_of(model, keys[0]) if home and all(home in parents_of(model, key) for key in keys)]
    return f"they belong under '{common[0]}'" if len(common) == 1 else "is a line missing above them, or are they indented too little?"


def _missing(violation: Violation, tree: Tree, model: type[BaseModel]) -> Problem:
    if isinstance(violation.key, int):
        return Problem(
            "Y038", f"{_what(violation.path)} has too few items", tree.key_location(violation.path), "add those that are missing"
        )
    one = (*expected(model, (*violation.path, violation.key)), Expected(str))[0]
    ways = {
        "a list": f"write  {violation.key}:  and its items below it, each after a dash",
        "keys": f"write  {violation.key}:  and its keys below it: {_listed(names(one.model)) if one.model else 'names with values'}",
    }
    location = tree.key_location(violation.path) if violation.path else Location(tree.file)
    where = f" from {_what(violation.path)}" if violation.path else ""
    if violation.others:
        message = f"'{violation.key}' and {len(violation.others)} more keys are missing{where}"
        return Problem("Y031", message, location, f"also missing: {_listed(violation.others)}")
    return Problem("Y031", f"'{violation.key}' is missing{where}", location, ways.get(one.kind, f"write  {violation.key}: {_blank(one)}"))


def _kind(violation: Violation, location: Location, what: str, choice: Sequence[Expected]) -> Problem:
    """Report text, a list, keys or nothing where something else is needed."""
    if violation.value is None:
        return _empty(location, what, choice[0])
    words = any(one.kind == "words" and not one.allowed for one in choice)
    if words and not isinstance(violation.value, Scalar) and (better := _unquoted(violation.value, location)):
        return better
    given = "words" if isinstance(violation.value, Scalar) else "a list" if isinstance(violation.value, list) else "keys"
    needs = " or ".join(dict.fromkeys(_needs(one) for one in choice))
    return Problem("Y032", f"{what} needs {needs}, but has {given}", location, _way_to(violation, choice[0]))


def _unquoted(value: Value, location: Location) -> Problem | None:
    """Return a problem for text that YAML took for a list or for keys, because of a bracket or a colon in it."""
    text = text_of(location.source, location.column - 1)
    if text[:1] in ("[", "{") and sum(map(text.count, "[{")) == sum(map(text.count, "]}")):
        return Problem("Y015", f"text that begins with {text[0]} needs quotes", location, quote_hint(text))
    key = key_at(location.source, location.column - 1)
    if isinstance(value, dict) and len(value) == 1 and key:
        colon = location.beside(key[1])
        return Problem("Y012", "this text holds a colon, so YAML sees a key here", colon, quote_hint(text))
    return None


def _way_to(violation: Violation, one: Expected) -> str:
    key = next((part for part in reversed(violation.path) if isinstance(part, str)), "")
    if one.kind == "a list":
        words = str(violation.value) if isinstance(violation.value, Scalar) else "…"
        return f"start each item on its own line with a dash:  - {shortened(words)}"
    if one.kind == "keys":
        return f"write below it: {_listed(names(one.model))}" if one.model else f"write below '{key}' lines such as  name: text"
    where = f"{key}:" if isinstance(violation.path[-1], str) else "-"
    one_value = f"one {'text' if one.kind == 'words' else 'value'} after  {where}"
    return f"remove the dashes: {one_value}" if isinstance(violation.value, list) else f"write {one_value}"


def _empty(location: Location, what: str, one: Expected) -> Problem:
    needs = f"one of: {_listed(one.allowed)}" if one.allowed else _needs(one)
    return Problem("Y033", f"{what} is empty", location, one.form or f"it needs {needs}")


def _choice(violation: Violation, location: Location, what: str, one: Expected) -> Problem:
    words = shortened(str(violation.path[-1] if violation.key == "[key]" else violation.value))
    near = next(iter(nearest(words, one.allowed, 1)), "")
    message = f"{what} is not known here" if violation.key == "[key]" else f"{what} cannot be '{words}'"
    hint = f"did you mean '{near}'? " if near else ""
    if len(one.allowed) == 1:
        return Problem("Y034", message, location, f"it must be {one.allowed[0]}")
    return Problem("Y034", message, location, f"{hint}one of: {_listed(one.allowed)}")


def _number(_: Violation, location: Location, what: str, one: Expected) -> Problem:
    hint = "write only digits, such as 12" if one.kind == "a whole number" else "write it as 12 or 12.5"
    return Problem("Y037", f"{what} needs {one.kind}", location, hint)


def _bound(violation: Violation, location: Location, what: str, _: Expected) -> Problem:
    name, words = _BOUNDS[violation.type]
    bound = words.format(in_digits(violation.context[name]))
    return Problem("Y037", f"{what} must be {bound}", location, f"write a number that is {bound}")


def _count(violation: Violation, tree: Tree) -> Problem:
    """Report too few items at the key, and too many at the first item too many."""
    what, count = _what(violation.path), len(violation.value) if isinstance(violation.value, list | dict) else 0
    if not count:
        return Problem("Y033", f"{what} is empty", tree.location(violation.path), "it needs at least one item")
    has = f"{what} has {count} item{'' if count == 1 else 's'}"
    if violation.type == "too_short":
        least = violation.context["min_length"]
        return Problem("Y038", f"{has} but needs at least {least}", tree.key_location(violation.path), f"add {least - count} more")
    most = violation.context["max_length"]
    location = tree.location((*violation.path, most))
    return Problem("Y038", f"{has} but can have at most {most}", location, f"remove {count - most}, or combine two")


def _long(violation: Violation, location: Location, what: str, _: Expected) -> Problem:
    """Report by how much a text is too long; a type whose words hold marks that are not printed says the `length` itself."""
    most = violation.context["max_length"]
    written = len(str(violation.path[-1] if violation.key == "[key]" else violation.value))
    length: int = violation.context.get("length", written)
    over = length - most
    hint = f"shorten it by {over} character{'' if over == 1 else 's'}"
    too_long = f"too long: {length} characters; the limit is {most}"
    if dash := _dash_within(violation.value):
        own = f"for an item of its own, start its dash below that of the item above; for one text, {hint}"
        return Problem("Y013", f"this line goes on with the text above it: {what} is then {too_long}", dash, own)
    return Problem("Y039", f"{what} is {too_long}", location, hint)


def _dash_within(value: object) -> Location | None:
    """Return where a text runs over a line that begins with the dash of an item: it was meant as one, and starts too far right."""
    if isinstance(value, Scalar):
        for below, line in enumerate(value.following, 1):
            if line.lstrip().startswith("- "):
                return value.location.beside(len(line) - len(line.lstrip()) + 1, below=below, source=line)
    return None


def _date(violation: Violation, location: Location, what: str, _: Expected) -> Problem:
    written = str(violation.value)
    message = f"{written} is not a day in the calendar" if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else f"{what} needs a date"
    return Problem("Y036", message, location, "write year, month and day, such as 2026-11-22")


def _worded(violation: Violation, location: Location, what: str, _: Expected) -> Problem:
    """Report what a type's own check says of a value: `said` of it, the `part` that is wrong and how to mend it."""
    part = str(violation.context["part"])
    if part and isinstance(violation.value, Scalar):
        location = violation.value.locate(re.escape(part)) or location
    return Problem("Y035", f"{what} {violation.context['said']}", location, str(violation.context["hint"]))


def _form(violation: Violation, location: Location, what: str, one: Expected) -> Problem:
    """Report text of the wrong form, and any other validation error that has no wording of its own."""
    if one.kind == "a date":
        return _date(violation, location, what, one)
    words = shortened(str(violation.path[-1] if violation.key == "[key]" else violation.value))
    said = str(violation.context.get("error", "")) or violation.message
    pattern = violation.context.get("pattern")
    hint = one.form or (f"it must look like {pattern}" if pattern else said)
    odd = next((each for each in words if not each.isascii() and each != "…"), "") if one.exact else ""
    named_odd = f": '{odd}' is {named(odd)}" if odd else ""  # it may look like a letter from a to z, or a hyphen
    return Problem("Y035", f"{what} cannot be '{words}'{named_odd}", location, hint)


def _incomplete(violation: Violation, location: Location, what: str, one: Expected) -> Problem:  # noqa: ARG001  # every wording takes all four
    return Problem("Y031", f"{what} needs more keys", location, f"also missing: {violation.context['names']}")


_Wording = Callable[[Violation, Location, str, Expected], Problem]
_WORDINGS: tuple[tuple[tuple[str, ...], _Wording], ...] = (
    (("literal_error", "bool_parsing", "enum"), _choice),
    (("int_parsing", "int_from_float", "int_parsing_size", "float_parsing", "finite_number"), _number),
    (tuple(_BOUNDS), _bound),
    (("string_too_long",), _long),
    (("incomplete",), _incomplete),
    (("worded",), _worded),
    (("date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _date),
)


def _what(path: KeyPath) -> str:
    """Return the name of what is at a path: its key, and in a list the number of the item."""
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"'{path[-1]}'"
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"item {path[-1] + 1} of '{key}'" if key else f"item {path[-1] + 1}"


def _needs(one: Expected) -> str:
    return {"keys": "keys with values"}.get(one.kind, one.kind)


def _blank(one: Expected) -> str:
    """Return what a missing value looks like."""
    forms = {"a whole number": "12", "a number": "12", "a date": "2026-11-22", "yes or no": "yes"}
    return _listed(one.allowed, " or ") if one.allowed else forms.get(one.kind, "text")


def _listed(words: Iterable[str], separator: str = ", ") -> str:
    words = tuple(words)
    return separator.join(words[:MAX_LISTED]) + (" …" if len(words) > MAX_LISTED else "")
