"""Two people side by side: a condition may look different in women and in men. Each is beside the same head without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.drawing import Label, Picture, Shape
from generator.figures.lettering import height_of, longest_word
from generator.figures.names import Without
from generator.figures.scalp import INSET, OVER, RING, ScalpPattern, inset_ring
from generator.text import Text

_BEST_DIAMETER = 12.5  # of the type size: 150 pt at 12 pt
_GAP = 1.0  # of the type size, between the two
_BELOW = 0.4  # of the type size, between a head and its label
_APART = 0.5  # of the type size, between the label of a head and that of the small one


@dataclass(frozen=True, slots=True)
class ScalpPair:
    """Two patterns, each with its label below it.

    `beside` each, covering its foot, the same head is drawn small without its pattern, with a label of its own below it.
    """

    first: ScalpPattern
    second: ScalpPattern
    labels: tuple[Text, ...]  # of both; or of each, followed by that of the small head beside it
    alt: str
    beside: Without | None = None

    def __post_init__(self) -> None:
        if len(self.labels) != (4 if self.beside else 2):
            raise ValueError("each head has a label, and so have the small heads beside them")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Two heads with hair loss"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the heads, each in half the width and as large as the height allows."""
        half = (width - _GAP * type_size) / 2
        diameter = most = (half - 2 * RING if self.beside else half) / self._wide  # the ring reaches beyond the small one
        for _ in range(2):  # smaller heads may have longer labels, which leave less height
            words = self._height(half, diameter, type_size)
            below = words + _BELOW * type_size
            diameter = min(most, height - below if height else _BEST_DIAMETER * type_size)
        words = max(words, self._height(half, diameter, type_size))
        high = height or diameter + below
        top = (high - diameter - below) / 2
        shapes: list[Shape] = []
        for n, one in enumerate((self.first, self.second)):
            left = n * (half + _GAP * type_size) + (half - self._wide * diameter) / 2
            shapes += one.head((left + diameter / 2, top + diameter / 2), diameter)
            shapes += self._small(one, (left, top), diameter)
        foot = top + diameter + _BELOW * type_size
        return Picture(width, high, (*shapes, *self._words(half, diameter, (foot, words), type_size)))

    @property
    def _wide(self) -> float:
        """How wide what is drawn of one person is, in diameters of the head."""
        return 1 + (1 - OVER) * INSET if self.beside else 1.0

    def _rooms(self, half: float, diameter: float, type_size: float) -> tuple[float, float]:
        """Return how wide the labels of a head and of the small one may be; that is below it, if its longest word is no wider."""
        if not self.beside:
            return half, 0.0
        small = max(INSET * diameter, *(longest_word(label.plain, type_size) for label in self.labels[1::2]))
        right = (half + self._wide * diameter + small - INSET * diameter) / 2
        return min(right, half) - small - _APART * type_size, small

    def _height(self, half: float, diameter: float, type_size: float) -> float:
        """Return how high the labels are."""
        room, small = self._rooms(half, diameter, type_size)
        rooms = (room, small, room, small) if self.beside else (room, room)
        return max(height_of(label.plain, wide, type_size) for label, wide in zip(self.labels, rooms, strict=True))

    def _small(self, one: ScalpPattern, place: tuple[float, float], diameter: float) -> Iterator[Shape]:
        """Yield the same head without its pattern, at the foot of the disc at (left, top), on its right."""
        if self.beside:
            left, top = place
            small = INSET * diameter
            centre = left + diameter - OVER * small + small / 2, top + diameter - small / 2
            yield inset_ring(centre, small)
            yield from one.head(centre, small, self.beside)

    def _words(self, half: float, diameter: float, place: tuple[float, float], type_size: float) -> Iterator[Label]:
        """Yield the label of each head, and that of each small one; `place` is the top of all and their height."""
        (top, high), (room, small) = place, self._rooms(half, diameter, type_size)
        own = len(self.labels) // 2
        for n in range(2):
            left, (label, *beside) = n * (half + _GAP * type_size), self.labels[n * own : (n + 1) * own]
            yield Label(left, top, room, label, align="centre", height=high)
            for word in beside:
                yield Label(left + room + _APART * type_size, top, small, word, align="centre", height=high)
