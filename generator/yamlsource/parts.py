"""A long file read in parts: its keys, and the items of lists below them. A part that reads as before is the same value as before.

What is true of one part is then remembered by that part, as no part ever changes, wherever it stands now: the places in it move with it.
A part that has changed is read in smaller ones in turn, so that most of it is the same values as before. Only a file without any problem is
read in parts: what is to be said of another one may depend on all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.problems import FileStretch, Location
from generator.remembering import Kept
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
class _TypedLines:
    """Some lines of a file, as they were typed, from the one with the number `first`, counted from 0; what they say does not depend on it.

    Of the first key of an item, the dash before it is passed over.
    """

    file: str
    typed: tuple[str, ...]
    first: int = field(compare=False)
    after_dash: bool = False

    def cut(self, begins: Sequence[int]) -> Iterator[_TypedLines]:
        """Yield what begins at each of some lines, and goes on to the next of them."""
        for begin, end in zip(begins, (*begins[1:], len(self.typed)), strict=True):
            yield replace(self, typed=self.typed[begin:end], first=self.first + begin, after_dash=self.after_dash and begin == 0)

    def to(self, end: int) -> _TypedLines:
        """Return those before a line."""
        return replace(self, typed=self.typed[:end])


@dataclass(frozen=True, slots=True)
class _ReadPart:
    """What lines say: a mapping of one key, or a list of one item; with the stretches they were read in, each so far below the first."""

    value: Value
    locations: Locations
    stretches: tuple[tuple[int, FileStretch], ...]


class _FileReading:
    """One reading of a file. Each stretch of lines stands in one place of it."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def put(self, part: _ReadPart, first: int) -> _ReadPart:
        """Take in a part that begins after so many lines, and return it."""
        for below, stretch in part.stretches:
            stretch.above = first + below
            self._taken.add(id(stretch))
        return part

    def is_free(self, part: _ReadPart) -> bool:
        """Return whether nothing of a part stands anywhere else in the file."""
        return not any(id(stretch) in self._taken for _, stretch in part.stretches)


@dataclass(slots=True)
class _AlikeParts:
    """The parts that lines which read alike have been, as they may stand in several places of a file; `whole` where they are none."""

    parts: list[_ReadPart] = field(default_factory=list)
    whole: bool = False
    _reading: _FileReading | None = None
    _next: int = 0

    def free(self, reading: _FileReading) -> _ReadPart | None:
        """Return one that has no place in this reading of the file yet."""
        if self._reading is not reading:
            self._reading, self._next = reading, 0
        for part in self.parts[self._next :]:
            self._next += 1
            if reading.is_free(part):
                return part
        return None


class _KnownParts:
    """What lines say, remembered by what was typed; None of lines that can't be read alone."""

    def __init__(self, read: Callable[[_TypedLines, _FileReading], _ReadPart | None]) -> None:
        self._read = read
        self._known: Kept[_TypedLines, _AlikeParts] = Kept(REMEMBERED)

    def __call__(self, lines: _TypedLines, reading: _FileReading) -> _ReadPart | None:
        """Return the part that stands here now."""
        alike = self._known.made(lines, _AlikeParts)
        if alike.whole:
            return None
        if known := alike.free(reading):
            return reading.put(known, lines.first)
        part = self._read(lines, reading)
        if part is None:
            alike.whole = True
        else:
            alike.parts.append(part)
        return part


def tree_in_parts(typed: Sequence[str], file: str) -> Tree | None:
    """Return the Tree of a file without problems; None of one that has to be read as a whole.

    The places of what stayed as it was are from now on those of this reading.
    """
    lines = _TypedLines(file, tuple(typed), 0)
    begins = [number for number, line in enumerate(typed) if line >= "a" and NAME.match(line)]  # few lines do not begin with a space
    suspects = [line for line in typed if "?" in line or not line.startswith(" ")]
    if not begins or any(map(_says_something, typed[: begins[0]])) or any(map(_needs_the_whole, suspects)):
        return None
    reading = _FileReading()
    whole = _joined((part, _KEYS(part, reading)) for part in lines.cut(begins))
    if whole is None or not isinstance(whole.value, dict):
        return None
    return Tree(file, whole.value, replace(whole.locations, begin=Location(file)), in_parts=True)


def _joined(read: Iterable[tuple[_TypedLines, _ReadPart | None]]) -> _ReadPart | None:
    """Return keys with what is below them as one mapping; None as soon as one can't be read, or is there twice."""
    value: dict[str, Value] = {}
    stretches: list[tuple[int, FileStretch]] = []
    first, whole = None, Locations(Location(""))
    for lines, each in read:
        if each is None or not isinstance(each.value, dict) or each.value.keys() & value.keys():
            return None
        if first is None:
            first, whole = lines, Locations(each.locations.begin)
        value |= each.value
        whole.values |= each.locations.values
        whole.keys |= each.locations.keys
        whole.parts |= each.locations.parts
        stretches += _from(first, lines, each)
    return _ReadPart(value, whole, tuple(stretches)) if first else None


def _from(first: _TypedLines, lines: _TypedLines, part: _ReadPart) -> Iterator[tuple[int, FileStretch]]:
    """Yield the stretches of a part, as far below other lines as they stand."""
    return ((lines.first - first.first + below, stretch) for below, stretch in part.stretches)


def _key(lines: _TypedLines, reading: _FileReading) -> _ReadPart | None:
    """Return what a key and all below it say: where it has a list, its items are parts of their own."""
    items = _below(lines.typed, _DASH)
    if not items:
        return _MAPPINGS(lines, reading)
    head = _MAPPINGS(lines.to(items[0]), reading)
    read = [(item, _ITEMS(item, reading)) for item in lines.cut(items)]
    return _with_items(lines, head, read) if head else None


def _with_items(lines: _TypedLines, head: _ReadPart, read: Sequence[tuple[_TypedLines, _ReadPart | None]]) -> _ReadPart | None:
    """Return a key with its items; None if one of them can't be read."""
    values, own, stretches = list[Value](), Locations(head.locations.begin), list(head.stretches)
    if first := read[0][1]:
        own.begin = first.locations.begin
    for number, (item, part) in enumerate(read):
        if part is None or not isinstance(part.value, list):
            return None
        values += part.value
        own.values[number] = part.locations.values[0]
        if 0 in part.locations.parts:
            own.parts[number] = part.locations.parts[0]
        stretches += _from(lines, item, part)
    return _with_value(head, values, own, stretches)


def _with_value(head: _ReadPart, value: Value, own: Locations, stretches: Sequence[tuple[int, FileStretch]]) -> _ReadPart | None:
    """Return a key with something below it."""
    if not isinstance(head.value, dict):
        return None
    (key,) = head.value
    return _ReadPart({key: value}, Locations(head.locations.begin, {key: own.begin}, head.locations.keys, {key: own}), tuple(stretches))


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


def _mapping(lines: _TypedLines, reading: _FileReading) -> _ReadPart | None:
    """Return lines that are a mapping of one key by themselves; None if they are not, or anything is to be said of them."""
    if _have_changed(lines, reading) and (part := _mapping_in_parts(lines, reading)):
        return part
    part = _read(lines, reading)
    return part if isinstance(part.value, dict) and len(part.value) == 1 else None


def _mapping_in_parts(lines: _TypedLines, reading: _FileReading) -> _ReadPart | None:
    """Return the same, read key by key; None if these can't be told apart."""
    keys = _below(lines.typed)
    if not keys:
        return None
    head = _MAPPINGS(lines.to(keys[0]), reading)
    read = list(lines.cut(keys))
    below = _joined((each, _KEYS(each, reading)) for each in read)
    if head is None or below is None:
        return None
    return _with_value(head, below.value, below.locations, [*head.stretches, *_from(lines, read[0], below)])


def _item(lines: _TypedLines, reading: _FileReading) -> _ReadPart | None:
    """Return lines that are a list of one item by themselves, as `_mapping` does."""
    if _have_changed(lines, reading) and (item := _item_in_parts(lines, reading)):
        return item
    part = _read(lines, reading)
    return part if isinstance(part.value, list) and len(part.value) == 1 else None


def _item_in_parts(lines: _TypedLines, reading: _FileReading) -> _ReadPart | None:
    """Return the same, read key by key; None if these can't be told apart."""
    first = lines.typed[0]
    dash = indent_of(first)
    indent = dash + len(_DASH)
    if not NAME.match(first, indent) or first[:dash].strip(" ") or clean_lines([first]):
        return None
    others = _begins(lines.typed, indent)
    keys = replace(lines, after_dash=True).cut((0, *others)) if others else ()
    mapping = _joined((each, _KEYS(each, reading)) for each in keys)
    if mapping is None:
        return None
    own = mapping.locations
    begin = own.begin.beside(dash + 1)  # the first key is in the line of the dash
    return _ReadPart([mapping.value], Locations(begin, {0: own.begin}, {}, {0: own}), mapping.stretches)


_KEYS, _MAPPINGS, _ITEMS = map(_KnownParts, (_key, _mapping, _item))
_BEGUN: Kept[tuple[str, str], _FileReading] = Kept(REMEMBERED)


def _have_changed(lines: _TypedLines, reading: _FileReading) -> bool:
    """Return whether other lines began as these do when the file was read before: somebody works on them.

    They are read in smaller parts from now on. To read all of a file so would take longer than to read it once.
    """
    begun = _BEGUN.made((lines.file, lines.typed[0]), lambda: reading)
    return begun is not reading and len(lines.typed) > 1


def _read(lines: _TypedLines, reading: _FileReading) -> _ReadPart:
    """Return what lines say by themselves, with the places in it; nothing where anything is to be said of them."""
    read = clean_lines(lines.typed)
    if any(clean.refused for clean in read.values()):
        return _ReadPart(None, Locations(Location(lines.file)), ())
    text = "\n".join(read[number].text if number in read else line for number, line in enumerate(lines.typed))
    if lines.after_dash:
        text = text.replace(_DASH, " " * len(_DASH), 1)
    stretch = FileStretch(lines.first)
    value, locations = compose_alone(spaced(text), SourceLines(lines.file, lines.typed, read, stretch=stretch))
    return reading.put(_ReadPart(value, locations, ((0, stretch),)), lines.first)
