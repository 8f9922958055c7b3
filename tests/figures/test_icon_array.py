"""The icon array shows its number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.drawing import Oval
from generator.figures.icon_array import IconArray
from generator.text import Text


def discs(array: IconArray, *size: float) -> list[Oval]:
    return [s for s in array.picture(*(size or (168, 0, 12))).shapes if isinstance(s, Oval)]


@settings(deadline=None)
@given(st.integers(1, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_there_is_a_solid_disc_for_each_yes(numbers: tuple[int, int]) -> None:
    n, out_of = numbers
    drawn = discs(IconArray(n, out_of, "x"))
    assert len(drawn) == out_of
    assert [d.paint.fill == "teal" for d in drawn] == [True] * n + [False] * (out_of - n)
    assert all(d.paint.stroke == "ring" and d.paint.fill == "pale" for d in drawn[n:])


def test_it_fills_row_by_row_from_the_top_left() -> None:
    drawn = discs(IconArray(34, 100, "x"))
    assert drawn[0].cx == min(d.cx for d in drawn)
    assert drawn[0].cy == min(d.cy for d in drawn)
    assert drawn[9].cy == drawn[0].cy < drawn[10].cy
    assert drawn[10].cx == drawn[0].cx


def test_solid_discs_and_rings_have_the_same_size() -> None:
    yes, no = discs(IconArray(1, 2, "x"))
    assert yes.rx == pytest.approx(no.rx + no.paint.width / 2)


def test_it_is_a_square_of_168_points_beside_12_point_type() -> None:
    picture = IconArray(34, 100, "x").picture(253, 0, 12)
    assert (picture.width, picture.height) == (253, 168)


def test_arrays_of_the_same_size_can_be_compared() -> None:
    assert [(d.cx, d.cy) for d in discs(IconArray(3, 100, "x"), 104, 104, 12)] == [
        (d.cx, d.cy) for d in discs(IconArray(80, 100, "x"), 104, 104, 12)
    ]


@pytest.mark.parametrize(("n", "out_of"), [(-1, 100), (101, 100), (0, 0)])
def test_a_number_out_of_range_is_refused(n: int, out_of: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        IconArray(n, out_of, "x")


def test_the_label_is_below_the_people() -> None:
    array = IconArray(34, 100, "x", Text.of("34 out of 100 people"))
    *people, label = array.picture(168, 0, 12).shapes
    assert array.labels == (Text.of("34 out of 100 people"),)
    assert all(isinstance(p, Oval) and p.cy + p.ry <= label.y for p in people)  # type: ignore[union-attr]
