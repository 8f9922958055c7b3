"""A slide of python-pptx filled: words in its placeholders, drawings, tables and charts in place of theirs, in reading order."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Any

from generator.figures.bounds import Bounds
from generator.figures.drawing import Bitmap, Drawing
from generator.formats.pptx.chart_fill import insert_chart
from generator.formats.pptx.figures import Colours, DrawingStyle, group_of, has_pixels
from generator.formats.pptx.gaps.feet import clone_foot, number_slide
from generator.formats.pptx.gaps.runs import lead_to, tell
from generator.formats.pptx.layout_model import SET_BY_PROGRAMS, PlaceholderRole
from generator.formats.pptx.layout_names import CONTRACT
from generator.formats.pptx.markup import EMU_PER_INCH, A, Rectangle
from generator.formats.pptx.placeholders import Placeholder, ReadLayout, tag
from generator.formats.pptx.placement import PlacedSlide
from generator.formats.pptx.runs import Speech, write_lines
from generator.formats.pptx.spread import Spread
from generator.formats.pptx.table_fill import insert_table

LABEL_TYPE = 24  # points, of labels in drawings
DOTS_AN_INCH = 220  # what PowerPoint keeps of a picture that it compresses, for most screens and printers


@dataclass(frozen=True, slots=True)
class Filling:
    """One slide being filled: `made` is python-pptx's, `layout` its layout as read."""

    made: Any
    number: int
    spread: Spread
    placed: PlacedSlide
    layout: ReadLayout
    speech: Speech
    colour: Colours


def fill(filling: Filling) -> None:
    """Fill a new slide and remove the placeholders that stay empty; python-pptx leaves out the foot, which is put last."""
    by_idx = {shape._element.ph_idx: shape for shape in filling.made.placeholders}
    feet = _feet(filling)
    tree, numbers = filling.made.shapes._spTree, count(filling.made.shapes._spTree.max_shape_id + len(feet) + 1)
    for role, idx in CONTRACT[filling.layout.name].items():
        shape, place = by_idx.pop(idx, None), filling.placed.places.get(role)
        if place is not None and idx in feet:
            shape = clone_foot(filling.made, feet[idx])
        if shape is None:
            continue
        element = _filled(filling, role, shape, place, numbers) if place is not None else None
        if element is not shape._element and shape._element.getparent() is not None:
            tree.remove(shape._element)
        if element is not None:
            tree.append(element)
    for left in by_idx.values():
        tree.remove(left._element)


def _feet(filling: Filling) -> Mapping[int, Any]:
    types = tuple(SET_BY_PROGRAMS.values())
    return {each.element.ph_idx: each for each in filling.made.slide_layout.placeholders if each.element.ph.get("type") in types}


def _filled(filling: Filling, role: PlaceholderRole, shape: Any, place: Placeholder, numbers: count[int]) -> Any:
    """Return the element that stands in a place; None if nothing does."""
    spread = filling.spread
    if role in spread.drawings:
        return _drawing(filling, spread.drawings[role], place.box, numbers)
    if role == "table" and spread.table:
        return insert_table(shape, spread.table, place, filling.speech)._element
    if role == "chart" and spread.chart:
        return insert_chart(shape, spread.chart, place, filling.speech.lang)._element
    shape.name = place.name
    if place.box != filling.layout.placeholders[place.idx].box:
        shape.left, shape.top, shape.width, shape.height = place.box.in_emu
    if role == "page":
        number_slide(shape, filling.number, filling.speech.lang)
    else:
        _write(filling, role, shape, place)
    return shape._element


def _write(filling: Filling, role: PlaceholderRole, shape: Any, place: Placeholder) -> None:
    lines = filling.placed.words[role]
    goals = {line.to for line in lines if line.to or not line.level}
    goal = filling.speech.slides.get(next(iter(goals)) or "") if len(goals) == 1 else None
    if goal is not None:  # the whole box is the link: easier to hit than words, and LibreOffice breaks words that are one anywhere
        slide, title = goal
        tell(lead_to(shape, slide), title)
        lines = tuple(replace(line, to=None) for line in lines)
    write_lines(shape.text_frame, lines, filling.speech, links_as_words=_is_light(place))


def _drawing(filling: Filling, drawing: Drawing, box: Rectangle, numbers: count[int]) -> Any:
    def image(shape: Bitmap, shown: Bounds) -> str:
        return _picture(filling.made, shape, shown)

    own = image if has_pixels(drawing, box.in_emu, LABEL_TYPE) else None
    style = DrawingStyle(filling.speech.lang, LABEL_TYPE, filling.colour, image=own)
    return group_of(drawing, box.in_emu, numbers.__next__, style)


def _picture(made: Any, shape: Bitmap, shown: Bounds) -> str:
    """Return the id of a slide's relation to pixels that are shown within a box, in EMU: no more of them than a slide shows."""
    size = (round(shown.right / EMU_PER_INCH * DOTS_AN_INCH), round(shown.bottom / EMU_PER_INCH * DOTS_AN_INCH))
    _, relation = made.part.get_or_add_image_part(io.BytesIO(_fewer(shape.png, max(1, size[0]), max(1, size[1]))))
    return str(relation)


@lru_cache(maxsize=32)
def _fewer(data: bytes, across: int, down: int) -> bytes:
    from PIL import Image

    from generator.figures.raster import png, reduced

    pixels = Image.open(io.BytesIO(data))
    fewer = reduced(pixels, across, down)
    return data if fewer is pixels else png(fewer)


def _is_light(place: Placeholder) -> bool:
    """Return whether words in a place have the colour of the paper: its ground is dark, where the colour of links can't be read."""
    given = place.levels[0].fill
    scheme = given.find(tag(A, "schemeClr")) if given is not None else None
    return scheme is not None and scheme.get("val") in ("bg1", "bg2", "lt1", "lt2")
