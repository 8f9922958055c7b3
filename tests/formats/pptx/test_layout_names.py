"""Layout names: each kind of slide has one, and it is in the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from generator.document.deck import Layout
from generator.formats.pptx.layout_names import CONTRACT, layout_name
from generator.formats.pptx.layouts import ITEMS
from tests.formats.pptx.sample_deck import lines, sample_deck


@pytest.mark.parametrize("layout", get_args(Layout))
def test_each_kind_of_slide_has_a_layout(layout: Layout) -> None:
    assert layout_name(replace(sample_deck().slides[0], layout=layout)) in CONTRACT


@pytest.mark.parametrize(("count", "name"), [(1, "Clinic Cards 2"), (2, "Clinic Cards 2"), (5, "Clinic Cards 5"), (6, "Clinic Cards 5")])
def test_cards_stand_on_the_layout_for_their_number_or_the_nearest(count: int, name: str) -> None:
    cards = replace(sample_deck().slides[0], layout="cards", slots={item: lines("Head") for item in ITEMS[:count]})
    assert layout_name(cards) == name
