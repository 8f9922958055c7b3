"""Where pages end: the breaks that leave the least white. They depend on the measures of boxes alone, so equal ones are looked at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.formats.pdf.boxes import Box, columns_height, gap
from generator.formats.pdf.breaks import apart, parted, white
from generator.remembering import kept

INFINITE = float("inf")
ENOUGH = 1e4  # points: higher than any page
SLACK = 0.01  # points: what is higher than a page by less than this fits on it
REMEMBERED = 1024  # runs of pages
IN_COLUMNS = 8192  # runs of boxes, about 2 MB: those of some ten handouts
Breaks = tuple[tuple[int, int], ...]  # of each page: its first box, and the one after its last


class Measure(NamedTuple):
    """What the breaks depend on of a box. Of `part`, `group` and `section`, numbers tell only which boxes have the same one."""

    height: float
    before: float
    after: float
    tied: bool
    carried: Measure | None
    part: int | None
    faces: bool
    columns: int
    group: int | None
    section: int | None
    more: float = 0.0  # height that it can use if the page has room
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where boxes may be placed on each page, in points."""

    height: float
    column_gap: float
    step: float  # spacing grows in steps of the baseline grid
    panels: tuple[float, ...] = ()  # the height of each panel of a folded sheet: one without the sheet's footer is taller

    def on(self, first: int, most: int = 1) -> Frame:
        """Return the frame of boxes that begin page `first` and take so many pages at most: as tall as the lowest of these."""
        own = self.panels[first - 1 : first - 1 + most]
        return replace(self, height=min(own), panels=()) if own else self


@kept(REMEMBERED)
def measured(boxes: tuple[Box, ...]) -> tuple[Measure, ...]:
    """Return the measures of boxes."""
    numbers: dict[int, int] = {}

    def number(thing: object) -> int | None:
        return None if thing is None else numbers.setdefault(id(thing), len(numbers))  # the boxes keep it

    return tuple(_measure(box, number) for box in boxes)


def _measure(box: Box, number: Callable[[object], int | None]) -> Measure:
    return Measure(
        box.height,
        box.before,
        box.after,
        box.tied,
        _measure(box.carried, number) if box.carried else None,
        number(box.part),
        box.faces,
        box.columns,
        number(box.group),
        number(box.section),
        box.grown(ENOUGH).height - box.height if box.stretch and box.grown else 0.0,
        box.joined,
    )


@kept(REMEMBERED)
def best_breaks(
    boxes: tuple[Measure, ...], counts: tuple[int, ...], first: int, frame: Frame, *, final: bool = True
) -> tuple[Breaks, int] | None:
    """Return the breaks that end best and how many pages stay empty after them, or None if there are none.

    `counts` are the numbers of pages that there may be, the best first; `first` is the number of the first page. The last of them is the
    last of the handout only if they are its `final` ones. Where there is one page only, as in most runs of a leaflet, there is nothing to
    weigh.
    """
    if counts == (1,):
        return (((0, len(boxes)),), 0) if _fit_on_one(boxes, frame) else None
    search = _Search(boxes, first, frame, final)
    for count in counts:
        for used in range(count, max(0, count - (counts[0] or 1)), -1):  # with very little to say, the last pages stay empty
            if found := search.breaks(used):
                return found, count - used
    return None


def _fit_on_one(boxes: Sequence[Measure], frame: Frame) -> bool:
    """Return whether boxes, of which there is one at least, fit on one page."""
    last = page_heights(boxes, 0, frame)[-1] if boxes else None
    return last is not None and last.end == len(boxes) and last.height <= frame.height + SLACK


@kept(REMEMBERED)
def best_of(boxes: tuple[Measure, ...], counts: tuple[int, ...], first: int, frame: Frame) -> Breaks:
    """Return the breaks that end best on one of some numbers of pages, all of which there are anyway; none if there are none."""
    search = _Search(boxes, first, frame, final=True)
    return min((search.found(count) for count in counts), key=lambda found: found[0], default=(INFINITE, ()))[1]


class Reach(NamedTuple):
    """A page that may be: where it ends, its height, and what that would be with columns that end level and lines that use the rest."""

    end: int
    height: float
    filled: float


class _PossiblePage(NamedTuple):
    """A page that may be: where it ends, how high its words are, and what it costs to leave white below them if another page follows."""

    end: int
    filled: float
    white: float


_BestBefore = dict[int, tuple[float, int]]  # by where the last page ends: the least cost, and that page's first box


@dataclass(slots=True)
class _Search:
    """Finds the least cost over all pages, page by page; what is known of the first pages serves any number of pages after them."""

    boxes: tuple[Measure, ...]
    first: int
    frame: Frame
    final: bool  # no other pages follow
    pages: list[list[_PossiblePage]] = field(init=False)  # by their first box
    tallest: float = field(init=False)
    within: list[float] = field(init=False)  # what it costs to part what is before a box from it, by the box
    turned: list[float] = field(init=False)  # the same, if that turns the page
    rows: list[_BestBefore] = field(default_factory=lambda: [{0: (0.0, 0)}])  # by the number of pages, none of them the last

    def __post_init__(self) -> None:
        boxes, line = self.boxes, 4 * self.frame.step  # a line of words is four steps of the grid
        heights = _page_heights(boxes, self.frame)
        self.tallest = max((page.height for pages in heights for page in pages), default=1.0)
        self.pages = [[_PossiblePage(p.end, p.filled, white(p.filled / self.tallest, last=False)) for p in pages] for pages in heights]
        self.within = [parted(boxes, end, line) for end in range(len(boxes) + 1)]
        self.turned = [apart(boxes, end) for end in range(len(boxes) + 1)]

    def breaks(self, wanted: int) -> Breaks:
        """Return the breaks of `wanted` pages; none if there is no way."""
        return self.found(wanted)[1]

    def found(self, wanted: int) -> tuple[float, Breaks]:
        """Return what the best breaks of `wanted` pages cost, and these; none if there is no way."""
        while len(self.rows) < wanted:
            self.rows.append(self._row(len(self.rows), last=False))
        end = len(self.boxes)
        last = self._row(wanted, last=True)
        if end not in last:
            return INFINITE, ()
        cost, found = last[end][0], []
        for row in (last, *self.rows[wanted - 1 : 0 : -1]):
            found.append((row[end][1], end))
            end = row[end][1]
        return cost, tuple(found[::-1])

    def _row(self, number: int, *, last: bool) -> _BestBefore:
        row: _BestBefore = {}
        turns = (self.first + number) % 2 == 0  # an odd page is on the right: the next one is on its back
        for first, (cost, _) in self.rows[number - 1].items():
            for end, filled, below in self.pages[first] if first < len(self.boxes) else ():
                if last != (end == len(self.boxes)):
                    continue
                total = cost + (white(filled / self.tallest, last=True) if last and self.final else below) + self.within[end]
                total += self.turned[end] if turns else 0.0
                if total < row.get(end, (INFINITE, 0))[0]:
                    row[end] = (total, first)
        return row


@kept(REMEMBERED)
def left_over(boxes: tuple[Measure, ...], most: int, frame: Frame) -> int:
    """Return the first box that has no room if `most` pages are filled completely; their number if all have."""
    first = 0
    for _ in range(most):
        if first == len(boxes):
            break
        ends = [page.end for page in page_heights(boxes, first, frame) if page.height <= frame.height + SLACK]
        ends = [e for e in ends if not boxes[e - 1].tied] or ends[:1]
        if not ends:
            break
        first = ends[-1]
    return first


def _page_heights(boxes: Sequence[Measure], frame: Frame) -> list[list[Reach]]:
    """Return for each first box the pages that it may start."""
    found: list[list[Reach]] = []
    for first in range(len(boxes)):
        fitting = [page for page in page_heights(boxes, first, frame) if page.height <= frame.height + SLACK]
        found.append([page for page in fitting if not boxes[page.end - 1].tied or page.end == len(boxes)])
    return found


def page_heights(boxes: Sequence[Measure], first: int, frame: Frame) -> list[Reach]:
    """Return the pages that start with `first`, until one is too tall."""
    out: list[Reach] = []
    carried = boxes[first].carried
    settled = carried.height if carried else 0.0  # height above the current run of one group
    stacked = 0.0  # of the current run, one below the other
    run_start, previous, more = first, None, 0.0
    for end in range(first + 1, len(boxes) + 1):
        box = boxes[end - 1]
        more += box.more
        if box.group is None or box.group != boxes[run_start].group or end - 1 == first:
            if previous is not None:
                settled = out[-1].height
            run_start, stacked = end - 1, box.height
        else:
            stacked += box.height + gap(previous, box)
        if box.group is None or box.columns == 1:
            height = settled + gap(previous or carried, box) + box.height
            level = height
        else:
            upper, own = boxes[run_start - 1] if run_start > first else carried, tuple(boxes[run_start:end])
            above = settled + gap(upper, boxes[run_start])
            height = above + _columns_height(own, box.columns)
            level = min(height, above + stacked / box.columns)
        out.append(Reach(end, height, min(level + more, max(level, frame.height))))
        previous = box
        if height > frame.height + SLACK:
            break
    return out


@kept(IN_COLUMNS)
def _columns_height(boxes: tuple[Measure, ...], columns: int) -> float:
    """Return the height of boxes in columns: a run of them is looked at from each box before it, on paper of each kind."""
    return columns_height(boxes, columns)
