"""A finished PDF against an earlier one of the same name: only those objects are read in which the two differ.

A handout of one clinic differs from that of another one in a few lines. Which objects these are is found by comparing the bytes of both
files, object by object as their tables place them, whatever made the files: nothing is taken on trust. What a file says depends on the
content of its pages, on the elements of its structure tree and on the objects that say which these are, with the letters of its fonts. If
one of the last kind differs, or anything is not as we write it, the file is read in whole.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress, count, pairwise
from operator import ne
from typing import Any, NamedTuple

from generator.formats.pdf.checks.frames import DrawnPage, FileFrame, inflated
from generator.formats.pdf.checks.said import BranchPlace, FurtherReader, Opened, ReadBranch, ShownByPage
from generator.formats.pdf.checks.shown import BEGIN, ReadStream, Shown, TextState, read_stream, read_streams, together
from generator.formats.pdf.reference_table import ReferenceTable
from generator.remembering import Weighed

MOST_BYTES = 48_000_000  # of files that were read: three of each of ten conditions' leaflets
OF_EACH = 3  # files of one name: clinics may have longer names, on which all that follows depends
MOST = 48  # objects: of two files that differ in more, the second one is read in whole
Marks = set[tuple[Any, int]]  # content: the page's object and the content's id


@dataclass(frozen=True, slots=True)
class Extents:
    """A file's objects as its table places them, from number 1 up, and what is before the first one."""

    header: bytes
    objects: Sequence[bytes]

    def get(self, number: int, default: bytes, /) -> bytes:
        """Return the bytes of an object, or the default."""
        return self.objects[number - 1] if 0 < number <= len(self.objects) else default

    def differing(self, other: Extents) -> frozenset[int] | None:
        """Return the numbers of the objects that differ, None if the two files do not have the same numbers."""
        if len(self.objects) != len(other.objects) or self.header != other.header:
            return None
        return frozenset(compress(count(1), map(ne, self.objects, other.objects)))


def extents_of(table: ReferenceTable) -> Extents | None:
    """Return where a file's objects are; None unless they follow each other in the order of their numbers, none of which is free."""
    starts = table.starts()
    if not starts or starts != sorted(starts):
        return None
    data = table.data
    return Extents(data[: starts[0]], [data[start:end] for start, end in pairwise([*starts, table.begins])])


_SilentStreams = dict[tuple[int, TextState], tuple[bytes, ReadStream]]  # by the number of a stream and the state before it


class _ReadPage(NamedTuple):
    """A page as it was read, stream by stream, and what each marked content shows."""

    streams: Sequence[ReadStream]
    shown: Mapping[int, Sequence[Shown]]


@dataclass(frozen=True)
class Earlier:
    """A file that was read: its objects, those by which it says what it says, its pages, and its branches with what they say."""

    extents: Extents
    frame: FileFrame
    saying: Set[int]
    drawn: Sequence[DrawnPage]
    pages: Sequence[_ReadPage]
    said: Sequence[ReadBranch]
    branches: Sequence[BranchPlace]

    @cached_property
    def by_mark(self) -> Mapping[tuple[Any, int], int]:
        """The branch that has some content: it is asked for once another file is there."""
        return {mark: n for n, branch in enumerate(self.branches) for mark in branch.marks}

    def further(self, table: ReferenceTable) -> tuple[Sequence[ReadBranch], Sequence[DrawnPage]] | None:
        """Return what another file says, and what draws its pages; None if it has to be read in whole."""
        extents = extents_of(table)
        changed = extents.differing(self.extents) if extents else None
        if extents is None or changed is None or len(changed) > MOST or not changed.isdisjoint(self.saying):
            return None
        drawn, shown, marks = (
            list(self.drawn),
            {each.number: page.shown for each, page in zip(self.drawn, self.pages, strict=True)},
            Marks(),
        )
        silent: _SilentStreams = {}
        for n, sheet in enumerate(self.frame.sheets):
            if not changed.isdisjoint(sheet.contents):
                further = self._page(n, table, changed, silent)
                if further is None:
                    return None
                drawn[n], own = further
                if not own:
                    continue
                was = shown[sheet.number]
                marks |= {(sheet.number, mark) for mark, each in own.items() if each != was.get(mark, ())}
                shown[sheet.number] = {**was, **own}
        said = self._said(table, extents, shown, changed, marks)
        return (said, drawn) if said else None

    def _page(
        self, n: int, table: ReferenceTable, changed: Set[int], silent: _SilentStreams
    ) -> tuple[DrawnPage, Mapping[int, Sequence[Shown]]] | None:
        """Return a page of another file, and what marked content shows in it that may differ from what it showed; None if it isn't plain.

        Read are the streams that differ, and those after them that now begin in another state. Of streams that say nothing, whatever the
        fonts of a page are, those are `silent` that were read on an earlier page.
        """
        sheet, before, (known, _) = self.frame.sheets[n], self.drawn[n], self.pages[n]
        streams, read, marks = list(before.streams), list(known), set[int]()
        for k, number in enumerate(sheet.contents):
            state = read[k - 1].after if k else BEGIN
            if number not in changed and state == known[k].before:
                continue
            found = silent.get((number, state))
            if found is None:
                try:
                    streams[k] = inflated(table, number) if number in changed else streams[k]
                except (LookupError, zlib.error):
                    return None
                own = read_stream(streams[k], before.fonts, state, (before.streams[k], known[k].parts))
                if own is None:
                    return None
                found = streams[k], own
                if not own.shown:
                    silent[number, state] = found
            streams[k], read[k] = found
            marks |= read[k].shown.keys() | known[k].shown.keys()
        said = {mark: tuple(chain.from_iterable([each.shown.get(mark, ()) for each in read])) for mark in marks}
        return before._replace(streams=tuple(streams)), said

    def _said(
        self, table: ReferenceTable, extents: Extents, pages: ShownByPage, changed: Set[int], marks: Marks
    ) -> Sequence[ReadBranch] | None:
        """Return what is said by all branches, of which those are read that have a changed object, or content that has changed."""
        firsts = [branch.first for branch in self.branches]
        touched = {bisect_right(firsts, number) - 1 for number in changed if firsts[0] <= number < self.branches[-1].after}
        touched |= {self.by_mark[mark] for mark in marks if mark in self.by_mark}
        said = list(self.said)
        with Opened(table.data) as file:
            tree = FurtherReader(file, pages, extents, changed)
            for n in touched:
                own = tree.again(self.branches[n])
                if own is None:
                    return None
                said[n] = own
        return said


_EARLIER = Weighed[tuple[str, int], Earlier](MOST_BYTES, OF_EACH)


def earlier_of(name: str, table: ReferenceTable) -> Sequence[Earlier]:
    """Return files of the same name with as many objects that were read before, the last one first."""
    return _EARLIER.get((name, table.count))


def keep_earlier(
    name: str,
    table: ReferenceTable,
    frame: FileFrame,
    drawn: Sequence[DrawnPage],
    found: Sequence[tuple[ReadBranch, BranchPlace | None]],
) -> None:
    """Keep a file that was read, for others of its name; nothing is kept of one that is not as we write files."""
    extents, saying = extents_of(table), frame.saying(table)
    pages = [_ReadPage(read, together(read)) for page in drawn if (read := read_streams(page.streams, page.fonts)) is not None]
    branches = [branch for _, branch in found if branch]
    if not extents or not saying or len(pages) < len(drawn) or not branches or len(branches) < len(found):
        return
    own = Earlier(extents, frame, saying, drawn, pages, [said for said, _ in found], branches)
    _EARLIER.keep((name, table.count), own, len(table.data))
