"""The box a shape takes up, its outline included."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from generator.figures.drawing import Label, Oval, Path, Rect, Shape, Steps


@dataclass(frozen=True, slots=True)
class Extent:
    """A box in points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, margin: float) -> Extent:
        """Return the box with `margin` more on every side."""
        return Extent(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)


def extent(shape: Shape) -> Extent:
    """Return what the shape covers; a mitred corner may reach further, so thick outlines with sharp corners are drawn round."""
    if isinstance(shape, Label):
        return Extent(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    return outline(shape).grown(shape.paint.width / 2 if shape.paint.stroke else 0.0)


def outline(shape: Rect | Oval | Path) -> Extent:
    """Return the box round the shape's geometry, without its outline's width."""
    if isinstance(shape, Rect):
        return Extent(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    if isinstance(shape, Oval):
        return Extent(shape.cx - shape.rx, shape.cy - shape.ry, shape.cx + shape.rx, shape.cy + shape.ry)
    xs, ys = _turning(shape.steps, 0), _turning(shape.steps, 1)
    return Extent(min(xs), min(ys), max(xs), max(ys))


def _turning(steps: Steps, axis: int) -> list[float]:
    """Return the ends of all steps and the extremes of all curves along one axis."""
    values: list[float] = []
    for verb, points in steps:
        if verb == "C":
            values += _extremes(values[-1], points[0][axis], points[1][axis], points[2][axis])
        values += [p[axis] for p in points[-1:]]
    return values


def _extremes(a: float, b: float, c: float, d: float) -> list[float]:
    """Return the values a cubic curve takes where it turns back."""
    p, q, r = -a + 3 * b - 3 * c + d, 2 * (a - 2 * b + c), b - a
    roots: list[float] = []
    if abs(p) < 1e-9:
        roots = [-r / q] if abs(q) > 1e-9 else []
    elif (square := q * q - 4 * p * r) >= 0:
        roots = [(-q + sqrt(square)) / (2 * p), (-q - sqrt(square)) / (2 * p)]
    return [_cubic(a, b, c, d, t) for t in roots if 0 < t < 1]


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    s = 1 - t
    return s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d
