"""What a bust is made of, from back to front, and how finely: the size it is drawn at decides how many strands it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import sqrt

from generator.figures.curves import placed
from generator.figures.drawing import MIN_STROKE, Colour, Paint, Path, PathSteps, Point, Shape
from generator.figures.person import Person

_MANY = 24  # steps: from so many on, a layer is strands
_TENTH = 1  # decimals: strands are placed to a tenth of a point, 0.035 mm, which saves a fifth of the bytes
DISC = 120.0  # units: the diameter of the disc


@dataclass(frozen=True, slots=True)
class Layer:
    """One shape in units of the disc; `pen` is the width of its stroke. Outlines that stand `apart` may overlap."""

    name: str
    steps: PathSteps
    fill: Colour | None = None
    stroke: Colour | None = None
    pen: float = 0.0
    apart: bool = False

    def moved(self, origin: Point, scale: float) -> Layer:
        """Return the layer scaled, with (0, 0) moved to `origin`."""
        return replace(self, steps=placed(self.steps, origin, scale), pen=self.pen * scale)

    def mirrored(self) -> Layer:
        """Return the layer with left and right exchanged, as the disc has them."""
        return replace(self, steps=tuple((verb, tuple((DISC - x, y) for x, y in points)) for verb, points in self.steps))


@dataclass(frozen=True, slots=True)
class Detail:
    """How finely a bust is drawn; `k` is the least number of points to a unit that it serves, `share` that of its strands."""

    k: float
    share: float

    def count(self, full: int) -> int:
        """Return how many strands stand for `full` ones."""
        return max(8, int(full * self.share))

    def width(self, units: float) -> float:
        """Return the width of a strand: bolder where there are fewer, and never thinner than what prints."""
        return max(units * max(1.0, min(1.9, sqrt(1.18 / self.k))), MIN_STROKE / self.k)

    @property
    def fine(self) -> bool:
        """Whether what is as small as a pore can be seen."""
        return self.k >= 0.8


TINY, SMALL, MIDDLE, LARGE = Detail(0.36, 0.34), Detail(0.56, 0.66), Detail(0.85, 1.0), Detail(1.5, 1.1)
_DETAILS = (LARGE, MIDDLE, SMALL)


def detail_for(diameter: float) -> Detail:
    """Return how finely to draw a disc of `diameter` points."""
    return next((detail for detail in _DETAILS if diameter / DISC >= detail.k), TINY)


def drawn(layers: Iterable[Layer], centre: Point, diameter: float, who: Person) -> tuple[Shape, ...]:
    """Return a bust in a disc of `diameter` points around `centre`, in a person's colours."""
    scale = diameter / DISC
    origin = (centre[0] - diameter / 2, centre[1] - diameter / 2)
    return tuple(_shape(layer, origin, scale, who) for layer in layers if layer.steps)  # where no strand has room, none is drawn


def _shape(layer: Layer, origin: Point, scale: float, who: Person) -> Path:
    fill, stroke = (role and who.colour(role) for role in (layer.fill, layer.stroke))
    width = max(MIN_STROKE, layer.pen * scale) if stroke else 0.0
    steps = placed(layer.steps, origin, scale)
    if len(steps) > _MANY:
        steps = tuple([(verb, tuple([(round(x, _TENTH), round(y, _TENTH)) for x, y in points])) for verb, points in steps])
    return Path(steps, Paint(fill, stroke, width, round=bool(stroke)), layer.name, layer.apart)
