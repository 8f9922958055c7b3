"""The bounding boxes of shapes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.drawing import Bitmap, Label, Oval, Path, Rect, Shape


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in points; y points down."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, margin: float) -> Bounds:
        """Return the box extended by `margin` on every side."""
        return Bounds(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)


def visible_bounds(shape: Shape) -> Bounds:
    """Return the box of a shape and its stroke. Mitred corners may stick out of it: round them where the stroke is thick."""
    if isinstance(shape, Label):
        return Bounds(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    if isinstance(shape, Bitmap):
        return geometric_bounds(shape)
    return geometric_bounds(shape).grown(shape.paint.width / 2 if shape.paint.stroke else 0.0)


def geometric_bounds(shape: Rect | Oval | Path | Bitmap) -> Bounds:
    """Return the box of a shape without its stroke."""
    if isinstance(shape, Rect | Bitmap):
        return Bounds(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    if isinstance(shape, Oval):
        return Bounds(shape.cx - shape.rx, shape.cy - shape.ry, shape.cx + shape.rx, shape.cy + shape.ry)
    from generator.figures.pens import box_of

    return Bounds(*box_of(shape.steps))
