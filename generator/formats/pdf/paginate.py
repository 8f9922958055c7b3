"""Boxes to pages: the breaks that leave the least white, within the page budget, then space spread so that pages end well.

Where a section must begin a certain page, the boxes before it are a run of their own, with pages of their own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.document.budget import Pages
from generator.formats.pdf.boxes import Box, Origin, Placed, arrange, changed, gap
from generator.formats.pdf.breaks import SPARSE
from generator.formats.pdf.page_breaks import Breaks, Frame, Measure, best_breaks, best_of, left_over, measured
from generator.remembering import kept

REMEMBERED = 1024  # pages
CLOSE, CLOSER, CLOSEST = 0.75, 0.5, 0.25  # of the space between sections, if the words would not fit otherwise; the last as the last resort
SPREAD = 0.8  # of a page: on one that is less full, space grows between all its parts, so that it does not look as if some were missing
MOST_STEPS = 6  # of the baseline grid, that the space above a section may grow by: 22.5 points, and 36 in large print


@dataclass(frozen=True, slots=True)
class Overflow:
    """What does not fit: the section, by how many points, on how many pages, and whether it alone is taller than a page.

    `start` is the page that its run must begin, or 0 for the first run. `section` has the box that alone is too tall.
    """

    origin: Origin | None
    excess: float
    pages: int
    single: bool = False
    start: int = 0
    section: object = None


@dataclass(frozen=True, slots=True)
class Run:
    """Boxes that have pages of their own, and how many pages they may take, the best number first."""

    boxes: tuple[Box, ...]
    counts: tuple[int, ...]
    first: int = 1  # its first page
    final: bool = True  # the last run of the handout

    @property
    def is_rounded(self) -> bool:
        """Whether one page more than there is room for would cost more than that page: another sheet, or a second back cover."""
        return self.after_notes or any(more - count > 1 for count, more in pairwise(self.counts))

    @property
    def after_notes(self) -> bool:
        """Whether pages to write on may come before it."""
        return bool(self.boxes) and self.boxes[0].after_notes

    def closer(self, counts: tuple[int, ...], share: float = CLOSER) -> Run:
        """Return the run with a share of the space between sections, to be set on other numbers of pages."""
        return replace(self, boxes=tuple(_closer(self.boxes, share)), counts=counts)


PlacedPage = tuple[Placed, ...]


def paginate(boxes: Sequence[Box], frame: Frame, budget: Pages, share: float = CLOSER) -> tuple[tuple[PlacedPage, ...], Overflow | None]:
    """Return each page's boxes with their places, or what does not fit; the space above sections gives way before words have to.

    At least a `share` of it is left where the page is too full. A page without boxes is one to write on.
    """
    found: list[tuple[Run, tuple[PlacedPage, ...]]] = []
    for run in runs(boxes, budget):
        own, overflow = _set(run, frame.on(run.first, max(run.counts, default=1)), share)
        if overflow:
            return (), replace(overflow, start=run.boxes[0].starts_on)
        found.append((run, own))
    if budget.notes_before and found:
        found[0] = (found[0][0], _without_fillers(*found[0], sum(len(own) for _, own in found) % budget.multiple_of, frame))
        found[0] = (found[0][0], _over_fillers(*found[0], -sum(len(own) for _, own in found) % budget.multiple_of, frame))
    pages = [page for _, own in found for page in own]
    if budget.notes_before:  # at the end, if the section that they come before has nothing to say
        notes_at = sum(len(own) for run, own in found if not run.after_notes)
        pages[notes_at:notes_at] = [()] * (-len(pages) % budget.multiple_of)
    return tuple(pages), None


def _set(run: Run, frame: Frame, share: float) -> tuple[tuple[PlacedPage, ...], Overflow | None]:
    """Return a run's pages, its sections closer to each other where that saves words that do not fit, a sheet or a sparse page."""
    own, overflow = _paginate(run, frame)
    if not overflow and sparse(own, frame):
        own = min(own, _paginate(run.closer(run.counts, CLOSE), frame)[0] or own, key=lambda pages: sparse(pages, frame))
    fewer = run.counts if overflow else tuple(count for count in run.counts if run.is_rounded and count < len(own))
    if fewer and not (overflow and overflow.single):
        for each in (CLOSE, share):
            tighter, still_over = _paginate(run.closer(fewer, each), frame)
            if not still_over:
                return tighter, None
    return own, overflow


def _without_fillers(run: Run, pages: tuple[PlacedPage, ...], over: int, frame: Frame) -> tuple[PlacedPage, ...]:
    """Return pages that are `over` fewer, if sections closer to each other allow it: a booklet then needs one sheet less."""
    if not 0 < over < len(pages):
        return pages
    return _paginate(run.closer((len(pages) - over,)), frame)[0] or pages


def _over_fillers(run: Run, pages: tuple[PlacedPage, ...], more: int, frame: Frame) -> tuple[PlacedPage, ...]:
    """Return pages that are up to `more`, if they end better: a booklet has so many pages to fill anyway."""
    if not more or not all(pages):
        return pages
    counts = tuple(range(len(pages), len(pages) + more + 1))
    breaks = best_of(measured(run.boxes), counts, run.first, frame)
    return _pages_of(run, breaks, frame) if len(breaks) > len(pages) else pages


def _pages_of(run: Run, breaks: Breaks, frame: Frame) -> tuple[PlacedPage, ...]:
    boxes = run.boxes
    return tuple(_page(tuple(boxes[a:b]), frame, last=run.final and b == len(boxes)) for a, b in breaks)


def runs(boxes: Sequence[Box], budget: Pages) -> Iterator[Run]:
    """Yield the boxes in runs, each up to the next box that must begin a certain page."""
    starts = [0, *(n for n, box in enumerate(boxes) if (box.starts_on or box.after_notes) and n)]
    firsts = [1, *(boxes[n].starts_on for n in starts[1:])]
    for (begin, end), first, after in zip(pairwise([*starts, len(boxes)]), firsts, [*firsts[1:], 0], strict=True):
        step = 1 if any(box.after_notes for box in boxes) else budget.multiple_of
        free = tuple(n for n in range(1, budget.most - first + 2) if (first - 1 + n) % step == 0)
        yield Run(tuple(boxes[begin:end]), (after - first,) if after else free, first, final=not after)


def _closer(boxes: Sequence[Box], share: float) -> Iterator[Box]:
    """Yield the boxes with a share of the space between sections, and with less air in those that have a form for that."""
    for upper, box, lower in zip([None, *boxes[:-1]], boxes, [*boxes[1:], None], strict=True):
        first = box.opens or (upper is not None and upper.section is not box.section)
        last = lower is not None and box.section is not lower.section
        own = changed(box, height=box.snug.height, draw=box.snug.draw, before=box.snug.around, after=box.snug.around) if box.snug else box
        yield changed(own, before=own.before * (share if first else 1), after=own.after * (share if last else 1))


def _paginate(run: Run, frame: Frame) -> tuple[tuple[PlacedPage, ...], Overflow | None]:
    boxes = run.boxes
    most = max(run.counts, default=0)
    tall = next((b for b in boxes if b.height > frame.height + 0.01), None)
    if tall is not None:
        return (), Overflow(tall.origin, tall.height - frame.height, most, single=True, section=tall.section)
    measures = measured(boxes)
    if found := best_breaks(measures, run.counts, run.first, frame, final=run.final):
        breaks, empty = found
        return _pages_of(run, breaks, frame) + ((),) * empty, None
    return (), _overflow(boxes, measures, frame, most)


def fill(page: Sequence[Placed], frame: Frame) -> float:
    """Return how full a page is, 0 to 1."""
    return max((p.top + p.box.height for p in page), default=0.0) / frame.height


def filled(pages: Sequence[PlacedPage], frame: Frame) -> tuple[float, ...]:
    """Return how full each page is, 0 to 1."""
    return tuple(fill(page, frame.on(number)) for number, page in enumerate(pages, 1))


def sparse(pages: Sequence[PlacedPage], frame: Frame) -> int:
    """Return how many pages but the last are less full than looks meant."""
    return sum(share < SPARSE for page, share in zip(pages[:-1], filled(pages, frame), strict=False) if page)


def lacking(pages: Sequence[PlacedPage], frame: Frame) -> tuple[int, float]:
    """Return how many pages but the last are less full than looks meant, and by how much of a page in all."""
    shares = zip(pages[:-1], filled(pages, frame), strict=False)
    return sparse(pages, frame), sum(max(0.0, SPARSE - share) for page, share in shares if page)


@kept(REMEMBERED)
def _page(boxes: tuple[Box, ...], frame: Frame, *, last: bool) -> tuple[Placed, ...]:
    """Place a page's boxes: first those that can use more height get it, then the space above sections, on a sparse page all."""
    if not boxes:
        return ()
    if len(boxes) == 1 and boxes[0].fills and boxes[0].grown:
        return (Placed(boxes[0].grown(frame.height), 0.0, 0.0),)
    carried = boxes[0].carried
    all_boxes = [*((carried,) if carried else ()), *(changed(b, carried=None) for b in boxes)]
    slack = frame.height - arrange(all_boxes, frame.column_gap)[1]
    for n, box in enumerate(all_boxes):
        if box.stretch and box.grown and slack >= frame.step:
            bigger = replace(box.grown(box.height + slack), before=box.before, after=box.after)  # which may be closer than its own
            slack -= bigger.height - box.height
            all_boxes[n] = bigger
    openings = [n for n, b in enumerate(all_boxes) if b.opens and n and not all_boxes[n - 1].tied]
    sparse = 1 - slack / frame.height < SPREAD
    wider = _widened(all_boxes, openings, slack, frame)
    left = frame.height - arrange(wider, frame.column_gap)[1]
    if not last and sparse:
        wider = _widened(
            wider, [n for n in range(2 if carried else 1, len(wider)) if n not in openings and _is_joint(wider, n)], left, frame
        )
    return arrange(wider, frame.column_gap)[0]


def _is_joint(boxes: Sequence[Box], n: int) -> bool:
    """Return whether something new begins with a box: a topic, a card, a list."""
    upper, lower = boxes[n - 1], boxes[n]
    if upper.running and lower.running:
        return False
    return not upper.tied and lower.group is None and not (lower.part is not None and lower.part is upper.part)


def _widened(boxes: Sequence[Box], at: Sequence[int], slack: float, frame: Frame) -> list[Box]:
    """Return boxes with more space above some, in whole steps, as far as there is any."""
    extra = min(MOST_STEPS * frame.step, math.floor(slack / max(1, len(at)) / frame.step) * frame.step)
    return [changed(b, before=gap(boxes[n - 1], b) + extra) if n in at and extra > 0 else b for n, b in enumerate(boxes)]


def _overflow(boxes: Sequence[Box], measures: tuple[Measure, ...], frame: Frame, most: int) -> Overflow:
    """Return the first section that doesn't fit when pages are filled completely, and by how much everything is too long."""
    first = left_over(measures, most, frame)
    if boxes and first == len(boxes):  # fits when packed, but can't be split into such a number of pages
        return Overflow(boxes[-1].origin, frame.height, most)
    return Overflow(boxes[first].origin if first else None, arrange(boxes[first:], frame.column_gap)[1], most)
