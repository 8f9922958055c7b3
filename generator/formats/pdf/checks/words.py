"""A07: the words of a document are the words of its PDF, in reading order: the finished file is read back through its tags."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

from generator.document.blocks import Document
from generator.document.read_back import differing
from generator.formats.pdf.checks.frames import TreeRoot, drawn_by_qpdf, keep_frame, known_frame, root_by_qpdf
from generator.formats.pdf.checks.shown import Shown, shown
from generator.formats.pdf.checks.structure import (
    ELEMENTS,
    SAID_ELSEWHERE,
    Kid,
    Mark,
    Number,
    Numbered,
    Read,
    Table,
    objects_of,
    starts_of,
    table_of,
)
from generator.problems import Problem
from generator.remembering import Kept

if TYPE_CHECKING:
    import pikepdf

REMEMBERED = 16384  # branches, about 20 MB: a clinic's files of five conditions have some 6,000
INLINE = {"Link", "Span", "Reference"}
Pages = Mapping[Any, Mapping[int, Sequence[Shown]]]  # what each page shows, by the number of its object


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A structure element that is not within a line: two are never the same, even if both have the same `tag`."""

    tag: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that one operator shows, how high on the page they are in points, and the block they belong to; None between blocks."""

    words: str
    baseline: float = 0.0
    block: Block | None = None


_BETWEEN = Piece(" ")


def check_words(document: Document, data: bytes) -> Iterator[Problem]:
    """Yield a problem at the first words that the file lacks, adds or has in another place."""
    yield from differing(document, read_words(data), "PDF")


def read_words(data: bytes) -> list[str]:
    """Return the words of a tagged PDF in the order of its structure tree; artifacts are left out."""
    return "".join([piece.words for piece in read_pieces(data)]).split()


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A finished file as it was read: what it says, in the order of its structure tree, and the content of its pages."""

    pieces: tuple[Piece, ...]
    contents: tuple[bytes, ...]


def read_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return what a tagged PDF says, in the order of its structure tree."""
    return read_back(data).pieces


@lru_cache(maxsize=2)  # the pages of folded sheets are often those of a booklet read just before
def read_back(data: bytes) -> ReadBack:
    """Return a tagged PDF as it was read: by qpdf, or where files of the same layout have what is read."""
    table = table_of(data)
    frame = known_frame(table) if table else None
    with _Opened(data) as file:
        drawn = frame.drawn(table) if table and frame else None
        if frame and drawn is not None:
            root = frame.root
        else:
            drawn, root = drawn_by_qpdf(file.pdf), root_by_qpdf(file.pdf)
            if table:
                keep_frame(file.pdf, table)
        pages = {page.number: shown(page.content, page.fonts) for page in drawn}
        return ReadBack(tuple(_Tree(file, data, table, pages).whole(root)), tuple(page.content for page in drawn))


class _Opened:
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


@dataclass(frozen=True, slots=True)
class _Branch:
    """An element and all below it, which are objects with consecutive numbers: where these begin, and the content that they have."""

    starts: tuple[int, ...]
    marks: tuple[tuple[Any, int], ...]  # the page's object and the content's id


_Written = tuple[bytes, Any]  # the bytes of a branch's objects, and the page that it is on if it does not say so itself
_BRANCHES = Kept[_Written, _Branch](REMEMBERED)
_PIECES = Kept[tuple[_Written, tuple[Sequence[Shown], ...]], tuple[Piece, ...]](REMEMBERED)


class _Tree:
    """The structure tree of a file, and what its pages show."""

    def __init__(self, pdf: Numbered, data: bytes, table: Table | None, pages: Pages) -> None:
        self._pdf, self._data, self._table, self._pages = pdf, data, table, pages
        self._marks: list[tuple[Any, int]] = []  # the content of the branch that is being read
        self._numbers: list[int] = []  # and its objects

    @cached_property
    def _objects(self) -> Mapping[int, bytes]:
        return objects_of(self._data)

    def whole(self, root: TreeRoot) -> Iterator[Piece]:
        """Yield all words. What is below the document is read once for all files that have the same objects of the same content."""
        only = root.read.kids[0] if len(root.read.kids) == 1 else None
        if self._table is None or not isinstance(only, Kid):
            yield from self.pieces(root.read, None, Block(""))
            return
        number = only.number[0]
        document = ELEMENTS.of(only.number, self._pdf, {number: self._table.between(number, number + 1)})
        numbers = [kid.number[0] for kid in document.kids if isinstance(kid, Kid)]
        if len(numbers) != len(document.kids) or document.actual is not None:
            yield from self.pieces(root.read, None, Block(""))
            return
        for first, after in pairwise([*numbers, root.after]):
            yield from self._branch(self._table, first, after, document.page)

    def _branch(self, table: Table, first: int, after: int, page: Any) -> Sequence[Piece]:
        """Return the words of an element, which are those of another file's if the same objects have the same content."""
        written = table.between(first, after), page
        branch = _BRANCHES.get(written)
        if branch is None or not table.has(first, branch.starts):
            return self._read(written, first, after)
        return _PIECES.get((written, self._shown(branch.marks))) or self._read(written, first, after)

    def _read(self, written: _Written, first: int, after: int) -> Sequence[Piece]:
        """Read an element and remember it, unless it is not in just these objects, one after the other."""
        self._marks, self._numbers = [], []
        pieces = tuple(self.pieces(self.read((first, 0)), written[1], Block("")))
        starts = starts_of(written[0], first, after, self._objects)
        if starts and sorted(self._numbers) == [*range(first, after)] and not SAID_ELSEWHERE.search(written[0]):
            _BRANCHES.keep(written, _Branch(starts, tuple(self._marks)))
            _PIECES.keep((written, self._shown(self._marks)), pieces)
        return pieces

    def _shown(self, marks: Iterable[tuple[Any, int]]) -> tuple[Sequence[Shown], ...]:
        return tuple([self._pages[page].get(mark, ()) for page, mark in marks])

    def read(self, number: Number) -> Read:
        """Return what is read of an element, by the number of its object."""
        self._numbers.append(number[0])
        return ELEMENTS.of(number, self._pdf, self._objects)

    def pieces(self, element: Read, page: Any, block: Block) -> list[Piece]:
        """Return an element's words; there are spaces between blocks, but none between inline elements."""
        page = element.page or page
        within = block if element.tag in INLINE else Block(element.tag)
        said: list[Piece] = []
        for kid in element.kids:
            if isinstance(kid, Mark):
                self._marks.append((kid.page or page, kid.id))
                said += _of(within, self._pages[kid.page or page].get(kid.id, ()))
            else:
                below = self.read(kid.number) if isinstance(kid, Kid) else kid
                said += self.pieces(below, page, within)
        if element.actual is not None:
            said = _as_written(element.actual, said)
        return said if within is block else [_BETWEEN, *said, _BETWEEN]


def _of(block: Block, shown: Iterable[Shown]) -> Iterator[Piece]:
    return (Piece(each.text, each.baseline, block) for each in shown)


def _as_written(actual: str, shown: list[Piece]) -> list[Piece]:
    """Return the words of a line that runs right to left: it is shown from left to right. If it shows others, these count."""
    return [replace(shown[0], words=actual)] if "".join([piece.words for piece in shown])[::-1] == actual else shown
