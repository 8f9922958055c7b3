"""The table in which a PDF says where its objects begin, read as we write it: one, of the plain kind (ISO 32000-1, 7.5.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ENTRY = 20  # bytes of an entry in a table of references
_IN_USE = b" 00000 n \n"  # the end of the entry of an object, for one that never took another one's place
_TABLE = re.compile(
    rb"xref\s+0 (?P<count>\d+)\s*\n(?P<entries>(?:\d{10} \d{5} [nf][ \r]\n)+)"
    rb"trailer\s*(?P<trailer><<(?:(?!/Prev|/XRefStm|/Encrypt).)*>>)\s*startxref\s+(?P<start>\d+)\s+%%EOF\s*\Z",
    re.DOTALL,
)
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R\b")


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A file's only table, which places its objects (ISO 32000-1, 7.5.4), where it begins, and the number of the catalog."""

    data: bytes
    entries: bytes
    begins: int
    root: int

    @property
    def count(self) -> int:
        """How many numbers it has, from 0."""
        return len(self.entries) // _ENTRY

    def start(self, number: int) -> int | None:
        """Return where an object begins, None if there is none of that number."""
        entry = self.entries[_ENTRY * number : _ENTRY * (number + 1)]
        return int(entry[:10]) if entry[17:18] == b"n" else None

    def starts(self) -> list[int]:
        """Return where all objects begin, from number 1 up; nothing if a number is free."""
        offsets = self.entries[_ENTRY:].split(_IN_USE)
        try:
            return [*map(int, offsets[:-1])] if not offsets[-1] else []
        except ValueError:
            return []

    def between(self, first: int, after: int) -> bytes:
        """Return the bytes from the beginning of one object to that of another one, or to the table; none if the other is not after it."""
        start, end = self.start(first), self.start(after) or self.begins
        return self.data[start:end] if start is not None else b""

    def has(self, first: int, starts: Sequence[int]) -> bool:
        """Return whether objects with consecutive numbers begin at these distances from the first one's beginning."""
        start = self.start(first)
        if start is None:
            return False
        expected = b"".join([b"%010d 00000 n \n" % (start + each) for each in starts])
        return self.entries[_ENTRY * first : _ENTRY * first + len(expected)] == expected


def table_of(data: bytes) -> ReferenceTable | None:
    """Return a file's table; None if it has others, or one of another kind, or is encrypted."""
    found = _TABLE.search(data, max(0, data.rfind(b"\nxref")))
    if found is None or int(found["start"]) != found.start() or len(found["entries"]) != _ENTRY * int(found["count"]):
        return None
    roots = _ROOT.findall(found["trailer"])
    return ReferenceTable(data, found["entries"], found.start(), int(roots[0])) if len(roots) == 1 else None


def objects_of(data: bytes) -> dict[int, bytes]:
    """Return the bytes of a file's objects by their numbers, as its only table places them; none if it has others."""
    table = table_of(data)
    if table is None:
        return {}
    starts = {number: start for number in range(1, table.count) if (start := table.start(number)) is not None}
    ends = dict(pairwise((*sorted(starts.values()), table.begins)))
    objects = {number: data[start : ends[start]] for number, start in starts.items()}
    return objects if all(written.startswith(b"%d 0 obj" % number) for number, written in objects.items()) else {}
