"""What a finished PDF says: its structure tree walked in reading order, with what its pages show.

Elements right below the document are branches. Equal ones of any files, which show the same, are read once.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from generator.formats.pdf.checks.frames import TreeRoot
from generator.formats.pdf.checks.shown import Shown
from generator.formats.pdf.checks.structure import (
    ELEMENTS,
    SAID_ELSEWHERE,
    Mark,
    Number,
    Numbered,
    ObjectBytes,
    ReadElement,
    ReadKid,
    read_anew,
    starts_of,
)
from generator.formats.pdf.reference_table import ReferenceTable, objects_of
from generator.remembering import Kept

if TYPE_CHECKING:
    import pikepdf

REMEMBERED = 16384  # branches, about 20 MB: a clinic's files of five conditions have some 6,000
INLINE = {"Link", "Span", "Reference"}
ShownByPage = Mapping[Any, Mapping[int, Sequence[Shown]]]  # what each page shows, by the number of its object


@dataclass(frozen=True, slots=True, eq=False)
class BlockElement:
    """A structure element that is not within a line: two are never the same, even if both have the same `tag`."""

    tag: str


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Words that one operator shows, how high on the page they are in points, and the block they belong to; None between blocks."""

    words: str
    baseline: float = 0.0
    block: BlockElement | None = None


_BETWEEN = ShownWords(" ")


@dataclass(frozen=True, slots=True, eq=False)
class ReadBranch:
    """What an element says with all below it, in pieces and in words.

    It is `apart` if there is white space around it, so that its first and last words are not parts of others.
    """

    pieces: tuple[ShownWords, ...]
    words: tuple[str, ...]
    apart: bool

    @classmethod
    def of(cls, pieces: Iterable[ShownWords]) -> ReadBranch:
        """Return what pieces say together."""
        own = tuple(pieces)
        apart = not own or (own[0] is _BETWEEN and own[-1] is _BETWEEN)
        return cls(own, tuple("".join([piece.words for piece in own]).split()), apart)


class Opened:
    """A file as qpdf opens it, if need be."""

    def __init__(self, data: bytes) -> None:
        self._data, self._after = data, ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._after.close()

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The whole file."""
        import pikepdf

        return self._after.enter_context(pikepdf.open(io.BytesIO(self._data)))

    def get_object(self, number: Number, /) -> pikepdf.Object:
        """Return one of its objects."""
        return self.pdf.get_object(number)


class BranchPlace(NamedTuple):
    """An element right below the document, which with all below it is objects with consecutive numbers, from `first` to before `after`.

    `page` is the one that it is on if it does not say so itself, `marks` are its content: the page's object and the content's id.
    """

    first: int
    after: int
    page: Any
    marks: tuple[tuple[Any, int], ...]


class _ReadObjects(NamedTuple):
    """Where in its bytes the objects of a branch begin, and its content."""

    starts: tuple[int, ...]
    marks: tuple[tuple[Any, int], ...]


_WrittenObjects = tuple[bytes, Any]  # the bytes of a branch's objects, and the page that it is on if it does not say so itself
_BRANCHES = Kept[_WrittenObjects, _ReadObjects](REMEMBERED)
_SAID = Kept[tuple[_WrittenObjects, tuple[Sequence[Shown], ...]], ReadBranch](REMEMBERED)


class TreeReader:
    """The structure tree of a file, and what its pages show."""

    def __init__(self, pdf: Numbered, data: bytes, table: ReferenceTable | None, pages: ShownByPage) -> None:
        self._pdf, self._data, self._table, self._pages = pdf, data, table, pages
        self._marks: list[tuple[Any, int]] = []  # the content of the branch that is being read
        self._numbers: list[int] = []  # and its objects

    @cached_property
    def _objects(self) -> ObjectBytes:
        return objects_of(self._data)

    def whole(self, root: TreeRoot) -> Iterator[tuple[ReadBranch, BranchPlace | None]]:
        """Yield all that is said, each with its branch, or with None where it is not one of consecutive objects."""
        only = root.read.kids[0] if len(root.read.kids) == 1 else None
        if self._table is None or not isinstance(only, ReadKid):
            yield ReadBranch.of(self._pieces(root.read, None, BlockElement(""))), None
            return
        document = ELEMENTS.of(only.number, self._pdf, self._objects)
        numbers = [kid.number[0] for kid in document.kids if isinstance(kid, ReadKid)]
        if len(numbers) != len(document.kids) or document.actual is not None:
            yield ReadBranch.of(self._pieces(root.read, None, BlockElement(""))), None
            return
        for first, after in pairwise([*numbers, root.after]):
            yield self.branch(self._table, first, after, document.page)

    def branch(self, table: ReferenceTable, first: int, after: int, page: Any) -> tuple[ReadBranch, BranchPlace | None]:
        """Return what an element says, which is what another file's says if the same objects have the same content."""
        written = table.between(first, after), page
        read = _BRANCHES.get(written)
        if read is None or not table.has(first, read.starts):
            return self._read(written, first, after)
        known = _SAID.get((written, self._shown(read.marks)))
        return (known, BranchPlace(first, after, page, read.marks)) if known else self._read(written, first, after)

    def _read(self, written: _WrittenObjects, first: int, after: int) -> tuple[ReadBranch, BranchPlace | None]:
        """Read an element and remember it, unless it is not in just these objects, one after the other."""
        self._marks, self._numbers = [], []
        said = ReadBranch.of(self._pieces(self._element((first, 0)), written[1], BlockElement("")))
        starts = starts_of(written[0], first, after, self._objects)
        if not starts or sorted(self._numbers) != [*range(first, after)] or SAID_ELSEWHERE.search(written[0]):
            return said, None
        marks = tuple(self._marks)
        _BRANCHES.keep(written, _ReadObjects(starts, marks))
        _SAID.keep((written, self._shown(marks)), said)
        return said, BranchPlace(first, after, written[1], marks)

    def _shown(self, marks: Iterable[tuple[Any, int]]) -> tuple[Sequence[Shown], ...]:
        return tuple([self._pages[page].get(mark, ()) for page, mark in marks])

    def _element(self, number: Number) -> ReadElement:
        """Return what is read of an element, by the number of its object."""
        self._numbers.append(number[0])
        return ELEMENTS.of(number, self._pdf, self._objects)

    def _pieces(self, element: ReadElement, page: Any, block: BlockElement) -> list[ShownWords]:
        """Return an element's words; there are spaces between blocks, but none between inline elements."""
        page = element.page or page
        within = block if element.tag in INLINE else BlockElement(element.tag)
        said: list[ShownWords] = []
        for kid in element.kids:
            if isinstance(kid, Mark):
                self._marks.append((kid.page or page, kid.id))
                said += [ShownWords(each.text, each.baseline, within) for each in self._pages[kid.page or page].get(kid.id, ())]
            else:
                below = self._element(kid.number) if isinstance(kid, ReadKid) else kid
                said += self._pieces(below, page, within)
        if element.actual is not None:
            said = _as_written(element.actual, said)
        return said if within is block else [_BETWEEN, *said, _BETWEEN]


class FurtherReader(TreeReader):
    """The tree of a file that has most elements of an earlier one, at the same numbers; its objects are known, and which have changed."""

    def __init__(self, pdf: Numbered, pages: ShownByPage, objects: ObjectBytes, changed: Set[int]) -> None:
        super().__init__(pdf, b"", None, pages)
        self._known, self._changed = objects, changed

    def again(self, branch: BranchPlace) -> ReadBranch | None:
        """Return what a branch says in this file; None if it is of other objects than before."""
        self._marks, self._numbers = [], []
        said = ReadBranch.of(self._pieces(self._element((branch.first, 0)), branch.page, BlockElement("")))
        alike = sorted(self._numbers) == [*range(branch.first, branch.after)] and tuple(self._marks) == branch.marks
        return said if alike else None

    def _element(self, number: Number) -> ReadElement:
        self._numbers.append(number[0])
        if number[0] in self._changed:
            return read_anew(number, self._pdf, self._known)
        return ELEMENTS.of(number, self._pdf, self._known)


def _as_written(actual: str, shown: list[ShownWords]) -> list[ShownWords]:
    """Return the words of a line that runs right to left: it is shown from left to right. If it shows others, these count."""
    return [replace(shown[0], words=actual)] if "".join([piece.words for piece in shown])[::-1] == actual else shown
