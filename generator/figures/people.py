"""As many people as there were in all: one disc each, or a ring where nobody counted how they fared."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import ClassVar

from generator.figures.drawing import Oval, Paint, Picture
from generator.text import Text

_RADIUS, _LINE = 0.38, 0.12  # of a cell
_THINNEST = 0.6  # points: a thinner ring breaks up on an office printer


@dataclass(frozen=True, slots=True)
class People:
    """`count` people as discs, or as `rings`, in rows; ValueError for none, or for more than can be counted at a glance."""

    count: int
    alt: str
    rings: bool = False
    MOST: ClassVar[int] = 100
    MOST_IN_A_ROW: ClassVar[int] = 20

    def __post_init__(self) -> None:
        if not 1 <= self.count <= self.MOST:
            raise ValueError(f"{self.count} people cannot be drawn as discs")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "People"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: they stand beside the discs."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # no words
        """Return the discs from the top left, as large as the width allows."""
        columns = min(self.count, self.MOST_IN_A_ROW)
        rows = ceil(self.count / self.MOST_IN_A_ROW)
        cell = min(width / columns, height / rows if height else width)
        paint = Paint(stroke="teal", width=max(_THINNEST, _LINE * cell)) if self.rings else Paint(fill="teal")
        radius = _RADIUS * cell - paint.width / 2
        discs = []
        for n in range(self.count):
            row, column = divmod(n, self.MOST_IN_A_ROW)
            x, y = (column + 0.5) * cell, (row + 0.5) * cell
            discs.append(Oval(x, y, radius, radius, paint, "Person"))
        return Picture(width, height or rows * cell, tuple(discs))
