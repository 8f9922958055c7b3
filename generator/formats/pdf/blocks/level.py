"""Widths of columns side by side, moved between them as long as that makes what stands in them less high.

To measure a cell is to lay it out, so it is done as seldom as possible: no cell is higher when it is wider.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations

REACH = 30.0  # points that one column gives to another at once: a word may need several steps before it fits on the line above
LEAST_GAIN = 0.01  # points

HeightByWidth = Callable[[float], float]  # its height by the width of its column, in points
TableRows = Sequence[Sequence[HeightByWidth]]  # of a table; columns of words alone are one row


def lowered(
    widths: Sequence[float], least: Sequence[float], rows: TableRows, step: float, free: Iterable[int] | None = None
) -> list[float]:
    """Return widths with the same sum, none less than its `least`, at which the rows together are as low as this search finds.

    It begins with `widths` and moves the fewest steps that help; `step` is in points. Only columns that are `free` change, otherwise all.
    """
    found, pairs = list(widths), tuple(permutations(range(len(widths)) if free is None else free, 2))
    while True:
        most = _height(rows, found, found) - LEAST_GAIN
        better = next((new for new in _moved(found, least, step, pairs) if _are_lower(rows, found, new, most)), None)
        if better is None:
            return found
        found = better


def _moved(widths: Sequence[float], least: Sequence[float], step: float, pairs: Sequence[tuple[int, int]]) -> Iterator[list[float]]:
    """Yield the widths with one column wider at the cost of another, the fewest steps first."""
    for count in range(1, int(REACH / step) + 1):
        for giver, taker in pairs:
            if widths[giver] - count * step >= least[giver]:
                yield _with_moved(widths, giver, taker, count * step)


def _with_moved(widths: Sequence[float], giver: int, taker: int, by: float) -> list[float]:
    change = {giver: -by, taker: by}
    return [width + change.get(n, 0.0) for n, width in enumerate(widths)]


def _are_lower(rows: TableRows, old: Sequence[float], new: Sequence[float], most: float) -> bool:
    """Return whether rows are lower than `most` with new widths; if more room is of no use, it does not matter what it costs."""
    return _height(rows, old, list(map(max, old, new))) < most and _height(rows, old, new) < most


def _height(rows: TableRows, old: Sequence[float], new: Sequence[float]) -> float:
    """Return how high rows are with new widths, where their cells are known with the old ones."""
    return sum(_row_height(row, old, new) for row in rows)


def _row_height(row: Sequence[HeightByWidth], old: Sequence[float], new: Sequence[float]) -> float:
    """Return how high a row is. Of cells that become wider, only one higher than the others counts."""
    others = max((cell(wide) for cell, was, wide in zip(row, old, new, strict=True) if wide <= was), default=0.0)
    return max([others, *(cell(wide) for cell, was, wide in zip(row, old, new, strict=True) if wide > was and cell(was) > others)])


def evened(widths: list[float], least: Sequence[float], rows: TableRows, step: float) -> list[float]:
    """Return the widths with narrow columns wider and wide ones narrower, as far as that makes no row higher."""
    high = _height(rows, widths, widths)
    while True:
        order = sorted(range(len(widths)), key=lambda n: widths[n])
        giver, takers = order[-1], order[:-1]
        fits = (
            new
            for taker in takers
            if widths[giver] - widths[taker] > 2 * step and widths[giver] - step >= least[giver]
            for new in [_with_moved(widths, giver, taker, step)]
            if _height(rows, widths, list(map(min, widths, new))) <= high + LEAST_GAIN
        )
        better = next(fits, None)
        if better is None:
            return widths
        widths = better
