"""The rules for a number of which only the difference is known: so many more than with placebo."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.each_condition import in_each_condition
from generator.content.model import Book
from generator.problems import Problem
from generator.yamlsource.tree import KeyPath
from generator.yamlsource.validate import Validated

_SAYS = {"placebo": "how many there were with placebo", "up_to": "that the number is the highest one given"}


@in_each_condition
def differences(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield `more` beside what it leaves no room for, and where people would be drawn: nobody knows how many."""
    items = content.tree.items
    for option in items(*condition, "options"):
        yield from _beside(content, (*option, "out_of_100"))
    for path in (*items(*condition, "how_common", "numbers"), (*condition, "outlook", "out_of_100")):
        if content.value((*path, "more"), bool):
            hint = "write how many people of 100 there were, without 'more'"
            location = content.tree.key_location((*path, "more"))
            yield Problem("M083", "'more' can only be in an option: here the number is drawn as people", location, hint)


def _beside(content: Validated[Book], path: KeyPath) -> Iterator[Problem]:
    if not content.value((*path, "more"), bool):
        return
    placebo, up_to = content.value((*path, "placebo"), int) is not None, content.value((*path, "up_to"), bool)
    for key, given in (("placebo", placebo), ("up_to", up_to)):
        if given:
            message = f"'{key}' says {_SAYS[key]}, and 'more' that only the difference is known"
            yield Problem("M083", message, content.tree.key_location((*path, key)), "take one of them out")
