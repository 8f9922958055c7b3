"""A07: the words of a document are the words of its PDF, in reading order: the finished file is read back through its tags."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.document.blocks import Document
from generator.document.read_back import differing
from generator.formats.pdf.checks.shown import Fonts, Shown, shown
from generator.problems import Problem

if TYPE_CHECKING:
    import pikepdf

INLINE = {"/Link", "/Span", "/Reference"}
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


@lru_cache(maxsize=2)  # the pages of folded sheets are often those of a booklet read just before
def read_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return what a tagged PDF says, in the order of its structure tree."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        known: Fonts = {}
        pages = {page.obj.objgen: shown(page, known) for page in pdf.pages}
        return tuple(_pieces(pdf.Root.StructTreeRoot, pages, None, Block("")))


def _pieces(element: pikepdf.Object, pages: Pages, page: Any, block: Block) -> list[Piece]:
    """Return an element's words; there are spaces between blocks, but none between inline elements."""
    tag = str(element.get("/S", "/Block"))
    own = element.get("/Pg")
    page = own.objgen if own is not None else page
    within = block if tag in INLINE else Block(tag[1:])
    said: list[Piece] = []
    for kid in _kids(element):
        if isinstance(kid, int):
            said += _of(within, pages[page].get(kid, ()))
        elif (kind := kid.get("/Type")) == "/MCR":
            said += _of(within, pages[kid.Pg.objgen].get(int(kid.MCID), ()))
        elif kind != "/OBJR":
            said += _pieces(kid, pages, page, within)
    if "/ActualText" in element:
        said = _as_written(str(element.ActualText), said)
    return said if within is block else [_BETWEEN, *said, _BETWEEN]


def _of(block: Block, shown: Iterable[Shown]) -> Iterator[Piece]:
    return (Piece(each.text, each.baseline, block) for each in shown)


def _as_written(actual: str, shown: list[Piece]) -> list[Piece]:
    """Return the words of a line that runs right to left: it is shown from left to right. If it shows others, these count."""
    return [replace(shown[0], words=actual)] if "".join([piece.words for piece in shown])[::-1] == actual else shown


def _kids(element: pikepdf.Object) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
