"""A reportlab canvas whose every operator belongs to a structure element or is an artifact (ISO 14289-1, 7.1).

Coordinates are points with y running down from the top of the sheet; they are flipped as they are written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from reportlab.lib.colors import CMYKColorSep
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from generator.document.rendered import PrintedPixels
from generator.formats.pdf.marking import Marked, marked, marked_acts
from generator.formats.pdf.objects import Later, LineEndStreams, Ready, in_parts, string
from generator.formats.pdf.outline import Bookmark, outline
from generator.formats.pdf.sketch import MARKS, OVERPRINT, PRINTED, Owner, Piece, image_name, number
from generator.formats.pdf.tags import Annotation, Drawn, Element, MarkedContent, Part, write_tree
from generator.formats.pdf.writing import written

if TYPE_CHECKING:
    from generator.formats.pdf.fonts import Face
    from generator.formats.pdf.press import PressSheet

LARGE = 12_000  # bytes of a page's content: smaller parts would not be compressed well
SIGNED = 3  # a form's flags: it has a field for a signature, and what changes is added to the end (ISO 32000-1, 12.7.2)
_EVERY_INK = CMYKColorSep(1, 1, 1, 1, spotName="All")  # marks are on every plate, however many there are (ISO 32000-1, 8.6.6.4)


class TaggedCanvas(Canvas):
    """Collects content streams, marks them, and writes the structure tree at the end.

    reportlab's private parts in use: `_code`, `_doc`, `_preamble`, `_annotationrefs`, `_setAnnotations`,
    `_colorsUsed`, `_formsinuse`; hence the pin to 5.1.
    """

    def __init__(self, size: tuple[float, float], root: Element, lang: str, press: PressSheet | None = None) -> None:
        version = (1, 6) if press else (1, 7)  # PDF/X-4 is made of PDF 1.6
        super().__init__(io.BytesIO(), pagesize=size, pdfVersion=version, lang=lang, invariant=1, pageCompression=1)
        self._page = self._doc.thisPageName()
        self._doc.Catalog.Outlines = None
        self.root = root
        self.drawn = Drawn()
        self.press = press
        self.height = size[1]
        self._parents: list[list[Element] | Element] = []  # by StructParents or StructParent key
        self._on_page: list[Element] = []  # by mcid
        self.reading = 0  # the page being drawn, in reading order
        self.pages = 0
        self._bookmarks: list[tuple[int, str, int, str, float]] = []  # the page they are read on, words, level, and their place
        self._places: dict[str, tuple[str, float]] = {}  # by their names: the page, and y
        self._cuts: list[int] = []  # where parts of the page's content end, and how large the one being drawn is
        self._size = 0
        self._pictures: set[str] = set()  # keys of the images in the file
        self.printed: list[PrintedPixels] = []  # the clinic's own pictures
        self._open: Owner | None = None

    def _make_preamble(self) -> None:
        """Write nothing before a page: reportlab's preamble would name a font that is not embedded."""
        self._preamble = ""

    # -- marking ------------------------------------------------------------------------------------------------
    def emit(self, owner: Owner, code: str) -> None:
        """Write operators that belong to `owner`."""
        self._put(marked_acts([("emit", (owner, code))], len(self._on_page), self._open))

    def _put(self, what: Marked) -> None:
        """Do what was found out to be done on this page."""
        for act, arguments in what.acts:
            getattr(self, act)(*arguments)
        self._open = what.open

    def code(self, code: str) -> None:
        """Write operators, with those that mark them."""
        self._code.append(code)

    def mark(self, owner: Element | Part) -> None:
        """Record that an element has the page's next marked content."""
        element = self._element(owner)
        self.drawn.add(element, MarkedContent(self._page, len(self._on_page)))
        self._on_page.append(element)

    def _element(self, owner: Element | Part) -> Element:
        return self.drawn.element(owner) if isinstance(owner, Part) else owner

    def show(self, before: str, face: Face, words: str, size: float, level: int, after: str) -> None:
        """Show words between other operators."""
        self._code.append(before + face.show(words, size, self._doc, level) + after)

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

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
        self._put(marked(piece, len(self._on_page), self._open))
        for face, letters in piece.letters:
            face.use(letters, self._doc)
        self._size += piece.size
        if self._size > LARGE:
            self.end_part()

    # -- links and bookmarks ------------------------------------------------------------------------------------
    def open(self, owner: Element | Part, annotation: str, action: str) -> None:
        """Add an annotation to a Link element that opens an address."""
        self._annotate(owner, annotation, lambda: action)

    def lead(self, owner: Element | Part, annotation: str, place: str) -> None:
        """Add an annotation to a Link element that leads to a place in this file."""
        self._annotate(owner, annotation, lambda: f"/Dest {self._destination(*self._places[place])}")

    def place(self, named: str, y: float) -> None:
        """Name a place on this page, at y, for links to it; of two with one name it is the first."""
        self._places.setdefault(named, (self._page, y))

    def _destination(self, page: str, y: float) -> str:
        """Return a place in the file as PDF syntax (ISO 32000-1, 12.3.2.2)."""
        return f"[{self._doc.idToObjectNumberAndVersion[page][0]} 0 R /XYZ 0 {number(self.height - y)} 0]"

    def signature_field(self, label: str) -> None:
        """Add an empty field for a digital signature, which takes no room on this page; call it once in a file.

        It is in the structure tree, with words for who can't see it (ISO 14289-1, 7.18.1 and 7.18.4); what has no size needs no appearance
        (ISO 19005-2, 6.3.3).
        """
        element = self.drawn.element(Part(label, 0, self.root, ("Form",), alt=label))
        words, key = string(label).decode("ascii"), len(self._parents)
        entries = f"/Type /Annot/Subtype /Widget/FT /Sig/T (Signature)/TU {words}/Contents {words}/Rect [0 0 0 0]/F {PRINTED}"
        self._parents.append(element)
        page = self._page
        number = self._doc.idToObjectNumberAndVersion
        ref = self._doc.Reference(Later(lambda: f"<<{entries}/StructParent {key}/P {number[page][0]} 0 R>>"))
        self._annotationrefs.append(ref)
        self.drawn.add(element, Annotation(self._page, ref))
        form = Later(lambda: f"<</Fields [{number[ref.name][0]} 0 R]/SigFlags {SIGNED}>>")
        self._doc.Catalog.AcroForm = self._doc.Reference(form)

    def _annotate(self, owner: Element | Part, annotation: str, opens: Callable[[], str]) -> None:
        element, key = self._element(owner), len(self._parents)
        self._parents.append(element)
        ref = self._doc.Reference(Later(lambda: f"<<{annotation}/StructParent {key}{opens()}>>"))
        self._annotationrefs.append(ref)
        self.drawn.add(element, Annotation(self._page, ref))

    def bookmark(self, words: str, level: int, y: float) -> None:
        """Add a bookmark for a heading at y; level 0 is the document's title."""
        self._bookmarks.append((self.reading, " ".join(words.split()), level, self._page, y))

    def _write_outline(self) -> None:
        """Write the bookmarks in reading order."""
        ordered = sorted(self._bookmarks, key=itemgetter(0))
        bookmarks = [Bookmark(words, level, self._destination(page, y)) for _, words, level, page, y in ordered]
        if bookmarks:
            objects = outline(bookmarks, self._doc.objectcounter + 1)
            self._doc.Catalog.Outlines = self._doc.Reference(Ready([each.encode("ascii") for each in objects]), "Outline")
            self._doc.objectcounter += len(objects) - 1

    def end_part(self) -> None:
        """End a part of the page that other files may have as well."""
        self._cuts.append(len(self._code))
        self._size = 0

    # -- pages and the end --------------------------------------------------------------------------------------
    def finish_page(self, folds: Sequence[float] = ()) -> None:
        """End the page; for a press, with marks that show where to cut and fold."""
        if self.press:
            space, self._colorsUsed["All"] = self._doc.addColor(_EVERY_INK)
            self.emit(MARKS, f"/{space} CS 1 SCN {self.press.marks(folds)}")
            self.emit(MARKS, self.press.patches())
        self._close()
        self.pages += 1
        ends = [0, *self._cuts, len(self._code)]
        self._parts = ["\n".join([*self._code[a:b], ""]).encode("ascii") for a, b in pairwise(ends)]
        self._code.clear()
        self.showPage()
        self._page = self._doc.thisPageName()
        self._cuts, self._size = [], 0

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802  # the name reportlab calls
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        page.Contents = in_parts(self._parts)  # reportlab would write it as base 85, slowly
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
        return written(self._doc)
