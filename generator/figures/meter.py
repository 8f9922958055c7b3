"""The strength of the evidence: bars filled from the left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.figures.drawing import Colour, Paint, Picture, Rect
from generator.text import Text

Tone = Literal["good", "maybe", "poor", "unknown", ""]
TONE_COLOUR: dict[Tone, Colour] = {"good": "green-text", "maybe": "amber-band", "poor": "rose", "unknown": "slate-band", "": "deep"}
_OUTLINE = 1.25
_GAP, _RADIUS = 0.4, 0.28  # of a bar's height


@dataclass(frozen=True, slots=True)
class EvidenceMeter:
    """`of` bars, `level` of them filled; ValueError if `level` is out of range. A small one fits a table cell."""

    level: int
    of: int
    tone: Tone
    alt: str

    def __post_init__(self) -> None:
        if self.of < 1 or not 0 <= self.level <= self.of:
            raise ValueError(f"a meter of {self.of} bars cannot show {self.level}")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Evidence meter"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: they stand beside the meter."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return bars across the whole width; without a height, they are as high as the type."""
        high = height or type_size
        gap = min(_GAP * high, width / (3 * self.of))
        step = (width + gap) / self.of
        bars = tuple(self._bar(n, n * step, step - gap, high) for n in range(self.of))
        return Picture(width, high, bars)

    def _bar(self, number: int, left: float, width: float, height: float) -> Rect:
        colour = TONE_COLOUR[self.tone]
        line = min(_OUTLINE, height / 6)
        paint = Paint(fill=colour if number < self.level else "white", stroke=colour, width=max(0.5, line))
        inset = paint.width / 2
        name = "Filled bar" if number < self.level else "Empty bar"
        return Rect(left + inset, inset, width - 2 * inset, height - 2 * inset, paint, radius=_RADIUS * height, name=name)
