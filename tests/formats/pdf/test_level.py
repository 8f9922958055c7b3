"""Widths of columns: moved between them until what stands in them is as low as it can be, and as even as that allows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest

from generator.formats.pdf.blocks.level import evened, lowered

GRID, STEP = 15.0, 3.75


def words(*areas: float) -> Callable[[Sequence[float]], float]:
    """Return the height of columns with words of these areas, in lines of the grid."""
    return lambda widths: max(math.ceil(area / width / GRID) * GRID for area, width in zip(areas, widths, strict=True))


def test_the_column_with_more_words_becomes_wider_and_the_sum_stays() -> None:
    height = words(9000, 3000)
    found = lowered([100, 100], [20, 20], height, STEP)
    assert height(found) < height([100, 100])
    assert found[0] > 100 > found[1]
    assert sum(found) == pytest.approx(200)


def test_none_becomes_narrower_than_its_longest_word() -> None:
    assert lowered([100, 100], [20, 95], words(90000, 100), STEP)[1] >= 95


def test_widths_that_are_low_stay() -> None:
    assert lowered([60, 140], [20, 20], words(100, 100), STEP) == [60, 140]


def test_columns_are_evened_out_as_far_as_that_makes_none_higher() -> None:
    assert evened([60, 140], [20, 20], words(100, 100), STEP) == pytest.approx([97.5, 102.5])
    height = words(1500, 3000)
    found = evened([60, 140], [20, 20], height, STEP)
    assert height(found) <= height([60, 140])
    assert found[0] > 60
