"""Signs differ in shape and stand out from their background."""

from __future__ import annotations

import pytest

from generator.figures.drawing import Oval, Painted, Path, Rect
from generator.figures.marks import Sign, SignKind
from tests.design.themes import NAMES, contrast
from tests.each import each
from tests.figures.gallery import SIGNS

DISCS, SQUARES = ("good", "do", "phone", "info"), ("bad", "avoid", "box")


def shapes(sign: Sign) -> list[Rect | Oval | Path]:
    return [s for s in sign.picture(11, 0, 12).shapes if isinstance(s, Painted)]


@pytest.mark.parametrize("kind", SIGNS)
def test_good_signs_are_filled_discs_bad_ones_open_squares_and_the_warning_an_octagon(kind: SignKind) -> None:
    plate = shapes(Sign(kind))[0]
    if kind in DISCS:
        assert isinstance(plate, Oval)
        assert plate.paint.stroke is None
    elif kind in SQUARES:
        assert isinstance(plate, Rect)
        assert (plate.paint.fill, plate.paint.stroke is None) == ("white", False)
    else:
        assert isinstance(plate, Path)
        assert len(plate.steps) == 9


@pytest.mark.parametrize(("on_dark", "ground"), [(False, "white"), (True, "deep"), (True, "rose")])
@each("kind", lambda: SIGNS)
@each("name", lambda: NAMES)
def test_a_sign_and_its_plate_stand_out(name: str, kind: SignKind, on_dark: bool, ground: str) -> None:
    plate, *rest = shapes(Sign(kind, on_dark))
    edges = [c for c in (plate.paint.fill, plate.paint.stroke) if c]
    assert max(contrast(name, edge, ground) for edge in edges) >= 3  # WCAG 2.2, 1.4.11
    for shape in rest:
        seen = shape.paint.fill or shape.paint.stroke
        assert seen
        assert plate.paint.fill
        assert contrast(name, seen, plate.paint.fill) >= 3
