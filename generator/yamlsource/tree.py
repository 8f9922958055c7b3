"""What a YAML file says, as plain values, each of which knows where it is in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Generic, TypeAlias, TypeVar

from generator.problems import Location
from generator.remembering import OfParts
from generator.yamlsource.characters import clean_line

T = TypeVar("T")
_REMEMBERED = 2048  # parts: a Book has some 500
Key: TypeAlias = "str | int"
KeyPath: TypeAlias = tuple[Key, ...]
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Hidden:
    """An invisible character that was dropped from a scalar, and where it was typed."""

    character: str
    location: Location


class Scalar(str):
    """The words of one YAML scalar; never a number, a date or a truth value.

    `location` is where they begin; `following` are the other lines of the file that they run over, as they were typed;
    `hidden` are the characters that were typed in them and dropped.
    """

    __slots__ = ("following", "hidden", "location")
    location: Location
    following: Sequence[str]
    hidden: Sequence[Hidden]

    def __new__(cls, words: str, location: Location, following: Sequence[str] = (), hidden: Sequence[Hidden] = ()) -> Scalar:
        """Return `words` with their location."""
        scalar = super().__new__(cls, words)
        scalar.location = location
        scalar.following = following
        scalar.hidden = hidden
        return scalar

    def locate(self, pattern: str, nth: int = 0) -> Location | None:
        """Return the location in the file where a pattern matches for the nth time, counted from 0."""
        lines = (self.location.source[max(self.location.column - 1, 0) :], *self.following)
        read = [clean_line(line) for line in lines]
        found = next(islice(re.finditer(pattern, "\n".join(line.text for line in read)), nth, None), None)
        if found is None:
            return None
        line = found.string.count("\n", 0, found.start())
        column = read[line].column(found.start() - (found.string.rfind("\n", 0, found.start()) + 1))
        if line == 0:
            return self.location.beside(self.location.column + column)
        return self.location.beside(column + 1, below=line, source=lines[line])


@dataclass(slots=True)
class Locations:
    """Where a list or mapping begins, and where its parts are: the value and the key of each, and its own parts in turn.

    `repeated` are the keys that the file gives more than once; `merged` says that some were meant to come from elsewhere.
    """

    begin: Location
    values: dict[Key, Location] = field(default_factory=dict)
    keys: dict[Key, Location] = field(default_factory=dict)
    parts: dict[Key, Locations] = field(default_factory=dict)
    repeated: set[Key] = field(default_factory=set)
    merged: bool = False

    def of_value(self, path: Sequence[Key]) -> Location:
        """Return where the value at `path` begins, or the nearest value above it that exists."""
        return self._find(path, keys=False)

    def of_key(self, path: Sequence[Key]) -> Location:
        """Return where the last key of `path` is (for an item of a list, its value), or the nearest above it that exists."""
        return self._find(path, keys=True)

    def within(self, path: Sequence[Key]) -> Locations | None:
        """Return the locations of what is in the list or mapping at `path`, or None where there is neither."""
        found: Locations | None = self
        for key in path:
            found = found.parts.get(key) if found else None
        return found

    def _find(self, path: Sequence[Key], *, keys: bool) -> Location:
        found, here = self.begin, self
        for key in path:
            if key not in here.values:
                break
            found = here.keys.get(key, here.values[key]) if keys else here.values[key]
            here = here.parts.get(key, Locations(found))
        return found


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's top mapping with the locations of its parts.

    Where it was read `in_parts`, the parts that stayed as they were are the same values as before, and never change.
    `astray` has the keys on lines that had to be repaired, by the numbers of these, and '-' for an item: each may belong somewhere else.
    """

    file: str
    value: dict[str, Value]
    locations: Locations
    in_parts: bool = False
    astray: tuple[tuple[int, str], ...] = ()

    def location(self, path: Sequence[Key]) -> Location:
        """Return where the value at `path` begins, or the nearest value above it that exists; the file itself at the top."""
        return self.locations.of_value(path)

    def key_location(self, path: Sequence[Key]) -> Location:
        """Return where the last key of `path` is (for an item of a list, its value), or the nearest above it that exists."""
        return self.locations.of_key(path)

    def own(self, *paths: KeyPath) -> KeyPath:
        """Return the first of some paths whose value is in this file, and not in one that it extends; without one, the first."""
        return next((path for path in paths if self.location(path).file == self.file), paths[0])

    def at(self, path: Sequence[Key]) -> Value:
        """Return the value at `path`, or None where there is none."""
        value: Value = self.value
        for key in path:
            value = part_of(value, key)[1]
        return value

    def with_part(self, key: str, part: Tree) -> Tree:
        """Return the same file with what another one says in the place of the value at a key of the top."""
        top, own = self.locations, part.locations
        values, parts = {**top.values, key: own.begin}, {**top.parts, key: own}
        return replace(self, value={**self.value, key: part.value}, locations=replace(top, values=values, parts=parts))

    def only(self, keys: Collection[str]) -> Tree:
        """Return the part of a file that stands under some keys of the top."""
        top = self.locations
        kept = Locations(top.begin, _only(top.values, keys), _only(top.keys, keys), _only(top.parts, keys))
        return Tree(self.file, {key: value for key, value in self.value.items() if key in keys}, kept)

    def items(self, *path: Key) -> tuple[KeyPath, ...]:
        """Return the path of each item of the list at `path`, or nothing where there is no list."""
        value = self.at(path)
        return tuple((*path, n) for n in range(len(value))) if isinstance(value, list) else ()

    def repeated(self, path: Sequence[Key]) -> bool:
        """Return whether the mapping at `path` has a key twice: then a line is lost, or a value is in doubt."""
        within = self.locations.within(path)
        return bool(within and within.repeated)

    def parts(self) -> Iterator[tuple[KeyPath, Value]]:
        """Yield what stands under each key, of a list its items, with their paths, in the order of the file."""
        for key, value in self.value.items():
            yield from (((key, n), item) for n, item in enumerate(value)) if isinstance(value, list) else (((key,), value),)

    def scalars(self) -> Iterator[tuple[KeyPath, Scalar]]:
        """Yield all scalar values with their paths, in the order of the file."""
        return _SCALARS(self)

    def with_hidden(self) -> Iterator[tuple[KeyPath, Scalar]]:
        """Yield those in which invisible characters were typed and dropped."""
        return _WITH_HIDDEN(self)


class OfTree(Generic[T]):
    """What a function yields for the parts of a file at their paths, of a mapping for what is under each of its keys.

    Files that were not read in parts are not remembered.
    """

    _last: tuple[Tree, tuple[tuple[T, ...], ...]] | None = None  # several rules ask of one file after the other

    def __init__(self, look: Callable[[KeyPath, Value], Iterable[T]]) -> None:
        self._look, self._of, self._wholes = look, OfParts(look, _REMEMBERED), OfParts(self._in_keys, _REMEMBERED)

    def __call__(self, tree: Tree) -> Iterator[T]:
        """Yield what the function yields for each part, in the order of the file."""
        for found in self.by_part(tree):
            yield from found

    def by_part(self, tree: Tree) -> Iterator[tuple[T, ...]]:
        """Yield the same by parts; for one that was there before, the very same tuple."""
        if not tree.in_parts:
            for path, part in tree.parts():
                yield tuple(self._in_keys_of(path, part) if isinstance(part, dict) else self._look(path, part))
            return
        if self._last is None or self._last[0] is not tree:
            found = tuple([(self._wholes if isinstance(part, dict) else self._of)(path, part) for path, part in tree.parts()])
            self._last = tree, found
        yield from self._last[1]

    def _in_keys_of(self, path: KeyPath, part: dict[str, Value]) -> Iterator[T]:
        for key, below in part.items():
            yield from self._look((*path, key), below)

    def _in_keys(self, path: KeyPath, part: Value) -> Iterator[T]:
        """Yield the same for a mapping of which a key has changed, or which is new."""
        for key, below in part.items() if isinstance(part, dict) else ():
            yield from self._of((*path, key), below)


def scalars_in(path: KeyPath, value: Value) -> Iterator[tuple[KeyPath, Scalar]]:
    """Yield the scalar values in a value at a path, in the order of the file."""
    waiting: list[tuple[KeyPath, Value]] = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Scalar):
            yield path, value
        elif isinstance(value, dict):
            waiting += [((*path, key), part) for key, part in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [((*path, n), part) for n, part in reversed(tuple(enumerate(value)))]


def _with_hidden(path: KeyPath, value: Value) -> Iterator[tuple[KeyPath, Scalar]]:
    return ((place, scalar) for place, scalar in scalars_in(path, value) if scalar.hidden)


_SCALARS, _WITH_HIDDEN = OfTree(scalars_in), OfTree(_with_hidden)


def _only(places: Mapping[Key, T], keys: Collection[str]) -> dict[Key, T]:
    return {key: place for key, place in places.items() if key in keys}


def part_of(value: Value, key: Key) -> tuple[bool, Value]:
    """Return whether `value` is a mapping with this key, or a list with this index, and what is there."""
    if isinstance(value, dict) and isinstance(key, str) and key in value:
        return True, value[key]
    if isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
        return True, value[key]
    return False, None


def keys_with_values(value: Value) -> set[str]:
    """Return the keys of a mapping that have a value; those with null are as good as left out."""
    return {key for key, each in value.items() if each is not None} if isinstance(value, dict) else set()
