"""A head seen from above with a pattern of hair loss and up to three labels with leader lines."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures import head
from generator.figures.curves import placed
from generator.figures.drawing import MIN_STROKE, Paint, Path, Picture, Point, Shape
from generator.figures.leaders import leaders, plan
from generator.figures.loss import Layer, Loss, loss
from generator.figures.names import Pattern
from generator.figures.person import SOMEBODY, Person
from generator.text import Text

_BEST_SCALE = 3.15  # of the type size: a head 117 pt wide at 12 pt
_MOST_LABELS = 3
_DRAWN_AT = 40.0  # the scale that the widths of pens are given for


@dataclass(frozen=True, slots=True)
class ScalpPattern:
    """A person's head with labels for the area of loss, its edge and the remaining hair; ValueError for more than three."""

    pattern: Pattern
    labels: tuple[Text, ...]
    alt: str
    person: Person = SOMEBODY

    def __post_init__(self) -> None:
        if len(self.labels) > _MOST_LABELS:
            raise ValueError(f"the drawing of a head takes at most three labels, not {len(self.labels)}")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Head seen from above"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the head on the left with its labels on the right, or the head alone in the middle."""
        if not self.labels:
            return self._alone(width, height, type_size)
        where = plan([t.plain for t in self.labels], width, height, type_size, _BEST_SCALE * type_size)
        anchors = [_at(a, where.head, where.scale) for a in self._loss.anchors]
        lines, words = leaders(self.labels, anchors, where, type_size)
        return Picture(width, where.height, (*self.head(where.head, where.scale), *lines, *words))

    def _alone(self, width: float, height: float, type_size: float) -> Picture:
        tall = head.BOTTOM - head.TOP
        scale = min(width / head.WIDTH, height / tall if height else _BEST_SCALE * type_size)
        high = height or tall * scale
        centre = (width / 2, (high - (head.TOP + head.BOTTOM) * scale) / 2)
        return Picture(width, high, self.head(centre, scale))

    def head(self, centre: Point, scale: float) -> tuple[Shape, ...]:
        """Return the head alone around `centre`; `scale` is in points per unit of the head."""
        return tuple(self._drawn(layer, centre, scale) for layer in (*_SKIN, *self._loss.layers))

    @property
    def _loss(self) -> Loss:
        return loss(self.pattern, self.person.hair)

    def _drawn(self, layer: Layer, centre: Point, scale: float) -> Path:
        width = max(MIN_STROKE, layer.pen * scale / _DRAWN_AT) if layer.stroke else 0.0
        fill, stroke = (role and self.person.colour(role) for role in (layer.fill, layer.stroke))
        return Path(placed(layer.steps, centre, scale), Paint(fill, stroke, width, round=bool(layer.stroke)), layer.name)


def _at(point: Point, centre: Point, scale: float) -> Point:
    return centre[0] + point[0] * scale, centre[1] + point[1] * scale


_SKIN = (
    *(Layer("Ear", head.ear(side), "skin", "skin-edge", 0.75) for side in (-1, 1)),
    *(Layer("Ear", head.ear_fold(side), None, "skin-edge", 0.75) for side in (-1, 1)),
    Layer("Nose", head.NOSE, "skin", "skin-edge", 0.75),
    Layer("Head", head.OUTLINE, "skin", "skin-edge", 0.75),
)
