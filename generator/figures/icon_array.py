"""A number of people out of a total: a grid of discs and rings; a limit and a difference are drawn otherwise than what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from generator.figures.curves import arc, polar, polygon
from generator.figures.drawing import Label, Oval, Paint, Path, PathSteps, Picture, Point, Shape
from generator.figures.lettering import height_of
from generator.text import Text

ArrayMeaning = Literal[
    "found", "at-most", "more"
]  # how many had the result, how many at most, and how many more than without the treatment
_RADIUS = 0.36  # of a cell
_POINT = 0.16  # of a cell: the radius of a person of whom a difference says nothing
_ARM = 0.13  # of a cell: half the width of a plus sign's arms
_BEST_SIDE = 14  # of the type size: 168 pt at 12 pt


@dataclass(frozen=True, slots=True)
class IconArray:
    """`n` of `out_of` people, `columns` to a row from the top left: a solid disc is yes, a pale one in a ring no.

    Of what `counts` at most, the yes are half-dark discs. Of a difference they are plus signs, and the others points: it does not say
    how they fared. ValueError if `n` is out of range.
    """

    n: int
    out_of: int
    alt: str
    label: Text | None = None
    columns: int = 10
    tone: str = "teal"  # of the discs
    counts: ArrayMeaning = "found"

    def __post_init__(self) -> None:
        if self.out_of < 1 or not 0 <= self.n <= self.out_of:
            raise ValueError(f"{self.n} of {self.out_of} people cannot be drawn")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Icon array"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return the words below the array, if any."""
        return (self.label,) if self.label else ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the grid centred in the width, with its label below."""
        gap = type_size * 0.5 if self.label else 0.0
        words = height_of(self.label.plain, width, type_size) if self.label else 0.0
        rows = ceil(self.out_of / self.columns)
        room = (height - words - gap) / rows if height else _BEST_SIDE * type_size / self.columns
        cell = min(width / self.columns, room)
        left = (width - self.columns * cell) / 2
        shapes: list[Shape] = [shape for q in range(self.out_of) for shape in self._person(q, left, cell)]
        foot = rows * cell
        if self.label:
            shapes.append(Label(0, foot + gap, width, self.label, align="centre", height=words))
            foot += gap + words
        return Picture(width, height or foot, tuple(shapes))

    def _person(self, number: int, left: float, cell: float) -> tuple[Shape, ...]:
        row, column = divmod(number, self.columns)
        at = left + (column + 0.5) * cell, (row + 0.5) * cell
        if number < self.n:
            return self._yes(at, cell)
        if self.counts == "more":
            return (_disc(at, _POINT * cell, Paint(fill="deep"), "Not told"),)
        ring = Paint(fill="pale", stroke="ring", width=max(0.5, 0.048 * cell))
        return (_disc(at, _RADIUS * cell, ring, "No"),)

    def _yes(self, at: Point, cell: float) -> tuple[Shape, ...]:
        radius, solid = _RADIUS * cell, Paint(fill=self.tone)
        match self.counts:
            case "more":
                return (Path(_plus(at, radius, _ARM * cell), solid, "One more"),)
            case "at-most":
                ring = Paint(fill="white", stroke=self.tone, width=max(0.5, 0.07 * cell))
                half = (("M", (polar(at, radius, 180),)), *arc(at, radius, 180, 360, piece=90), ("Z", ()))
                return _disc(at, radius, ring, "At most"), Path(half, solid, "At most")
            case _:
                return (_disc(at, radius, solid, "Yes"),)


def _disc(at: Point, radius: float, paint: Paint, name: str) -> Oval:
    """Return a disc that is no larger with a line around it."""
    inner = radius - (paint.width / 2 if paint.stroke else 0.0)
    return Oval(*at, inner, inner, paint, name)


def _plus(at: Point, reach: float, arm: float) -> PathSteps:
    """Return a plus sign; `arm` is half as wide as its arms."""
    one = ((arm, reach), (arm, arm), (reach, arm))
    other = tuple((x, -y) for x, y in reversed(one))
    corners = [*one, *other, *((-x, -y) for x, y in (*one, *other))]
    return polygon([(at[0] + x, at[1] + y) for x, y in corners])
