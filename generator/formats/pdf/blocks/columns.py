"""Columns side by side, where the paper allows; otherwise one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from generator.document.blocks import Block, Heading, Row
from generator.document.plain import texts
from generator.formats.pdf.blocks.dispatch import lay, lay_all
from generator.formats.pdf.blocks.level import evened, lowered
from generator.formats.pdf.blocks.sections import origin_of
from generator.formats.pdf.blocks.words import longest_word
from generator.formats.pdf.boxes import Box, arrange, draw_all, gap, merged
from generator.formats.pdf.inline import one_line_width
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element

LONG_TOPIC = 9  # lines: a longer topic in columns may be split
MOST_SINKING = 48.0  # points: more would pull a column apart
STEP = 0.25  # of the grid: what one column of words gives to another at a time
TALLEST = 0.62  # of a page: a taller row would leave too much white, so its columns are stacked


@lay.register
def _row(block: Row, width: float, parent: Element, setting: Setting) -> list[Box]:
    if not (setting.paper.side_by_side or block.compared):
        return _stacked(block, width, parent, setting)
    if len(block.columns) != len(block.widths):  # topics: more than there are columns, or a single one
        return _topics(block, width, parent, setting)
    widths = _levelled(block, width, setting) if block.levelled else [setting.paper.span(w, width) for w in block.widths]
    side_by_side = Element("")
    columns = [lay_all(blocks, w, side_by_side, setting) for blocks, w in zip(block.columns, widths, strict=True)]
    height = max(arrange(column)[1] for column in columns)
    if height > TALLEST * (setting.paper.bottom - setting.paper.top):
        return _stacked(block, width, parent, setting)
    parent.kids += side_by_side.kids
    return [_joined(columns, widths, height, setting)]


def _levelled(block: Row, width: float, setting: Setting) -> list[float]:
    """Return widths about in proportion to the words of each column, at which the row is low.

    None is narrower than its longest word, nor than its heading in one line where there is room for all of them.
    """
    room = width - (len(block.columns) - 1) * setting.paper.gap
    words = [[text.plain for each in blocks for text in texts(each)] for blocks in block.columns]
    lengths = [sum(map(len, column)) for column in words]
    longest = [longest_word(column, setting) for column in words]
    headed = [max(word, _heading(blocks, setting)) for word, blocks in zip(longest, block.columns, strict=True)]
    least = headed if sum(headed) < room else longest
    spare = room - sum(least)
    if spare < 0:
        return [room / len(words)] * len(words)
    above = [max(0.0, room * length / sum(lengths) - floor) for length, floor in zip(lengths, least, strict=True)]
    wanted = [floor + spare * share / (sum(above) or 1.0) for floor, share in zip(least, above, strict=True)]

    inner = setting.within(problems=[])
    row = [cache(partial(_height, blocks, setting=inner)) for blocks in block.columns]
    step = STEP * setting.g
    return evened(lowered(wanted, least, [row], step), least, [row], step)


def _height(blocks: Sequence[Block], width: float, *, setting: Setting) -> float:
    """Return how high a column of words is at a width."""
    return arrange(lay_all(blocks, width, Element(""), setting))[1]


def _heading(blocks: Sequence[Block], setting: Setting) -> float:
    """Return how wide a column's heading is in one line, in points; 0 without one."""
    first = blocks[0] if blocks else None
    return one_line_width(first.text, setting.style("head"), setting.faces) + 1 if isinstance(first, Heading) else 0.0


def _topics(block: Row, width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return topics as boxes of one group, to be set in balanced columns; only a long topic may be split."""
    count = len(block.widths)
    column = (width - (count - 1) * setting.paper.gap) / count
    group = object()
    return [
        replace(box, group=group, columns=count, column_width=column, origin=origin_of(blocks), opens=False)
        for blocks in block.columns
        for box in _kept_together(lay_all(blocks, column, parent, setting), LONG_TOPIC * setting.g)
    ]


def _kept_together(boxes: list[Box], longest: float) -> list[Box]:
    """Return a topic as one box; a longer one keeps its heading with two boxes, and its last two boxes together."""
    if sum(box.height for box in boxes) <= longest or len(boxes) < 5:
        return [merged(boxes)]
    head = 1 + next(n for n, box in enumerate(boxes) if not box.tied)
    return [merged(boxes[: head + 1]), *boxes[head + 1 : -2], merged(boxes[-2:])]


def _stacked(block: Row, width: float, parent: Element, setting: Setting) -> list[Box]:
    return [box for blocks in block.columns for box in lay_all(blocks, width, parent, setting)]


def _joined(columns: list[list[Box]], widths: list[float], height: float, setting: Setting) -> Box:
    """Return columns as one box; those that can grow end level."""
    grown = [_grown(column, height) for column in columns]
    places = [arrange(column)[0] for column in grown]
    starts = [sum(widths[:n]) + n * setting.paper.gap for n in range(len(widths))]

    def draw(canvas: Sketch, left: float, top: float) -> None:
        for start, placed in zip(starts, places, strict=True):
            draw_all(placed, canvas, left + start, top)

    stretchy = any(column[-1].stretch for column in columns)
    return Box(
        height,
        draw,
        before=max(c[0].before for c in columns),
        after=max(c[-1].after for c in columns),
        opens=any(c[0].opens for c in columns),
        stretch=stretchy,
        grown=(lambda more: _joined(columns, widths, _stretched_height(columns, more), setting)) if stretchy else None,
    )


def _grown(column: list[Box], height: float) -> list[Box]:
    last, own = column[-1], arrange(column)[1]
    if last.sinks and len(column) > 1:
        return [*column[:-1], replace(last, before=gap(column[-2], last) + min(MOST_SINKING, max(0.0, height - own)))]
    if last.grown is None or own >= height:
        return column
    return [*column[:-1], replace(last.grown(last.height + height - own), before=last.before, after=last.after)]


def _stretched_height(columns: list[list[Box]], height: float) -> float:
    """Return the height the stretching columns reach when they are offered `height`."""
    return max(arrange(_grown(c, height) if c[-1].stretch else c)[1] for c in columns)
