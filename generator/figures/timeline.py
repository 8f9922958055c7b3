"""What happened when: numbered discs on a line, side by side if there is room, otherwise one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.figures.curves import polyline
from generator.figures.drawing import Label, Oval, Paint, Path, Picture, Point, Shape
from generator.figures.lettering import LEADING, height_of, longest_word, width_of
from generator.figures.numerals import numeral
from generator.text import Text

MOST = 8
# In units of the type size.
_RADIUS, _PEN = 0.8, 0.125  # of a disc; of the line, 1.5 pt at 12 pt
_BELOW_DISC, _GAP, _BETWEEN_ROWS = 0.45, 1.25, 0.65
_HANG = 2.5  # from the left edge of a disc to its words
_LEAST_COLUMN = 7.2  # the least width of moments side by side
_LEAST_WORDS = 13.0  # the least width of the words beside the time
_MOST_TIME = 0.35  # of the width


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """One step: when it was, and what was seen or done."""

    when: Text
    what: Text


@dataclass(frozen=True, slots=True)
class Timeline:
    """One to eight moments in order of time; ValueError for any other number."""

    moments: tuple[TimelinePoint, ...]
    alt: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.moments) <= MOST:
            raise ValueError(f"a timeline takes 1 to {MOST} moments, not {len(self.moments)}")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Timeline"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return the words in reading order: each time, then what happened."""
        return tuple(words for moment in self.moments for words in (moment.when, moment.what))

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the widest arrangement that fits or, if none does, the lowest."""
        ways = [way for make in (_across, _in_rows, _stacked) if (way := make(self.moments, width, type_size))]
        fitting = (way for way in ways if not height or way.height <= height)
        best = next(fitting, min(ways, key=lambda way: way.height))
        placed = best.lowered(max(0.0, (height - best.height) / 2) if height else 0.0)
        return Picture(width, height or placed.height, (*_drawn(placed.discs, type_size), *placed.labels))


@dataclass(frozen=True, slots=True)
class _Arrangement:
    discs: tuple[Point, ...]
    labels: tuple[Label, ...]
    height: float

    def lowered(self, by: float) -> _Arrangement:
        discs = tuple((x, y + by) for x, y in self.discs)
        return _Arrangement(discs, tuple(replace(label, y=label.y + by) for label in self.labels), self.height)


def _drawn(discs: Sequence[Point], type_size: float) -> Iterator[Shape]:
    if len(discs) > 1:
        yield Path(polyline([discs[0], discs[-1]]), Paint(stroke="teal", width=_PEN * type_size), "Line of time")
    radius = _RADIUS * type_size
    for number, at in enumerate(discs, 1):
        yield Oval(*at, radius, radius, Paint(fill="teal-text"), "Disc")
        yield numeral(number, at, 1.05 * radius, "white")


def _across(moments: Sequence[TimelinePoint], width: float, size: float) -> _Arrangement | None:
    """Place the moments side by side, if each word has room."""
    gap = _GAP * size
    column = (width - gap * (len(moments) - 1)) / len(moments)
    longest = max(longest_word(words.plain, size) for moment in moments for words in (moment.when, moment.what))
    if column < max(_LEAST_COLUMN * size, longest):
        return None
    radius = _RADIUS * size
    lefts = [n * (column + gap) for n in range(len(moments))]
    top = 2 * radius + _BELOW_DISC * size
    below = top + max(height_of(m.when.plain, column, size) for m in moments)
    labels = [
        label for m, x in zip(moments, lefts, strict=True) for label in (_when(m, x, top, column, size), _what(m, x, below, column, size))
    ]
    return _Arrangement(tuple((x + radius, radius) for x in lefts), tuple(labels), max(_foot(label) for label in labels))


def _in_rows(moments: Sequence[TimelinePoint], width: float, size: float) -> _Arrangement | None:
    """Place the moments one below the other, each time to the left of what happened, if the width allows."""
    time = max(width_of(m.when.plain, size) for m in moments)
    left = _HANG * size + time + _GAP * size
    if time > _MOST_TIME * width or width - left < _LEAST_WORDS * size:
        return None

    def row(moment: TimelinePoint, top: float) -> tuple[Label, Label]:
        return _when(moment, _HANG * size, top, time, size), _what(moment, left, top, width - left, size)

    return _down(moments, size, row)


def _stacked(moments: Sequence[TimelinePoint], width: float, size: float) -> _Arrangement:
    """Place the moments one below the other, each time above what happened."""
    left = _HANG * size

    def row(moment: TimelinePoint, top: float) -> tuple[Label, Label]:
        when = _when(moment, left, top, width - left, size)
        return when, _what(moment, left, _foot(when), width - left, size)

    return _down(moments, size, row)


def _down(moments: Sequence[TimelinePoint], size: float, row: Callable[[TimelinePoint, float], tuple[Label, Label]]) -> _Arrangement:
    radius = _RADIUS * size
    top = max(0.0, radius - LEADING * size / 2)
    discs: list[Point] = []
    labels: list[Label] = []
    for moment in moments:
        words = row(moment, top)
        discs.append((radius, top + LEADING * size / 2))
        labels += words
        top = max(*map(_foot, words), discs[-1][1] + radius) + _BETWEEN_ROWS * size
    return _Arrangement(tuple(discs), tuple(labels), top - _BETWEEN_ROWS * size)


def _when(moment: TimelinePoint, x: float, y: float, width: float, size: float) -> Label:
    return Label(x, y, width, moment.when, "terracotta-text", height=height_of(moment.when.plain, width, size))


def _what(moment: TimelinePoint, x: float, y: float, width: float, size: float) -> Label:
    return Label(x, y, width, moment.what, "ink", strong=False, height=height_of(moment.what.plain, width, size))


def _foot(label: Label) -> float:
    return label.y + label.height
