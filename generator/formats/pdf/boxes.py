"""Boxes: what is left of a block once it is measured. A box knows its height and how to draw itself, and can't be broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Protocol, TypeVar

from generator.formats.pdf.sketch import Sketch
from generator.problems import Location
from generator.remembering import kept


class Spaced(Protocol):
    """What has a height and space around it: a box, or only its measures."""

    @property
    def height(self) -> float:
        """Its height."""

    @property
    def before(self) -> float:
        """The least space above it."""

    @property
    def after(self) -> float:
        """The least space below it."""


REMEMBERED = 16384  # changed boxes: some for each page that is remembered
S = TypeVar("S", bound=Spaced)
Draw = Callable[[Sketch, float, float], None]  # left, top


@dataclass(frozen=True, slots=True)
class Origin:
    """A section's heading, and where its words are in the file."""

    heading: str
    location: Location | None


@dataclass(frozen=True, slots=True, eq=False)
class Snug:
    """A box with less air in it and around it, for pages that would be too full or sparse otherwise."""

    height: float
    draw: Draw
    around: float  # the least space above and below


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Something of fixed height (points). The space between two boxes is the larger of `after` and the next one's `before`."""

    height: float
    draw: Draw
    before: float = 0.0
    after: float = 0.0
    tied: bool = False  # never the last on a page: a heading
    joined: bool = False  # parted from the next one only where a page would be sparse otherwise: an item of a short list
    opens: bool = False  # a section starts here: space above it may grow
    grown: Callable[[float], Box] | None = None  # the same box, up to that height
    sinks: bool = False  # the last of its column: it moves down to end level with the column beside it
    stretch: bool = False  # may use height that would stay white: writing lines
    carried: Box | None = None  # drawn above it where a page starts with it: a table's head
    part: object = None  # the list or the table that it is an item or a row of
    faces: bool = False  # it and its neighbours that do are on one page, or on two that face each other
    columns: int = 1  # boxes of one `group` fill this many columns, one after the other
    group: object = None
    column_width: float = 0.0
    section: object = None  # what it is part of, with the topics in it
    origin: Origin | None = None  # the heading it is under, for problems: of its section, or of a topic in it
    starts_on: int = 0  # the page, counted from 1, that it must begin
    after_notes: bool = False  # it begins a page, and pages to write on may stand before that
    baseline: float = 0.0  # how far down its first line of words stands, where others beside it stand on the same; 0 if they do not
    running: bool = False  # a paragraph: it goes on from one above it
    fills: bool = False  # takes the whole page if it is alone on it: a cover
    snug: Snug | None = None


@kept(REMEMBERED)
def changed(box: Box, **changes: Any) -> Box:
    """Return a box with some values changed; the same changes of the same box are the same box, so that a page of them is known again."""
    return box if all(getattr(box, key) == value for key, value in changes.items()) else replace(box, **changes)


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its place relative to the top left of what holds it."""

    box: Box
    left: float
    top: float


def gap(upper: Spaced | None, lower: Spaced) -> float:
    """Return the space between two boxes, one above the other."""
    return 0.0 if upper is None else max(upper.after, lower.before)


def arrange(boxes: Sequence[Box], column_gap: float = 0.0) -> tuple[tuple[Placed, ...], float]:
    """Stack boxes from the top; return their places and the height. Runs of one group are set in balanced columns."""
    placed: list[Placed] = []
    y = 0.0
    previous: Box | None = None
    for group, run in groupby(boxes, key=lambda b: b.group):
        members = list(run)
        y += gap(previous, members[0])
        if group is None or members[0].columns == 1:
            for n, box in enumerate(members):
                y += gap(members[n - 1], box) if n else 0.0
                placed.append(Placed(box, 0.0, y))
                y += box.height
        else:
            columns, height = _split(members, members[0].columns)
            step = members[0].column_width + column_gap
            for n, column in enumerate(columns):
                placed += [Placed(p.box, n * step, y + p.top) for p in arrange([replace(b, group=None) for b in column])[0]]
            y += height
        previous = members[-1]
    return tuple(placed), y


def stack_height(boxes: Sequence[Spaced]) -> float:
    """Return the height of stacked boxes, ignoring groups."""
    return sum(b.height + gap(boxes[n - 1] if n else None, b) for n, b in enumerate(boxes))


def together(boxes: Sequence[Box], page: float) -> list[Box]:
    """Return boxes that stay on one page, which is `page` points high; those that are too high for that may part."""
    tied = stack_height(boxes) <= page
    return [*(replace(box, tied=tied) for box in boxes[:-1]), *boxes[-1:]]


def columns_height(boxes: Sequence[Spaced], columns: int) -> float:
    """Return the height of one group's boxes, set in balanced columns."""
    return _split(boxes, columns)[1]


def _split(boxes: Sequence[S], count: int) -> tuple[list[Sequence[S]], float]:
    """Return the boxes in columns, filled in order so that the tallest column is as short as possible; and its height."""
    if count == 1 or len(boxes) == 1:
        return [boxes], stack_height(boxes)
    total, above, best = stack_height(boxes), 0.0, (float("inf"), 1)
    for n in range(1, len(boxes)):
        above += boxes[n - 1].height + (gap(boxes[n - 2], boxes[n - 1]) if n > 1 else 0.0)
        rest = (total - above - gap(boxes[n - 1], boxes[n])) / (count - 1)
        best = min((max(above, rest), n), best, key=lambda found: round(found[0], 3))  # of two ways as good, more in the first
    first, (others, height) = boxes[: best[1]], _split(boxes[best[1] :], count - 1)
    return [first, *others], max(stack_height(first), height)


def draw_all(placed: Sequence[Placed], canvas: Sketch, left: float, top: float) -> None:
    """Draw placed boxes within (left, top)."""
    for p in placed:
        p.box.draw(canvas, left + p.left, top + p.top)


def merged(boxes: Sequence[Box], column_gap: float = 0.0) -> Box:
    """Return one unbreakable box that holds them all."""
    placed, height = arrange(boxes, column_gap)
    first, last = boxes[0], boxes[-1]
    return Box(
        height,
        lambda canvas, left, top: draw_all(placed, canvas, left, top),
        before=first.before,
        after=last.after,
        tied=last.tied,
        opens=first.opens,
        section=first.section,
        origin=first.origin,
    )
