"""Where the shapes of an SVG file come to lie, and which way round their outlines run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import cos, hypot, radians, sin

from generator.figures.curves import flattened
from generator.figures.drawing import Point, Step, Steps

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


class UnsupportedError(ValueError):
    """Says in plain words what in a file can't be drawn."""


def after(matrix: Matrix, transform: str) -> Matrix:
    """Return a matrix with an element's own `transform` done first (SVG 1.1, 7.6)."""
    for name, arguments in re.findall(r"(\w+)\s*\(([^)]*)\)", transform):
        matrix = _times(matrix, _step_matrix(name, [float(n) for n in re.findall(NUMBER, arguments)]))
    return matrix


def _step_matrix(name: str, n: list[float]) -> Matrix:
    match name, n:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x]:
            return 1, 0, 0, 1, x, 0
        case "translate", [x, y]:
            return 1, 0, 0, 1, x, y
        case "scale", [k]:
            return k, 0, 0, k, 0, 0
        case "scale", [kx, ky]:
            return kx, 0, 0, ky, 0, 0
        case "rotate", [angle]:
            return _turn(angle)
        case "rotate", [angle, x, y]:
            return _times(_times((1, 0, 0, 1, x, y), _turn(angle)), (1, 0, 0, 1, -x, -y))
    raise UnsupportedError(f"something in it is moved by '{name}' in a way that can't be read")


def _turn(angle: float) -> Matrix:
    c, s = cos(radians(angle)), sin(radians(angle))
    return c, s, -s, c, 0, 0


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def moved(steps: Steps, matrix: Matrix) -> Steps:
    """Return a path moved by a matrix."""
    if matrix == _UNMOVED:
        return steps
    a, b, c, d, e, f = matrix
    return tuple((verb, tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points)) for verb, points in steps)


def wound(steps: Steps) -> Steps:
    """Return a path's outlines so that those within an odd number of others run the other way round.

    Paper fills by direction, slides by number of crossings: wound like this, both leave the same holes.
    """
    several = [outline for outline in outlines(steps) if len(outline) > 1]
    flat = [flattened(outline) for outline in several]
    turned: list[Step] = []
    for n, outline in enumerate(several):
        depth = sum(_holds(other, flat[n][0]) for m, other in enumerate(flat) if m != n)
        clockwise = _area(flat[n]) > 0
        turned += outline if clockwise == (depth % 2 == 0) else _backwards(outline)
    return tuple(turned)


def outlines(steps: Steps) -> Iterator[Steps]:
    """Yield each outline of a path."""
    found: list[Step] = []
    for step in steps:
        if step[0] == "M" and found:
            yield tuple(found)
            found = []
        found.append(step)
    if found:
        yield tuple(found)


def _backwards(outline: Steps) -> list[Step]:
    drawn = [step for step in outline if step[0] != "Z"]
    points = [step[1][-1] for step in drawn]
    back: list[Step] = [("M", (points[-1],))]
    for (verb, handles), start in zip(reversed(drawn[1:]), reversed(points[:-1]), strict=True):
        back.append((verb, (handles[1], handles[0], start)) if verb == "C" else ("L", (start,)))
    return [*back, ("Z", ())]


def _area(points: list[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True)) / 2


def _holds(outline: list[Point], point: Point) -> bool:
    x, y = point
    crossings = 0
    for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if hypot(x1 - x0, y1 - y0) and (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1
