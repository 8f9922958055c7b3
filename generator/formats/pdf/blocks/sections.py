"""A section's boxes, each with the heading it is under, so that a problem of fit can name it."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Block, Card, Heading, Row, Section
from generator.document.plain import place
from generator.formats.pdf.blocks.dispatch import lay, lay_all
from generator.formats.pdf.boxes import Box, Origin, merged
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.tags import Element
from generator.problems import Location

MOST_WHOLE, MOST_WHOLE_IN_ONE_COLUMN = 0.6, 0.4  # of a page: a taller section kept whole would leave too much white
MOST_WHOLE_TO_FILL = 0.65  # of a page, if it has lines to write on, which use what would stay white


@lay.register
def _section(block: Section, width: float, parent: Element, setting: Setting) -> list[Box]:
    boxes = lay_all(block.blocks, width, parent, setting)
    if not boxes:
        return []
    page = setting.paper.bottom - setting.paper.top
    stretchy = any(b.stretch for b in boxes)
    most = MOST_WHOLE_TO_FILL if stretchy else MOST_WHOLE if setting.paper.side_by_side else MOST_WHOLE_IN_ONE_COLUMN
    if block.whole and sum(b.height for b in boxes) < page * most:
        boxes = boxes if stretchy else [merged(boxes, setting.paper.gap)]
        boxes = [replace(b, tied=True) for b in boxes[:-1]] + boxes[-1:]
    origin = origin_of(block.blocks, block.id, block.location)
    return [replace(b, section=block, origin=b.origin if b.origin and b.origin.heading else origin) for b in boxes]


def origin_of(blocks: tuple[Block, ...], name: str = "", location: Location | None = None) -> Origin:
    """Return the first heading, or `name` if there is none, with the place of the longest words unless `location` gives one."""
    return Origin(heading_of(blocks) or name, location or place(Section(name, blocks)))


def heading_of(blocks: tuple[Block, ...]) -> str:
    """Return the first heading's words."""
    for block in blocks:
        if isinstance(block, Heading):
            return block.text.plain
        if isinstance(block, Card) and block.head:
            return block.head.plain
        if isinstance(block, Row):
            found = next((h for column in block.columns if (h := heading_of(column))), "")
            if found:
                return found
    return ""
