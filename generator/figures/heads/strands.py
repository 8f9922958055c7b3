"""Strands of hair: tapered strokes that follow a flow from their root, or, where hair is coily, small open rings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, tan

from generator.figures.drawing import Colour, PathStep, PathSteps, Point
from generator.figures.heads.chance import Chance
from generator.figures.heads.layer import Detail, Layer
from generator.figures.heads.region import Density, Region
from generator.figures.names import Hair

Flow = Callable[[float, float], Point]  # the direction in which hair lies, of any length
StrandLength = float | Callable[[float, float], float]
StrandLine = Sequence[tuple[Point, Point]]  # points, each with the direction of the strand there, of length 1
_PIECE = 24.0  # units that one curve covers
_CHECKS, _WAVY_CHECKS = 4, 2  # how often a strand asks for the flow within a piece
_WAVE, _HALF_WAVE = 1.7, 8.5  # units: how far a wavy strand swings, and how soon it swings back
_ROOT, _FULL, _TIP = 0.45, 3.0, 1.6  # a strand's width: its share at the root, and how fast it grows and tapers
_CURL = 1.3  # units, the radius of a coil


@dataclass(frozen=True, slots=True)
class Comb:
    """Makes the strands of one head: its kind of hair, how finely it is drawn, and the chance that varies them."""

    hair: Hair
    detail: Detail
    chance: Chance

    def grown(
        self,
        name: str,
        colour: Colour,
        area: Region,
        flow: Flow,
        count: int,
        length: StrandLength,
        width: float,
        *,
        within: Region | None = None,
        density: Density | None = None,
        curl: float = _CURL,
    ) -> Layer:
        """Return `count` strands rooted all over an area; they end where they leave `within`."""
        roots = area.scattered(self.detail.count(count), self.chance, density)
        return self.from_roots(name, colour, roots, flow, length, width, within=within, curl=curl)

    def edged(self, name: str, colour: Colour, rim: Sequence[Point], flow: Flow, count: int, length: float, width: float) -> Layer:
        """Return `count` strands rooted on the rim of an area, so that its border is hair, not a line."""
        some = self.chance.shuffled(rim)[: self.detail.count(count)]
        roots = [(x + self.chance.around(0.6), y + self.chance.around(0.6)) for x, y in some]
        uneven = dict(zip(roots, (length * self.chance.between(0.4, 1.2) for _ in roots), strict=True))
        return self.from_roots(name, colour, roots, flow, lambda x, y: uneven[x, y], width)

    def from_roots(
        self,
        name: str,
        colour: Colour,
        roots: Iterable[Point],
        flow: Flow,
        length: StrandLength,
        width: float,
        *,
        within: Region | None = None,
        curl: float = _CURL,
    ) -> Layer:
        """Return a strand from each root."""
        wide, vary = self.detail.width(width), self.chance.between
        if self.hair == "coily":
            rings = (ring(root, curl * vary(0.75, 1.2), vary(0, 2 * pi), vary(3.4, 5.2)) for root in roots)
            return Layer(name, tuple(step for one in rings for step in one), stroke=colour, pen=self.detail.width(0.62 * width + 0.15))
        steps: list[PathStep] = []
        for root in roots:
            long = (length(*root) if callable(length) else length) * vary(0.75, 1.2)
            swing = _WAVE * vary(0.7, 1.2) * (1 if vary(0, 1) < 0.5 else -1) if self.hair == "wavy" else 0.0
            steps += strand(combed(root, flow, long, within, swing), wide * vary(0.8, 1.2))
        return Layer(name, tuple(steps), fill=colour, apart=True)


def combed(root: Point, flow: Flow, length: float, within: Region | None = None, swing: float = 0.0) -> StrandLine:
    """Return the line of a strand that follows the flow from its root; empty if it leaves `within` at once."""
    pieces = max(1, round(length / (_HALF_WAVE if swing else _PIECE)))
    checks = _WAVY_CHECKS if swing else _CHECKS
    step = length / (pieces * checks)
    x, y = root
    line = [(root, _unit(flow(x, y)))]
    for _ in range(pieces * checks):
        dx, dy = _unit(flow(x, y))
        x, y = x + dx * step, y + dy * step
        if within and not within.holds(x, y):
            break
        line.append(((x, y), (dx, dy)))
    marks = [*range(0, len(line) - 1, checks), len(line) - 1] if len(line) > 1 else []
    if len(marks) > 2 and marks[-1] - marks[-2] < 2:
        del marks[-2]
    kept = [line[n] for n in marks]
    return _waved(kept, swing) if swing else kept


def _waved(line: StrandLine, swing: float) -> StrandLine:
    """Return a line that swings to one side and the other from piece to piece."""
    moved = [
        (x - dy * swing * side, y + dx * swing * side)
        for side, ((x, y), (dx, dy)) in zip((0.0, *((-1.0) ** n for n in range(len(line)))), line, strict=False)
    ]
    ends = [moved[:1] + moved, moved[1:] + moved[-1:]] if moved else [[], []]
    return [(p, _unit((b[0] - a[0], b[1] - a[1]))) for p, a, b in zip(moved, ends[0], ends[1], strict=False)]


def strand(line: StrandLine, width: float) -> PathSteps:
    """Return a closed stroke around a line: thin at its root, full a fifth of the way on, pointed at its tip."""
    count = len(line) - 1
    if count < 1:
        return ()
    left: list[tuple[Point, Point, Point]] = []
    right: list[tuple[Point, Point, Point]] = []
    for number in range(count):
        (start, leaving), (end, arriving) = line[number], line[number + 1]
        far = hypot(end[0] - start[0], end[1] - start[1]) / 3
        first = (start[0] + leaving[0] * far, start[1] + leaving[1] * far)
        second = (end[0] - arriving[0] * far, end[1] - arriving[1] * far)
        halves = [_half((number + part) / count, width) for part in (0, 1 / 3, 2 / 3, 1)]
        left.append((_beside(first, leaving, halves[1]), _beside(second, arriving, halves[2]), _beside(end, arriving, halves[3])))
        right.append((_beside(second, arriving, -halves[2]), _beside(first, leaving, -halves[1]), _beside(start, leaving, -halves[0])))
    root = _beside(line[0][0], line[0][1], _half(0, width))
    return ("M", (root,)), *(("C", curve) for curve in left), *(("C", curve) for curve in reversed(right)), ("Z", ())


def _half(along: float, width: float) -> float:
    return width / 2 * max(0.0, min(1.0, _ROOT + _FULL * along, _TIP * (1 - along))) * 1.12


def _beside(point: Point, way: Point, far: float) -> Point:
    return round(point[0] - way[1] * far, 2), round(point[1] + way[0] * far, 2)


def _unit(way: Point) -> Point:
    far = hypot(*way) or 1.0
    return way[0] / far, way[1] / far


def ring(centre: Point, radius: float, start: float, sweep: float) -> PathSteps:
    """Return an open ring of two curves, one tight coil; angles in radians."""
    x, y = centre
    piece = sweep / 2
    handle = 4 / 3 * tan(piece / 4) * radius
    ends = [start, start + piece, start + sweep]
    at = [(x + radius * cos(a), y + radius * sin(a)) for a in ends]
    curves = (
        ("C", tuple(map(_rounded, ((p[0] - handle * sin(a), p[1] + handle * cos(a)), (q[0] + handle * sin(b), q[1] - handle * cos(b)), q))))
        for p, q, a, b in zip(at, at[1:], ends, ends[1:], strict=False)
    )
    return ("M", (_rounded(at[0]),)), *curves  # type: ignore[arg-type]  # mypy takes the verbs for any string


def _rounded(point: Point) -> Point:
    return round(point[0], 2), round(point[1], 2)
