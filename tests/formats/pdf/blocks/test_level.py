"""Widths of columns: moved between them until what stands in them is as low as it can be, and as even as that allows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import permutations
from operator import ge
from random import Random

import pytest

from generator.formats.pdf.blocks.level import REACH, HeightByWidth, evened, lowered

GRID, STEP = 15.0, 3.75


def words(*areas: float) -> list[HeightByWidth]:
    """Return columns with words of these areas, in lines of the grid."""
    return [lambda width, area=area: math.ceil(area / width / GRID) * GRID for area in areas]  # type: ignore[misc]  # bound at once


def height(row: Sequence[HeightByWidth], widths: Sequence[float]) -> float:
    return max(cell(width) for cell, width in zip(row, widths, strict=True))


def test_the_column_with_more_words_becomes_wider_and_the_sum_stays() -> None:
    row = words(9000, 3000)
    found = lowered([100, 100], [20, 20], [row], STEP)
    assert height(row, found) < height(row, [100, 100])
    assert found[0] > 100 > found[1]
    assert sum(found) == pytest.approx(200)


def test_none_becomes_narrower_than_its_longest_word() -> None:
    assert lowered([100, 100], [20, 95], [words(90000, 100)], STEP)[1] >= 95


def test_widths_that_are_low_stay() -> None:
    assert lowered([60, 140], [20, 20], [words(100, 100)], STEP) == [60, 140]


def test_only_columns_that_are_free_change() -> None:
    found = lowered([100, 100, 100], [20, 20, 20], [words(9000, 3000, 100)], STEP, free=(0, 1))
    assert found[0] > 100 > found[1]
    assert found[2] == 100


def test_as_low_as_when_every_cell_is_measured() -> None:
    """What need not be measured changes nothing."""
    random = Random(7)
    for _ in range(200):
        columns, rows = random.randint(2, 4), random.randint(1, 6)
        table = [words(*(random.choice((0, 500, 3000, 9000)) * random.random() for _ in range(columns))) for _ in range(rows)]
        widths, least = [100.0] * columns, [random.uniform(10, 110) for _ in range(columns)]
        assert lowered(widths, least, table, STEP) == lowered_by_measuring_all(widths, least, table)


def lowered_by_measuring_all(widths: list[float], least: Sequence[float], rows: Sequence[Sequence[HeightByWidth]]) -> list[float]:
    """Return the widths that the search is to find: always the first better ones, the fewest steps first."""
    found = widths
    moves = [(n * STEP, *pair) for n in range(1, int(REACH / STEP) + 1) for pair in permutations(range(len(widths)), 2)]
    while True:
        high = sum(height(row, found) for row in rows)
        changed = ([w - by * (n == giver) + by * (n == taker) for n, w in enumerate(found)] for by, giver, taker in moves)
        better = (
            new for new in changed if all(map(ge, new, map(min, least, found))) and sum(height(row, new) for row in rows) < high - 0.01
        )
        if not (new := next(better, None)):
            return found
        found = new


def test_a_cell_is_not_measured_where_it_makes_no_difference() -> None:
    measured: list[float] = []
    low = partial(noted, measured)
    lowered([100, 100], [20, 20], [[low, words(9000)[0]], [low, words(9000)[0]]], STEP)
    assert all(width <= 100 for width in measured)


def noted(measured: list[float], width: float) -> float:
    measured.append(width)
    return GRID


def test_columns_are_evened_out_as_far_as_that_makes_none_higher() -> None:
    assert evened([60, 140], [20, 20], [words(100, 100)], STEP) == pytest.approx([97.5, 102.5])
    row = words(1500, 3000)
    found = evened([60, 140], [20, 20], [row], STEP)
    assert height(row, found) <= height(row, [60, 140])
    assert found[0] > 60
