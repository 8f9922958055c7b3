"""How long something takes: a bar on an axis of months, solid up to the shortest time, hatched from there to the longest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from generator.figures.curves import polyline
from generator.figures.drawing import MIN_STROKE, Label, Paint, Path, PathStep, PathSteps, Picture, Rect, Shape
from generator.figures.lettering import LEADING, REGULAR, height_of, width_of
from generator.figures.numerals import numeral
from generator.text import Text

YEAR = 12
_QUARTER = 3  # months between two numbers on an axis of one year
# In units of the type size.
_BAR, _NUMBER, _TICK, _HATCH, _EDGE = 0.75, 0.72, 0.2, 0.4, 0.45
_GAP, _BEFORE_UNIT = 0.15, 0.45


@dataclass(frozen=True, slots=True)
class MonthBar:
    """What takes from `shortest` to `longest` months, said above the bar; the axis is of whole years, its last number with the `unit`.

    ValueError for times in the wrong order.
    """

    shortest: int
    longest: int
    label: Text
    unit: Text
    alt: str

    def __post_init__(self) -> None:
        if not 0 < self.shortest <= self.longest:
            raise ValueError(f"{self.shortest} to {self.longest} months cannot be drawn")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Bar of months"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return the words above the bar, and what its axis counts."""
        return self.label, self.unit

    @property
    def months(self) -> int:
        """How many months the axis has: whole years."""
        return YEAR * ceil(self.longest / YEAR)

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the words, the bar below them and the axis with its numbers."""
        words = height_of(self.label.plain, width / REGULAR, type_size)
        top = words + _GAP * type_size
        foot = top + (_BAR + _TICK + _NUMBER + 2 * _GAP) * type_size
        unit = width_of(self.unit.plain, type_size)
        axis = width - unit - _BEFORE_UNIT * type_size
        shapes = (*self._bar(axis, top, type_size), *self._axis(axis, top + _BAR * type_size, type_size))
        labels = (
            Label(0, 0, width, self.label, strong=False, colour="ink", height=words),
            Label(width - unit, self._numbers(top, type_size) - LEADING * type_size / 2, unit, self.unit, "slate", strong=False),
        )
        return Picture(width, height or foot, (*labels, *shapes))

    def _at(self, month: float, width: float, size: float) -> float:
        """Return where a month ends, within the width that leaves room for half a number at both ends."""
        return _EDGE * size + month / self.months * (width - 2 * _EDGE * size)

    def _numbers(self, top: float, size: float) -> float:
        """Return how far down the middle of the numbers is, below a bar."""
        return top + (_BAR + _TICK + _GAP + _NUMBER / 2) * size

    def _bar(self, width: float, top: float, size: float) -> Iterator[Shape]:
        left, shortest, longest, right = (self._at(month, width, size) for month in (0, self.shortest, self.longest, self.months))
        high = _BAR * size
        yield Rect(left, top, right - left, high, Paint(fill="white"), name="All months")
        yield Rect(left, top, shortest - left, high, Paint(fill="teal"), name="At least")
        if longest > shortest:
            yield Path(_hatching(shortest, longest, top, high, _HATCH * size), Paint(stroke="teal", width=0.11 * size), "Up to", apart=True)
            yield Rect(shortest, top, longest - shortest, high, Paint(stroke="teal", width=MIN_STROKE), name="Up to")
        yield Rect(left, top, right - left, high, Paint(stroke="ring", width=MIN_STROKE), name="All months")

    def _axis(self, width: float, y: float, size: float) -> Iterator[Shape]:
        """Yield a tick and a number for each quarter of the axis."""
        every = _QUARTER * self.months // YEAR
        for month in range(0, self.months + 1, every):
            x = self._at(month, width, size)
            yield Path(polyline([(x, y), (x, y + _TICK * size)]), Paint(stroke="slate", width=MIN_STROKE), "Tick")
            yield numeral(month, (x, self._numbers(y - _BAR * size, size)), _NUMBER * size, "slate", 0.13)


def _hatching(left: float, right: float, top: float, high: float, step: float) -> PathSteps:
    """Return slanting lines within a rectangle, `step` apart."""
    lines: list[PathStep] = []
    start = left - high + step
    while start < right:
        first, last = max(start, left), min(start + high, right)
        lines += polyline([(first, top + high - (first - start)), (last, top + high - (last - start))])
        start += step
    return tuple(lines)
