"""A07: the words of a document are the words of its PDF, in reading order: the finished file is read back through its tags."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.document.blocks import Document
from generator.document.read_back import differing
from generator.problems import Problem

if TYPE_CHECKING:
    import pikepdf

INLINE = {"/Link", "/Span", "/Reference"}
_OPERATORS = "BDC BMC EMC Tf Tj TJ Tm"
_BASELINE = 5  # of the six numbers that place words (ISO 32000-1, 9.4.2)


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
        pages = {page.obj.objgen: _marked_pieces(page) for page in pdf.pages}
        return tuple(_pieces(pdf.Root.StructTreeRoot, pages, None, Block("")))


def _pieces(element: pikepdf.Object, pages: dict[Any, dict[int, list[Piece]]], page: Any, block: Block) -> Iterator[Piece]:
    """Yield an element's words; there are spaces between blocks, but none between inline elements."""
    tag = str(element.get("/S", "/Block"))
    own = element.get("/Pg")
    page = own.objgen if own is not None else page
    within = block if tag in INLINE else Block(tag[1:])
    if within is not block:
        yield _BETWEEN
    for kid in _kids(element):
        if isinstance(kid, int):
            yield from _of(within, pages[page].get(kid, ()))
        elif (kind := kid.get("/Type")) == "/MCR":
            yield from _of(within, pages[kid.Pg.objgen].get(int(kid.MCID), ()))
        elif kind != "/OBJR":
            yield from _pieces(kid, pages, page, within)
    if within is not block:
        yield _BETWEEN


def _of(block: Block, pieces: Iterable[Piece]) -> Iterator[Piece]:
    return (Piece(piece.words, piece.baseline, block) for piece in pieces)


def _kids(element: pikepdf.Object) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked_pieces(page: pikepdf.Page) -> dict[int, list[Piece]]:
    """Return what a page says by marked-content id."""
    import pikepdf

    fonts = {str(name): _Font(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, list[Piece]] = {}
    mcid, font, baseline = None, None, 0.0
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "BDC":
                properties = operands[1]
                mcid = int(properties["/MCID"]) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else None
            case "BMC" | "EMC":
                mcid = None
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tm":
                baseline = float(operands[_BASELINE])
            case "Tj" | "TJ":
                if mcid is not None and font is not None:
                    strings = operands[0] if operator == "TJ" else operands
                    words = "".join([font.text(bytes(each)) for each in strings if isinstance(each, pikepdf.String)])
                    found.setdefault(mcid, []).append(Piece(words, baseline))
    return found


class _Font:
    """A font's codes to text, by its ToUnicode map; one byte per code, two in a Type 0 font."""

    def __init__(self, font: pikepdf.Object) -> None:
        self._size = 2 if font.get("/Subtype") == "/Type0" else 1
        self._text = _to_unicode(font.ToUnicode.read_bytes())

    def text(self, codes: bytes) -> str:
        numbers = codes if self._size == 1 else (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
        return "".join([self._text.get(number, "\N{REPLACEMENT CHARACTER}") for number in numbers])


@lru_cache(maxsize=128)  # subsets of a font have few maps, and each page has them all
def _to_unicode(data: bytes) -> Mapping[int, str]:
    """Return code -> text of a ToUnicode map (ISO 32000-1, 9.10.3)."""
    out: dict[int, str] = {}
    cmap = data.decode("ascii", "replace")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            out[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, listed, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:\[([^\]]*)\]|<(\w+)>)", block):
            texts_ = re.findall(r"<(\w*)>", listed)
            for n, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                out[code] = _utf16(texts_[n]) if texts_ else chr(int(start, 16) + n)
    return out


def _utf16(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be", "replace")
