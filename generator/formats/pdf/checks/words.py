"""A07: the words of a document are the words of its PDF, in reading order: the finished file is read back through its tags."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.document.blocks import Document
from generator.document.read_back import differing
from generator.formats.pdf.checks.shown import Fonts, Shown, content_of, shown
from generator.formats.pdf.checks.structure import ELEMENTS, Kid, Mark, Number, Read, objects_of, read_element
from generator.problems import Problem

if TYPE_CHECKING:
    import pikepdf

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
    """Return a tagged PDF as it was read."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        known: Fonts = {}
        contents = tuple(content_of(page) for page in pdf.pages)
        pages = {page.obj.objgen: shown(page, content, known) for page, content in zip(pdf.pages, contents, strict=True)}
        tree = _Tree(pdf, objects_of(data), pages)
        return ReadBack(tuple(tree.pieces(read_element(pdf.Root.StructTreeRoot), None, Block(""))), contents)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The structure tree of a file, with the bytes of its objects, and what its pages show."""

    pdf: pikepdf.Pdf
    objects: Mapping[int, bytes]
    pages: Pages

    def read(self, number: Number) -> Read:
        """Return what is read of an element, by the number of its object."""
        return ELEMENTS.of(number, self.pdf, self.objects)

    def pieces(self, element: Read, page: Any, block: Block) -> list[Piece]:
        """Return an element's words; there are spaces between blocks, but none between inline elements."""
        page = element.page or page
        within = block if element.tag in INLINE else Block(element.tag)
        said: list[Piece] = []
        for kid in element.kids:
            if isinstance(kid, Mark):
                said += _of(within, self.pages[kid.page or page].get(kid.id, ()))
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
