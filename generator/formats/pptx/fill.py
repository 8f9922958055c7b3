"""A slide's text and drawings in the placeholders of its layout, in reading order: title, content, foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.document.deck import Slide, Slot, SlotLine
from generator.figures.bounds import Bounds
from generator.figures.drawing import Bitmap, Drawing
from generator.figures.icon import IconSet
from generator.formats.pptx.figures import DrawingStyle, group_xml
from generator.formats.pptx.layout_model import TEAL, IconSpot, Role
from generator.formats.pptx.layout_names import CONTRACT
from generator.formats.pptx.layouts import ICON_SPOTS, TONE_TINTS
from generator.formats.pptx.markup import (
    DECORATIVE,
    NAMESPACES,
    POINTS_PER_INCH,
    XML_HEAD,
    A,
    Rectangle,
    attribute,
    emu,
    shape_tree,
    solid,
    transform,
)
from generator.formats.pptx.media import Media
from generator.formats.pptx.placeholders import Placeholder, ReadLayout, tag
from generator.formats.pptx.placement import placeholder_for
from generator.formats.pptx.table_xml import table_frame
from generator.formats.pptx.template import NUMBER_FIELD
from generator.formats.pptx.words import Writer

Thing = TypeVar("Thing")
LABEL_TYPE, LOOP_LABEL_TYPE = 18, 24  # points, of labels in drawings
_FURTHER_IN, _BELOW_EDGE, _HIGH, _ABOVE_LINE = 0.2, 0.34, 0.34, 0.24  # inches: where a drawing stands above the words of its place


@dataclass(frozen=True, slots=True)
class SlideContext:
    """What all slides share: a theme's colours by role, and the icons."""

    colour: Callable[[str], str]
    icons: IconSet


@dataclass(frozen=True, slots=True)
class Filling:
    """One slide being filled: its text by role, its layout, the writer of its runs, and the source of its shape ids."""

    slide: Slide
    number: int
    words: Mapping[Role, tuple[SlotLine, ...]]
    layout: ReadLayout
    context: SlideContext
    writer: Writer
    next_id: Callable[[], int]
    media: Media
    stays: int | None = None  # milliseconds before the show advances by itself
    label_type: int = LABEL_TYPE

    def xml(self) -> bytes:
        """Return the slide's part."""
        shapes = "".join(self._shapes())
        return (
            f"{XML_HEAD}<p:sld {NAMESPACES}><p:cSld>{shape_tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
            f"{self._transition()}</p:sld>"
        ).encode()

    def _transition(self) -> str:
        """Return the transition: no effect, so that nothing moves; a click advances too."""
        return "" if self.stays is None else f'<p:transition advClick="1" advTm="{self.stays}"/>'

    def _shapes(self) -> Iterator[str]:
        for role in CONTRACT[self.layout.name]:
            place = placeholder_for(self.slide, role, self.layout)
            if role == "number":
                yield self._placeholder(place, _number_field(self.number, self.writer.lang))
            elif role == "table" and self.slide.table is not None:
                yield table_frame(self.slide.table, place, self.next_id(), self.writer)
            else:
                yield from self._words_and_drawings(role, place)

    def _words_and_drawings(self, role: Role, place: Placeholder) -> Iterator[str]:
        lines = self.words.get(role, ())
        drawing, icon = _in_place(role, self.slide.drawings), _in_place(role, self.slide.icons)
        if lines:
            fill = solid(TONE_TINTS[self.slide.tone]) if role == "answer" and self.slide.tone else ""
            writer = replace(self.writer, links_as_words=_is_light(place))
            yield self._placeholder(place, writer.paragraphs(lines, self._first_number(role)), fill)
        if drawing is not None:
            yield self._group(drawing, _above_words(place) if lines else place.box, drawing.alt)
        spot = _in_place(role, ICON_SPOTS)
        if icon is not None and icon in self.context.icons.paths and spot is not None:
            yield from self._icon(icon, spot, place.box)

    def _placeholder(self, place: Placeholder, paragraphs: str, fill: str = "") -> str:
        kind = "" if place.type == "obj" else f' type="{place.type}"'
        key = f' idx="{place.idx}"' if place.idx else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.next_id()}" name="{attribute(place.name)}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph{kind}{key}/></p:nvPr></p:nvSpPr><p:spPr>{self._moved(place)}{fill}</p:spPr>"
            f"<p:txBody><a:bodyPr{self._inset(place)}/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )

    def _moved(self, place: Placeholder) -> str:
        """Return a placeholder's position where it differs from the layout's."""
        return "" if place.box == self.layout.placeholders[place.idx].box else transform(place.box)

    def _inset(self, place: Placeholder) -> str:
        """Return the insets where they differ from the layout's, as they do without an icon."""
        usual = self.layout.placeholders[place.idx].insets
        return "" if place.insets == usual else f' lIns="{emu(place.insets.left)}" tIns="{emu(place.insets.top)}"'

    def _first_number(self, role: Role) -> int:
        """Return where numbering starts: a second column of questions continues the first."""
        if self.slide.layout != "questions" or role != "content-2":
            return 1
        return 1 + sum(1 for line in self.words.get("content", ()) if line.level == 0)

    def _icon(self, name: str, spot: IconSpot, box: Rectangle) -> Iterator[str]:
        x, y = box.x + spot.x, box.y + spot.y
        if spot.disc:
            yield self._disc(Rectangle(x, y, spot.disc, spot.disc))
            x, y = x + (spot.disc - spot.size) / 2, y + (spot.disc - spot.size) / 2
        yield self._group(self.context.icons.icon(name, spot.colour), Rectangle(x, y, spot.size, spot.size), "")

    def _group(self, drawing: Drawing, box: Rectangle, alt: str) -> str:
        picture = drawing.picture(box.width * POINTS_PER_INCH, box.height * POINTS_PER_INCH, self.label_type)
        style = DrawingStyle(self.writer.lang, self.label_type, self.context.colour, image=self._image)
        place = (emu(box.x), emu(box.y), emu(box.width), emu(box.height))
        return group_xml(picture, drawing.name, alt, place, self.next_id, style)

    def _image(self, shape: Bitmap, shown: Bounds) -> str:
        return self.media.relation(shape, shown, self.writer.relations)

    def _disc(self, box: Rectangle) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.next_id()}" name="Disc">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f'{transform(box)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{solid(TEAL)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        )


def _in_place(role: Role, by_slot: Mapping[Slot, Thing]) -> Thing | None:
    return next((thing for slot, thing in by_slot.items() if slot == role), None)


def _is_light(place: Placeholder) -> bool:
    """Return whether words in a place have the colour of the paper: its ground is dark, where the colour of links can't be read."""
    fill = place.levels[0].fill
    scheme = fill.find(tag(A, "schemeClr")) if fill is not None else None
    return scheme is not None and scheme.get("val") in ("bg1", "bg2", "lt1", "lt2")


def _above_words(place: Placeholder) -> Rectangle:
    """Return where a drawing stands above the words of its place: in the inset the layout leaves for it."""
    words = place.words_box
    high = max(_HIGH, place.insets.top - _BELOW_EDGE - _ABOVE_LINE)
    return Rectangle(words.x + _FURTHER_IN, place.box.y + _BELOW_EDGE, words.width - 2 * _FURTHER_IN, high)


def _number_field(number: int, lang: str) -> str:
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{attribute(lang)}"/><a:t>{number}</a:t></a:fld>'
    return f"<a:p>{field}</a:p>"
