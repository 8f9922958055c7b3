"""The rules of the choices: what comes first, how certain each is, and where its number is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.condition import Option
from generator.content.each_condition import in_each_condition
from generator.content.model import Book
from generator.problems import Problem
from generator.yamlsource.introspect import expected, names
from generator.yamlsource.tree import KeyPath, Value, keys_with_values
from generator.yamlsource.validate import Validated


@in_each_condition
def options(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield what breaks the order of the choices: doing nothing comes first, our own treatment is one of them."""
    tree, path = content.tree, (*condition, "options")
    if not (kinds := [_option_kind(content, item) for item in tree.items(*path)]):
        return
    if kinds[0] not in ("none", None):
        hint = "write  kind: none  here: no treatment is always the first choice"
        yield Problem("M055", "the first option must be no treatment", tree.location((*path, 0, "kind")), hint)
    for kind, what in (("none", "no treatment"), ("ours", "the clinic's own treatment")):
        at = [k for k, each in enumerate(kinds) if each == kind]
        for k in at[1:]:
            hint = f"the first is option {at[0] + 1}; write  kind: other  here"
            yield Problem("M055", f"only one option can be {what}", tree.location((*path, k, "kind")), hint)
    lost = any(tree.repeated(item) for item in tree.items(*path))
    if not lost and not {"ours", None} & set(kinds):
        hint = "write  kind: ours  in the option about it"
        yield Problem("M055", "one option must be the clinic's own treatment", tree.key_location(path), hint)


def _option_kind(content: Validated[Book], path: KeyPath) -> str | None:
    """Return an option's kind; None where it is not clear what was meant."""
    option = content.tree.at(path)
    if isinstance(option, dict) and "kind" not in option:
        return "other" if _all_known(option) else None
    return content.value((*path, "kind"), str)


def _all_known(option: Value) -> bool:
    """Return whether an option has only keys that it may have: one that is missing is not there under a misspelt name."""
    return isinstance(option, dict) and option.keys() <= set(names(Option))


@in_each_condition
def certainty_of_options(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield options whose certainty is missing, or stands where it means nothing.

    That of the clinic's own treatment follows from its level of evidence; doing nothing and what does not aim at a cure have none.
    """
    options = content.tree.items(*condition, "options")
    kinds = [_option_kind(content, option) for option in options]
    for option, kind in zip(options, kinds, strict=True):
        if content.tree.repeated(option):
            continue  # it may be two options, of which the first line of one is lost
        yield from _certainty_without_meaning(content, option, kind)
        if kind == "other" and kinds[0] == "none" and "ours" in kinds:  # else it may be one of those two
            yield from _no_certainty(content, option)


def _certainty_without_meaning(content: Validated[Book], option: KeyPath, kind: str | None) -> Iterator[Problem]:
    location = content.tree.location((*option, "certainty"))
    if not content.value((*option, "certainty"), str):
        return
    if kind in ("none", "ours"):
        why = "follows from 'level'" if kind == "ours" else "has no meaning for no treatment"
        yield Problem("M066", f"'certainty' {why}", location, "take it out")
    elif _aims_at_no_cure(content, option):
        yield Problem("M066", "'certainty' has no meaning where a cure is not the aim", location, "take it out")


def _no_certainty(content: Validated[Book], option: KeyPath) -> Iterator[Problem]:
    written = content.tree.at(option)
    if "certainty" not in keys_with_values(written) and _all_known(written) and not _aims_at_no_cure(content, option):
        hint = f"write  certainty:  and one of: {', '.join(expected(Option, ('certainty',))[0].allowed)}"
        yield Problem("M066", "'certainty' is missing", content.tree.location(option), hint)


def _aims_at_no_cure(content: Validated[Book], option: KeyPath) -> bool:
    return content.value((*option, "why_no_number"), str) == "not-the-aim"


@in_each_condition
def reasons_for_no_number(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield options with neither a number nor the reason why there is none, and those with both."""
    tree = content.tree
    for path in tree.items(*condition, "options"):
        keys = keys_with_values(tree.at(path))
        if tree.repeated(path):
            continue
        if "out_of_100" in keys and "why_no_number" in keys:
            message = "there is a number, and a reason why there is none"
            yield Problem("M067", message, tree.location((*path, "why_no_number")), "take one of them out")
        elif _all_known(tree.at(path)) and not keys & {"out_of_100", "why_no_number"}:
            hint = "write  why_no_number: none-found  or  not-the-aim"
            yield Problem("M067", "neither 'out_of_100' nor 'why_no_number' is given", tree.location(path), hint)
