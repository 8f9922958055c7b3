"""Points and curves that drawings are made of. Angles are degrees, clockwise from the top, as on a clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, radians, sin, tan

from generator.figures.drawing import Point, Step, Steps


def polar(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at `radius` from `centre` in the direction `angle`."""
    a = radians(angle)
    return centre[0] + radius * sin(a), centre[1] - radius * cos(a)


def polyline(points: Sequence[Point]) -> Steps:
    """Return straight lines through the points."""
    return (("M", (points[0],)), *(("L", (p,)) for p in points[1:]))


def polygon(points: Sequence[Point]) -> Steps:
    """Return the closed shape with these corners."""
    return (*polyline(points), ("Z", ()))


def hexagon(centre: Point, radius: float) -> Steps:
    """Return a regular hexagon with a corner at each side."""
    return polygon([polar(centre, radius, 30 + 60 * n) for n in range(6)])


def octagon(centre: Point, radius: float) -> Steps:
    """Return a regular octagon standing on a side; `radius` reaches its corners."""
    return polygon([polar(centre, radius, 22.5 + 45 * n) for n in range(8)])


def arc(centre: Point, radius: float, start: float, end: float) -> Steps:
    """Return cubic curves along a circle from `start` to `end`, counter-clockwise where `end` is less. The first point is not in it."""
    count = max(1, round(abs(end - start) / 60))
    sweep = (end - start) / count
    handle = radius * 4 / 3 * tan(radians(sweep) / 4)
    return tuple(_arc_step(centre, radius, start + n * sweep, sweep, handle) for n in range(count))


def _arc_step(centre: Point, radius: float, start: float, sweep: float, handle: float) -> Step:
    a, b = radians(start), radians(start + sweep)
    (x0, y0), (x1, y1) = polar(centre, radius, start), polar(centre, radius, start + sweep)
    return "C", ((x0 + handle * cos(a), y0 + handle * sin(a)), (x1 - handle * cos(b), y1 - handle * sin(b)), (x1, y1))


def smooth(points: Sequence[Point]) -> Steps:
    """Return a closed soft outline through the points (Catmull-Rom)."""
    count = len(points)
    steps: list[Step] = [("M", (points[0],))]
    for n, here in enumerate(points):
        before, then, after = points[n - 1], points[(n + 1) % count], points[(n + 2) % count]
        first = (here[0] + (then[0] - before[0]) / 6, here[1] + (then[1] - before[1]) / 6)
        second = (then[0] - (after[0] - here[0]) / 6, then[1] - (after[1] - here[1]) / 6)
        steps.append(("C", (first, second, then)))
    return (*steps, ("Z", ()))


def through(points: Sequence[Point]) -> Steps:
    """Return an open soft line through the points (Catmull-Rom)."""
    steps: list[Step] = [("M", (points[0],))]
    for before, here, then, after in zip([points[0], *points], points, points[1:], [*points[2:], points[-1]], strict=False):
        first = (here[0] + (then[0] - before[0]) / 6, here[1] + (then[1] - before[1]) / 6)
        second = (then[0] - (after[0] - here[0]) / 6, then[1] - (after[1] - here[1]) / 6)
        steps.append(("C", (first, second, then)))
    return tuple(steps)


def placed(steps: Iterable[Step], origin: Point, scale: float) -> Steps:
    """Return the steps scaled, their (0, 0) moved to `origin`."""
    ox, oy = origin
    return tuple((verb, tuple((ox + x * scale, oy + y * scale) for x, y in points)) for verb, points in steps)


def flattened(steps: Steps, pieces: int = 8) -> list[Point]:
    """Return points along one outline, each curve cut into `pieces`."""
    points: list[Point] = []
    for verb, ends in steps:
        if verb == "C":
            points += [_on_curve(points[-1], ends, n / pieces) for n in range(1, pieces + 1)]
        else:
            points.extend(ends)
    return points


@lru_cache(maxsize=64)
def edge(outline: Steps, pieces: int = 8) -> tuple[Point, ...]:
    """Return points along an outline that is asked for again and again: by each strand of hair within it."""
    return tuple(flattened(outline, pieces))


def _on_curve(start: Point, ends: Sequence[Point], t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
    (x1, y1), (x2, y2), (x3, y3) = ends
    return a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3
