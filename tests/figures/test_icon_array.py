"""The icon array shows its number."""

from __future__ import annotations

from collections.abc import Iterable
from math import pi
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.curves import flattened, inside
from generator.figures.drawing import Oval, Path, Shape
from generator.figures.icon_array import ArrayMeaning, IconArray
from generator.text import Text
from tests.each import rows


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


@rows("n", [0, 1, 80, 100])
def test_a_limit_is_half_dark_discs_and_never_a_solid_one(n: int) -> None:
    shapes = IconArray(n, 100, "x", counts="at-most").picture(168, 0, 12).shapes
    assert [shape.name for shape in shapes if isinstance(shape, Oval)] == ["At most"] * n + ["No"] * (100 - n)
    halves = [shape for shape in shapes if isinstance(shape, Path)]
    assert len(halves) == n
    assert not [shape for shape in shapes if isinstance(shape, Oval) and shape.paint.fill == "teal"]
    for half, disc in zip(halves, discs(IconArray(n, 100, "x")), strict=False):
        xs = [x for x, _ in flattened(half.steps)]
        assert (min(xs), max(xs)) == pytest.approx((disc.cx - disc.rx, disc.cx), abs=0.01)


@rows("n", [0, 1, 18, 100])
def test_a_difference_is_plus_signs_and_says_nothing_of_the_others(n: int) -> None:
    shapes = [s for s in IconArray(n, 100, "x", counts="more").picture(168, 0, 12).shapes if isinstance(s, Oval | Path)]
    assert [shape.name for shape in shapes] == ["One more"] * n + ["Not told"] * (100 - n)
    others = [shape for shape in shapes if isinstance(shape, Oval)]
    assert all(point.rx < 0.5 * discs(IconArray(0, 100, "x"))[0].rx for point in others)
    for plus, disc in zip([shape for shape in shapes if isinstance(shape, Path)], discs(IconArray(100, 100, "x")), strict=False):
        assert inside(flattened(plus.steps), (disc.cx, disc.cy))
        assert not inside(flattened(plus.steps), (disc.cx + 0.6 * disc.rx, disc.cy + 0.6 * disc.ry))


@rows("size", [(146, 24, 12), (168, 0, 12), (500, 500, 26)])
def test_what_a_number_counts_is_seen_in_grey(size: tuple[float, float, float]) -> None:
    """The same 50 people make less of the paper dark as a limit or a difference than as what was found."""
    dark = {kind: _darkness(IconArray(50, 100, "x", columns=25, counts=kind).picture(*size).shapes) for kind in get_args(ArrayMeaning)}
    assert max(dark["more"], dark["at-most"]) < 0.8 * dark["found"]


def _darkness(shapes: Iterable[Shape]) -> float:
    """Return the area in the tone of the people, in square points."""
    return sum(_area(shape) for shape in shapes if isinstance(shape, Oval | Path) and shape.paint.fill == "teal")


def _area(shape: Oval | Path) -> float:
    if isinstance(shape, Oval):
        return pi * shape.rx * shape.ry
    points = flattened(shape.steps)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True))) / 2


@rows(("n", "out_of"), [(-1, 100), (101, 100), (0, 0)])
def test_a_number_out_of_range_is_refused(n: int, out_of: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        IconArray(n, out_of, "x")


def test_the_label_is_below_the_people() -> None:
    array = IconArray(34, 100, "x", Text.of("34 out of 100 people"))
    *people, label = array.picture(168, 0, 12).shapes
    assert array.labels == (Text.of("34 out of 100 people"),)
    assert all(isinstance(p, Oval) and p.cy + p.ry <= label.y for p in people)  # type: ignore[union-attr]
