"""What a YAML file says, as plain values, each of which knows its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from generator.problems import Mark

Key: TypeAlias = "str | int"
Path: TypeAlias = tuple[Key, ...]
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value] | None"


class Scalar(str):
    """The words of one YAML scalar; never a number, a date or a truth value.

    `mark` is where they begin; `following` are the further lines of the file that they stand in, as they were typed.
    """

    __slots__ = ("following", "mark")
    mark: Mark
    following: Sequence[str]

    def __new__(cls, words: str, mark: Mark, following: Sequence[str] = ()) -> Scalar:
        """Return `words` with their place."""
        scalar = super().__new__(cls, words)
        scalar.mark = mark
        scalar.following = following
        return scalar

    def locate(self, pattern: str, nth: int = 0) -> Mark | None:
        """Return the place in the file where a pattern matches for the nth time, counted from 0."""
        lines = (self.mark.source[max(self.mark.column - 1, 0) :], *self.following)
        found = next(islice(re.finditer(pattern, "\n".join(lines)), nth, None), None)
        if found is None:
            return None
        line = found.string.count("\n", 0, found.start())
        column = found.start() - (found.string.rfind("\n", 0, found.start()) + 1)
        if line == 0:
            return Mark(self.mark.file, self.mark.line, self.mark.column + column, self.mark.source)
        return Mark(self.mark.file, self.mark.line + line, column + 1, lines[line])


@dataclass(slots=True)
class Places:
    """Where the parts of one list or mapping stand: of each part its value, its key, and its own parts; and which keys are repeated."""

    values: dict[Key, Mark] = field(default_factory=dict)
    keys: dict[Key, Mark] = field(default_factory=dict)
    parts: dict[Key, Places] = field(default_factory=dict)
    repeated: set[Key] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's top mapping with the places of its parts."""

    file: str
    value: dict[str, Value]
    places: Places

    def mark(self, path: Sequence[Key]) -> Mark:
        """Return where the value at `path` begins, or the nearest value above it that exists; the file itself at the top."""
        return self._find(path, keys=False)

    def key_mark(self, path: Sequence[Key]) -> Mark:
        """Return where the last key of `path` stands (an item of a list has none: its value), or the nearest above it that exists."""
        return self._find(path, keys=True)

    def at(self, path: Sequence[Key]) -> Value:
        """Return the value at `path`, or None where there is none."""
        value: Value = self.value
        for key in path:
            value = part_of(value, key)[1]
        return value

    def repeated(self, path: Sequence[Key]) -> bool:
        """Tell whether the mapping at `path` has a key twice: then a line is lost, or what a key says is in doubt."""
        places = self.places
        for key in path:
            places = places.parts.get(key, _NOWHERE)
        return bool(places.repeated)

    def scalars(self) -> Iterator[tuple[Path, Scalar]]:
        """Yield all words that stand as values, with their path, in the order of the file."""
        waiting: list[tuple[Path, Value]] = [((), self.value)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, Scalar):
                yield path, value
            elif isinstance(value, dict):
                waiting += [((*path, key), part) for key, part in reversed(value.items())]
            elif isinstance(value, list):
                waiting += [((*path, n), part) for n, part in reversed(tuple(enumerate(value)))]

    def _find(self, path: Sequence[Key], *, keys: bool) -> Mark:
        found, places = Mark(self.file), self.places
        for key in path:
            if key not in places.values:
                break
            marks: Mapping[Key, Mark] = places.keys if keys and key in places.keys else places.values
            found = marks[key]
            places = places.parts.get(key, _NOWHERE)
        return found


def part_of(value: Value, key: Key) -> tuple[bool, Value]:
    """Return whether `value` is a mapping with this key, or a list with this index, and what stands there."""
    if isinstance(value, dict) and isinstance(key, str) and key in value:
        return True, value[key]
    if isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
        return True, value[key]
    return False, None


_NOWHERE = Places()
