"""A person with a pattern of hair loss, with labels, beside the same person healthy, or alone in a disc."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.drawing import Label, Oval, Paint, Picture, Point, Shape
from generator.figures.heads import bust
from generator.figures.heads.layer import DISC
from generator.figures.leaders import leaders, plan
from generator.figures.lettering import LEADING, height_of
from generator.figures.names import Pattern, Without
from generator.figures.person import SOMEBODY, Person
from generator.text import Text

_BEST_DIAMETER = 11.5  # of the type size: 138 pt at 12 pt
_MOST_LABELS = 3
_BESIDE, _BETWEEN = 0.58, 0.11  # of the diameter: the healthy head, and the space before it
INSET, OVER = 0.44, 0.34  # of the diameter: the healthy head at its foot; of its own, how much of it overlaps
RING = 1.5  # points: the white ring around it
_GAP = 0.4  # of the type size


@dataclass(frozen=True, slots=True)
class ScalpPattern:
    """A person's head in a disc; `labels` name the area of loss, its edge and the remaining hair.

    `beside` it stands the same head without loss, drawn smaller, and the last label is its own. ValueError for more than three labels, or
    for a head beside it without a label.
    """

    pattern: Pattern
    labels: tuple[Text, ...]
    alt: str
    person: Person = SOMEBODY
    beside: Without | None = None

    def __post_init__(self) -> None:
        if len(self._named) > _MOST_LABELS:
            raise ValueError(f"the drawing of a head takes at most three labels, not {len(self._named)}")
        if self.beside and not self.labels:
            raise ValueError("the head beside it needs a label")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Head with hair loss"

    @property
    def _named(self) -> tuple[Text, ...]:
        return self.labels[:-1] if self.beside else self.labels

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the head on the left with its labels on the right, beside the small one, or alone in the middle."""
        if self._named:
            return self._labelled(width, height, type_size)
        if self.beside:
            return self._beside(width, height, type_size)
        diameter = min(width, height or _BEST_DIAMETER * type_size)
        high = height or diameter
        return Picture(width, high, self.head((width / 2, high / 2), diameter))

    def head(self, centre: Point, diameter: float, without: Without | None = None) -> tuple[Shape, ...]:
        """Return the head alone, with its pattern or without, in a disc of `diameter` points around `centre`."""
        return bust.shapes(self.pattern, self.person, centre, diameter, without=without)

    def _at(self, point: Point, centre: Point, diameter: float) -> Point:
        scale = diameter / DISC
        return centre[0] + (point[0] - DISC / 2) * scale, centre[1] + (point[1] - DISC / 2) * scale

    def _labelled(self, width: float, height: float, type_size: float) -> Picture:
        below = self._inset_height(type_size) if self.beside else 0.0
        where = plan([t.plain for t in self._named], width, height, type_size, _BEST_DIAMETER * type_size, below)
        anchors = [self._at(a, where.head, where.diameter) for a in bust.KINDS[self.pattern].anchors]
        lines, words = leaders(self._named, anchors, where, type_size)
        shapes = [*self.head(where.head, where.diameter), *lines]
        if not self.beside:
            return Picture(width, where.height, (*shapes, *words))
        edge = where.head[0] + where.diameter / 2
        beside = (width - RING - edge) / (1 - OVER)
        small = min(INSET * where.diameter, where.height - where.foot - 2 * RING, beside)
        left = edge - OVER * small
        centre = (left + small / 2, where.height - RING - small / 2)
        ring = inset_ring(centre, small)
        x, tall = left + small + _GAP * type_size, LEADING * type_size
        word = Label(x, centre[1] - tall / 2, width - x, self.labels[-1], height=tall)
        return Picture(width, where.height, (*shapes, ring, *self.head(centre, small, self.beside), *words, word))

    def _inset_height(self, type_size: float) -> float:
        return INSET * 0.9 * _BEST_DIAMETER * type_size + 2 * RING

    def _beside(self, width: float, height: float, type_size: float) -> Picture:
        """Return the head, and in a column beside it the healthy head and its word."""
        diameter = min(width / (1 + _BETWEEN + _BESIDE), height or width)
        drawn = diameter * (1 + _BETWEEN + _BESIDE)
        high, start = height or diameter, (width - drawn) / 2
        top, centre = (high - diameter) / 2, (start + diameter / 2, high / 2)
        column = _BESIDE * diameter
        x = start + drawn - column / 2
        room = 2 * min(x - start - diameter * (1 + _BETWEEN / 2), width - x)
        tall = height_of(self.labels[-1].plain, room, type_size)
        small = max(0.0, min(column, diameter - tall))
        foot = top + diameter - tall
        shapes: list[Shape] = [*self.head(centre, diameter)]
        shapes += self.head((x, foot - small / 2), small, self.beside)
        return Picture(width, high, (*shapes, Label(x - room / 2, foot, room, self.labels[-1], align="centre", height=tall)))


def inset_ring(centre: Point, diameter: float) -> Oval:
    """Return the white ring that parts a small head of `diameter` points around `centre` from what it covers."""
    return Oval(*centre, diameter / 2 + RING, diameter / 2 + RING, Paint(fill="white"), "Ring")
