"""A number of people out of a total: a grid of discs and rings."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from generator.figures.drawing import Label, Oval, Paint, Picture, Shape
from generator.figures.lettering import height_of
from generator.text import Text

_RADIUS = 0.36  # of a cell
_BEST_SIDE = 14  # of the type size: 168 pt at 12 pt


@dataclass(frozen=True, slots=True)
class IconArray:
    """`n` of `out_of` people, `columns` to a row from the top left: a solid disc is yes, a pale one in a ring no.

    ValueError if `n` is out of range.
    """

    n: int
    out_of: int
    alt: str
    label: Text | None = None
    columns: int = 10
    tone: str = "teal"  # of the discs

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
        shapes: list[Shape] = [self._person(q, left, cell) for q in range(self.out_of)]
        foot = rows * cell
        if self.label:
            shapes.append(Label(0, foot + gap, width, self.label, align="centre", height=words))
            foot += gap + words
        return Picture(width, height or foot, tuple(shapes))

    def _person(self, number: int, left: float, cell: float) -> Oval:
        row, column = divmod(number, self.columns)
        yes = number < self.n
        ring = Paint(fill="pale", stroke="ring", width=max(0.5, 0.048 * cell))
        radius = _RADIUS * cell if yes else _RADIUS * cell - ring.width / 2
        cx, cy = left + (column + 0.5) * cell, (row + 0.5) * cell
        return Oval(cx, cy, radius, radius, Paint(fill=self.tone) if yes else ring, "Yes" if yes else "No")
