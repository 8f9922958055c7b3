"""A07: the words of a document are the words of its PDF, in reading order: the finished file is read back through its tags."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.document.blocks import Document
from generator.document.read_back import differing
from generator.formats.pdf.checks.shown import Fonts, shown
from generator.problems import Problem

if TYPE_CHECKING:
    import pikepdf

INLINE = {"/Link", "/Span", "/Reference"}


def check_words(document: Document, data: bytes) -> Iterator[Problem]:
    """Yield a problem at the first words that the file lacks, adds or has in another place."""
    yield from differing(document, read_words(data), "PDF")


def read_words(data: bytes) -> list[str]:
    """Return the words of a tagged PDF in the order of its structure tree; artifacts are left out."""
    return _read(data).split()


@lru_cache(maxsize=2)  # the pages of folded sheets are often those of a booklet read just before
def _read(data: bytes) -> str:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        known: Fonts = {}
        pages = {page.obj.objgen: shown(page, known) for page in pdf.pages}
        return _element_text(pdf.Root.StructTreeRoot, pages, None)


def _element_text(element: pikepdf.Object, pages: dict[Any, dict[int, str]], page: Any) -> str:
    """Return an element's text; there are spaces between blocks, but none between inline elements."""
    said: list[str] = []
    own = element.get("/Pg")
    page = own.objgen if own is not None else page
    for kid in _kids(element):
        if isinstance(kid, int):
            said.append(pages[page].get(kid, ""))
        elif (kind := kid.get("/Type")) == "/MCR":
            said.append(pages[kid.Pg.objgen].get(int(kid.MCID), ""))
        elif kind != "/OBJR":
            said.append(_element_text(kid, pages, page))
    text = "".join(said)
    return text if str(element.get("/S", "/Block")) in INLINE else f" {text} "


def _kids(element: pikepdf.Object) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
