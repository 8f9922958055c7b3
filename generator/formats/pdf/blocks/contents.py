"""The list of contents: each entry a link to its section, with a dotted line to the number of its page."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Contents, ContentsEntry
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.boxes import Box, merged, stack_height
from generator.formats.pdf.layout_context import Setting, paint_line
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

COLUMNS = 2
NUMBER = "00"  # as wide as a number of two digits: the list is as high before the pages are known
GAP = 0.4  # of the grid: around the dotted line
LEAST_DOTS = 1.0  # of the grid
DOTS = 0.5
MOST_WHOLE = 0.75  # of a page: a longer list may run on to the next one


@lay.register
def _contents(block: Contents, width: float, parent: Element, setting: Setting) -> list[Box]:
    columns = COLUMNS if setting.paper.side_by_side else 1
    column = (width - (columns - 1) * setting.paper.gap) / columns
    toc, group = parent.child("TOC"), object() if columns > 1 else None
    boxes = [_entry(entry, column, toc.child("TOCI"), setting) for entry in block.entries]
    boxes = [replace(box, after=0.2 * setting.g, columns=columns, group=group, column_width=column) for box in boxes]
    if columns == 1 and stack_height(boxes) <= MOST_WHOLE * (setting.paper.bottom - setting.paper.top):
        boxes = [merged(boxes)]
    return [*boxes[:-1], replace(boxes[-1], after=0.5 * setting.g)] if boxes else []


def _entry(entry: ContentsEntry, width: float, item: Element, setting: Setting) -> Box:
    """Return a heading's words, a dotted line and the page, which all are one link."""
    g = setting.g
    style = setting.style("body")
    wide = setting.faces.role(style.face).width(NUMBER) * style.size / 1000
    lines = setting.break_text(entry.heading, style, width - wide - (2 * GAP + LEAST_DOTS) * g, continues=True)
    page = setting.break_text(Text.of(entry.page), replace(style, align="right"), wide)
    element = item.child("Reference").child("Link", alt=entry.heading.plain)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        target = element if canvas.has_links else item
        setting.draw(canvas, lines, (left, top, width), target)
        foot = top + lines.height - setting.drop
        start, end = left + lines.lines[-1].width + GAP * g, left + width - wide - GAP * g
        paint_line(canvas, (start, foot), (end, foot), "rule", DOTS)
        setting.draw(canvas, page, (left + width - wide, top + lines.height - page.height, wide), target)
        if canvas.has_links:
            canvas.link_within(element, entry.section, entry.heading.plain, (left, top, left + width, top + lines.height))

    return Box(lines.height, draw)
