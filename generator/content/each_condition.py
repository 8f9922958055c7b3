"""Rules that look at each condition of content.yaml by itself: one in which a rule found nothing is passed over until it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from generator.content.model import Book
from generator.problems import Problem
from generator.remembering import Kept
from generator.yamlsource.tree import KeyPath, Value
from generator.yamlsource.validate import Validated

_REMEMBERED = 64  # a Book has 20 conditions at most: those of a few
OfOne = Callable[[Validated[Book], KeyPath], Iterator[Problem]]


def in_each_condition(look: OfOne) -> Callable[[Validated[Book]], Iterator[Problem]]:
    """Return a rule over all conditions that is made from one over the condition at a path, which may read nothing else.

    Where all of a file fits the model, what a rule reads of a part follows from that part, which never changes.
    """
    quiet = Kept[int, Value](_REMEMBERED)  # by identity, with the part itself, so that no other one has it

    @wraps(look)
    def rule(content: Validated[Book]) -> Iterator[Problem]:
        sure = content.model is not None and content.tree.in_parts
        for path in content.tree.items("conditions"):
            part = content.tree.at(path)
            if sure and quiet.get(id(part)) is not None:
                continue
            found = tuple(look(content, path))
            yield from found
            if sure and not found:
                quiet.keep(id(part), part)

    return rule
