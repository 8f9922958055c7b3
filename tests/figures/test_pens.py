"""Paths drawn with fontTools' pens: SVG path data, bounds and winding."""

from __future__ import annotations

import pytest

from generator.figures.curves import oval, polygon, polyline
from generator.figures.drawing import PathSteps
from generator.figures.pens import box_of, is_clockwise, reversed_outline, steps_of
from tests.each import rows

SQUARE = polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
OPEN = polyline([(0, 0), (10, 0), (10, 10)])


def test_path_data_is_read_as_lines_and_cubic_curves() -> None:
    assert steps_of("M0 0h4q12 24 24 0z") == (
        ("M", ((0, 0),)),
        ("L", ((4, 0),)),
        ("C", ((12, 16), (20, 16), (28, 0))),
        ("L", ((0, 0),)),
        ("Z", ()),
    )


def test_an_open_path_stays_open() -> None:
    assert [verb for verb, _ in steps_of("M0 0h4v4M9 9h1z")] == ["M", "L", "L", "M", "L", "L", "Z"]


@rows("outline", [SQUARE, OPEN, oval(0, 0, 4, 2)])
def test_reversing_changes_the_winding_and_keeps_the_shape(outline: PathSteps) -> None:
    turned = reversed_outline(outline)
    assert is_clockwise(outline)
    assert not is_clockwise(turned)
    assert box_of(turned) == pytest.approx(box_of(outline))
    assert (turned[-1][0] == "Z") == (outline[-1][0] == "Z")
