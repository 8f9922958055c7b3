"""Widths of columns: moved between them until what stands in them is as low as it can be, and as even as that allows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest

from generator.formats.pdf.blocks.level import lowered

GRID = 15.0


def words(*areas: float) -> Callable[[Sequence[float]], float]:
    """Return the height of columns with words of these areas, in lines of the grid."""
    return lambda widths: max(math.ceil(area / width / GRID) * GRID for area, width in zip(areas, widths, strict=True))


def test_the_column_with_more_words_becomes_wider_and_the_sum_stays() -> None:
    height = words(9000, 3000)
    found = lowered([100, 100], [20, 20], height, GRID)
    assert height(found) < height([100, 100])
    assert found[0] > 100 > found[1]
    assert sum(found) == pytest.approx(200)


def test_none_becomes_narrower_than_its_longest_word() -> None:
    assert lowered([100, 100], [20, 95], words(90000, 100), GRID)[1] >= 95


def test_widths_that_are_low_stay_but_for_what_evens_them_out() -> None:
    assert lowered([60, 140], [20, 20], words(100, 100), GRID) == pytest.approx([97.5, 102.5])
    assert lowered([100, 100], [20, 20], words(3000, 3000), GRID) == [100, 100]


def test_evening_out_never_makes_a_column_higher() -> None:
    height = words(1500, 3000)
    found = lowered([60, 140], [20, 20], height, GRID)
    assert height(found) <= height([60, 140])
