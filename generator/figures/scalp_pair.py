"""Two heads side by side: a condition may look different in women and in men."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.drawing import Label, Picture
from generator.figures.lettering import height_of
from generator.figures.scalp import ScalpPattern
from generator.text import Text

_BEST_DIAMETER = 12.5  # of the type size: 150 pt at 12 pt
_GAP = 1.0  # of the type size, between the two
_BELOW = 0.4  # of the type size, between a head and its label


@dataclass(frozen=True, slots=True)
class ScalpPair:
    """Two patterns, each with its label below it."""

    first: ScalpPattern
    second: ScalpPattern
    labels: tuple[Text, Text]
    alt: str

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Two heads with hair loss"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the heads, each in half the width and as large as the height allows."""
        half = (width - _GAP * type_size) / 2
        words = max(height_of(label.plain, half, type_size) for label in self.labels)
        below = words + _BELOW * type_size
        diameter = min(half, height - below if height else _BEST_DIAMETER * type_size)
        high = height or diameter + below
        top = (high - diameter - below) / 2
        centres = [(half / 2 + n * (half + _GAP * type_size), top + diameter / 2) for n in range(2)]
        shapes = [shape for one, centre in zip((self.first, self.second), centres, strict=True) for shape in one.head(centre, diameter)]
        foot = top + diameter + _BELOW * type_size
        labels = [
            Label(x - half / 2, foot, half, text, align="centre", height=words) for (x, _), text in zip(centres, self.labels, strict=True)
        ]
        return Picture(width, high, (*shapes, *labels))
