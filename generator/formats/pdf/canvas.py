"""A reportlab canvas whose every operator belongs to a structure element or is an artifact (ISO 14289-1, 7.1).

Coordinates are points with y running down from the top of the sheet; they are flipped as they are written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.colors import CMYKColorSep
from reportlab.pdfgen.canvas import Canvas

from generator.document.rendered import PrintedPixels
from generator.formats.pdf.drawn_file import DrawnFile, Side
from generator.formats.pdf.marking import REMEMBERED, Stretch, before, by_home, shaped_faces, stretch, stretched
from generator.formats.pdf.objects import (
    LateObjects,
    LineEndStreams,
    Literal,
    Objects,
    PageObject,
    Raw,
    Ready,
    name,
    number_of,
    objects,
    reference,
    reserved,
    string,
)
from generator.formats.pdf.outline import Bookmark, heading, outline_objects
from generator.formats.pdf.page_content import PageContent, content_stream
from generator.formats.pdf.sketch import MARKS, OVERPRINT, PRINTED, FinishedSketch, Owner, image_name, number
from generator.formats.pdf.tags import Element, SpanElement
from generator.formats.pdf.tree import Page, StretchPlace, StructureTree, tree
from generator.formats.pdf.writing import file_of
from generator.remembering import kept

if TYPE_CHECKING:
    from generator.formats.pdf.marking import Codes
    from generator.formats.pdf.press import PressSheet

SIGNED = 3  # a form's flags: it has a field for a signature, and what changes is added to the end (ISO 32000-1, 12.7.2)
_EVERY_INK = CMYKColorSep(1, 1, 1, 1, spotName="All")  # marks are on every plate, however many there are (ISO 32000-1, 8.6.6.4)


class _Finished(NamedTuple):
    """A side that was drawn: what `Side` says of it, with its stretches, from the `first` one of the file to before `after`."""

    key: int
    first: int
    after: int
    bare: int
    paged: int
    streams: tuple[bytes, ...]


class TaggedCanvas(Canvas):
    """Collects content streams, marks them, and writes the structure tree at the end.

    reportlab's private parts in use: `_doc`, `_pagesize`, `_preamble`; hence the pin to 5.1.
    """

    def __init__(self, size: tuple[float, float], root: Element, lang: str, press: PressSheet | None = None) -> None:
        version = (1, 6) if press else (1, 7)  # PDF/X-4 is made of PDF 1.6
        super().__init__(io.BytesIO(), pagesize=size, pdfVersion=version, lang=lang, invariant=1, pageCompression=1)
        self._page = self._doc.thisPageName()
        self._doc.Catalog.Outlines = None
        self.root = root
        self.press = press
        self.height = size[1]
        self.reading = 0  # the page being drawn, in reading order
        self.pages = 0
        self.identity = ""
        self._bare = self._paged = 0  # how many stretches, and how many streams of this side, there are up to the end of its pages
        self._sides: list[_Finished] = []
        self._content = PageContent()  # of the page being drawn
        self._streams: dict[bytes, Ready] = {}  # that draw pages; a drawing that is on a page twice is in the file once
        self._drawn: list[tuple[Stretch, str, int, int]] = []  # with its page, the number of its first link, and the StructParent of that
        self._keys = 0  # how many StructParents and StructParent there are
        self._page_keys: dict[str, int] = {}
        self._bookmarks: list[tuple[int, str, int, str, float]] = []  # the page they are read on, words, level, and their place
        self._places: dict[str, tuple[str, float]] = {}  # by their names: the page, and y
        self._pictures: set[str] = set()  # keys of the images in the file
        self._images: dict[str, None] = {}  # names of those on the page being drawn, in order
        self.printed: list[PrintedPixels] = []  # the clinic's own pictures

    def _make_preamble(self) -> None:
        """Write nothing before a page: reportlab's preamble would name a font that is not embedded."""
        self._preamble = ""

    # -- content ------------------------------------------------------------------------------------------------
    def emit(self, owner: Owner, code: str) -> None:
        """Write operators that belong to `owner`."""
        self.draw(FinishedSketch((("emit", (owner, code)),)))

    def draw(self, *pieces: FinishedSketch) -> None:
        """Put what was sketched for this file alone on the page."""
        self._put(stretched(pieces, self._content.marks, self._content.open, self._codes(pieces)))

    def play(self, pieces: Iterable[FinishedSketch]) -> None:
        """Put what was sketched on the page, section by section: other files may have the same."""
        for run in by_home(pieces):
            self._put(stretch(run, self._content.marks, before(run, self._content.open), self._codes(run)))

    def _codes(self, pieces: Sequence[FinishedSketch]) -> Codes:
        return tuple((face, face.used(self._doc)) for face in shaped_faces(pieces))

    def _put(self, own: Stretch) -> None:
        """Put a stretch on the page."""
        links = len(own.links)
        first = reserved(self._doc, links, partial(self._linked, len(self._drawn))) if links else 0
        self._drawn.append((own, self._page, first, self._keys))
        self._keys += links
        for act, arguments in own.acts:
            getattr(self, act)(*arguments)
        for shaped, clusters in own.shaped:
            shaped.use(clusters, self._doc)
        for face, letters in own.letters:
            face.use(letters, self._doc)
        self._content.put(own)

    def picture(self, key: str, made: Callable[[], object]) -> None:
        """List an image in the resources of the page; it is `made` once per file."""
        named = image_name(key)
        if key not in self._pictures:
            self._pictures.add(key)
            self._doc.Reference(made(), named)
        self._images[named] = None

    def prints(self, pixels: PrintedPixels) -> None:
        """Note how fine a picture is printed."""
        self.printed.append(pixels)

    # -- links and bookmarks ------------------------------------------------------------------------------------
    def _linked(self, number: int) -> list[Objects]:
        """Return the links of what was drawn as the `number`th in this file, once all places are known."""
        placed = self._placed(number)
        return [links(placed, tuple(self._destination(*self._places[each.place]) for each in placed.stretch.links if each.place))]

    def _placed(self, number: int) -> StretchPlace:
        own, page, first, key = self._drawn[number]
        return StretchPlace(own, self._number(page), first, key)

    def _number(self, label: str) -> int:
        """Return the number of an object, such as that of a page."""
        return int(self._doc.idToObjectNumberAndVersion[label][0])

    def place(self, named: str, y: float) -> None:
        """Name a place on this page, at y, for links to it; of two with one name it is the first."""
        self._places.setdefault(named, (self._page, y))

    def _destination(self, page: str, y: float) -> str:
        return destination(self._number(page), self.height - y)

    def signature_field(self, label: str) -> None:
        """Add an empty field for a digital signature, which takes no room on this page; call it once in a file.

        It is in the structure tree, with words for who can't see it (ISO 14289-1, 7.18.1 and 7.18.4); what has no size needs no appearance
        (ISO 19005-2, 6.3.3).
        """
        owner, words = SpanElement(label, 0, self.root, ("Form",), alt=label), string(label).decode("ascii")
        entries = f"/Type /Annot/Subtype /Widget/FT /Sig/T (Signature)/TU {words}/Contents {words}/Rect [0 0 0 0]/F {PRINTED}"
        self.draw(FinishedSketch((("open", (owner, entries, "")),)))
        field = self._drawn[-1][2]
        self._doc.Catalog.AcroForm = self._doc.Reference(Raw(f"<</Fields [{field} 0 R]/SigFlags {SIGNED}>>"))

    def bookmark(self, words: str, level: int, y: float, page: int | None = None) -> None:
        """Add a bookmark for a heading at y; level 0 is the document's title. `page` is read there, if it is not the one being drawn."""
        self._bookmarks.append((self.reading if page is None else page, heading(words), level, self._page, y))

    def _write_outline(self) -> tuple[tuple[Bookmark, ...], int]:
        """Write the bookmarks in reading order; return them as they were drawn, and the number of the first of their objects."""
        bookmarks = tuple(Bookmark(words, level, self._destination(page, y), read) for read, words, level, page, y in self._bookmarks)
        first: int = self._doc.objectcounter + 1
        if bookmarks:
            own = outline_objects(bookmarks, first)
            self._doc.Catalog.Outlines = self._doc.Reference(LateObjects(lambda: (own,)), "Outline")
            self._doc.objectcounter += len(own.lengths) - 1
        return bookmarks, first

    def end_pages(self) -> None:
        """End what draws the pages on this side: what follows is around them, and differs from clinic to clinic."""
        self._content.close()
        self._bare, self._paged = len(self._drawn), len(self._content.streams())

    def draw_feet(self, pieces: tuple[FinishedSketch, ...]) -> None:
        """Put what many sides have the same at the feet of their pages on this one, as a stream of its own."""
        self._put(stretch(pieces, 0, None, self._codes(pieces)))
        self._content.close()

    # -- pages and the end --------------------------------------------------------------------------------------
    def finish_page(self, folds: Sequence[float] = ()) -> None:
        """End the page; for a press, with marks that show where to cut and fold."""
        if self.press:
            space, _ = self._doc.addColor(_EVERY_INK)
            self.emit(MARKS, f"/{space} CS 1 SCN {self.press.marks(folds)}")
            self.emit(MARKS, self.press.patches())
        boxes = self.press.boxes if self.press else {"MediaBox": (0.0, 0.0, *self._pagesize)}
        links = [first + n for own, label, first, _ in self._drawn if label == self._page for n in range(len(own.links))]
        entries = {
            "Type": name("Page"),
            **{box: [Literal(f"{corner:.7g}".encode("ascii")) for corner in corners] for box, corners in boxes.items()},
            "Resources": self._resources(),
            **({"Annots": Literal(f"[{' '.join(f'{each} 0 R' for each in links)}]".encode("ascii"))} if links else {}),
            "StructParents": self._keys,
            "Tabs": name("S"),
        }
        streams = self._content.streams()
        drawn = [self._streams.setdefault(each, Ready((content_stream(each),))) for each in streams]
        self._doc.addPage(PageObject(entries, drawn))
        begun = self._sides[-1].after if self._sides else 0
        self._sides.append(_Finished(self._keys, begun, len(self._drawn), self._bare - begun, self._paged, tuple(streams)))
        self.pages += 1
        self._page_keys[self._page] = self._keys
        self._keys += 1
        self._page = self._doc.thisPageName()
        self._content, self._images = PageContent(), {}

    def _resources(self) -> dict[str, object]:
        """Return what the operators of the page being drawn name (ISO 32000-1, 7.8.3)."""
        resources: dict[str, object] = {"Font": reference("BasicFonts")}
        if self._images:
            resources["XObject"] = {named: reference(named) for named in self._images}
        if self.press:
            resources["ExtGState"] = {named: {"op": on, "OPM": int(on)} for on, named in OVERPRINT.items()}
            resources["ColorSpace"] = {_EVERY_INK.spotName: reference(_EVERY_INK.spotName)}
        return resources

    def finish(self) -> bytes:
        """Write bookmarks and structure tree and return the file."""
        return self.printed_file().file.data()

    def printed_file(self) -> DrawnFile:
        """Return the file before it is bytes, with what was drawn where in it; call it once, at the end."""
        bookmarks, outline = self._write_outline()
        tree = self._write_tree()
        self._doc.encrypt = LineEndStreams()
        file = file_of(self._doc, self.identity)
        sides = tuple(map(self._side, self._sides))
        fonts = dict(self._plain_fonts())
        packet = getattr(self._doc.Catalog, "Metadata", None)
        about = number_of(packet, self._doc) if packet else 0
        destinations = {named: self._destination(*at) for named, at in self._places.items()}
        self._doc.idToObject.clear()  # what is made late refers to this canvas: without that, both go as soon as the file is made
        return DrawnFile(file, sides, tree, fonts, about, bookmarks, outline, destinations)

    def _plain_fonts(self) -> Iterator[tuple[str, int]]:
        """Yield the label and the number of each font that is not shaped: others are no part of what a stamp changes."""
        for label, font in self._doc.idToObject["BasicFonts"].dict.items():
            if isinstance(font, Raw) and isinstance(font.value, str):
                yield label, int(font.value.split()[0])

    def _side(self, own: _Finished) -> Side:
        """Return a side of a sheet as it is in the file."""
        numbers = tuple(number_of(self._streams[each], self._doc) for each in own.streams)
        return Side(own.key, tuple(map(self._placed, range(own.first, own.after))), own.bare, own.paged, own.streams, numbers)

    def _write_tree(self) -> StructureTree:
        """Write the structure tree."""
        placed = [self._placed(number) for number in range(len(self._drawn))]
        pages = [Page(key, [each for each in placed if each.page == self._number(label)]) for label, key in self._page_keys.items()]
        grown = tree(self.root, pages, self._doc.objectcounter + 1)
        reserved(self._doc, sum(len(each.lengths) for each in grown.objects), lambda: grown.objects)
        self._doc.Catalog.StructTreeRoot = self._doc.Reference(LateObjects(lambda: (grown.root,)))
        self._doc.Catalog.MarkInfo = Raw({"Marked": True})
        return grown


def destination(page: int, y: float) -> str:
    """Return a place in the file as PDF syntax (ISO 32000-1, 12.3.2.2): on the page that has this number, at y from its foot."""
    return f"[{page} 0 R /XYZ 0 {number(y)} 0]"


@kept(REMEMBERED)
def links(placed: StretchPlace, destinations: tuple[str, ...]) -> Objects:
    """Return the annotations of a stretch, where those that lead to a place in the file have these destinations."""
    places = iter(destinations)
    return objects(
        [
            f"<<{each.annotation}/StructParent {key}{f'/Dest {next(places)}' if each.place else each.action or f'/P {placed.page} 0 R'}>>"
            for key, each in enumerate(placed.stretch.links, placed.key)
        ],
        placed.link,
    )
