"""The first step of the flow: content.yaml to a Book, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.clinic import Clinic
from generator.content.model import FORMAT, Book
from generator.content.rules import check_rules
from generator.problems import Problem, errors
from generator.yamlsource.reader import parse_yaml, read_yaml
from generator.yamlsource.standing_in import standing_in
from generator.yamlsource.tree import Scalar, Tree
from generator.yamlsource.validate import Validated, validate_parts

MAX_FOLLOWING = 4  # beyond that, missing and unknown keys are taken to follow from lines out of place

_DISPLACED = frozenset(("Y011", "Y013", "Y014", "Y018", "Y026"))
_FOLLOW = frozenset(("Y016", "Y030", "Y031", "Y032", "Y033", "Y038"))
_FOLLOW_MARKS = frozenset(("M076",))  # a dash that begins a line of a text
_FOLLOW_RULES = frozenset(("M050", "M055", "M066", "M067", "M069", "M070"))  # between parts of which one may be elsewhere
_FORMER_FORMATS = ("1",)
_CLINIC = "clinic"
# What `control` had before the register of approvals was there.
_FEWEST_WORDS = "on_slide"
_REGISTERED = ("version", "issued", "review_by", "author", "reviewer", "patient_input")

Read = tuple[Book | None, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class RawContent:
    """What content.yaml says, before the rules look at it: None if that is not known. `in_yaml` is what is wrong with its form."""

    validated: Validated[Book] | None
    in_yaml: tuple[Problem, ...] = ()
    moved: tuple[Problem, ...] = ()  # values that the register of approvals holds now


def read_book(path: Path, shown: str) -> Read:
    """Read content.yaml; `shown` is its name in problems. With a Book come warnings only, without one at least one error."""
    return book_of(read_written(path, shown))


def parse_book(data: bytes, shown: str) -> Read:
    """Read the bytes of content.yaml, as `read_book` does."""
    return book_of(_written(*parse_yaml(data, shown)))


def read_written(path: Path, shown: str) -> RawContent:
    """Return what content.yaml says, once for all clinics that hand its words out; `shown` is its name in problems."""
    return _written(*read_yaml(path, shown))


def book_of(written: RawContent) -> Read:
    """Return the Book that is written, as `read_book` does."""
    validated = written.validated
    if validated is None:
        return None, written.in_yaml
    whole = validated.model is not None and not errors(written.in_yaml)
    found = (*validated.problems, *written.moved, *check_rules(validated, whole=whole))
    problems = in_order_of_the_file(written.in_yaml, found)
    return (None if errors(problems) else validated.model), problems


def as_far_as_it_fits(written: RawContent) -> Book | None:
    """Return a Book in which other values stand for those that don't fit: to look for more mistakes at once, and for nothing else.

    Return None if too much is wrong, or what was typed had to be guessed.
    """
    validated = written.validated
    if validated is None or errors(written.in_yaml):
        return None
    return validated.model or standing_in(validated.tree, Book)


def in_clinic(written: RawContent, clinic: Validated[Clinic]) -> RawContent:
    """Return the same words as another clinic hands them out, which is written in a file of its own."""
    if written.validated is None or clinic.model is None:
        return written
    book = written.validated.model
    of_clinic = book and book.model_copy(update={_CLINIC: clinic.model})
    return replace(written, validated=written.validated.with_part(_CLINIC, clinic, of_clinic))


def in_order_of_the_file(in_yaml: tuple[Problem, ...], found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what is wrong with a file and what was `found` in what it says, without what only follows from its form."""
    doubted = {_line(p) for p in errors(in_yaml) if p.location}  # a line that was repaired may not say what was meant
    believed = (p for p in found if p.location is None or _line(p) not in doubted)
    return _in_order(_without_consequences(_once_a_place((*in_yaml, *believed))))


def _once_a_place(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out what only follows from a key or an item that is told to be in the wrong place."""
    displaced = {_line(p) for p in problems if p.location and p.code in _DISPLACED | _FOLLOW}
    return tuple(p for p in problems if p.location is None or _line(p) not in displaced or p.code not in _FOLLOW_RULES | _FOLLOW_MARKS)


def _written(tree: Tree | None, in_yaml: tuple[Problem, ...]) -> RawContent:
    if tree is None:
        return RawContent(None, in_yaml)
    if former := _former_format(tree):
        return RawContent(None, _in_order((*errors(in_yaml), former)))
    tree, moved = _without_registered(tree)
    tree, fewest = _without_fewest_words(tree)
    return RawContent(validate_parts(tree, Book), in_yaml, (*moved, *fewest))


def _without_consequences(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out what probably follows from lines out of place: a dozen missing keys would hide the one line to correct."""
    displaced = any(p.code in _DISPLACED for p in problems)
    if not displaced or sum(p.code in _FOLLOW for p in problems) <= MAX_FOLLOWING:
        return problems
    return tuple(p for p in problems if p.code not in _FOLLOW | _FOLLOW_RULES)


def _former_format(tree: Tree) -> Problem | None:
    """Return the one Problem of a file in an earlier format: what else the model would say of it only follows from that."""
    written = tree.at(("format",))
    if not isinstance(written, Scalar) or written.strip() not in _FORMER_FORMATS:
        return None
    message = f"this file is written in format {written.strip()}; this program reads format {FORMAT}"
    hint = "run  make convert: it writes your words in the new format beside this file, and lists those it has no place for"
    return Problem("M074", message, written.location, hint)


def _without_registered(tree: Tree) -> tuple[Tree, tuple[Problem, ...]]:
    """Return the file without the values that the register of approvals holds now, and one Problem for all of them."""
    control = tree.value.get("control")
    moved = [key for key in _REGISTERED if key in control] if isinstance(control, dict) else []
    if not moved or not isinstance(control, dict):
        return tree, ()
    kept = {key: value for key, value in control.items() if key not in moved}
    places = sorted(tree.key_location(("control", key)) for key in moved)
    lines = ", ".join(str(place.line) for place in places)
    hint = f"delete {'line' if len(places) == 1 else 'lines'} {lines}: `make approve` writes them, when somebody approves a handout"
    problem = Problem("M084", "names, dates and versions are in handouts/approvals.yaml now, not here", places[0], hint)
    return replace(tree, value={**tree.value, "control": kept}), (problem,)


def _without_fewest_words(tree: Tree) -> tuple[Tree, tuple[Problem, ...]]:
    """Return the file without the words that slides once cut each sign under `help` to, and one Problem for all of them."""
    items = tree.value.get("help")
    if not isinstance(items, list):
        return tree, ()
    places = [("help", n, _FEWEST_WORDS) for n, item in enumerate(items) if isinstance(item, dict) and _FEWEST_WORDS in item]
    if not places:
        return tree, ()
    kept = [{k: value for k, value in item.items() if k != _FEWEST_WORDS} if isinstance(item, dict) else item for item in items]
    found = sorted(tree.key_location(place) for place in places)
    hint = f"delete {'line' if len(found) == 1 else 'lines'} {', '.join(str(place.line) for place in found)}"
    problem = Problem("M087", f"'{_FEWEST_WORDS}' left out signs of danger: slides print 'short' now", found[0], hint)
    return replace(tree, value={**tree.value, "help": kept}), (problem,)


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems in the order of the file; those of a clinic's own file come together."""
    return tuple(sorted(problems, key=lambda p: (*_line(p), p.location.column) if p.location else ("", 0, 0)))


def _line(problem: Problem) -> tuple[str, int]:
    return (problem.location.file, problem.location.line) if problem.location else ("", 0)
