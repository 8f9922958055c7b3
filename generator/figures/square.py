"""The largest square in the middle of a space, for pictures that are as high as wide."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.curves import placed
from generator.figures.drawing import Point, Steps


@dataclass(frozen=True, slots=True)
class Square:
    """A square of `side` at (left, top) in a space of `height`."""

    left: float
    top: float
    side: float
    height: float

    @property
    def centre(self) -> Point:
        """Return the middle."""
        return self.left + self.side / 2, self.top + self.side / 2

    def at(self, x: float, y: float) -> Point:
        """Return the point at (x, y) in units of the side, counted from the middle."""
        cx, cy = self.centre
        return cx + x * self.side, cy + y * self.side

    def put(self, steps: Steps) -> Steps:
        """Return steps drawn round (0, 0), one unit wide, in the square."""
        return placed(steps, self.centre, self.side)


def square(width: float, height: float) -> Square:
    """Return the largest square in a space; without a height it is as high as wide."""
    high = height or width
    side = min(width, high)
    return Square((width - side) / 2, (high - side) / 2, side, high)
