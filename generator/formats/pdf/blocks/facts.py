"""The control block's names and values, and lines to write on."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Facts
from generator.document.to_write_in import WritingLines
from generator.formats.pdf.blocks.chip import chip
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.inline import one_line_width
from generator.formats.pdf.layout_context import WRITING_PEN, Setting, paint_line
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

PITCH, LARGE_PITCH = 22.5, 1.25  # pt between writing lines: 7.9 mm; of the grid, in large print: 10.6 mm
MORE_LINES, MORE_LINES_ON_NARROW = 4, 8  # at most, where the page has room
BELOW_LINES = 0.4  # of the pitch, where nothing stands beside them: so that the rule of the footer does not look like one more
ABOVE_LINE = 1.0  # pt between what to note down and its line
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

    def draw(canvas: Sketch, left: float, top: float) -> None:
        setting.draw(canvas, name, (left, top, keys), element)
        setting.draw(canvas, words, (left + keys, top, values), element)

    return Box(max(name.height, words.height), draw)


def _chip_row(status: Text, approved: bool, width: float, parent: Element, setting: Setting) -> Box:
    shown = chip(status, width, setting, approved=approved)
    element = parent.child("P")

    def draw(canvas: Sketch, left: float, top: float) -> None:
        shown.paint(canvas, (left, top), element)

    return Box(setting.on_grid(shown.height + 0.25 * setting.g), draw, after=0.25 * setting.g)


@lay.register
def _writing_lines(block: WritingLines, width: float, parent: Element, setting: Setting) -> list[Box]:
    head = setting.break_text(block.title, setting.style("minor"), width)
    element = parent.child("P")
    asked = [(setting.break_text(words, setting.style("body", "slate"), width / 2), parent.child("P")) for words in block.asked]
    pitch = writing_pitch(setting)
    more, below = (MORE_LINES, 0.0) if setting.paper.side_by_side else (MORE_LINES_ON_NARROW, BELOW_LINES)
    least = block.count if setting.paper.side_by_side or block.least is None else block.least

    def ruled(count: int) -> Box:
        def draw(canvas: Sketch, left: float, top: float) -> None:
            setting.draw(canvas, head, (left, top, width), element)
            for n in range(count):
                y = top + head.height + (n + 1) * pitch
                if n < len(asked):
                    words, spoken = asked[n]
                    setting.draw(canvas, words, (left, y - words.height - ABOVE_LINE, width / 2), spoken)
                paint_line(canvas, (left, y), (left + width, y), "ring", WRITING_PEN)

        height = setting.on_grid(head.height + (count + below) * pitch)
        return Box(height, draw, before=0.5 * setting.g, after=0.5 * setting.g)

    box = ruled(least)

    def grown(height: float) -> Box:
        extra = min(more, max(0, int((height - box.height) // pitch)))
        return ruled(least + extra)

    return [replace(box, grown=grown, stretch=True)]


def writing_pitch(setting: Setting) -> float:
    """Return how far lines to write on are from each other, in points."""
    return max(PITCH, LARGE_PITCH * setting.g)
