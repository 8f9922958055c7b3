"""A long file read in parts: its keys, and the items of lists below them. A part that reads as before is the same value as before.

What is true of one part is then remembered by that part, as no part ever changes. A part that has changed is read in smaller ones in turn,
so that most of it is the same values as before. Only a file without any problem is read in parts: what
is to be said of another one may depend on all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.problems import Location
from generator.trees import Newest
from generator.yamlsource.cleaning import clean_lines, spaced
from generator.yamlsource.composer import compose_alone
from generator.yamlsource.line_scanner import NAME, indent_of
from generator.yamlsource.source_lines import SourceLines
from generator.yamlsource.tree import Locations, Tree, Value

REMEMBERED = 1024  # parts: a Book has some 30, which have 200 keys
_OF_DOCUMENTS = ("---", "...", "%")  # what begins or ends a document, or speaks of one
_LISTED = re.compile(r" *[a-z][a-z0-9_-]*:\s*(?:#.*)?$")  # a key with nothing beside it
_DASH = "- "
_MARKED_KEY = re.compile(r"[ -]*\?(?:\s|$)")  # "? key": where it ends depends on what comes after it


@dataclass(frozen=True, slots=True)
class _Lines:
    """Some lines of a file, as they were typed, from the one with the number `first`, counted from 0.

    Of the first key of an item, the dash before it is passed over.
    """

    typed: tuple[str, ...]
    first: int
    after_dash: bool = False

    def cut(self, begins: Sequence[int]) -> Iterator[_Lines]:
        """Yield what begins at each of some lines, and goes on to the next of them."""
        for begin, end in zip(begins, (*begins[1:], len(self.typed)), strict=True):
            yield _Lines(self.typed[begin:end], self.first + begin, self.after_dash and begin == 0)


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list with the locations of a list of this item alone."""

    value: Value
    locations: Locations


def tree_in_parts(typed: Sequence[str], file: str) -> Tree | None:
    """Return the Tree of a file without problems; None of one that has to be read as a whole."""
    lines = _Lines(tuple(typed), 0)
    begins = [number for number, line in enumerate(typed) if NAME.match(line)]
    if not begins or any(map(_says_something, typed[: begins[0]])) or any(map(_needs_the_whole, typed)):
        return None
    whole = _joined([_key(part, file) for part in lines.cut(begins)], file)
    return whole and Tree(file, whole.value, replace(whole.locations, begin=Location(file)), in_parts=True)


def _joined(read: Sequence[Tree | None], file: str) -> Tree | None:
    """Return keys with what is below them as one mapping; None if one can't be read, or is there twice."""
    value: dict[str, Value] = {}
    whole = Locations(read[0].locations.begin if read[0] else Location(file))
    for each in read:
        if each is None or each.value.keys() & value.keys():
            return None
        value |= each.value
        whole.values |= each.locations.values
        whole.keys |= each.locations.keys
        whole.parts |= each.locations.parts
    return Tree(file, value, whole)


@lru_cache(REMEMBERED)
def _key(lines: _Lines, file: str) -> Tree | None:
    """Return what a key and all below it say: where it has a list, its items are parts of their own."""
    items = _below(lines.typed, _DASH)
    if not items:
        return _mapping(lines, file)
    head = _mapping(_Lines(lines.typed[: items[0]], lines.first, lines.after_dash), file)
    read = [_item(item, file) for item in lines.cut(items)]
    if head is None or not all(read):
        return None
    return _with_items(head, tuple(each for each in read if each))


def _with_items(head: Tree, items: tuple[_Item, ...]) -> Tree:
    own = Locations(items[0].locations.begin)
    for number, item in enumerate(items):
        own.values[number] = item.locations.values[0]
        if 0 in item.locations.parts:
            own.parts[number] = item.locations.parts[0]
    return _with_value(head, [item.value for item in items], own)


def _with_value(head: Tree, value: Value, own: Locations) -> Tree:
    (key,) = head.value
    return Tree(head.file, {key: value}, Locations(head.locations.begin, {key: own.begin}, head.locations.keys, {key: own}))


def _below(lines: Sequence[str], begin: str = "") -> list[int]:
    """Return the numbers of the lines that begin what is in the list or mapping below a key; none if something else stands there."""
    if not _LISTED.match(lines[0]):
        return []
    first = next((line for line in lines[1:] if _says_something(line)), "")
    indent = indent_of(first)
    return _begins(lines, indent, begin) if indent > indent_of(lines[0]) else []


def _begins(lines: Sequence[str], indent: int, begin: str = "", after: int = 1) -> list[int]:
    """Return the numbers of the lines with an indent, if they all begin so, as keys where `begin` is '', and no other has a smaller one."""
    space = " " * indent
    if any(not line.startswith(space) and _says_something(line) for line in lines[after:]):
        return []
    there = (number for number, line in enumerate(lines) if number >= after and line[indent : indent + 1] not in ("", " ", "#"))
    found = [number for number in there if lines[number].startswith(space)]  # a comment may begin before
    alike = all(lines[number].startswith(begin, indent) if begin else NAME.match(lines[number], indent) for number in found)
    return found if alike else []


def _needs_the_whole(line: str) -> bool:
    return line.startswith(_OF_DOCUMENTS) or ("?" in line and bool(_MARKED_KEY.match(line)))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


@lru_cache(REMEMBERED)
def _mapping(lines: _Lines, file: str) -> Tree | None:
    """Return lines that are a mapping of one key by themselves; None if they are not, or anything is to be said of them."""
    if _have_changed(lines, file) and (tree := _mapping_in_parts(lines, file)):
        return tree
    value, locations = _read(lines, file)
    return Tree(file, value, locations) if isinstance(value, dict) and len(value) == 1 else None


def _mapping_in_parts(lines: _Lines, file: str) -> Tree | None:
    """Return the same, read key by key; None if these can't be told apart."""
    keys = _below(lines.typed)
    if not keys:
        return None
    head = _mapping(_Lines(lines.typed[: keys[0]], lines.first, lines.after_dash), file)
    below = _joined([_key(each, file) for each in lines.cut(keys)], file)
    return _with_value(head, below.value, below.locations) if head and below else None


@lru_cache(REMEMBERED)
def _item(lines: _Lines, file: str) -> _Item | None:
    """Return lines that are a list of one item by themselves, as `_mapping` does."""
    if _have_changed(lines, file) and (item := _item_in_parts(lines, file)):
        return item
    value, locations = _read(lines, file)
    return _Item(value[0], locations) if isinstance(value, list) and len(value) == 1 else None


def _item_in_parts(lines: _Lines, file: str) -> _Item | None:
    """Return the same, read key by key; None if these can't be told apart."""
    first = lines.typed[0]
    dash = indent_of(first)
    indent = dash + len(_DASH)
    if not NAME.match(first, indent) or first[:dash].strip(" ") or clean_lines([first]):
        return None
    others = _begins(lines.typed, indent)
    keys = [_key(each, file) for each in replace(lines, after_dash=True).cut((0, *others))] if others else [None]
    mapping = _joined(keys, file)
    if mapping is None:
        return None
    begin = Location(file, lines.first + 1, dash + 1, first)
    own = mapping.locations
    return _Item(mapping.value, Locations(begin, {0: own.begin}, {}, {0: own}))


_BEGUN: Newest[tuple[str, int, str], None] = Newest(REMEMBERED)


def _have_changed(lines: _Lines, file: str) -> bool:
    """Return whether other lines of a file began as these do, at the same place: somebody works on them.

    They are read in smaller parts from now on. To read all of a file so would take longer than to read it once.
    """
    begun = (file, lines.first, lines.typed[0])
    before = begun in _BEGUN
    _BEGUN[begun] = None
    return before and len(lines.typed) > 1


def _read(lines: _Lines, file: str) -> tuple[Value, Locations]:
    """Return what lines say by themselves, with the places in it; nothing where anything is to be said of them."""
    read = clean_lines(lines.typed)
    if any(clean.refused for clean in read.values()):
        return None, Locations(Location(file))
    text = "\n".join(read[number].text if number in read else line for number, line in enumerate(lines.typed))
    if lines.after_dash:
        text = text.replace(_DASH, " " * len(_DASH), 1)
    return compose_alone(spaced(text), SourceLines(file, lines.typed, read, first=lines.first))
