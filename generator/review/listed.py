"""Texts that rules look at together: found by their paths, or by the part of the file that they are in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.content.condition import Condition
from generator.remembering import OfEach
from generator.review.said import Said
from generator.review.texts import NO_PROSE, InOrder

_CONDITIONS = "conditions"
_PARTS = 512  # sources are most of them: a Book has some seventy


_SaidTogether = tuple[Said, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Listed(InOrder):
    """Texts of the Book in the order of the file, and labels printed beside them.

    The texts come `in_parts`, as the Book does: a part that is as it was before an edit is the same tuple. Two lists are never the same:
    what many rules ask of one is worked out once.
    """

    in_parts: tuple[_SaidTogether, ...]
    of_labels: tuple[Said, ...] = ()

    @cached_property
    def texts(self) -> tuple[Said, ...]:  # type: ignore[override]  # worked out from the parts
        """All of them."""
        return tuple(chain.from_iterable(self.in_parts))

    @cached_property
    def prose(self) -> tuple[Said, ...]:
        """The texts of the Book that a reader reads as sentences."""
        return tuple(chain.from_iterable(map(prose_of, self.in_parts)))

    @cached_property
    def by_path(self) -> Mapping[str, Said]:
        """The texts by their paths."""
        return {said.path: said for said in self.texts}

    @cached_property
    def by_part(self) -> Mapping[str, _SaidTogether]:
        """The texts by the part of the file that they are in."""
        found: dict[str, list[_SaidTogether]] = {}
        for texts in self.in_parts:
            for part, own in BY_PART(texts).items():
                found.setdefault(part, []).append(own)
        return {part: texts[0] if len(texts) == 1 else tuple(chain.from_iterable(texts)) for part, texts in found.items()}

    def below(self, *starts: str) -> Iterator[Said]:
        """Yield the texts whose path begins with one of these."""
        for part, texts in self.by_part.items():
            if any(start.startswith(part) or part.startswith(start) for start in starts):
                yield from (said for said in texts if said.path.startswith(starts))

    def about(self, condition: Condition) -> Iterator[Said]:
        """Yield the texts about a condition."""
        return self.below(f"{part_of_condition(condition)}/")


def _by_part(texts: _SaidTogether) -> Mapping[str, _SaidTogether]:
    """Return texts by the part of the file that they are in: most are all in one."""
    parts = [part_of(said.path) for said in texts]
    if len(set(parts)) == 1:
        return {parts[0]: texts}
    return {part: tuple(said for said, own in zip(texts, parts, strict=True) if own == part) for part in dict.fromkeys(parts)}


def _prose(texts: _SaidTogether) -> _SaidTogether:
    return tuple(said for said in texts if not said.path.startswith(NO_PROSE))


BY_PART, prose_of = OfEach(_by_part, _PARTS), OfEach(_prose, _PARTS)


def part_of(path: str) -> str:
    """Return the part of the file that a text is in: a condition, as conditions/alopecia-areata, or all below another key."""
    key, _, rest = path.partition("/")
    return f"{key}/{rest.partition('/')[0]}" if key == _CONDITIONS else key


def part_of_condition(condition: Condition) -> str:
    """Return the part of the file that a condition is."""
    return f"{_CONDITIONS}/{condition.id}"
