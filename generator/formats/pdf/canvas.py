"""A reportlab canvas whose every operator belongs to a structure element or is an artifact (ISO 14289-1, 7.1).

Coordinates are points with y running down from the top of the sheet; they are flipped as they are written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportlab.lib.colors import CMYKColorSep
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFObject, PDFPage, xObjectName
from reportlab.pdfgen.canvas import Canvas

from generator.document.rendered import PrintedPixels
from generator.formats.pdf.inks import BLACK, Inks, screen_inks
from generator.formats.pdf.objects import LineEndStreams, Raw, name, stream, string
from generator.formats.pdf.tags import Annotation, Drawn, Element, MarkedContent, write_tree

if TYPE_CHECKING:
    from generator.design.theme import Theme
    from generator.formats.pdf.press import PressSheet

ARTIFACT = "/Artifact BMC"
_ASCII = "".join(map(chr, range(0x21, 0x7F)))  # the rest of an address is written as %XX (ISO 32000-1, 12.6.4.7; RFC 3986)
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
MARKS = "/Artifact <</Type /Page>> BDC"
_EVERY_INK = CMYKColorSep(1, 1, 1, 1, spotName="All")  # marks are on every plate, however many there are (ISO 32000-1, 8.6.6.4)


def number(value: float) -> str:
    """Return a coordinate as PDF syntax, to a hundredth of a point."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _place(named: str) -> str:
    return f"place-{named}"


class TaggedCanvas(Canvas):
    """Collects content streams, marks them, and writes the structure tree at the end.

    reportlab's private parts in use: `_code`, `_doc`, `_preamble`, `_annotationrefs`, `_setAnnotations`,
    `_colorsUsed`, `_formsinuse`; hence the pin to 5.1.
    """

    def __init__(
        self, size: tuple[float, float], root: Element, lang: str, press: PressSheet | None = None, theme: Theme | None = None
    ) -> None:
        self.buffer = io.BytesIO()
        version = (1, 6) if press else (1, 7)  # PDF/X-4 is made of PDF 1.6
        super().__init__(self.buffer, pagesize=size, pdfVersion=version, lang=lang, invariant=1, pageCompression=1)
        self.root = root
        self.drawn = Drawn()
        self._parts: dict[object, dict[int, Element]] = {}  # by words that are drawn in several steps, and the span
        self.press = press
        self._theme = theme
        self.inks: Inks = press.inks if press else screen_inks
        self.height = size[1]
        self._parents: list[list[Element] | Element] = []  # by StructParents or StructParent key
        self._on_page: list[Element] = []  # by mcid
        self.reading = 0  # the page being drawn, in reading order
        self.pages = 0
        self._bookmarks: list[tuple[int, str, int]] = []  # by the page they are read on: words, level
        self.places: Mapping[str, str] = {}  # that words may lead to, with what a listener hears of them
        self._placed: set[str] = set()
        self._pictures: set[str] = set()  # keys of the images in the file
        self.printed: list[PrintedPixels] = []  # the clinic's own pictures
        self._open: Element | str | None = None
        self._state: dict[str, str] = {}  # graphics state as last written

    def _make_preamble(self) -> None:
        """Write nothing before a page: reportlab's preamble would name a font that is not embedded."""
        self._preamble = ""

    # -- marking ------------------------------------------------------------------------------------------------
    def belong(self, target: Element | str) -> None:
        """Mark what follows as content of an element, or as an artifact of that kind."""
        if target is self._open:
            return
        self._close()
        if isinstance(target, Element):
            mcid = len(self._on_page)
            self._on_page.append(target)
            self.drawn.add(target, MarkedContent(self._doc.thisPageName(), mcid))
            self._code.append(f"/{target.tag} <</MCID {mcid}>> BDC")
        else:
            self._code.append(target)
        self._open = target

    def parts(self, whole: object) -> dict[int, Element]:
        """Return the elements of spans, by their index, of words that are drawn in several steps but are one element."""
        return self._parts.setdefault(whole, {})

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def emit(self, target: Element | str, code: str) -> None:
        """Write operators that belong to `target`."""
        self.belong(target)
        self._code.append(code)

    def picture(self, key: str, made: Callable[[], object]) -> str:
        """Return an image's name on the page; it is `made` once per file and listed in the resources of the pages that show it."""
        named = str(xObjectName(key))
        if key not in self._pictures:
            self._pictures.add(key)
            self._doc.Reference(made(), named)
        if key not in self._formsinuse:
            self._formsinuse.append(key)
        return named

    # -- colours and graphics state -----------------------------------------------------------------------------------------
    def colour(self, role: str) -> str:
        """Return the value of a colour's role as six hexadecimal digits; LookupError for a canvas without a theme."""
        if self._theme is None:
            raise LookupError("a canvas without a theme knows no roles of colours")
        return self._theme.colour(role)

    @property
    def black_ink(self) -> bool:
        """Whether all colours are greys."""
        return self._theme is not None and self._theme.black_ink

    def fill(self, hexadecimal: str) -> str:
        """Return the operator that sets the fill colour, or '' if it is set already. On a press, black ink is printed over the others."""
        ink = self.inks(hexadecimal).fill
        return self._overprint(ink == f"{BLACK} k") + self._set("fill", ink + " ")

    def _overprint(self, on: bool) -> str:  # it is the state itself
        """Return the operator that sets whether areas and words leave other inks below them, or '' if it is set already."""
        if not self.press or (not on and "overprint" not in self._state):
            return ""
        states = self._extgstate._c  # names of states, which reportlab lists in the resources
        named = states.setdefault(("op", str(on).lower()), f"gRLs{len(states)}")
        return self._set("overprint", f"/{named} gs ")

    def pen(self, hexadecimal: str, width: float) -> str:
        """Return the operators that set stroke colour and line width, or '' if they are set already."""
        return self._set("line", self.inks(hexadecimal).line + " ") + self._set("width", number(width) + " w ")

    def _set(self, key: str, operator: str) -> str:
        if self._state.get(key) == operator:
            return ""
        self._state[key] = operator
        return operator

    # -- links and bookmarks ------------------------------------------------------------------------------------
    @property
    def has_links(self) -> bool:
        """Whether words can be links: on a page for a press, PDF/X-4 forbids annotations."""
        return self.press is None

    def link(self, element: Element, address: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Add a link annotation over (left, top, right, bottom) to a Link element."""
        action = Raw({"Type": name("Action"), "S": name("URI"), "URI": string(quote(address, _ASCII))})
        self._annotate(element, words, box, "A", action)

    def link_within(self, element: Element, place: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Add a link annotation to a Link element that opens a place in this file."""
        self._annotate(element, words, box, "Dest", self._bookmarkReference(_place(place)))

    def place(self, named: str, y: float) -> None:
        """Name a place on this page, at y, for links to it; of two with one name it is the first."""
        if named not in self._placed:
            self._placed.add(named)
            self.bookmarkHorizontal(_place(named), 0, self.height - y)

    def _annotate(self, element: Element, words: str, box: tuple[float, float, float, float], key: str, opens: PDFObject) -> None:
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
        self.drawn.add(element, Annotation(self._doc.thisPageName(), ref))

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

    # -- pages and the end --------------------------------------------------------------------------------------
    def finish_page(self, folds: Sequence[float] = ()) -> None:
        """End the page; for a press, with marks that show where to cut and fold."""
        if self.press:
            space, self._colorsUsed["All"] = self._doc.addColor(_EVERY_INK)
            self.emit(MARKS, f"/{space} CS 1 SCN {self.press.marks(folds)}")
            self.emit(MARKS, self._overprint(False) + self.press.patches())
        self._close()
        self._state = {}
        self.pages += 1
        self.showPage()

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802  # the name reportlab calls
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        page.Contents = stream(page.stream.encode("ascii"))  # reportlab would write it as base 85, slowly
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
        self._doc.SaveToFile(self.buffer, self)
        return self.buffer.getvalue()
