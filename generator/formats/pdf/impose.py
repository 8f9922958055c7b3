"""Pages two by two on sheets that are printed on both sides, nested, folded and stapled in the fold.

The sheets are flipped on their short edge. Their halves meet at the fold on both sides; the rest of the sheet is outside them.
Tags and links are left out: these sheets are only for a printer.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.design.paper import MM, PAGES_A_SHEET, Imposition
from generator.document.blocks import Document
from generator.document.rendered import Rendered
from generator.formats.pdf.conformance import FOLDED
from generator.formats.pdf.metadata import DUPLEX, packet, packet_object
from generator.formats.pdf.objects import PdfName, numbered, syntax
from generator.formats.pdf.page_content import LEVEL
from generator.formats.pdf.reference_table import ReferenceTable, table_of
from generator.formats.pdf.sketch import number
from generator.formats.pdf.writing import PdfFile
from generator.remembering import kept

REMEMBERED = 1024  # streams of pages, about 5 MB: those of all booklets of ten conditions
_REFERENCE = re.compile(rb"(\d+) 0 R\b")
_STREAM = b"stream\n"
_BOXES = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+(?P<right>[\d.]+)\s+(?P<top>[\d.]+)\s*\]")
_CONTENTS = re.compile(rb"/Contents\s+(?:\[(?P<listed>[^\]]*)\]|(?P<only>\d+) 0 R)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_LANG = re.compile(rb"/Lang\s*(\((?:\\.|[^\\()])*\))")
_BRACKETS = re.compile(rb"<<|>>")
_IDENTITY = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]+)>")
_FILTERS: Mapping[bytes, Callable[[bytes], bytes]] = {b"": bytes, b"/FlateDecode": zlib.decompress}
_FILTER = re.compile(rb"/Filter\s*\[?\s*(/\w+)")
_LENGTH = re.compile(rb"/Length\s+(\d+)\b(?!\s+\d+\s+R)")
_LAST_BLOCK = b"\x03\x00"  # an empty one (RFC 1951, 3.2.6)


def fold(pages: Rendered, document: Document, sheet: Imposition) -> Rendered:
    """Return a document's finished pages on sheets to fold; or unchanged, if problems kept the pages from being made."""
    if not pages.data:
        return pages
    return replace(pages, data=impose(pages.data, sheet, packet(document, FOLDED)), pages=pages.data)


def impose(data: bytes, sheet: Imposition, packet: bytes) -> bytes:
    """Return the pages of a file of ours on sheets with `packet` as their XMP; ValueError if the last sheet would not be full."""
    single = _Single.of(data)
    sides = folding_order(len(single.pages))
    folded = _Folded(single)
    forms = [folded.form(page) for page in single.pages]
    for n, side in enumerate(sides):
        folded.add_side([(page, forms[page - 1], single.pages[page - 1]) for page in side], sheet, n // 2 * sheet.creep * MM)
    return folded.file(packet).data()


def folding_order(pages: int) -> tuple[tuple[int, int], ...]:
    """Return the sides in printing order, each with its left and its right page, counted from 1.

    The outermost sheet has the first and last pages on its front, the second and second to last on its back.
    """
    if pages == 0 or pages % PAGES_A_SHEET:
        raise ValueError(f"{pages} pages can't be folded into a booklet: it needs {PAGES_A_SHEET} pages a sheet")
    sheets = range(1, pages // PAGES_A_SHEET + 1)
    return tuple(side for k in sheets for side in ((pages - 2 * k + 2, 2 * k - 1), (2 * k, pages - 2 * k + 1)))


@dataclass(frozen=True, slots=True)
class _SourcePage:
    """A page of a file: its width and height in points as they are written there, its resources, and the streams that draw it."""

    width: bytes
    height: bytes
    resources: bytes
    streams: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Single:
    """A file of single pages as we write them: its table, what it says about itself, its language, what it is known by, and its pages."""

    table: ReferenceTable
    info: bytes
    lang: bytes
    identity: str
    pages: tuple[_SourcePage, ...]

    @classmethod
    def of(cls, data: bytes) -> _Single:
        """Read a file; ValueError if it is not as we write files."""
        table = table_of(data)
        if table is None:
            raise ValueError("the table of the file's objects is not of the plain kind")
        root, trailer = _value(table, table.root), data[table.begins :]
        lang, identity = _LANG.search(root), _IDENTITY.search(trailer)
        kids = _KIDS.search(_value(table, _referred(root, b"Pages")))
        if not (lang and identity and kids):
            raise ValueError("the file's language, identity or pages are not where we write them")
        pages = tuple([_page(table, int(each)) for each in _REFERENCE.findall(kids[1])])
        return cls(table, _value(table, _referred(trailer, b"Info")), lang[1], identity[1].decode("ascii"), pages)


@dataclass(slots=True)
class _Folded:
    """Collects the objects of the sheets: first the catalog and the list of pages, then all others as they are needed."""

    single: _Single
    values: list[bytes] = field(default_factory=lambda: [b"", b""])
    sides: list[int] = field(default_factory=list)
    _copied: dict[int, int] = field(default_factory=dict)  # the numbers of objects of the single pages, here

    def add(self, value: bytes) -> int:
        """Add an object, and return its number."""
        self.values.append(value)
        return len(self.values)

    def form(self, page: _SourcePage) -> int:
        """Add a page as a form (ISO 32000-1, 8.10), and return its number. Its streams are compressed as they are in other files."""
        content = b"\n".join(page.streams)
        data = b"".join((_ZLIB, _BETWEEN.join(map(_part, page.streams)), _LAST_BLOCK, zlib.adler32(content).to_bytes(4)))
        about = b"/Type /XObject/Subtype /Form/BBox [0 0 %s %s]/Resources %s" % (page.width, page.height, self._here(page.resources))
        return self.add(b"<<%s/Filter /FlateDecode/Length %d>>\nstream\n%s\nendstream" % (about, len(data), data))

    def add_side(self, side: Sequence[tuple[int, int, _SourcePage]], sheet: Imposition, inwards: float) -> None:
        """Add one side of a sheet: the left page ends and the right one begins at the fold, or up to `inwards` points beyond it."""
        width, height = sheet.width * MM, sheet.height * MM
        code = []
        for half, (name, _, page) in enumerate(side):
            wide, high = float(page.width), float(page.height)
            x = width / 2 - (inwards if half else wide - inwards)
            code.append(f"q 1 0 0 1 {number(x)} {number((height - high) / 2)} cm /Page{name} Do Q")
        content = "\n".join(code).encode("ascii")
        drawn = self.add(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
        forms = b"".join([b"/Page%d %d 0 R" % (name, form) for name, form, _ in side])
        box = f"[0 0 {width:.7g} {height:.7g}]".encode("ascii")
        about = b"/Type /Page/Parent 2 0 R/MediaBox %s/Resources <</XObject <<%s>>>>/Contents %d 0 R" % (box, forms, drawn)
        self.sides.append(self.add(b"<<%s>>" % about))

    def file(self, packet: bytes) -> PdfFile:
        """Return the file: with the metadata of its pages, and how to flip its sheets."""
        info, metadata = self.add(self.single.info), self.add(packet_object(packet))
        preferences = syntax({"DisplayDocTitle": True, "PrintScaling": PdfName("None"), "Duplex": PdfName(DUPLEX["short-edge"])})
        self.values[0] = b"<</Type /Catalog/Pages 2 0 R/Lang %s/Metadata %d 0 R/ViewerPreferences %s>>" % (
            self.single.lang,
            metadata,
            preferences,
        )
        self.values[1] = b"<</Type /Pages/Count %d/Kids [%s]>>" % (
            len(self.sides),
            b" ".join([b"%d 0 R" % each for each in self.sides]),
        )
        table = self.single.table
        return PdfFile(table.data[: table.start(1)], [numbered(self.values, 1)], 1, info, self.single.identity)

    def _here(self, value: bytes) -> bytes:
        """Return PDF syntax of the single pages as it is here: with the objects it refers to, which are copied."""
        return _REFERENCE.sub(lambda found: b"%d 0 R" % self._copy(int(found[1])), value)

    def _copy(self, number: int) -> int:
        if number not in self._copied:
            self._copied[number] = own = self.add(b"")  # it may be referred to by what it refers to
            value, stream, data = _value(self.single.table, number).partition(_STREAM)
            self.values[own - 1] = self._here(value) + stream + data
        return self._copied[number]


_ZLIB = zlib.compress(b"", LEVEL)[:2]  # what begins all compressed data (RFC 1950, 2.2)


@kept(REMEMBERED)
def _part(content: bytes) -> bytes:
    """Return part of compressed data, which may go on with any other part: blocks that end at the end of a byte (RFC 1951, 3.2.4)."""
    packing = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush(zlib.Z_SYNC_FLUSH)


_BETWEEN = _part(b"\n")


def _page(table: ReferenceTable, number: int) -> _SourcePage:
    value = _value(table, number)
    box, contents = _BOXES.search(value), _CONTENTS.search(value)
    if not (box and contents):
        raise ValueError("a page's box or content is not where we write it")
    streams = [contents["only"]] if contents["only"] else _REFERENCE.findall(contents["listed"])
    return _SourcePage(box["right"], box["top"], _dictionary(value, b"/Resources"), tuple([_stream(table, int(each)) for each in streams]))


def _stream(table: ReferenceTable, number: int) -> bytes:
    """Return the data of a stream; ValueError for one that is not as we write them."""
    about, _, data = _value(table, number).partition(_STREAM)
    filtered, length = _FILTER.search(about), _LENGTH.search(about)
    unpack = _FILTERS.get(filtered[1] if filtered else b"")
    if unpack is None or length is None:
        raise ValueError("a page's content is compressed in another way")
    return unpack(data[: int(length[1])])


def _value(table: ReferenceTable, number: int) -> bytes:
    """Return an object's value."""
    begin = b"%d 0 obj" % number
    written = table.between(number, number + 1)
    end = written.rfind(b"endobj")
    if not written.startswith(begin) or end < 0:
        raise ValueError(f"object {number} is not where the table says")
    return written[len(begin) : end].strip()


def _referred(value: bytes, key: bytes) -> int:
    """Return the number of the object that an entry of a dictionary refers to; ValueError if it does not refer to one."""
    found = re.search(rb"/%s\s+(\d+) 0 R\b" % key, value)
    if found is None:
        raise ValueError(f"there is no {key.decode('ascii')} where we write it")
    return int(found[1])


def _dictionary(value: bytes, key: bytes) -> bytes:
    """Return the dictionary that is an entry of another one; ValueError if there is none."""
    begin = value.find(b"<<", value.find(key))
    depth = 0
    for found in _BRACKETS.finditer(value, max(0, begin)):
        depth += 1 if found[0] == b"<<" else -1
        if not depth:
            return value[begin : found.end()]
    raise ValueError(f"there is no dictionary {key.decode('ascii')}")
