"""Texts that rules look at together: found by their paths, or by the part of the file that they are in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.content.condition import Condition
from generator.review.said import Said
from generator.review.texts import NO_PROSE, InOrder

_CONDITIONS = "conditions"


@dataclass(frozen=True, eq=False, kw_only=True)
class Listed(InOrder):
    """Texts of the Book in the order of the file, and labels printed beside them.

    Two of them are never the same: what many rules ask of one is worked out once.
    """

    texts: tuple[Said, ...]
    of_labels: tuple[Said, ...] = ()

    @cached_property
    def prose(self) -> tuple[Said, ...]:
        """The texts of the Book that a reader reads as sentences."""
        return tuple(said for said in self.texts if not said.path.startswith(NO_PROSE))

    @cached_property
    def by_path(self) -> Mapping[str, Said]:
        """The texts by their paths."""
        return {said.path: said for said in self.texts}

    @cached_property
    def by_part(self) -> Mapping[str, tuple[Said, ...]]:
        """The texts by the part of the file that they are in."""
        found: dict[str, list[Said]] = {}
        for said in self.texts:
            found.setdefault(part_of(said.path), []).append(said)
        return {part: tuple(texts) for part, texts in found.items()}

    def below(self, *starts: str) -> Iterator[Said]:
        """Yield the texts whose path begins with one of these."""
        for part, texts in self.by_part.items():
            if any(start.startswith(part) or part.startswith(start) for start in starts):
                yield from (said for said in texts if said.path.startswith(starts))

    def about(self, condition: Condition) -> Iterator[Said]:
        """Yield the texts about a condition."""
        return self.below(f"{part_of_condition(condition)}/")


def part_of(path: str) -> str:
    """Return the part of the file that a text is in: a condition, as conditions/alopecia-areata, or all below another key."""
    key, _, rest = path.partition("/")
    return f"{key}/{rest.partition('/')[0]}" if key == _CONDITIONS else key


def part_of_condition(condition: Condition) -> str:
    """Return the part of the file that a condition is."""
    return f"{_CONDITIONS}/{condition.id}"
