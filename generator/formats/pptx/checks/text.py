"""The text of a finished slide: every paragraph with its size, weight, colour and position, inherited ones included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.formats.pptx.deck_problems import unknown_family
from generator.formats.pptx.fit import RoomNeeded, TextParagraph, TextRun, measure
from generator.formats.pptx.gaps.runs import LINK_COLOUR_SPACE
from generator.formats.pptx.layout_model import Insets, PlaceholderRole
from generator.formats.pptx.layout_names import CONTRACT
from generator.formats.pptx.markup import EMU_PER_INCH, POINTS_PER_INCH, A, P, Rectangle
from generator.formats.pptx.placeholders import (
    OF_SHAPE,
    SCHEME_FILL,
    Placeholder,
    ReadLayout,
    TypeStyle,
    XmlElement,
    idx_of,
    own_box,
    read_insets,
    tag,
)

_LINK_COLOUR = f".//{tag(LINK_COLOUR_SPACE, 'hlinkClr')}[@val='tx']"
RUN, FIELD, PARAGRAPH, LINK = tag(A, "r"), tag(A, "fld"), tag(A, "p"), tag(A, "hlinkClick")
_GROUP, _SHAPE, _FRAME, _BODY = tag(P, "grpSp"), tag(P, "sp"), tag(P, "graphicFrame"), tag(P, "txBody")
_TOP = {_GROUP, _SHAPE, _FRAME, tag(P, "pic"), tag(P, "cxnSp")}
_BODY_PROPERTIES, _OWN_FILL = f"{_BODY}/{tag(A, 'bodyPr')}", f"{tag(P, 'spPr')}/{SCHEME_FILL}"
_SIDES = {"lIns": "left", "tIns": "top", "rIns": "right", "bIns": "bottom"}
_OPENED = f"*/{tag(P, 'cNvPr')}/{LINK}"
_LOOK, _WORDS, _PROPERTIES = tag(A, "rPr"), tag(A, "t"), tag(A, "pPr")
TextKind = Literal["placeholder", "label", "cell"]


@dataclass(frozen=True, slots=True)
class FileRun:
    """A run of text as the file sets it. `fill` is its colour's element, or None if that is inherited.

    A `link` has the colour of links, unless it has that of its words.
    """

    words: str
    size: float
    bold: bool
    fill: XmlElement
    link: bool
    has_own_colour: bool = False


@dataclass(frozen=True, slots=True)
class FileParagraph:
    """One paragraph at its level."""

    level: int
    runs: tuple[FileRun, ...]

    @property
    def words(self) -> str:
        """Its words, with white space collapsed."""
        return " ".join("".join(run.words for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class TextBox:
    """A shape's words: a placeholder of some role, a label in a drawing, or a cell of a table."""

    kind: TextKind
    role: PlaceholderRole | None
    shape: XmlElement
    placeholder: Placeholder
    paragraphs: tuple[FileParagraph, ...]
    measured: RoomNeeded  # what the words need

    @classmethod
    def of(cls, kind: TextKind, role: PlaceholderRole | None, shape: XmlElement, place: Placeholder) -> TextBox:
        """Return the box of a shape whose words stand in the place."""
        paragraphs = tuple(_paragraph(p, place.levels) for p in shape.iter(PARAGRAPH))
        as_set = [TextParagraph(tuple(TextRun(r.words, r.bold) for r in p.runs), p.level) for p in paragraphs]
        return cls(kind, role, shape, place, paragraphs, measure(as_set, place))

    @property
    def name(self) -> str:
        """What the selection pane calls it."""
        return self.placeholder.name

    @property
    def opens(self) -> bool:
        """Whether the whole box is a link."""
        return self.shape.find(_OPENED) is not None

    def ink(self) -> Rectangle:
        """Return roughly where the letters are, in inches; those of unknown widths, in their box, as another rule reports them."""
        words, measured = self.placeholder.words_box, self.measured
        width = min(words.width, measured.longest / POINTS_PER_INCH)
        height = measured.height / POINTS_PER_INCH
        if unknown_family(self.placeholder):
            height = min(height, words.height)
        across = {"l": 0.0, "ctr": 0.5, "r": 1.0}.get(self.placeholder.levels[0].align, 0.0)
        down = {"t": 0.0, "ctr": 0.5, "b": 1.0}.get(self.placeholder.anchor, 0.0)
        return Rectangle(words.x + across * (words.width - width), words.y + down * (words.height - height), width, height)


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a part of the table style gives its cells: the elements of text colour and background."""

    words: XmlElement
    ground: XmlElement


def text_boxes(slide: XmlElement, layout: ReadLayout, cells: Mapping[str, CellLook]) -> Iterator[TextBox]:
    """Yield a slide's text in reading order, without empty boxes; `cells` are the looks of the table style's parts."""
    reader = _ShapeReader(layout, cells, {idx: role for role, idx in CONTRACT.get(layout.name, {}).items()})
    for shape in shapes_of(slide):
        yield from (box for box in reader.boxes(shape) if any(paragraph.words for paragraph in box.paragraphs))


def shapes_of(slide: XmlElement) -> Iterator[XmlElement]:
    """Yield the shapes at the top of a slide's tree, in reading order."""
    tree = slide.find(f"{tag(P, 'cSld')}/{tag(P, 'spTree')}")
    yield from (child for child in tree if child.tag in _TOP)


@dataclass(frozen=True, slots=True)
class _ShapeReader:
    """Reads the text of one slide's shapes."""

    layout: ReadLayout
    cells: Mapping[str, CellLook]
    roles: Mapping[int, PlaceholderRole]

    def boxes(self, shape: XmlElement) -> Iterator[TextBox]:
        ph = shape.find(OF_SHAPE)
        if shape.tag == _FRAME:
            yield from self._cells(shape)
        elif shape.tag == _GROUP:
            yield from (self._label(child) for child in shape.iter(_SHAPE) if child.find(_BODY) is not None)
        elif shape.find(_BODY) is None:
            return
        elif ph is None:
            yield self._label(shape)
        elif idx_of(ph) in self.layout.placeholders:
            place = slide_placeholder(shape, self.layout.placeholders[idx_of(ph)])
            yield TextBox.of("placeholder", self.roles.get(place.idx), shape, place)

    def _label(self, shape: XmlElement) -> TextBox:
        """Return a text box in a drawing; it inherits nothing, so that its first run says how it is set."""
        first = shape.find(f".//{RUN}/{tag(A, 'rPr')}")
        align = shape.find(f".//{tag(A, 'pPr')}")
        size = int(first.get("sz", "1800")) / 100 if first is not None else 18.0
        bold = first is not None and first.get("b") == "1"
        style = TypeStyle(size, bold, self._family(), 0, 0, 1, 0, align.get("algn", "l") if align is not None else "l", None)
        body = shape.find(f"{tag(P, 'txBody')}/{tag(A, 'bodyPr')}")
        name = shape.find(f".//{tag(P, 'cNvPr')}").get("name", "")
        place = Placeholder(
            -1, name, "", own_box(shape) or Rectangle(0, 0, 0, 0), read_insets([body]), body.get("anchor", "t"), (style,), None
        )
        return TextBox.of("label", None, shape, place)

    def _family(self) -> str:
        """Return the typeface of body text."""
        return next((place.levels[0].family for place in self.layout.placeholders.values() if place.type in ("ftr", "body")), "")

    def _cells(self, frame: XmlElement) -> Iterator[TextBox]:
        """Yield the cells row by row; their colours come from the table style unless a cell has its own."""
        corner = own_box(frame)
        if corner is None:
            return
        widths = [int(column.get("w")) / EMU_PER_INCH for column in frame.iter(tag(A, "gridCol"))]
        y = corner.y
        for number, row in enumerate(frame.iter(tag(A, "tr"))):
            height, x = int(row.get("h")) / EMU_PER_INCH, corner.x
            for column, (cell, width) in enumerate(zip(row.iter(tag(A, "tc")), widths, strict=False)):
                bold = number == 0 or column == 0
                yield self._cell(cell, Rectangle(x, y, width, height), "firstRow" if number == 0 else "wholeTbl", bold)
                x += width
            y += height

    def _cell(self, cell: XmlElement, box: Rectangle, part: str, bold: bool) -> TextBox:
        look = self.cells.get(part)
        properties = cell.find(tag(A, "tcPr"))
        own = properties.find(SCHEME_FILL) if properties is not None else None
        keys = ("marL", "marT", "marR", "marB")
        insets = Insets(*(int(properties.get(key, 0)) / EMU_PER_INCH for key in keys)) if properties is not None else Insets()
        first = cell.find(f".//{RUN}/{_LOOK}")
        size = int(first.get("sz", "1800")) / 100 if first is not None else 18.0
        style = TypeStyle(size, bold, self._family(), 0, 0, 1, 0, "l", look.words.getparent() if look else None)
        place = Placeholder(-1, "Table", "", box, insets, "ctr", (style,), own if own is not None else look.ground if look else None)
        return TextBox.of("cell", "table", cell, place)


def slide_placeholder(shape: XmlElement, place: Placeholder) -> Placeholder:
    """Return a layout's placeholder with what the slide's shape overrides."""
    body, box, fill = shape.find(_BODY_PROPERTIES), own_box(shape), shape.find(_OWN_FILL)
    own = {side: int(body.get(key)) / EMU_PER_INCH for key, side in _SIDES.items() if body is not None and body.get(key) is not None}
    if not own and box is None and fill is None:
        return place
    return replace(place, box=box or place.box, insets=replace(place.insets, **own), fill=place.fill if fill is None else fill)


def _paragraph(p: XmlElement, levels: Sequence[TypeStyle]) -> FileParagraph:
    properties = p.find(_PROPERTIES)
    level = int(properties.get("lvl", 0)) if properties is not None else 0
    style = levels[min(level, len(levels) - 1)]
    return FileParagraph(level, tuple(_run(r, style) for r in p if r.tag in (RUN, FIELD)))


def _run(r: XmlElement, style: TypeStyle) -> FileRun:
    look = r.find(_LOOK)
    words = r.findtext(_WORDS) or ""
    if look is None:
        return FileRun(words, style.size, style.bold, style.fill, False)
    fill = look.find(SCHEME_FILL)
    size = int(look.get("sz")) / 100 if look.get("sz") else style.size
    bold = look.get("b") in ("1", "true") if look.get("b") else style.bold
    link = look.find(LINK)
    own_colour = link is not None and link.find(_LINK_COLOUR) is not None
    return FileRun(words, size, bold, style.fill if fill is None else fill, link is not None, own_colour)
