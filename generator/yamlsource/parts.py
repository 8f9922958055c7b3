"""A long file read in parts: its keys, and the items of lists below them. A part that reads as before is the same value as before.

What is true of one part is then remembered by that part, as no part ever changes. Only a file without any problem is read in parts: what
is to be said of another one may depend on all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.problems import Location
from generator.yamlsource.cleaning import clean_lines, spaced
from generator.yamlsource.composer import compose_alone
from generator.yamlsource.line_scanner import NAME, indent_of
from generator.yamlsource.source_lines import SourceLines
from generator.yamlsource.tree import Locations, Tree, Value

REMEMBERED = 128  # parts: a Book has some 30
_OF_DOCUMENTS = ("---", "...", "%")  # what begins or ends a document, or speaks of one
_LISTED = re.compile(r"[a-z][a-z0-9_-]*:\s*(?:#.*)?$")  # a key with nothing beside it


@dataclass(frozen=True, slots=True)
class _Lines:
    """Some lines of a file, as they were typed, from the one with the number `first`, counted from 0."""

    typed: tuple[str, ...]
    first: int

    def cut(self, begins: Sequence[int]) -> Iterator[_Lines]:
        """Yield what begins at each of some lines, and goes on to the next of them."""
        for begin, end in zip(begins, (*begins[1:], len(self.typed)), strict=True):
            yield _Lines(self.typed[begin:end], self.first + begin)


def tree_in_parts(typed: Sequence[str], file: str) -> Tree | None:
    """Return the Tree of a file without problems; None of one that has to be read as a whole."""
    lines = _Lines(tuple(typed), 0)
    begins = [number for number, line in enumerate(typed) if NAME.match(line)]
    if not begins or any(map(_says_something, typed[: begins[0]])) or any(line.startswith(_OF_DOCUMENTS) for line in typed):
        return None
    value: dict[str, Value] = {}
    whole = Locations(Location(file))
    for part in lines.cut(begins):
        read = _key(part, file)
        if read is None or read.value.keys() & value.keys():
            return None
        value |= read.value
        whole.values |= read.locations.values
        whole.keys |= read.locations.keys
        whole.parts |= read.locations.parts
    return Tree(file, value, whole, in_parts=True)


def _key(lines: _Lines, file: str) -> Tree | None:
    """Return what a key and all below it say: where it has a list, its items are parts of their own."""
    items = _items(lines.typed)
    if not items:
        return _mapping(lines, file)
    head = _mapping(_Lines(lines.typed[: items[0]], lines.first), file)
    read = [_item(item, file) for item in lines.cut(items)]
    if head is None or not all(read):
        return None
    (key,) = head.value
    return _with_items(head, key, tuple(each for each in read if each))


def _with_items(head: Tree, key: str, items: tuple[_Item, ...]) -> Tree:
    own = Locations(items[0].locations.begin)
    for number, item in enumerate(items):
        own.values[number] = item.locations.values[0]
        if 0 in item.locations.parts:
            own.parts[number] = item.locations.parts[0]
    places = Locations(head.locations.begin, {key: own.begin}, head.locations.keys, {key: own})
    return Tree(head.file, {key: [item.value for item in items]}, places)


def _items(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that begin an item of the list below a key; none if something else stands there."""
    if not _LISTED.match(lines[0]):
        return []
    said = [number for number, line in enumerate(lines) if number and _says_something(line)]
    indent = indent_of(lines[said[0]]) if said else 0
    begins = [number for number in said if indent_of(lines[number]) == indent]
    least = min((indent_of(lines[number]) for number in said), default=0)
    return begins if indent and least == indent and all(lines[n].startswith("- ", indent) for n in begins) else []


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list with the locations of a list of this item alone."""

    value: Value
    locations: Locations


@lru_cache(REMEMBERED)
def _mapping(lines: _Lines, file: str) -> Tree | None:
    """Return lines that are a mapping of one key by themselves; None if they are not, or anything is to be said of them."""
    value, locations = _read(lines, file)
    return Tree(file, value, locations) if isinstance(value, dict) and len(value) == 1 else None


@lru_cache(REMEMBERED)
def _item(lines: _Lines, file: str) -> _Item | None:
    """Return lines that are a list of one item by themselves, as `_mapping` does."""
    value, locations = _read(lines, file)
    return _Item(value[0], locations) if isinstance(value, list) and len(value) == 1 else None


def _read(lines: _Lines, file: str) -> tuple[Value, Locations]:
    """Return what lines say by themselves, with the places in it; nothing where anything is to be said of them."""
    read = clean_lines(lines.typed)
    if any(clean.refused for clean in read.values()):
        return None, Locations(Location(file))
    text = "\n".join(read[number].text if number in read else line for number, line in enumerate(lines.typed))
    return compose_alone(spaced(text), SourceLines(file, lines.typed, read, first=lines.first))
