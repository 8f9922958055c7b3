"""A handout's status in a chip: solid with a tick once approved, a dashed outline with a ring while it is a draft."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.marks import Sign
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.inline import Lines, one_line_width
from generator.formats.pdf.layout_context import Setting, paint_disc, paint_rect
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

RADIUS = 0.625  # of the grid
AMBER = ("amber", 1.25)
RING = (3.3, 1.4)
WORDS_LEFT, WORDS_RIGHT = 1.5, 0.4  # of the grid


@dataclass(frozen=True, slots=True)
class Chip:
    """A laid-out chip: its words, and its width in points."""

    lines: Lines
    width: float
    approved: bool
    setting: Setting

    @property
    def height(self) -> float:
        """Height in points."""
        return self.lines.height + 0.25 * self.setting.g

    def paint(self, canvas: Sketch, place: tuple[float, float], element: Element) -> None:
        """Paint it with its top left corner at (left, top)."""
        left, top = place
        g, setting, height = self.setting.g, self.setting, self.height
        box = (left, top, self.width, height)
        if self.approved:
            side = 0.7 * g
            paint_rect(canvas, box, fill="green-text", radius=RADIUS * g)
            paint_drawing(canvas, setting, Sign("do", on_dark=True), (left + 0.5 * g, top + (height - side) / 2, side, side), ARTIFACT)
        else:
            colour, line = AMBER
            paint_rect(canvas, box, fill="white", stroke=colour, width=line, radius=RADIUS * g, dash="[3 2] 0")
            paint_disc(canvas, (left + 0.85 * g, top + height / 2), RING[0], stroke=colour, width=RING[1])
        setting.draw(canvas, self.lines, (left + WORDS_LEFT * g, top + 0.125 * g, self.width), element)


def chip(status: Text, width: float, setting: Setting, *, approved: bool) -> Chip:
    """Return the chip of a status, at most `width` wide."""
    around = (WORDS_LEFT + WORDS_RIGHT) * setting.g
    style = setting.style("body", "white" if approved else "amber-text", face="strong")
    wide = min(width, one_line_width(status, style, setting.faces) + around + 0.3 * setting.g)
    lines = setting.break_text(status, style, wide - around)
    return Chip(lines, min(wide, lines.width + around + 0.3 * setting.g), approved, setting)
