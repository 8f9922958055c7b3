"""Cornrows: braids close to the head, each a dark bed with pairs of leaves that meet in its middle."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin

from generator.figures.curves import flattened, smooth, through
from generator.figures.drawing import PathStep, PathSteps, Point
from generator.figures.heads import tones
from generator.figures.heads.layer import Detail, Layer

_LEAF = 3.6  # units: the length of a pair of leaves
_BED_POINTS = 7


def cornrow(line: Sequence[Point], widths: tuple[float, float], detail: Detail, leaf: float = _LEAF) -> tuple[Layer, Layer]:
    """Return a braid along a line, from the first width to the second; fewer, larger leaves where it is drawn small."""
    course = _Centreline(line, widths)
    length = leaf * min(2.0, max(1.0, 0.95 / detail.k))
    return Layer("Braid", course.bed(), fill=tones.HAIR), Layer("Braid", course.leaves(length), tones.PLAIT)


def bun(centre: Point, radius: float, detail: Detail) -> tuple[Layer, ...]:
    """Return braids wound into a bun."""
    turns = tuple(2 * pi * n / 9 for n in range(9))
    ball = tuple((centre[0] + radius * cos(a), centre[1] + radius * 0.95 * sin(a)) for a in turns)
    wound: list[Layer] = []
    for number in range(3):
        far = radius * 0.8 - number * radius * 0.26
        angles = [0.4 + number + 4.8 * n / 4 for n in range(5)]
        line = [(centre[0] + far * cos(a), centre[1] + far * 0.95 * sin(a)) for a in angles]
        wound += cornrow(line, (3.2, 3.0), detail, 3.0)
    return Layer("Bun", smooth(ball), fill=tones.HAIR), *wound


class _Centreline:
    """A line, walked by its length, with a width at each place."""

    def __init__(self, line: Sequence[Point], widths: tuple[float, float]) -> None:
        self._points = flattened(through(line), 10)
        self._far = [0.0]
        for a, b in pairwise(self._points):
            self._far.append(self._far[-1] + hypot(b[0] - a[0], b[1] - a[1]))
        self._widths = widths

    def _at(self, along: float) -> Point:
        after = min(max(1, bisect_left(self._far, along)), len(self._far) - 1)
        (x0, y0), (x1, y1) = self._points[after - 1], self._points[after]
        share = (along - self._far[after - 1]) / (self._far[after] - self._far[after - 1])
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share

    def _half(self, along: float) -> float:
        first, last = self._widths
        return (first + (last - first) * along / self._far[-1]) / 2

    def bed(self) -> PathSteps:
        """Return the outline of the braid."""
        left, right = [], []
        for number in range(_BED_POINTS):
            along = self._far[-1] * number / (_BED_POINTS - 1)
            (x, y), (dx, dy) = self._at(along), self._way(along - 0.5, along + 0.5)
            half = self._half(along) * (1 if number else 0.55)
            left.append((x - dy * half, y + dx * half))
            right.append((x + dy * half, y - dx * half))
        return smooth([*left, *reversed(right)])

    def _way(self, start: float, end: float) -> Point:
        (x0, y0), (x1, y1) = self._at(max(0.0, start)), self._at(min(self._far[-1], end))
        far = hypot(x1 - x0, y1 - y0) or 1.0
        return (x1 - x0) / far, (y1 - y0) / far

    def leaves(self, length: float) -> PathSteps:
        """Return the pairs of leaves, each about `length` long."""
        count = max(3, int(self._far[-1] / length))
        long = self._far[-1] / count
        steps: list[PathStep] = []
        for number in range(count):
            along = number * long
            (x, y), (dx, dy) = self._at(along), self._way(along, along + long)
            for side in (-1, 1):
                steps += _leaf((x, y), (dx * long, dy * long), (-dy * side * self._half(along), dx * side * self._half(along)))
        return tuple(steps)


def _leaf(foot: Point, ahead: Point, across: Point) -> PathSteps:
    """Return one leaf: from the middle of the braid out to its side, and on to the middle of the next."""

    def at(u: float, v: float) -> Point:
        return round(foot[0] + u * across[0] + v * ahead[0], 2), round(foot[1] + u * across[1] + v * ahead[1], 2)

    return (
        ("M", (at(0, 1.1),)),
        ("C", (at(0.25, 0.35), at(0.6, 0.0), at(0.98, 0.1))),
        ("C", (at(1.2, 0.7), at(0.5, 1.1), at(0, 1.1))),
        ("Z", ()),
    )
