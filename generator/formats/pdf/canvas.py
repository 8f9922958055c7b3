"""A reportlab canvas whose every operator belongs to a structure element or is an artifact (ISO 14289-1, 7.1).

Coordinates are points with y running down from the top of the sheet; they are flipped as they are written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportlab.lib.colors import CMYKColorSep
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFObject, PDFPage
from reportlab.pdfgen.canvas import Canvas

from generator.document.rendered import PrintedPixels
from generator.formats.pdf.objects import LineEndStreams, Raw, in_two, name, string
from generator.formats.pdf.sketch import MARKS, OVERPRINT, Bounds, Owner, Piece, image_name
from generator.formats.pdf.tags import Annotation, Drawn, Element, MarkedContent, Part, write_tree
from generator.formats.pdf.writing import written

if TYPE_CHECKING:
    from generator.formats.pdf.fonts import Face
    from generator.formats.pdf.press import PressSheet

_ASCII = "".join(map(chr, range(0x21, 0x7F)))  # the rest of an address is written as %XX (ISO 32000-1, 12.6.4.7; RFC 3986)
_EVERY_INK = CMYKColorSep(1, 1, 1, 1, spotName="All")  # marks are on every plate, however many there are (ISO 32000-1, 8.6.6.4)


def _place(named: str) -> str:
    return f"place-{named}"


class TaggedCanvas(Canvas):
    """Collects content streams, marks them, and writes the structure tree at the end.

    reportlab's private parts in use: `_code`, `_doc`, `_preamble`, `_annotationrefs`, `_setAnnotations`,
    `_colorsUsed`, `_formsinuse`; hence the pin to 5.1.
    """

    def __init__(self, size: tuple[float, float], root: Element, lang: str, press: PressSheet | None = None) -> None:
        version = (1, 6) if press else (1, 7)  # PDF/X-4 is made of PDF 1.6
        super().__init__(io.BytesIO(), pagesize=size, pdfVersion=version, lang=lang, invariant=1, pageCompression=1)
        self._page = self._doc.thisPageName()
        self.root = root
        self.drawn = Drawn()
        self.press = press
        self.height = size[1]
        self._parents: list[list[Element] | Element] = []  # by StructParents or StructParent key
        self._on_page: list[Element] = []  # by mcid
        self.reading = 0  # the page being drawn, in reading order
        self.pages = 0
        self._bookmarks: list[tuple[int, str, int]] = []  # by the page they are read on: words, level
        self._placed: set[str] = set()
        self._head = 0  # of the page's content: how long is what other files have as well
        self._pictures: set[str] = set()  # keys of the images in the file
        self.printed: list[PrintedPixels] = []  # the clinic's own pictures
        self._open: Element | str | None = None

    def _make_preamble(self) -> None:
        """Write nothing before a page: reportlab's preamble would name a font that is not embedded."""
        self._preamble = ""

    # -- marking ------------------------------------------------------------------------------------------------
    def belong(self, owner: Owner) -> None:
        """Mark what follows as content of an element, or as an artifact of that kind."""
        target = self.drawn.element(owner) if isinstance(owner, Part) else owner
        if target is self._open:
            return
        code = self._code
        if self._open is not None:
            code.append("EMC")
        if isinstance(target, Element):
            mcid = len(self._on_page)
            self._on_page.append(target)
            self.drawn.add(target, MarkedContent(self._page, mcid))
            code.append(f"/{target.tag} <</MCID {mcid}>> BDC")
        else:
            code.append(target)
        self._open = target

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def emit(self, owner: Owner, code: str) -> None:
        """Write operators that belong to `owner`."""
        self.belong(owner)
        self._code.append(code)

    def words(self, owner: Owner, before: str, face: Face, words: str, size: float, level: int, after: str) -> None:
        """Show words between other operators."""
        self.emit(owner, before + face.show(words, size, self._doc, level) + after)

    def picture(self, key: str, made: Callable[[], object]) -> None:
        """List an image in the resources of the page; it is `made` once per file."""
        named = image_name(key)
        if key not in self._pictures:
            self._pictures.add(key)
            self._doc.Reference(made(), named)
        if key not in self._formsinuse:
            self._formsinuse.append(key)

    def prints(self, pixels: PrintedPixels) -> None:
        """Note how fine a picture is printed."""
        self.printed.append(pixels)

    def describe(self, element: Element, attributes: str) -> None:
        """Give an element attributes that only drawing knows."""
        self.drawn.describe(element, attributes)

    def play(self, piece: Piece) -> None:
        """Put what was sketched on the page."""
        if self.press:
            states = self._extgstate._c  # names of states, which reportlab lists in the resources
            for on, named in OVERPRINT.items():
                states[("op", str(on).lower())] = named
        for act, arguments in piece.acts:
            if act == "emit":
                self.emit(*arguments)
            else:
                getattr(self, act)(*arguments)
        for face, letters in piece.letters:
            face.use(letters, self._doc)

    # -- links and bookmarks ------------------------------------------------------------------------------------
    def link(self, owner: Element | Part, address: str, words: str, box: Bounds) -> None:
        """Add a link annotation over (left, top, right, bottom) to a Link element."""
        action = Raw({"Type": name("Action"), "S": name("URI"), "URI": string(quote(address, _ASCII))})
        self._annotate(owner, words, box, "A", action)

    def link_within(self, owner: Element | Part, place: str, words: str, box: Bounds) -> None:
        """Add a link annotation to a Link element that opens a place in this file."""
        self._annotate(owner, words, box, "Dest", self._bookmarkReference(_place(place)))

    def place(self, named: str, y: float) -> None:
        """Name a place on this page, at y, for links to it; of two with one name it is the first."""
        if named not in self._placed:
            self._placed.add(named)
            self.bookmarkHorizontal(_place(named), 0, self.height - y)

    def _annotate(self, owner: Element | Part, words: str, box: Bounds, key: str, opens: PDFObject) -> None:
        element = self.drawn.element(owner) if isinstance(owner, Part) else owner
        left, top, right, bottom = box
        annotation = {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": [left, self.height - bottom, right, self.height - top],
            "Border": [0, 0, 0],
            "F": 4,  # printed
            "Contents": string(words),
            "StructParent": len(self._parents),
            key: opens,
        }
        self._parents.append(element)
        self._annotationCount += 1
        ref = self._doc.Reference(Raw(annotation), f"NUMBER{self._annotationCount}")
        self._annotationrefs.append(ref)
        self.drawn.add(element, Annotation(self._page, ref))

    def bookmark(self, words: str, level: int, y: float) -> None:
        """Add a bookmark for a heading at y; level 0 is the document's title."""
        self.bookmarkHorizontal(f"heading-{len(self._bookmarks)}", 0, self.height - y)
        self._bookmarks.append((self.reading, " ".join(words.split()), level))

    def _write_outline(self) -> None:
        """Write the bookmarks in reading order; a level is never skipped."""
        deepest = -1
        for key, (_, words, level) in sorted(enumerate(self._bookmarks), key=lambda entry: entry[1][0]):
            deepest = min(level, deepest + 1)
            self.addOutlineEntry(words, f"heading-{key}", deepest)

    def end_head(self) -> None:
        """End what other files may have on a page as well; its foot and marks follow."""
        self._close()
        self._head = len("\n".join(self._code))

    # -- pages and the end --------------------------------------------------------------------------------------
    def finish_page(self, folds: Sequence[float] = ()) -> None:
        """End the page; for a press, with marks that show where to cut and fold."""
        if self.press:
            space, self._colorsUsed["All"] = self._doc.addColor(_EVERY_INK)
            self.emit(MARKS, f"/{space} CS 1 SCN {self.press.marks(folds)}")
            self.emit(MARKS, self.press.patches())
        self._close()
        self.pages += 1
        self.showPage()
        self._page = self._doc.thisPageName()
        self._head = 0

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802  # the name reportlab calls
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        head, rest = page.stream[: self._head], page.stream[self._head :]
        page.Contents = in_two(head.encode("ascii"), rest.encode("ascii"))  # reportlab would write it as base 85, slowly
        for box, corners in self.press.boxes.items() if self.press else ():
            setattr(page, box, PDFArray(corners))
        page.StructParents = len(self._parents)
        self._parents.append(self._on_page)
        self._on_page = []

    def finish(self) -> bytes:
        """Write bookmarks and structure tree and return the file."""
        self._write_outline()
        write_tree(self._doc, self.root, self.drawn, self._parents)
        self._doc.encrypt = LineEndStreams()
        return written(self._doc, self)
