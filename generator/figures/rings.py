"""Rings on a line, to mark with a pen: where between two statements a person stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.drawing import Oval, Paint, Picture, Rect, Shape
from generator.text import Text

_MOST_HIGH = 0.65  # of a ring, in the space's own pitch
_LINE, _RING = 2.0, 3.0  # points


@dataclass(frozen=True, slots=True)
class Rings:
    """`count` rings side by side. Decoration: the statements at either end say what it is for."""

    count: int = 5

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Scale"

    @property
    def alt(self) -> str:
        """Return no words: the statements beside it are read out."""
        return ""

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # no words
        """Return the rings over the whole width, in the middle of the height."""
        pitch = width / self.count
        size = min(height or pitch, _MOST_HIGH * pitch)
        high = height or size
        shapes: list[Shape] = [Rect(size / 2, (high - _LINE) / 2, width - size, _LINE, Paint(fill="ring"), name="Line")]
        for n in range(self.count):
            centre = size / 2 + n * (width - size) / (self.count - 1)
            radius = (size - _RING) / 2
            shapes.append(Oval(centre, high / 2, radius, radius, Paint(fill="white", stroke="deep", width=_RING), "Ring"))
        return Picture(width, high, tuple(shapes))
