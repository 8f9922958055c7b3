"""Arcs, ellipses, rounded corners, and curves as points."""

from __future__ import annotations

from math import hypot

import pytest

from generator.figures.curves import Corners, arc, flattened, hexagon, inside, oval, placed, polar, quarter, rounded_rect, smooth
from generator.figures.drawing import PathSteps, Point
from tests.each import rows


def test_angles_run_clockwise_from_the_top() -> None:
    assert [tuple(round(v, 9) + 0 for v in polar((0, 0), 1, a)) for a in (0, 90, 180, 270)] == [(0, -1), (1, 0), (0, 1), (-1, 0)]


@rows(("start", "end"), [(0, 360), (3, 223), (281, 238)])
def test_an_arc_stays_on_its_circle_and_ends_at_its_angle(start: float, end: float) -> None:
    points = flattened((("M", (polar((5, 5), 10, start),)), *arc((5, 5), 10, start, end)))
    assert all(hypot(x - 5, y - 5) == pytest.approx(10, abs=0.003) for x, y in points)
    assert points[-1] == pytest.approx(polar((5, 5), 10, end))


def test_a_smooth_outline_passes_through_its_points() -> None:
    corners = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    steps = smooth(corners)
    assert [points[-1] for verb, points in steps if verb in "MC"] == [*corners, corners[0]]


def test_placing_scales_and_moves() -> None:
    assert placed((("M", ((1, 2),)), ("Z", ())), (10, 20), 3) == (("M", ((13, 26),)), ("Z", ()))


def test_flattening_starts_each_curve_at_the_end_of_the_last() -> None:
    line: PathSteps = (("M", ((0.0, 0.0),)), ("C", ((1.0, 0.0), (2.0, 0.0), (3.0, 0.0))))
    assert flattened(line, 3) == [pytest.approx(p) for p in ((0, 0), (1, 0), (2, 0), (3, 0))]


@rows(("piece", "count"), [(60, 6), (90, 4), (120, 3)])
def test_an_arc_is_cut_into_pieces_of_the_given_angle(piece: float, count: int) -> None:
    assert len(arc((0, 0), 1, 0, 360, piece)) == count


def test_a_quarter_of_a_circle_is_an_arc_of_90_degrees() -> None:
    (_, points), (_, expected) = quarter((0, -2), (2, -2), (2, 0)), arc((0, 0), 2, 0, 90, piece=90)[0]
    assert [pytest.approx(p) for p in points] == list(expected)


def test_an_oval_follows_its_ellipse() -> None:
    points = flattened(oval(5, 6, 4, 2))
    assert all(hypot((x - 5) / 4, (y - 6) / 2) == pytest.approx(1, abs=3e-4) for x, y in points)
    assert {(9, 6), (5, 8), (1, 6), (5, 4)} <= set(points)


@rows(("corners", "sharp"), [("abcd", "----"), ("bd", "a-c-"), ("ab", "--cd"), ("", "abcd")])
def test_only_the_corners_named_are_rounded(corners: Corners, sharp: str) -> None:
    points = flattened(rounded_rect((0, 0, 20, 10), 4, 2, corners))
    at: dict[str, Point] = {"a": (0, 0), "b": (20, 0), "c": (20, 10), "d": (0, 10)}
    assert "".join(name if corner in points else "-" for name, corner in at.items()) == sharp


def test_a_rounded_corner_is_a_quarter_of_an_ellipse() -> None:
    points = flattened(rounded_rect((0, 0, 20, 10), 4, 2))
    corner = [(x, y) for x, y in points if x > 16 and y < 2]
    assert len(corner) > 5
    assert all(hypot((x - 16) / 4, (y - 2) / 2) == pytest.approx(1, abs=3e-4) for x, y in corner)


def test_a_rounded_rectangle_can_be_drawn_where_y_points_up() -> None:
    down = rounded_rect((0, 0, 20, 10), 4, 2, "a")
    up = rounded_rect((0, 100, 20, 90), 4, -2, "a")
    assert up == tuple((verb, tuple((x, 100 - y) for x, y in points)) for verb, points in down)


def test_a_hexagon_has_six_corners_at_the_same_distance() -> None:
    corners = [points[0] for _, points in hexagon((0, 0), 2) if points]
    assert len(corners) == 6
    assert all(hypot(*c) == pytest.approx(2) for c in corners)


@rows("level", [0, 1e-9, -1e-9])
def test_a_point_level_with_the_ends_of_curves_is_inside(level: float) -> None:
    circle = flattened(oval(0, 0, 10, 10))
    assert [inside(circle, (x, level)) for x in (-11, -5, 5, 11)] == [False, True, True, False]


def test_a_point_outside_a_dent_is_not_inside() -> None:
    arrow: list[Point] = [(0, 0), (4, 2), (0, 4), (2, 2)]
    assert inside(arrow, (3, 2))
    assert not inside(arrow, (1, 2))
