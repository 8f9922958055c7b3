"""The inside of a closed outline, looked up row by row: hair is rooted at hundreds of points, each asked whether it is inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import floor, sqrt

from generator.figures.curves import flattened, smooth
from generator.figures.drawing import Point
from generator.figures.heads.chance import Chance

Outline = tuple[Point, ...]  # points that a smooth closed line runs through
Density = Callable[[float, float], float]  # from 0, nothing grows here, to 1
_ROWS = 2  # a unit
_HEXAGONAL = 0.87  # the distance between rows of an even grid, in distances between its points
_JITTER = 0.42  # of the distance between points


@dataclass(frozen=True, slots=True)
class Region:
    """The spans of x inside an outline, by row; `area` in square units."""

    spans: dict[int, tuple[tuple[float, float], ...]]
    area: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is inside, to half a unit in y."""
        return any(left <= x <= right for left, right in self.spans.get(floor(y * _ROWS), ()))

    def grid(self, gap: float) -> Iterator[Point]:
        """Yield points of an even grid inside, `gap` apart."""
        if not self.spans:
            return
        y, last, odd = min(self.spans) / _ROWS + gap / 4, max(self.spans) / _ROWS, False
        while y <= last + 1 / _ROWS:
            for left, right in self.spans.get(floor(y * _ROWS), ()):
                x = (floor(left / gap) + (0.5 if odd else 0.0)) * gap
                while x <= right:
                    if x >= left:
                        yield x, y
                    x += gap
            y, odd = y + gap * _HEXAGONAL, not odd

    def scattered(self, count: int, chance: Chance, density: Density | None = None) -> list[Point]:
        """Return about `count` points, more where `density` is high, in an order in which any first part is spread as evenly."""
        mean = self._mean(density) if density else 1.0
        gap = sqrt(self.area * mean / max(1, count) / _HEXAGONAL)
        moved = ((x + chance.between(-_JITTER, _JITTER) * gap, y + chance.between(-_JITTER, _JITTER) * gap) for x, y in self.grid(gap))
        inside = [p for p in moved if self.holds(*p)]
        kept = [p for p in inside if chance.share() < density(*p)] if density else inside
        return chance.shuffled(kept)[:count]

    def _mean(self, density: Density) -> float:
        found = [min(1.0, density(x, y)) for x, y in self.grid(4)]
        return max(0.05, sum(found) / len(found)) if found else 1.0


@lru_cache(maxsize=128)
def region(outline: Outline, grow: float = 1.0) -> Region:
    """Return the inside of an outline, `grow` times as large around its middle."""
    corners = flattened(smooth(grown(outline, grow)), 6)[1:]
    rows: dict[int, list[float]] = {}
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        low, high = sorted((y0, y1))
        for row in range(floor(low * _ROWS - 0.5) + 1, floor(high * _ROWS - 0.5) + 1):
            rows.setdefault(row, []).append(x0 + ((row + 0.5) / _ROWS - y0) * (x1 - x0) / (y1 - y0))
    spans = {row: tuple(zip(sorted(xs)[::2], sorted(xs)[1::2], strict=False)) for row, xs in sorted(rows.items())}
    return Region(spans, sum(right - left for row in spans.values() for left, right in row) / _ROWS)


def grown(outline: Outline, share: float, about: Point | None = None) -> Outline:
    """Return an outline `share` times as large around its middle, or around another point."""
    if share == 1.0:
        return outline
    cx, cy = about or (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    return tuple((cx + (x - cx) * share, cy + (y - cy) * share) for x, y in outline)


def mirrored(right: Outline, axis: float = 60.0) -> Outline:
    """Return the outline that is symmetrical about x = `axis`, from its right half, given from the top down."""
    return (*right, *((2 * axis - x, y) for x, y in reversed(right) if abs(x - axis) > 0.01))
