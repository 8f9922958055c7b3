"""What was seen when: a row for each study, on an axis of months that is the same in each. The area of a dot is its number of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from generator.figures.curves import polyline
from generator.figures.drawing import Colour, Label, Oval, Paint, Path, Picture, Point, Shape
from generator.figures.lettering import LEADING, height_of
from generator.figures.numerals import numeral
from generator.text import Text

MOST = 8
_WEEKS_A_MONTH = 52 / 12
_MONTHS_A_MARK = 3
# In units of the type size.
_LARGEST, _SMALLEST = 0.95, 0.22  # the radius of the dot of most people, and the least that can be seen
_PEN, _TRACK, _MARK = 0.14, 0.065, 0.22  # of rings; of the axis; half the length of a mark on it
_GAP, _BETWEEN_ROWS = 1.5, 0.4
_ABOVE = 0.1  # a dot below its words
_WIDE = 30.0  # from this width on, dots stand beside words
_WORDS = 0.54  # of the width, then
_NUMBER = 0.74  # the height of the numbers below the axis


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """What a study saw: when, in words and in `weeks` (one, or the first and the last); how many people; whether it compared them."""

    when: Text
    what: Text
    weeks: tuple[int, ...]
    people: int
    compared: bool


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """What stands below the axis, beside a full dot and beside a ring."""

    months: Text
    compared: Text
    alone: Text


@dataclass(frozen=True, slots=True)
class Timeline:
    """One to eight moments in order of time; ValueError for any other number."""

    moments: tuple[TimelinePoint, ...]
    words: TimelineWords
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
        """Return the words in reading order: each time, then what was seen; the axis; the key."""
        said = (words for moment in self.moments for words in (moment.when, moment.what))
        return *said, self.words.months, self.words.compared, self.words.alone

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the rows, each with its words and its dot, then the axis and the key; a height has to leave room for the words."""
        axis = _Axis.of(self.moments, width, type_size)
        tall = _LaidRows(axis, 0.0)
        tall.add(self)
        top = max(0.0, (height - tall.top) / 2) if height else 0.0
        rows = _LaidRows(axis, top)
        rows.add(self)
        return Picture(width, height or rows.top, (*rows.shapes, *rows.labels))


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where time is: months from x = `left` to `right`; words in `words` points, beside it or above."""

    left: float
    right: float
    months: int
    words: float
    beside: bool
    size: float  # of the type
    scale: float  # the radius of a dot of one person

    @staticmethod
    def of(moments: Sequence[TimelinePoint], width: float, size: float) -> _Axis:
        latest, most = max(max(m.weeks) for m in moments), max(m.people for m in moments)
        months = _MONTHS_A_MARK * max(1, ceil(round(latest / _WEEKS_A_MONTH, 6) / _MONTHS_A_MARK))
        beside = width >= _WIDE * size
        words = _WORDS * width if beside else width
        margin = (_LARGEST + _PEN) * size
        left = words + _GAP * size if beside else 0.0
        return _Axis(left + margin, width - margin, months, words, beside, size, _LARGEST * size / sqrt(max(1, most)))

    def at(self, weeks: float) -> float:
        """Return the x of a time."""
        return self.left + (self.right - self.left) * weeks / _WEEKS_A_MONTH / self.months

    def radius(self, people: int) -> float:
        return max(_SMALLEST * self.size, self.scale * sqrt(people))


class _LaidRows:
    """The rows laid so far, down to `top`."""

    def __init__(self, axis: _Axis, top: float) -> None:
        self.axis, self.top = axis, top
        self.shapes: list[Shape] = []
        self.labels: list[Label] = []

    def add(self, timeline: Timeline) -> None:
        """Lay all rows, then the axis and the key."""
        for moment in timeline.moments:
            self._row(moment)
        start = self.top
        self._numbers(timeline.words.months)
        foot, self.top = self.top, start if self.axis.beside else self.top
        for full, words in ((True, timeline.words.compared), (False, timeline.words.alone)):
            self._key(words, full=full)
        self.top = max(foot, self.top)

    def _word(self, text: Text, x: float, width: float, top: float, colour: Colour, *, strong: bool) -> float:
        tall = height_of(text.plain, width, self.axis.size)
        self.labels.append(Label(x, top, width, text, colour, strong=strong, height=tall))
        return tall

    def _row(self, moment: TimelinePoint) -> None:
        axis, size = self.axis, self.axis.size
        radius = axis.radius(moment.people)
        below = self._word(moment.when, 0, axis.words, self.top, "terracotta-text", strong=True)
        below += self._word(moment.what, 0, axis.words, self.top + below, "ink", strong=False)
        if axis.beside:
            tall = max(below, 2 * radius)
            y = self.top + max(below / 2, radius)
        else:
            tall = below + _ABOVE * size + 2 * radius
            y = self.top + tall - radius
        self._track(y)
        self.shapes += _dots(axis, moment, y)
        self.top += tall + _BETWEEN_ROWS * size

    def _track(self, y: float) -> None:
        axis, half = self.axis, _MARK * self.axis.size
        marks = [(axis.left + (axis.right - axis.left) * n / axis.months, n % _MONTHS_A_MARK == 0) for n in range(axis.months + 1)]
        steps = [step for x, long in marks for step in polyline([(x, y - half * long), (x, y + half * (1 if long else 0.55))])]
        paint = Paint(stroke="ring", width=max(0.5, _TRACK * axis.size))
        self.shapes.append(Path((*polyline([(axis.left, y), (axis.right, y)]), *steps), paint, "Axis of months"))

    def _numbers(self, months: Text) -> None:
        axis, tall = self.axis, _NUMBER * self.axis.size
        y = self.top + tall / 2
        for month in range(0, axis.months + 1, _MONTHS_A_MARK):
            x = axis.left + (axis.right - axis.left) * month / axis.months
            self.shapes.append(numeral(month, (x, y), tall, "slate", 0.13))
        self.top += tall + 0.2 * axis.size
        left = axis.left - (_LARGEST + _PEN) * axis.size
        width = axis.right + (_LARGEST + _PEN) * axis.size - left
        high = height_of(months.plain, width, axis.size)
        self.labels.append(Label(left, self.top, width, months, "slate", "centre", strong=False, height=high))
        self.top += high + (0.0 if axis.beside else _BETWEEN_ROWS * axis.size)

    def _key(self, words: Text, *, full: bool) -> None:
        size = self.axis.size
        centre = (0.5 * size, self.top + LEADING * size / 2)
        self.shapes.append(_dot(centre, 0.42 * size, _PEN * size, full=full))
        x = 1.5 * size
        self.top += self._word(words, x, self.axis.words - x, self.top, "ink", strong=False)


def _dots(axis: _Axis, moment: TimelinePoint, y: float) -> Iterator[Shape]:
    """Yield the dot of a study at its last week, and a line to it from its first."""
    first, last = axis.at(min(moment.weeks)), axis.at(max(moment.weeks))
    pen = _PEN * axis.size
    if last > first:
        yield Path(polyline([(first, y), (last, y)]), Paint(stroke="teal", width=pen, round=True), "From first to last")
        yield _dot((first, y), _SMALLEST * axis.size, pen, full=moment.compared)
    yield _dot((last, y), axis.radius(moment.people), pen, full=moment.compared)


def _dot(centre: Point, radius: float, pen: float, *, full: bool) -> Oval:
    if full:
        return Oval(*centre, radius, radius, Paint(fill="teal"), "Compared")
    inner = max(radius - pen / 2, pen / 2)
    return Oval(*centre, inner, inner, Paint("white", "teal", pen), "Not compared")
