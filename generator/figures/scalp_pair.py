"""Two heads side by side: a condition may look different in women and in men."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures import head
from generator.figures.drawing import Label, Picture
from generator.figures.lettering import height_of
from generator.figures.scalp import ScalpPattern
from generator.text import Text

_BEST_SCALE = 2.9  # of the type size: a head 106 pt wide at 12 pt
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
        return "Two heads seen from above"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the heads, each in half the width and as large as the height allows."""
        half = (width - _GAP * type_size) / 2
        words = max(height_of(label.plain, half, type_size) for label in self.labels)
        below = words + _BELOW * type_size
        tall = head.BOTTOM - head.TOP
        room = (height - below) / tall if height else _BEST_SCALE * type_size
        scale = min(half / head.WIDTH, room, _BEST_SCALE * type_size if not height else room)
        drawn = tall * scale
        top = max(0.0, (height - drawn - below) / 2) if height else 0.0
        centres = [(half / 2 + n * (half + _GAP * type_size), top - head.TOP * scale) for n in range(2)]
        shapes = [shape for one, centre in zip((self.first, self.second), centres, strict=True) for shape in one.head(centre, scale)]
        foot = top + drawn + _BELOW * type_size
        labels = [
            Label(x - half / 2, foot, half, text, align="centre", height=words) for (x, _), text in zip(centres, self.labels, strict=True)
        ]
        return Picture(width, height or drawn + below, (*shapes, *labels))
