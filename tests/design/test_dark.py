"""Dark screens: every colour that is used on another stands out from it, for any brand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.design.brand import BRAND_NAMES, roles
from generator.design.contrast import LEAST, SHAPES, WORDS, contrast
from generator.design.dark import COMFORTABLE, PANELS, dark, light
from generator.design.oklab import tone
from tests.made import SMALLEST, made
from tests.named import examples

colours = st.integers(0, 0xFFFFFF).map("{:06X}".format)


def standard() -> dict[str, str]:
    return {str(role): value for role, value in made(SMALLEST, "leaflet-test-hair-loss").pdf.theme.colours.items()}


def branded(*brand: str) -> dict[str, str]:
    """Return the standard colours with those made from a brand."""
    own = dict(pair for name, colour in zip(BRAND_NAMES, brand, strict=True) for pair in roles(name, colour))
    return {**standard(), **own}


def too_close(theme: dict[str, str]) -> list[tuple[str, str, float]]:
    """Return the pairs with too little contrast on a dark screen."""
    shown = dark(theme.__getitem__).ink
    pairs = [(over, under, COMFORTABLE) for over, grounds in WORDS.items() for under in grounds]
    pairs += [(over, under, LEAST["shapes"]) for over, grounds in SHAPES.items() for under in grounds]
    on_ground = [(a, b, least) for a, b, least in pairs if a in shown and b in ("white", "sand", "mist", "wheat") and a != "white"]
    assert len(on_ground) > 30
    return [(a, b, contrast(shown[a], shown[b])) for a, b, least in on_ground if contrast(shown[a], shown[b]) < least]


def test_words_and_marks_of_our_own_theme_stand_out() -> None:
    assert too_close(standard()) == []


@settings(max_examples=examples(25), deadline=None)
@given(colours, colours, colours)
def test_so_do_those_of_any_brand(main: str, accent: str, second: str) -> None:
    assert too_close(branded(main, accent, second)) == []


def test_the_page_is_dark_and_its_hues_are_those_of_the_day() -> None:
    theme = standard()
    day, night = light(theme.__getitem__), dark(theme.__getitem__)
    assert tone(night.ink["white"]).lightness < 0.25
    assert tone(night.ink["deep"]).hue == pytest.approx(tone(day.ink["deep"]).hue, abs=0.05)
    assert night.panel == day.panel == {role: theme[role] for role in PANELS}
