"""Layout names: each kind of slide has one, it is in the contract, and its slots have places."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from generator.document.deck import Layout
from generator.formats.pptx.layout_names import CONTRACT, IDX, layout_of
from generator.formats.pptx.layouts import layouts
from tests.each import rows
from tests.formats.pptx.sample_deck import sample_deck


@rows("layout", get_args(Layout))
def test_each_kind_of_slide_has_a_layout(layout: Layout) -> None:
    assert layout_of(replace(sample_deck().slides[0], layout=layout)) in CONTRACT


def test_no_layout_is_for_nothing() -> None:
    assert set(layouts()) == set(get_args(Layout))


def test_each_place_has_an_idx_of_its_own() -> None:
    assert len(set(IDX.values())) == len(IDX)


def test_the_sample_shows_every_layout() -> None:
    assert {slide.layout for slide in sample_deck().slides} == set(get_args(Layout))
