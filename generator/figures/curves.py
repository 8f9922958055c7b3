"""Points and curves that make up drawings. Angles are in degrees, clockwise from the top, as on a clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import cos, radians, sin, tan

from generator.figures.drawing import PathStep, PathSteps, Point

Edges = tuple[float, float, float, float]  # left, top, right, bottom
Corners = str  # of a rectangle, any of: a top left, b top right, c bottom right, d bottom left


def polar(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at `radius` from `centre` in the direction `angle`."""
    a = radians(angle)
    return centre[0] + radius * sin(a), centre[1] - radius * cos(a)


def polyline(points: Sequence[Point]) -> PathSteps:
    """Return straight lines through the points."""
    return (("M", (points[0],)), *(("L", (p,)) for p in points[1:]))


def polygon(points: Sequence[Point]) -> PathSteps:
    """Return the closed shape that has these corners."""
    return (*polyline(points), ("Z", ()))


def hexagon(centre: Point, radius: float) -> PathSteps:
    """Return a regular hexagon with corners at its left and right."""
    return polygon([polar(centre, radius, 30 + 60 * n) for n in range(6)])


def octagon(centre: Point, radius: float) -> PathSteps:
    """Return a regular octagon that stands on a side; `radius` reaches its corners."""
    return polygon([polar(centre, radius, 22.5 + 45 * n) for n in range(8)])


def arc(centre: Point, radius: float, start: float, end: float, piece: float = 60) -> PathSteps:
    """Return an arc in curves of about `piece` degrees, without its first point; counter-clockwise if `end` is less than `start`."""
    count = max(1, round(abs(end - start) / piece))
    sweep = (end - start) / count
    handle = radius * handle_length(sweep)
    return tuple(arc_segment(centre, radius, start + n * sweep, start + n * sweep + sweep, handle) for n in range(count))


def arc_segment(centre: Point, radius: float, start: float, end: float, handle: float) -> PathStep:
    """Return one curve between two points of a circle, tangent to it at both; its handles are `handle` long."""
    (x0, y0), (x1, y1) = polar(centre, radius, start), polar(centre, radius, end)
    a, b = radians(start), radians(end)
    return "C", ((x0 + handle * cos(a), y0 + handle * sin(a)), (x1 - handle * cos(b), y1 - handle * sin(b)), (x1, y1))


def handle_length(sweep: float) -> float:
    """Return the length, in radii, of the handles of a curve that follows a circle for `sweep` degrees."""
    return 4 / 3 * tan(radians(sweep) / 4)


QUARTER = handle_length(90)


def quarter(start: Point, corner: Point, end: Point, handle: float = QUARTER) -> PathStep:
    """Return a quarter of an ellipse whose tangents meet in `corner`; each handle covers the share `handle` of the way there."""
    (x0, y0), (x1, y1), (x2, y2) = start, corner, end
    rest = 1 - handle
    return "C", ((x1 + rest * (x0 - x1), y1 + rest * (y0 - y1)), (x1 + rest * (x2 - x1), y1 + rest * (y2 - y1)), end)


def oval(cx: float, cy: float, rx: float, ry: float) -> PathSteps:
    """Return an ellipse that starts at its rightmost point and runs clockwise."""
    left, right, top, bottom = cx - rx, cx + rx, cy - ry, cy + ry
    return (
        ("M", ((right, cy),)),
        quarter((right, cy), (right, bottom), (cx, bottom)),
        quarter((cx, bottom), (left, bottom), (left, cy)),
        quarter((left, cy), (left, top), (cx, top)),
        quarter((cx, top), (right, top), (right, cy)),
        ("Z", ()),
    )


def rounded_rect(edges: Edges, rx: float, ry: float, corners: Corners = "abcd", handle: float = QUARTER) -> PathSteps:
    """Return a rectangle with rounded corners, starting at its top left and running to the right; `ry` is negative where y points up."""
    left, top, right, bottom = edges
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = ((rx, ry) if corner in corners else (0.0, 0.0) for corner in "abcd")
    return (
        ("M", ((left + ax, top),)),
        ("L", ((right - bx, top),)),
        quarter((right - bx, top), (right, top), (right, top + by), handle),
        ("L", ((right, bottom - cy),)),
        quarter((right, bottom - cy), (right, bottom), (right - cx, bottom), handle),
        ("L", ((left + dx, bottom),)),
        quarter((left + dx, bottom), (left, bottom), (left, bottom - dy), handle),
        ("L", ((left, top + ay),)),
        quarter((left, top + ay), (left, top), (left + ax, top), handle),
        ("Z", ()),
    )


def smooth(points: Sequence[Point]) -> PathSteps:
    """Return a smooth closed outline through the points (Catmull-Rom)."""
    count = len(points)
    curves = (_spline(*(points[(n + step) % count] for step in (-1, 0, 1, 2))) for n in range(count))
    return (("M", (points[0],)), *curves, ("Z", ()))


def through(points: Sequence[Point]) -> PathSteps:
    """Return a smooth open line through the points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    return (("M", (points[0],)), *map(_spline, ends, ends[1:], ends[2:], ends[3:]))


def _spline(before: Point, here: Point, then: Point, after: Point) -> PathStep:
    first = (here[0] + (then[0] - before[0]) / 6, here[1] + (then[1] - before[1]) / 6)
    second = (then[0] - (after[0] - here[0]) / 6, then[1] - (after[1] - here[1]) / 6)
    return "C", (first, second, then)


def placed(steps: Iterable[PathStep], origin: Point, scale: float) -> PathSteps:
    """Return the steps scaled, with (0, 0) moved to `origin`."""
    ox, oy = origin
    return tuple([(verb, tuple([(ox + x * scale, oy + y * scale) for x, y in points])) for verb, points in steps])  # sooner than generators


def outlines(steps: PathSteps) -> Iterator[PathSteps]:
    """Yield the outlines of a path; each begins with M."""
    found: list[PathStep] = []
    for step in steps:
        if step[0] == "M" and found:
            yield tuple(found)
            found = []
        found.append(step)
    if found:
        yield tuple(found)


def flattened(steps: PathSteps, pieces: int = 8) -> list[Point]:
    """Return points along one outline, with each curve cut into `pieces`."""
    points: list[Point] = []
    for verb, ends in steps:
        if verb == "C":
            points += [_on_curve(points[-1], ends, n / pieces) for n in range(1, pieces + 1)]
        else:
            points.extend(ends)
    return points


@lru_cache(maxsize=64)
def edge(outline: PathSteps, pieces: int = 8) -> tuple[Point, ...]:
    """Return points along an outline that is asked for again and again: by each strand of hair within it."""
    return tuple(flattened(outline, pieces))


def _on_curve(start: Point, ends: Sequence[Point], t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
    (x1, y1), (x2, y2), (x3, y3) = ends
    return a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3


def inside(outline: Sequence[Point], point: Point) -> bool:
    """Return whether a point lies in a closed outline of straight lines: a ray to the right crosses it an odd number of times."""
    x, y = point
    edges = zip(outline, [*outline[1:], *outline[:1]], strict=True)
    return sum((y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in edges) % 2 == 1
