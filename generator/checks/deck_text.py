"""The text of a finished slide: every paragraph with its size, weight, colour and place, whatever it inherits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.checks.deck_file import FinishedSlide
from generator.problems import Mark
from generator.slides.contract import words_of
from generator.slides.fit import Measure, Paragraph, Run, measure
from generator.slides.markup import EMU_PER_INCH, EMU_PER_POINT, A, Box, P, R
from generator.slides.places import PLACEHOLDER, SCHEME_FILL, Element, TextPlace, TypeStyle, idx_of, own_box, read_insets, tag
from generator.slides.plan import Insets, Role
from generator.text import Text

RUN, FIELD, PARAGRAPH, LINK = tag(A, "r"), tag(A, "fld"), tag(A, "p"), tag(A, "hlinkClick")
_GROUP, _SHAPE, _FRAME, _CELL = tag(P, "grpSp"), tag(P, "sp"), tag(P, "graphicFrame"), tag(A, "tc")
Kind = Literal["place", "label", "cell"]


@dataclass(frozen=True, slots=True)
class FileRun:
    """Words as the file sets them. `fill` is the element of their colour, None for what they inherit."""

    words: str
    size: float
    bold: bool
    fill: Element
    link: bool
    lang: str


@dataclass(frozen=True, slots=True)
class FileParagraph:
    """One paragraph at its level."""

    level: int
    runs: tuple[FileRun, ...]

    @property
    def words(self) -> str:
        """Its words, white space folded."""
        return " ".join("".join(run.words for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class TextBox:
    """A shape's words: a placeholder of some role, a label in a drawing, or a cell of a table."""

    kind: Kind
    role: Role | None
    shape: Element
    place: TextPlace
    paragraphs: tuple[FileParagraph, ...]

    @property
    def name(self) -> str:
        """What the selection pane calls it."""
        return self.place.name

    def measured(self) -> Measure:
        """Return what the words need."""
        return measure([Paragraph(tuple(Run(r.words, r.bold) for r in p.runs), p.level) for p in self.paragraphs], self.place)


def text_boxes(slide: FinishedSlide) -> Iterator[TextBox]:
    """Yield a slide's text in reading order, empty boxes left out."""
    for shape in slide.shapes():
        yield from (box for box in _boxes(slide, shape) if any(paragraph.words for paragraph in box.paragraphs))


def _boxes(slide: FinishedSlide, shape: Element) -> Iterator[TextBox]:
    ph = shape.find(f".//{PLACEHOLDER}")
    if shape.tag == _FRAME:
        yield from _cells(slide, shape)
    elif shape.tag == _GROUP:
        yield from (_label(slide, child) for child in shape.iter(_SHAPE) if child.find(tag(P, "txBody")) is not None)
    elif ph is not None and idx_of(ph) in slide.layout.places and shape.find(tag(P, "txBody")) is not None:
        place = slide_place(shape, slide.layout.places[idx_of(ph)])
        yield TextBox("place", slide.roles.get(place.idx), shape, place, _paragraphs(shape, place))
    elif ph is None and shape.find(tag(P, "txBody")) is not None:
        yield _label(slide, shape)


def slide_place(shape: Element, place: TextPlace) -> TextPlace:
    """Return a layout's place with what the slide's shape says for itself."""
    body = shape.find(f"{tag(P, 'txBody')}/{tag(A, 'bodyPr')}")
    own = {key for key in ("lIns", "tIns", "rIns", "bIns") if body is not None and body.get(key) is not None}
    given = read_insets([body]) if own else Insets()
    sides = {"lIns": "left", "tIns": "top", "rIns": "right", "bIns": "bottom"}
    insets = replace(place.insets, **{sides[key]: getattr(given, sides[key]) for key in own})
    fill = shape.find(f"{tag(P, 'spPr')}/{SCHEME_FILL}")
    return replace(place, box=own_box(shape) or place.box, insets=insets, fill=place.fill if fill is None else fill)


def _paragraphs(shape: Element, place: TextPlace) -> tuple[FileParagraph, ...]:
    return tuple(_paragraph(p, place.levels) for p in shape.iter(PARAGRAPH))


def _paragraph(p: Element, levels: Sequence[TypeStyle]) -> FileParagraph:
    properties = p.find(tag(A, "pPr"))
    level = int(properties.get("lvl", 0)) if properties is not None else 0
    style = levels[min(level, len(levels) - 1)]
    return FileParagraph(level, tuple(_run(r, style) for r in p if r.tag in (RUN, FIELD)))


def _run(r: Element, style: TypeStyle) -> FileRun:
    look = r.find(tag(A, "rPr"))
    words = r.findtext(tag(A, "t")) or ""
    if look is None:
        return FileRun(words, style.size, style.bold, style.fill, False, "")
    fill = look.find(SCHEME_FILL)
    size = int(look.get("sz")) / 100 if look.get("sz") else style.size
    bold = look.get("b") in ("1", "true") if look.get("b") else style.bold
    return FileRun(words, size, bold, style.fill if fill is None else fill, look.find(LINK) is not None, look.get("lang", ""))


def _label(slide: FinishedSlide, shape: Element) -> TextBox:
    """Return a text box in a drawing; it inherits nothing, so its first run says how it is set."""
    first = shape.find(f".//{RUN}/{tag(A, 'rPr')}")
    align = shape.find(f".//{tag(A, 'pPr')}")
    size = int(first.get("sz", "1800")) / 100 if first is not None else 18.0
    bold = first is not None and first.get("b") == "1"
    style = TypeStyle(size, bold, _family(slide), 0, 0, 1, 0, align.get("algn", "l") if align is not None else "l", None)
    body = shape.find(f"{tag(P, 'txBody')}/{tag(A, 'bodyPr')}")
    name = shape.find(f".//{tag(P, 'cNvPr')}").get("name", "")
    place = TextPlace(-1, name, "", own_box(shape) or Box(0, 0, 0, 0), read_insets([body]), body.get("anchor", "t"), (style,), None)
    return TextBox("label", None, shape, place, _paragraphs(shape, place))


def _family(slide: FinishedSlide) -> str:
    """Return the family of body text."""
    return next((place.levels[0].family for place in slide.layout.places.values() if place.type in ("ftr", "body")), "")


def _cells(slide: FinishedSlide, frame: Element) -> Iterator[TextBox]:
    """Yield the cells row by row; their colours come from the table style unless a cell has its own."""
    corner = own_box(frame)
    if corner is None:
        return
    widths = [int(column.get("w")) / EMU_PER_INCH for column in frame.iter(tag(A, "gridCol"))]
    y = corner.y
    for number, row in enumerate(frame.iter(tag(A, "tr"))):
        height, x = int(row.get("h")) / EMU_PER_INCH, corner.x
        for cell, width in zip(row.iter(tag(A, "tc")), widths, strict=False):
            yield _cell(slide, cell, Box(x, y, width, height), "firstRow" if number == 0 else "wholeTbl")
            x += width
        y += height


def _cell(slide: FinishedSlide, cell: Element, box: Box, part: str) -> TextBox:
    look = slide.cells.get(part)
    properties = cell.find(tag(A, "tcPr"))
    own = properties.find(SCHEME_FILL) if properties is not None else None
    keys = ("marL", "marT", "marR", "marB")
    insets = Insets(*(int(properties.get(key, 0)) / EMU_PER_INCH for key in keys)) if properties is not None else Insets()
    style = TypeStyle(18, part == "firstRow", _family(slide), 0, 0, 1, 0, "l", look.words.getparent() if look else None)
    place = TextPlace(-1, "Table", "", box, insets, "ctr", (style,), own if own is not None else look.ground if look else None)
    return TextBox("cell", "table", cell, place, _paragraphs(cell, place))
