"""A head seen from above, its face at the top: skin, ears, nose and the edge of the hair, in units of which the head is 3.1 wide.

The centre is (0, 0); x points to the right, y to the back of the head.
"""

from __future__ import annotations

from functools import cache
from math import inf

from generator.figures.curves import edge, polar
from generator.figures.drawing import PathSteps, Point

WIDTH, TOP, BOTTOM = 3.64, -2.19, 1.92  # including ears and nose
WHORL: Point = (0.06, 0.55)  # the point at the crown that the hair grows away from

OUTLINE: PathSteps = (
    ("M", ((0, -1.875),)),
    ("C", ((0.80, -1.875), (1.55, -0.95), (1.55, 0.12))),
    ("C", ((1.55, 1.08), (0.92, 1.875), (0, 1.875))),
    ("C", ((-0.92, 1.875), (-1.55, 1.08), (-1.55, 0.12))),
    ("C", ((-1.55, -0.95), (-0.80, -1.875), (0, -1.875))),
    ("Z", ()),
)
NOSE: PathSteps = (
    ("M", ((-0.27, -1.80),)),
    ("C", ((-0.17, -1.88), (-0.13, -2.15), (0, -2.15))),
    ("C", ((0.13, -2.15), (0.17, -1.88), (0.27, -1.80))),
    ("Z", ()),
)


def ear(side: int) -> PathSteps:
    """Return the left (-1) or right (1) ear; the head covers its inner half."""
    return (
        ("M", ((side * 1.48, -0.30),)),
        ("C", ((side * 1.66, -0.42), (side * 1.80, -0.22), (side * 1.76, 0.06))),
        ("C", ((side * 1.73, 0.28), (side * 1.64, 0.44), (side * 1.46, 0.42))),
        ("Z", ()),
    )


def ear_fold(side: int) -> PathSteps:
    """Return the line inside an ear."""
    return ("M", ((side * 1.60, -0.20),)), ("C", ((side * 1.69, -0.16), (side * 1.70, 0.06), (side * 1.62, 0.24)))


FULL_HAIR: PathSteps = (
    ("M", ((0, -1.42),)),
    ("C", ((0.62, -1.42), (1.02, -1.16), (1.22, -0.72))),
    ("C", ((1.38, -0.40), (1.46, -0.12), (1.46, 0.16))),
    ("C", ((1.46, 1.04), (0.86, 1.79), (0, 1.79))),
    ("C", ((-0.86, 1.79), (-1.46, 1.04), (-1.46, 0.16))),
    ("C", ((-1.46, -0.12), (-1.38, -0.40), (-1.22, -0.72))),
    ("C", ((-1.02, -1.16), (-0.62, -1.42), (0, -1.42))),
    ("Z", ()),
)
RECEDED_HAIR: PathSteps = (
    ("M", ((0, -1.36),)),
    ("C", ((0.22, -1.36), (0.36, -1.26), (0.44, -1.02))),
    ("C", ((0.52, -0.76), (0.66, -0.50), (0.86, -0.48))),
    ("C", ((1.06, -0.46), (1.12, -0.70), (1.24, -0.68))),
    ("C", ((1.40, -0.62), (1.46, -0.14), (1.46, 0.16))),
    ("C", ((1.46, 1.04), (0.86, 1.79), (0, 1.79))),
    ("C", ((-0.86, 1.79), (-1.46, 1.04), (-1.46, 0.16))),
    ("C", ((-1.46, -0.14), (-1.40, -0.62), (-1.24, -0.68))),
    ("C", ((-1.12, -0.70), (-1.06, -0.46), (-0.86, -0.48))),
    ("C", ((-0.66, -0.50), (-0.52, -0.76), (-0.44, -1.02))),
    ("C", ((-0.36, -1.26), (-0.22, -1.36), (0, -1.36))),
    ("Z", ()),
)
PULLED_HAIR: PathSteps = (
    ("M", ((0, -1.06),)),
    ("C", ((0.40, -1.06), (0.78, -0.92), (0.92, -0.48))),
    ("C", ((1.00, -0.20), (1.14, 0.10), (1.40, 0.46))),
    ("C", ((1.26, 1.26), (0.78, 1.79), (0, 1.79))),
    ("C", ((-0.78, 1.79), (-1.26, 1.26), (-1.40, 0.46))),
    ("C", ((-1.14, 0.10), (-1.00, -0.20), (-0.92, -0.48))),
    ("C", ((-0.78, -0.92), (-0.40, -1.06), (0, -1.06))),
    ("Z", ()),
)


@cache
def reach(outline: PathSteps, origin: Point, angle: float) -> float:
    """Return the distance from `origin` to the outline in a direction."""
    points = edge(outline)
    tip = polar(origin, 1, angle)
    ray = (tip[0] - origin[0], tip[1] - origin[1])
    return min(_crossing(origin, ray, a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True))


def _crossing(origin: Point, ray: Point, a: Point, b: Point) -> float:
    side = (b[0] - a[0], b[1] - a[1])
    across = ray[0] * side[1] - ray[1] * side[0]
    if abs(across) < 1e-12:
        return inf
    to = (a[0] - origin[0], a[1] - origin[1])
    along, on_side = (to[0] * side[1] - to[1] * side[0]) / across, (to[0] * ray[1] - to[1] * ray[0]) / across
    return along if along > 1e-9 and -1e-9 <= on_side <= 1 + 1e-9 else inf
