"""Scales to mark: two statements with rings between them, and a line for the choice."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Scales
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.facts import writing_pitch
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import WRITING_PEN, Setting, paint_disc, paint_line, paint_rect
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element

RADIUS = 4.0
RINGS = 5
MORE_LINES = 5  # for the choice, at most, where large print or a booklet has room
RING, STEP = 0.42, 1.9  # of the grid: a ring's radius, and from one to the next
PAD = 0.75
AROUND, BETWEEN = 0.5, 0.2  # of the grid, where words stand above and below rings: from their middle, and between two scales


@lay.register
def _scales(block: Scales, width: float, parent: Element, setting: Setting) -> list[Box]:
    g = setting.g
    inner = width - 2 * PAD * g
    rings = (RINGS - 1) * STEP * g + 2 * RING * g
    wide = setting.paper.side_by_side
    side = (inner - rings - 2 * g) / 2 if wide else inner
    title, head = setting.break_text(block.title, setting.style("head"), inner), parent.child("H2")
    rows: list[tuple[Lines, Lines, Element]] = []
    for left_words, right_words in block.pairs:
        right_style = setting.style("body", align="right" if wide else "left")
        one = setting.break_text(left_words, setting.style("body"), side, continues=True)
        rows.append((one, setting.break_text(right_words, right_style, side), parent.child("P")))
    heights = [_height(one, other, setting, wide=wide) for one, other, _ in rows]
    line, choice = setting.break_text(block.line, setting.style("body", face="strong"), inner * 0.5), parent.child("P")
    natural = setting.on_grid(title.height + sum(heights) + line.height + 1.7 * g)
    pitch = setting.on_grid(writing_pitch(setting))

    def draw_rows(canvas: Sketch, x: float, y: float) -> None:
        for (one, other, element), row in zip(rows, heights, strict=True):
            setting.draw(canvas, one, (x, y, side), element)
            ring_y = y + row / 2 if wide else y + one.height + AROUND * g
            first = x + side + g + RING * g if wide else x + RING * g
            for n in range(RINGS):
                paint_disc(canvas, (first + n * STEP * g, ring_y), RING * g, fill="white", stroke="teal", width=1.0)
            setting.draw(canvas, other, (x + inner - side, y if wide else ring_y + AROUND * g, side), element)
            y += row

    def lined(more: int) -> Box:
        """Return the scales with so many more lines for the choice than one."""
        high = natural + more * pitch

        def draw(canvas: Sketch, left: float, top: float) -> None:
            canvas.bookmark(block.title.plain, 1, top)
            paint_rect(canvas, (left, top, width, high), fill="sand", radius=RADIUS)
            x, y = left + PAD * g, top + 0.6 * g
            setting.draw(canvas, title, (x, y, inner), head)
            draw_rows(canvas, x, y + title.height + 0.2 * g)
            y += title.height + sum(heights) + 0.55 * g
            setting.draw(canvas, line, (x, y, inner), choice)
            foot = y + line.height - 0.2 * g
            for n, start in enumerate((x + line.width + 0.5 * g, *(x for _ in range(more)))):
                paint_line(canvas, (start, foot + n * pitch), (x + inner, foot + n * pitch), "ring", WRITING_PEN)

        return Box(high, draw, before=0.5 * g, after=0.75 * g, opens=True)

    def grown(height: float) -> Box:
        return lined(min(MORE_LINES, max(0, int((height - natural) // pitch))))

    return [lined(0) if wide else replace(lined(0), stretch=True, grown=grown)]


def _height(one: Lines, other: Lines, setting: Setting, *, wide: bool) -> float:
    if wide:
        return max(one.height, other.height, 1.1 * setting.g)
    return one.height + other.height + (2 * AROUND + BETWEEN) * setting.g
