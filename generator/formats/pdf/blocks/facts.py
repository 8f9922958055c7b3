"""The control block's names and values, and lines to write on."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Facts, WritingLines
from generator.figures.marks import Sign
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.canvas import ARTIFACT, TaggedCanvas
from generator.formats.pdf.inline import one_line_width
from generator.formats.pdf.layout_context import Setting, paint_disc, paint_line, paint_rect
from generator.formats.pdf.tags import Element
from generator.text import Text

PITCH = 24.0  # pt between writing lines: 8.5 mm
MORE_LINES = 4  # at most, where the page has room
KEYS, MOST_KEYS = 5.4, 0.4  # least width of the names in units of the grid, and most as a share of the whole
BESIDE = 8.0  # pt between a name and its value


@lay.register
def _facts(block: Facts, width: float, parent: Element, setting: Setting) -> list[Box]:
    longest = max(one_line_width(key, setting.style("body"), setting.faces) for key, _ in block.rows)
    keys = min(max(KEYS * setting.g, longest + BESIDE + 1), width * MOST_KEYS)
    boxes = [_chip_row(block.status, block.approved, width, parent, setting)] if block.status else []
    boxes += [_pair(key, value, (keys, width - keys), parent.child("P"), setting) for key, value in block.rows]
    return [*boxes[:-1], replace(boxes[-1], after=setting.g / 2)]


def _pair(key: Text, value: Text, widths: tuple[float, float], element: Element, setting: Setting) -> Box:
    keys, values = widths
    name = setting.break_text(key, setting.style("body", "slate"), keys - BESIDE, continues=True)
    words = setting.break_text(value, setting.style("body"), values)

    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        setting.draw(canvas, name, (left, top, keys), element)
        setting.draw(canvas, words, (left + keys, top, values), element)

    return Box(max(name.height, words.height), draw)


def _chip_row(status: Text, approved: bool, width: float, parent: Element, setting: Setting) -> Box:
    """Return the status: solid with a tick once approved, a dashed outline with a ring while it is a draft."""
    g = setting.g
    style = setting.style("body", "white" if approved else "amber-text", face="strong")
    element = parent.child("P")
    chip = min(width, one_line_width(status, style, setting.faces) + 2.2 * g)
    lines = setting.break_text(status, style, chip - 1.9 * g)
    height = lines.height + 0.25 * g

    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        box = (left, top, chip, height)
        if approved:
            paint_rect(canvas, setting, box, fill="green-text", radius=1.25 * g / 2)
        else:
            paint_rect(canvas, setting, box, fill="white", stroke="amber", width=1.25, radius=1.25 * g / 2, dash="[3 2] 0")
        if approved:
            side = 0.7 * g
            paint_drawing(canvas, setting, Sign("do", on_dark=True), (left + 0.5 * g, top + (height - side) / 2, side, side), ARTIFACT)
        else:
            paint_disc(canvas, setting, (left + 0.85 * g, top + height / 2), 3.3, stroke="amber", width=1.4)
        setting.draw(canvas, lines, (left + 1.5 * g, top + 0.125 * g, chip), element)

    return Box(setting.on_grid(height + 0.25 * g), draw, after=0.25 * g)


@lay.register
def _writing_lines(block: WritingLines, width: float, parent: Element, setting: Setting) -> list[Box]:
    head = setting.break_text(block.title, setting.style("head"), width)
    element = parent.child("P")
    pitch = max(PITCH, 1.5 * setting.g)

    def ruled(count: int) -> Box:
        def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
            setting.draw(canvas, head, (left, top, width), element)
            for n in range(count):
                y = top + head.height + 0.5 * setting.g + (n + 1) * pitch
                paint_line(canvas, setting, (left, y), (left + width, y), "ring", 0.6)

        height = setting.on_grid(head.height + 0.5 * setting.g + count * pitch + 2)
        return Box(height, draw, before=0.5 * setting.g, after=0.5 * setting.g)

    box = ruled(block.count)

    def grown(height: float) -> Box:
        extra = min(MORE_LINES, max(0, int((height - box.height) // pitch)))
        return ruled(block.count + extra)

    return [replace(box, grown=grown, stretch=True)]
