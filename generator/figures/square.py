"""The largest square in the middle of a space, for pictures that are as high as they are wide."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.curves import placed
from generator.figures.drawing import PathSteps, Point


@dataclass(frozen=True, slots=True)
class Square:
    """A square of `side` at (left, top) in a space of `height`."""

    left: float
    top: float
    side: float
    height: float

    @property
    def centre(self) -> Point:
        """Return the centre."""
        return self.left + self.side / 2, self.top + self.side / 2

    def at(self, x: float, y: float) -> Point:
        """Return the point at (x, y), measured from the centre in units of the side."""
        cx, cy = self.centre
        return cx + x * self.side, cy + y * self.side

    def put(self, steps: PathSteps) -> PathSteps:
        """Return steps that are one unit wide around (0, 0), placed in the square."""
        return placed(steps, self.centre, self.side)


def square(width: float, height: float) -> Square:
    """Return the largest square in a space; without a height, the space is as high as it is wide."""
    high = height or width
    side = min(width, high)
    return Square((width - side) / 2, (high - side) / 2, side, high)
