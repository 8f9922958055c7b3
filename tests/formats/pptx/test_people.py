"""People as dots on a slide: a disc says that it is true of somebody, a ring that nobody counted how they fared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.blocks import Quantity
from generator.figures.drawing import Oval, Painted
from generator.figures.people import People
from generator.formats.pptx.spread import spread
from tests.figures.gallery import DECK
from tests.formats.pptx.sample_deck import sample_deck, slide, three_people


def drawn(part: Quantity) -> People:
    """Return the people that a slide of one quantity shows."""
    shown = spread(slide("people", "number", "Three people", "What we know", {}, {"number": part}), sample_deck())
    (people,) = (each for each in shown.drawings.values() if isinstance(each, People))
    return people


@pytest.mark.parametrize(("uncounted", "fills"), [(False, {"teal"}), (True, {None})])
def test_people_of_whom_nobody_counted_how_they_fared_are_rings(uncounted: bool, fills: set[str | None]) -> None:
    shapes = drawn(replace(three_people(), uncounted=uncounted)).picture(*DECK).shapes
    dots = [shape for shape in shapes if isinstance(shape, Oval)]
    assert len(dots) == 3
    assert {dot.paint.fill for dot in dots if isinstance(dot, Painted)} == fills
    assert {bool(dot.paint.stroke) for dot in dots} == {uncounted}
