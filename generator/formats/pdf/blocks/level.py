"""Widths of columns side by side, moved between them as long as that makes what stands in them less high."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

REACH = 30.0  # points that one column gives to another at once: a word may need several steps before it fits on the line above
LEAST_GAIN = 0.01  # points

Height = Callable[[Sequence[float]], float]


def lowered(widths: Sequence[float], least: Sequence[float], height: Height, step: float) -> list[float]:
    """Return widths with the same sum, none less than its `least`, at which `height` of all columns is as low as this search finds.

    It begins with `widths` and moves the fewest steps that help; `step` is in points.
    """
    found, high = list(widths), height(widths)
    while better := next((new for new in _moved(found, least, step) if height(new) < high - LEAST_GAIN), None):
        found, high = better, height(better)
    return found


def _moved(widths: Sequence[float], least: Sequence[float], step: float) -> Iterator[list[float]]:
    """Yield the widths with one column wider at the cost of another, the fewest steps first."""
    for count in range(1, int(REACH / step) + 1):
        for giver, taker in permutations(range(len(widths)), 2):
            if widths[giver] - count * step >= least[giver]:
                yield _with_moved(widths, giver, taker, count * step)


def _with_moved(widths: Sequence[float], giver: int, taker: int, by: float) -> list[float]:
    change = {giver: -by, taker: by}
    return [width + change.get(n, 0.0) for n, width in enumerate(widths)]


def evened(widths: list[float], least: Sequence[float], height: Height, step: float) -> list[float]:
    """Return the widths with narrow columns wider and wide ones narrower, as far as that makes no column higher than the highest."""
    high = height(widths)
    while True:
        order = sorted(range(len(widths)), key=lambda n: widths[n])
        giver, takers = order[-1], order[:-1]
        fits = (
            new
            for taker in takers
            if widths[giver] - widths[taker] > 2 * step and widths[giver] - step >= least[giver]
            for new in [_with_moved(widths, giver, taker, step)]
            if height(new) <= high + LEAST_GAIN
        )
        better = next(fits, None)
        if better is None:
            return widths
        widths = better
