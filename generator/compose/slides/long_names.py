"""How many types stand side by side on a slide: fewer if one has a name that needs more room than a narrow column has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.content.condition import Condition

LONG_WORD, LONG_NAME = 10, 28  # characters: more do not fit a line, or the lines, of a fifth of the slide in its smallest type
VERY_LONG_NAME = 45  # more do not fit the lines of a third with a drawing
_PIECE = re.compile(r"[^\s-]+-?")  # what a line may end after


@dataclass(frozen=True, slots=True)
class AtOnce:
    """How many types are shown at once: usually, with long names, and with very long ones."""

    usual: int
    long: int
    very_long: int

    def of(self, conditions: Sequence[Condition]) -> int:
        """Return the number for these types: one with a long name decides for all, so that they look alike."""
        names = [condition.plain_name.plain for condition in conditions]
        if any(len(name) > VERY_LONG_NAME for name in names):
            return self.very_long
        return self.long if any(map(_is_long, names)) else self.usual

    def groups(self, conditions: tuple[Condition, ...]) -> tuple[tuple[Condition, ...], ...]:
        """Return the types of each slide."""
        size = self.of(conditions)
        return tuple(conditions[n : n + size] for n in range(0, len(conditions), size))


def _is_long(name: str) -> bool:
    return len(name) > LONG_NAME or any(len(piece) > LONG_WORD for piece in _PIECE.findall(name))
