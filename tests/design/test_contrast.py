"""Contrast and brand colours: too little contrast is reported with colours that have enough, and a brand's roles stay readable."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.design import brand
from generator.design.contrast import LEAST, contrast, nearest, pairs, too_close
from generator.design.oklab import hexadecimal, tone
from tests.design.themes import NAMES, theme
from tests.each import rows
from tests.named import examples

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"{value:06X}")


@rows(("one", "other", "ratio"), [("000000", "FFFFFF", 21), ("777777", "FFFFFF", 4.478), ("0B4A57", "F7F2EA", 8.8)])
def test_contrast_is_computed_as_in_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, rel=0.01)


@given(COLOURS)
@settings(max_examples=examples(300), deadline=None)
def test_a_colour_survives_the_way_to_lightness_chroma_and_hue_and_back(colour: str) -> None:
    assert hexadecimal(tone(colour)) == colour


@given(COLOURS, COLOURS)
@settings(max_examples=examples(150), deadline=None)
def test_the_nearest_colour_has_enough_contrast(colour: str, other: str) -> None:
    found = nearest(colour, other, 4.5)
    assert found
    assert contrast(found, other) >= 4.5
    if contrast(colour, other) >= 4.5:
        assert found == colour


def test_the_nearest_colour_keeps_its_hue_and_changes_little() -> None:
    found = nearest("E08A5B", "FFFFFF", 4.5)
    assert contrast(found, "FFFFFF") < 4.6
    assert tone(found).hue == pytest.approx(tone("E08A5B").hue, abs=0.1)


@rows("name", NAMES)
def test_our_own_themes_have_enough_contrast(name: str) -> None:
    assert list(too_close(theme(name).colour)) == []


def test_a_pair_is_named_with_its_ratio_and_both_alternatives() -> None:
    standard = theme("standard").colour
    found = {(pair.over, pair.under): pair for pair in too_close(lambda role: "7FB2E5" if role == "link" else standard(role))}
    assert found.keys() == {("link", "white"), ("link", "sand")}
    pair = found["link", "white"]
    assert (pair.kind, round(pair.ratio, 1)) == ("words", 2.2)
    assert contrast(pair.nearest_over, "FFFFFF") >= 4.5
    assert pair.nearest_under == "" or contrast("7FB2E5", pair.nearest_under) >= 4.5


@given(COLOURS, COLOURS, COLOURS)
@example("001309", "010000", "000000")  # the ring of a nearly black brand, on the lightest ground of another
@settings(max_examples=examples(80), deadline=None)
def test_a_brand_that_is_dark_enough_makes_colours_with_enough_contrast(main: str, accent: str, second: str) -> None:
    dark = {"main": nearest(main, "FFFFFF", 9), "accent": nearest(accent, "FFFFFF", 5.5), "second": nearest(second, "FFFFFF", 5.5)}
    made = {role: value for name in brand.BRAND_NAMES for role, value in brand.roles(name, dark[name])}
    standard = theme("standard").colour
    assert [(pair.over, pair.under, pair.ratio) for pair in too_close(lambda role: made.get(role) or standard(role))] == []


def test_a_brand_does_not_change_colours_that_have_a_meaning() -> None:
    made = {role for name in brand.BRAND_NAMES for role, _ in brand.roles(name, "6B1220")}
    assert made.isdisjoint({"green", "amber", "rose", "violet", "link", "visited", "white"})
    assert not any(role.startswith(("skin", "hair", "strand")) for role in made)


def test_words_need_more_than_shapes() -> None:
    assert LEAST["words"] > LEAST["shapes"]
    assert {kind for kind, _, _ in pairs()} == {"words", "shapes"}
