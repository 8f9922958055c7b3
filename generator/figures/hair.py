"""Hair on a head seen from above: straight, wavy or coily. Lengths are in units of the head; filled paths never cross themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from math import atan2, degrees, hypot, pi, sqrt

from generator.figures.curves import arc, edge, flattened, polar, polyline, through
from generator.figures.drawing import PathSteps, Point
from generator.figures.head import reach
from generator.figures.names import Hair

_GOLDEN = 137.50776  # degrees; points turned by this much spread evenly over a disc
_QUARTER_WAVE, _SWING = 0.13, 0.06  # of wavy hair: a quarter of the wavelength, and the swing to each side
_SCALLOP, _BULGE = 0.15, 0.42  # of coily hair: the width of a bump in its outline, and its height in widths
_LOBES = 5  # of a small lock
_CURL, _BETWEEN_CURLS = 0.082, 0.225


def outline_of(outline: PathSteps, hair: Hair) -> PathSteps:
    """Return the edge of the hair: smooth, or in small bumps if the hair is coily."""
    return _scalloped(outline, _SCALLOP) if hair == "coily" else outline


def texture(outline: PathSteps, origin: Point, hair: Hair) -> PathSteps:
    """Return strokes that show how the hair lies, from `origin` outwards."""
    if hair == "coily":
        return curls(spread(outline, origin, _BETWEEN_CURLS, 0.09), _CURL)
    return strands(outline, origin, 54, 26) if hair == "straight" else _waves(outline, origin, 40, 26)


@cache
def strands(outline: PathSteps, origin: Point, count: int, turn: float) -> PathSteps:
    """Return combed hairs from the whorl to the edge of the hair; `turn` bends them, in degrees."""
    return tuple(step for n in range(count) for step in _strand(outline, origin, n, 360 / count, turn))


def _strand(outline: PathSteps, origin: Point, number: int, pitch: float, turn: float) -> PathSteps:
    angle = number * pitch
    far = reach(outline, origin, angle)
    start = polar(origin, far * (0.16, 0.42, 0.28)[number % 3], angle - turn)
    end = polar(origin, far * (0.96, 0.91, 0.94, 0.89)[number % 4], angle)
    return ("M", (start,)), ("C", (polar(origin, 0.5 * far, angle - 0.8 * turn), polar(origin, 0.75 * far, angle - 0.3 * turn), end))


@cache
def _waves(outline: PathSteps, origin: Point, count: int, turn: float) -> PathSteps:
    """Return hairs that swing in step, as combed waves do."""
    return tuple(step for n in range(count) for step in _wave(outline, origin, n, 360 / count, turn))


def _wave(outline: PathSteps, origin: Point, number: int, pitch: float, turn: float) -> PathSteps:
    angle = number * pitch
    far = reach(outline, origin, angle)
    first, last = (2, 5, 3)[number % 3], round(far / _QUARTER_WAVE - 0.35)
    points: list[Point] = []
    for quarter in range(first, last + 1):
        distance = quarter * _QUARTER_WAVE
        swing = _SWING * (0, 1, 0, -1)[quarter % 4] / max(distance, 2 * _SWING)
        points.append(polar(origin, distance, angle - turn * (1 - distance / far) + degrees(swing)))
    within = list(takewhile(lambda p: _in_sight(outline, origin, p, 0.04), points))
    return through(within) if len(within) > 2 else ()


@cache
def spread(outline: PathSteps, origin: Point, pitch: float, margin: float) -> tuple[Point, ...]:
    """Return points about `pitch` apart all over an outline, and at least `margin` inside it."""
    most = max(hypot(x - origin[0], y - origin[1]) for x, y in flattened(outline))
    count = int(pi * (most / pitch) ** 2 * 1.2)
    points = (polar(origin, pitch * sqrt((n + 0.5) / pi) * 1.08, n * _GOLDEN % 360) for n in range(count))
    return tuple(p for p in points if _in_sight(outline, origin, p, margin))


def _in_sight(outline: PathSteps, origin: Point, point: Point, margin: float) -> bool:
    """Return whether a point is at least `margin` inside the outline and no edge, and so no bare skin, lies between it and `origin`."""
    dx, dy = point[0] - origin[0], point[1] - origin[1]
    if hypot(dx, dy) >= reach(outline, origin, degrees(atan2(dx, -dy)) % 360):
        return False
    return all(hypot(x - point[0], y - point[1]) >= margin for x, y in edge(outline, 12))


def curls(places: Sequence[Point], size: float) -> PathSteps:
    """Return a small open ring at each place, each turned differently."""
    return tuple(step for n, at in enumerate(places) for step in _ring(at, size * _uneven(n), n * _GOLDEN, 290))


def tight_locks(places: Sequence[tuple[Point, float]]) -> PathSteps:
    """Return a small curly lock at each place, of the radius given with it; they must not overlap."""
    return tuple(step for n, (at, radius) in enumerate(places) for step in _lobed(at, radius, n * _GOLDEN))


def _lobed(centre: Point, radius: float, turn: float) -> PathSteps:
    return _bumpy([polar(centre, radius * 0.72, turn + n * 360 / _LOBES) for n in range(_LOBES)])


def _ring(centre: Point, radius: float, start: float, sweep: float) -> PathSteps:
    """Return an arc of few curves, since it is small and there are many."""
    return ("M", (polar(centre, radius, start),)), *arc(centre, radius, start, start + sweep, piece=120)


def _scalloped(outline: PathSteps, width: float) -> PathSteps:
    return _bumpy(_even(flattened(outline, 24), width))


def _bumpy(points: Sequence[Point]) -> PathSteps:
    """Return a closed outline that bulges between neighbouring points."""
    bumps: PathSteps = tuple(("C", (*_bulge(a, b), b)) for a, b in zip(points, [*points[1:], points[0]], strict=True))
    return (("M", (points[0],)), *bumps, ("Z", ()))


def _bulge(a: Point, b: Point) -> tuple[Point, Point]:
    """Return the handles of a bump on the left of the line from a to b, which is outwards, as outlines run clockwise."""
    out = ((b[1] - a[1]) * _BULGE, (a[0] - b[0]) * _BULGE)
    return (a[0] + out[0], a[1] + out[1]), (b[0] + out[0], b[1] + out[1])


def _even(points: Sequence[Point], pitch: float) -> list[Point]:
    """Return those points of a closed line that are about `pitch` apart."""
    kept = [points[0]]
    for point in points[1:]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= pitch:
            kept.append(point)
    close = hypot(kept[-1][0] - kept[0][0], kept[-1][1] - kept[0][1]) < 0.6 * pitch
    return kept[:-1] if close else kept


def stubble(points: Sequence[Point], inward: Point, length: float, hair: Hair = "straight") -> PathSteps:
    """Return short hairs of uneven length at the points, leaning towards `inward`."""
    return tuple(step for n, at in enumerate(points) for step in _short(at, toward(at, inward, length * _uneven(n), 0.35), hair))


def _short(root: Point, tip: Point, hair: Hair) -> PathSteps:
    if hair == "straight":
        return polyline([root, tip])
    middle = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2)
    side = ((tip[1] - root[1]) * 0.6, (root[0] - tip[0]) * 0.6)
    if hair == "wavy":
        first, second = (middle[0] + side[0], middle[1] + side[1]), (middle[0] - side[0], middle[1] - side[1])
        return ("M", (root,)), ("C", (first, second, tip))
    hook = (middle[0] - 0.5 * side[0], middle[1] - 0.5 * side[1])
    return ("M", (root,)), ("C", ((tip[0] + side[0], tip[1] + side[1]), (tip[0] - 2 * side[0], tip[1] - 2 * side[1]), hook))


def tufts(points: Sequence[Point], goal: Point, length: float, half: float) -> PathSteps:
    """Return pointed locks of uneven length that grow from the points towards `goal`; `half` is half the width of their base."""
    return tuple(step for n, at in enumerate(points) for step in _tuft(at, goal, length * _uneven(n), half))


def _tuft(at: Point, goal: Point, length: float, half: float) -> PathSteps:
    foot, bend, tip = toward(at, goal, -half, 0), toward(at, goal, 0.55 * length, 0.1), toward(at, goal, length, 0.45)
    along = toward((0, 0), (goal[0] - at[0], goal[1] - at[1]), half, 0)
    side = (-along[1], along[0])
    left, right = (foot[0] + side[0], foot[1] + side[1]), (foot[0] - side[0], foot[1] - side[1])
    first, second = (bend[0] + side[0] * 0.7, bend[1] + side[1] * 0.7), (bend[0] - side[0] * 0.7, bend[1] - side[1] * 0.7)
    return ("M", (left,)), ("C", (left, first, tip)), ("C", (second, right, right)), ("Z", ())


def toward(at: Point, goal: Point, length: float, lean: float) -> Point:
    """Return the point `length` from `at` towards `goal`, shifted sideways by the share `lean` of the length."""
    dx, dy = goal[0] - at[0], goal[1] - at[1]
    far = hypot(dx, dy) or 1.0
    dx, dy = dx / far, dy / far
    return at[0] + length * (dx - lean * dy), at[1] + length * (dy + lean * dx)


def _uneven(number: int) -> float:
    return (1.0, 0.62, 0.85, 0.5, 0.95, 0.7)[number * 7 % 6]
