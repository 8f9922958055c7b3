"""Lists: bullets, numbers, boxes to tick, and signs for do, avoid, good and bad."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import List, Marker
from generator.figures.marks import Sign
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.blocks.words import MEASURE, chunked, lines_box
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.canvas import ARTIFACT, TaggedCanvas
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import Setting, paint_disc
from generator.formats.pdf.tags import Element
from generator.text import Text

_NUMBERING = {"number": "Decimal", "bullet": "Disc"}
_INDENT = {"bullet": 1.1, "number": 1.55, "box": 1.87, "do": 1.6, "avoid": 1.6, "good": 1.6, "bad": 1.6}  # of the body size
_SIGN_SIZE = {"box": 1.0, "do": 0.92, "avoid": 0.92, "good": 0.92, "bad": 0.92}
X_HEIGHT = 0.527  # of the size: Fira Sans


@lay.register
def _list(block: List, width: float, parent: Element, setting: Setting) -> list[Box]:
    columns = block.columns if setting.paper.side_by_side else 1
    column = (width - (columns - 1) * setting.paper.gap) / columns
    numbering = _NUMBERING.get(block.marker, "None")
    element = parent.child("L", attributes=(f"<</O /List /ListNumbering /{numbering}>>",))
    group = object() if columns > 1 else None
    gap = setting.g / 4 if block.marker not in ("bullet",) or columns == 1 else setting.g / 2
    boxes: list[Box] = []
    for n, item in enumerate(block.items):
        boxes += _item(item, block.marker, block.start + n, column, element.child("LI"), setting)
        boxes[-1] = replace(boxes[-1], after=gap)
    boxes[-1] = replace(boxes[-1], after=0.0 if setting.tight else setting.g / 2)
    return [replace(b, columns=columns, group=group, column_width=column) for b in boxes]


def _item(text: Text, marker: Marker, number: int, width: float, element: Element, setting: Setting) -> list[Box]:
    size = setting.theme.type["body"][0]
    indent = _INDENT[marker] * size + (0.6 * size if marker == "number" and number > 99 else 0)
    label = element.child("Lbl") if marker == "number" else None
    body = element.child("LBody")
    lines = setting.break_text(text, setting.style("body"), min(width - indent, MEASURE * size))
    label_lines = None
    if label is not None:
        style = setting.style("body", setting.ink or setting.number, face="strong")
        label_lines = setting.break_text(Text.of(f"{number}."), style, indent)
    parts: dict[int, Element] = {}
    boxes = []
    for n, chunk in enumerate(chunked(lines)):
        boxes.append(_indented(lines_box(chunk, width - indent, body, setting, parts), indent, n == 0, marker, setting, label, label_lines))
    return boxes


def _indented(
    box: Box, indent: float, first: bool, marker: Marker, setting: Setting, label: Element | None, label_lines: Lines | None
) -> Box:
    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        if first and label is not None and label_lines is not None:
            setting.draw(canvas, label_lines, (left, top, indent), label)
        elif first:
            _location(canvas, marker, left, top, setting)
        box.draw(canvas, left + indent, top)

    return replace(box, draw=draw)


def _location(canvas: TaggedCanvas, marker: Marker, left: float, top: float, setting: Setting) -> None:
    size, leading = setting.theme.type["body"]
    baseline = top + leading - setting.drop
    if marker == "bullet":
        centre = (left + size * 0.2, baseline - size * X_HEIGHT / 2)
        paint_disc(canvas, setting, centre, size * 0.165, fill=setting.bullet)
        return
    if marker == "number":
        return
    side = _SIGN_SIZE[marker] * size
    place = (left, baseline - size * 0.345 - side / 2)
    paint_drawing(canvas, setting, Sign(marker), (*place, side, side), ARTIFACT)
