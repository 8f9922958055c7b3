"""What it costs to end a page at some place: white at its foot, and what is parted. 1 is as bad as a page left white."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.formats.pdf.page_breaks import Measure

THIRD = 1 / 3  # a last page is at least a third full
SPARSE = 0.7  # a page that is less full looks as if something were missing
SPARSE_COST = 4.0  # for each part of a page by which it is less full than that
LAST_COST = 0.3  # white at the foot of the last page, next to that of others
TOPIC_COST = 0.04  # for a section that runs on to the next page with a topic of its own
PARTED_COST = 0.08  # with words of one topic: as bad as a quarter of a page left white
STRANDED_COST = 0.3  # that leaves hardly anything of itself on one of them: as bad as half a page left white
LONELY_COST = 0.6  # that leaves a heading with hardly anything below it
ALONE_COST = 0.7  # that leaves one item of a list alone
ACROSS_COST = 0.25  # in a list that goes on beside itself: the eye looks for its end there
STRANDED_LINES = 3  # of words: fewer are hardly anything
JOINED_COST = 0.3  # in a short list: as bad as half a page left white
PARTED_TABLE_COST = 0.4  # as bad as most of a page left white
UNEVEN_COST = 0.5  # more, the less of a table or of such a list is on one side: a few rows alone are taken for the whole of it
APART_COST = 0.6  # for what is read together, if it is on the two sides of one sheet


def white(share: float, *, last: bool) -> float:
    """Return what a page costs that is filled to `share`: white at its foot is worse the more there is."""
    if last:
        return (1 - share) ** 2 * LAST_COST + (1.0 if share < THIRD else 0.0)
    return (1 - share) ** 2 + SPARSE_COST * max(0.0, SPARSE - share)


def parted(boxes: Sequence[Measure], end: int, line: float) -> float:
    """Return what it costs to end a page before `end`; `line` is the height of a line of words.

    It is more if that splits a section, even more if it strands words or the first or last item of a list, most in a table.
    """
    if end in (0, len(boxes)) or not one_section(boxes[end - 1], boxes[end]):
        return 0.0
    return max(_parted(boxes, end, line), JOINED_COST if boxes[end - 1].joined else 0.0)


def _parted(boxes: Sequence[Measure], end: int, line: float) -> float:
    """Return what it costs to part two boxes of one section, of which the second is at `end`."""
    upper, lower = boxes[end - 1], boxes[end]
    one_part = lower.part is not None and lower.part == upper.part
    if one_part and lower.carried:
        return PARTED_TABLE_COST + UNEVEN_COST * _uneven(boxes, end)
    if _said(boxes[end - 1 :: -1]) < STRANDED_LINES * line:
        return LONELY_COST
    if one_part and _leaves_one(boxes, end):
        return ALONE_COST
    if _said(boxes[end:]) < STRANDED_LINES * line:
        return STRANDED_COST
    if one_part and lower.group is not None:
        return ACROSS_COST + UNEVEN_COST * _uneven(boxes, end)
    return TOPIC_COST if lower.tied else PARTED_COST


def _uneven(boxes: Sequence[Measure], end: int) -> float:
    """Return how much less of a table or a list is on one side of `end` than on the other, as a share of it: 0 for halves."""
    part = boxes[end].part
    before, after = (sum(box.height for box in takewhile(lambda box: box.part == part, own)) for own in (boxes[end - 1 :: -1], boxes[end:]))
    return abs(before - after) / (before + after)


def apart(boxes: Sequence[Measure], end: int) -> float:
    """Return what it costs to turn a page before `end`."""
    return APART_COST if 0 < end < len(boxes) and boxes[end - 1].faces and boxes[end].faces else 0.0


def one_section(upper: Measure, lower: Measure) -> bool:
    """Return whether two boxes are of one section; topics side by side are, although each has its own heading."""
    return upper.section == lower.section


def _said(boxes: Sequence[Measure]) -> float:
    """Return how high the words of the first box's section are, without headings."""
    return sum(box.height for box in takewhile(partial(one_section, boxes[0]), boxes) if not box.tied)


def _leaves_one(boxes: Sequence[Measure], end: int) -> bool:
    """Return whether one item of a list would be alone before or after `end`."""
    part = boxes[end].part
    return any(box is None or box.part != part for box in (boxes[end - 2] if end > 1 else None, *(boxes[end + 1 : end + 2] or (None,))))
