"""Where a finished PDF keeps what is read back: the content of its pages, the letters of its fonts' codes, the root of its structure tree.

Files of one layout keep these in the same objects, so qpdf looks for them in the first one. In a further file they are where they were if
the objects that say so have the same numbers and the same bytes: the catalog, the pages, their lists of fonts and the root of the tree.
What differs from clinic to clinic, the streams, is read in each file.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.formats.pdf.checks.shown import Font, font_of
from generator.formats.pdf.checks.structure import Number, ReadElement, ReadKid, read_element
from generator.formats.pdf.reference_table import ReferenceTable
from generator.remembering import Kept

if TYPE_CHECKING:
    import pikepdf

REMEMBERED = 512  # files: those of five clinics
_DIRECT = (0, 0)  # what qpdf says is the number of what is no object of its own
_STREAM = re.compile(rb"\d+ 0 obj\n<<\s*/Filter /FlateDecode\s*/Length (\d+)\s*>>\s*stream\n")
_AFTER_STREAM = b"\nendstream\nendobj\n"
_PLAIN_FONT = re.compile(
    rb"\d+ 0 obj\n<</Type /Font/Subtype /TrueType/BaseFont /[\w+-]+/FirstChar \d+/LastChar \d+/Widths \[[\d. ]*\]"
    rb"/FontDescriptor \d+ 0 R/ToUnicode (\d+) 0 R>>\nendobj\n"
)
FontResources = Mapping[str, Font]


class NumberedPage(NamedTuple):
    """A page: the number of its object, those of the streams that draw it, and those of its fonts by their names."""

    number: Number
    contents: tuple[int, ...]
    fonts: tuple[tuple[str, int], ...]


class DrawnPage(NamedTuple):
    """A page as it was read: the number of its object, the streams of operators that draw it, and its fonts by their names."""

    number: Number
    streams: tuple[bytes, ...]
    fonts: FontResources

    @property
    def content(self) -> bytes:
        """All operators: streams are parted anywhere between two words of them (ISO 32000-1, 7.7.3.3)."""
        return b"\n".join(self.streams)


class TreeRoot(NamedTuple):
    """The root of a structure tree, and the number of the object that follows the tree's elements."""

    read: ReadElement
    after: int


@dataclass(frozen=True, slots=True)
class FileFrame:
    """Where a file keeps all that, and the bytes of the `objects` that say so, by their numbers.

    `odd` are the fonts that are not written as we write plain ones: their bytes, with how many bytes a code has and where its letters are.
    """

    objects: tuple[tuple[int, bytes], ...]
    sheets: tuple[NumberedPage, ...]
    odd: Mapping[int, tuple[bytes, int, int]]
    root: TreeRoot

    def saying(self, table: ReferenceTable) -> frozenset[int]:
        """Return the numbers of all objects of a file that say where its words are and how its codes are letters.

        They are none if its fonts are not written as expected.
        """
        above = [number for number, _ in self.objects] + [kid.number[0] for kid in self.root.read.kids if isinstance(kid, ReadKid)]
        try:
            letters = [self._letters(table, number)[1] for sheet in self.sheets for _, number in sheet.fonts]
        except LookupError:
            return frozenset()
        return frozenset((*above, *letters, *(number for sheet in self.sheets for _, number in sheet.fonts)))

    def fits(self, table: ReferenceTable) -> bool:
        """Return whether another file keeps it where this one does."""
        return all(table.between(number, number + 1) == written for number, written in self.objects)

    def drawn(self, table: ReferenceTable) -> tuple[DrawnPage, ...] | None:
        """Return the pages of a file; None if it has to be read by qpdf."""
        try:
            return tuple(self._drawn(table))
        except (LookupError, zlib.error):
            return None

    def _drawn(self, table: ReferenceTable) -> Iterator[DrawnPage]:
        known: dict[int, Font] = {}
        for sheet in self.sheets:
            for _, number in sheet.fonts:
                if number not in known:
                    known[number] = self._font(table, number)
            streams = tuple([inflated(table, number) for number in sheet.contents])
            yield DrawnPage(sheet.number, streams, {name: known[number] for name, number in sheet.fonts})

    def _font(self, table: ReferenceTable, number: int) -> Font:
        size, letters = self._letters(table, number)
        return Font(size, inflated(table, letters))

    def _letters(self, table: ReferenceTable, number: int) -> tuple[int, int]:
        """Return how many bytes a font's codes have, and the object with their letters; raise LookupError for a font of another kind."""
        written = table.between(number, number + 1)
        bytes_, size, letters = self.odd.get(number, (b"", 0, 0))
        if written == bytes_:
            return size, letters
        plain = _PLAIN_FONT.fullmatch(written)
        if plain is None:
            raise LookupError(number)
        return 1, int(plain[1])


_FRAMES = Kept[tuple[bytes, ...], FileFrame](REMEMBERED)


def known_frame(table: ReferenceTable) -> FileFrame | None:
    """Return where a file keeps what is read of it, if an earlier one kept it there, too."""
    frame = _FRAMES.get(_name(table, table.root))
    return frame if frame and frame.fits(table) else None


def keep_frame(pdf: pikepdf.Pdf, table: ReferenceTable) -> None:
    """Keep where a file has all that, for files to come; nothing is kept of one that is not as we write files."""
    if frame := _frame_of(pdf, table):
        _FRAMES.keep(_name(table, table.root), frame)


def drawn_by_qpdf(pdf: pikepdf.Pdf) -> tuple[DrawnPage, ...]:
    """Return the pages of a file as qpdf reads it."""
    known: dict[Any, FontResources] = {}
    return tuple(DrawnPage(page.obj.objgen, tuple(each.read_bytes() for each in _streams(page)), _fonts(page, known)) for page in pdf.pages)


def root_by_qpdf(pdf: pikepdf.Pdf) -> TreeRoot:
    """Return the root of a file's structure tree as qpdf reads it."""
    top = pdf.Root.StructTreeRoot
    return TreeRoot(read_element(top), top.get("/ParentTree", top).objgen[0])


def _name(table: ReferenceTable, root: int) -> tuple[bytes, ...]:
    """Return what a layout is looked for by: its catalog, and the objects that follow it, among them the list of its pages."""
    return tuple(table.between(number, number + 1) for number in (root, root + 2))


def _streams(page: pikepdf.Page) -> list[Any]:
    import pikepdf

    contents = page.obj.get("/Contents")
    if contents is None:
        return []
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _fonts(page: pikepdf.Page, known: dict[Any, FontResources]) -> FontResources:
    """Return a page's fonts, which are `known` since an earlier page if both have the same list."""
    listed = _listed_fonts(page)
    number = listed.objgen if getattr(listed, "is_indirect", False) else None
    if number not in known:
        known[number] = {str(name): font_of(font) for name, font in listed.items()}
    return known[number] if number else known.pop(number)


def _frame_of(pdf: pikepdf.Pdf, table: ReferenceTable) -> FileFrame | None:
    """Return where a file keeps it; None if that is not said by objects of their own, each at its place in the table."""
    above, sheets = pdf.Root.Pages.objgen, tuple(map(_sheet, pdf.pages))
    if any(sheet is None for sheet in sheets) or any(page.obj.Parent.objgen != above for page in pdf.pages):
        return None
    says = [pdf.Root.objgen, above, pdf.Root.StructTreeRoot.objgen, *(number for page in pdf.pages for number in _says(page))]
    written = {number: table.between(number, number + 1) for number, _ in dict.fromkeys(says)}
    if _DIRECT in says or not all(_is_whole(number, each) for number, each in written.items()):
        return None
    whole = tuple(sheet for sheet in sheets if sheet)
    fonts = {number: pdf.get_object((number, 0)) for sheet in whole for _, number in sheet.fonts}
    odd = {number: found for number, font in fonts.items() if (found := _odd(number, font, table))}
    return FileFrame(tuple(written.items()), whole, odd, root_by_qpdf(pdf))


def _sheet(page: pikepdf.Page) -> NumberedPage | None:
    """Return a page of which all parts are objects of their own."""
    streams, fonts = _streams(page), dict(_listed_fonts(page).items())
    if "/Resources" not in page.obj or any(each.objgen == _DIRECT for each in (*streams, *fonts.values())):
        return None
    return NumberedPage(page.obj.objgen, tuple(s.objgen[0] for s in streams), tuple((str(name), f.objgen[0]) for name, f in fonts.items()))


def _says(page: pikepdf.Page) -> Iterator[Number]:
    """Yield the numbers of the objects that say what a page's parts are."""
    yield page.obj.objgen
    yield from (each.objgen for each in (page.obj.Resources, _listed_fonts(page)) if getattr(each, "is_indirect", False))


def _listed_fonts(page: pikepdf.Page) -> Any:
    return page.Resources.get("/Font", {})


def _odd(number: int, font: Any, table: ReferenceTable) -> tuple[bytes, int, int] | None:
    """Return what is known of a font that is not written as we write plain ones."""
    written = table.between(number, number + 1)
    if _PLAIN_FONT.fullmatch(written) or not _is_whole(number, written) or font.ToUnicode.objgen == _DIRECT:
        return None
    return written, font_of(font).size, font.ToUnicode.objgen[0]


def _is_whole(number: int, written: bytes) -> bool:
    """Return whether bytes are those of an object of that number, from beginning to end."""
    return written.startswith(b"%d 0 obj\n" % number) and written.endswith(b"endobj\n") and written.count(b"endobj") == 1


def inflated(table: ReferenceTable, number: int) -> bytes:
    """Return the data of a stream as we write it; raise LookupError for any other one, zlib.error if it is damaged."""
    written = table.between(number, number + 1)
    begun = _STREAM.match(written)
    if begun is None or not written.startswith(b"%d 0 obj\n" % number):
        raise LookupError(number)
    end = begun.end() + int(begun[1])
    if written[end:] != _AFTER_STREAM:
        raise LookupError(number)
    return zlib.decompress(written[begun.end() : end])
