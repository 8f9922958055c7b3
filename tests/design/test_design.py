"""Theme, paper and fonts: what a designer may choose, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from generator.design.contrast import LEAST, SHAPES, SLIDE_WORDS, TINTS, WORDS
from generator.design.paper import MM, Paper
from generator.design.theme import COLOUR_NAMES, Theme
from tests.design.themes import NAMES, contrast, lightness, theme
from tests.each import rows
from tests.formats.pdf.sample import standard


def _faint(name: str, table: Mapping[str, tuple[str, ...]], least: float) -> dict[tuple[str, str], float]:
    """Return the pairs of roles of a theme whose contrast is less than `least`."""
    pairs = [(role, ground) for role, grounds in table.items() for ground in grounds]
    assert pairs
    return {pair: found for pair in pairs if (found := contrast(name, *pair)) < least}


@rows("name", NAMES)
def test_words_contrast_with_their_background(name: str) -> None:
    assert _faint(name, WORDS, 7) == {}  # WCAG 2.2, 1.4.6


@rows("name", NAMES)
def test_words_on_slides_contrast_with_their_background(name: str) -> None:
    assert _faint(name, SLIDE_WORDS, LEAST["words"]) == {}


@rows("name", NAMES)
def test_shapes_contrast_with_their_background(name: str) -> None:
    assert _faint(name, SHAPES, 3) == {}  # WCAG 2.2, 1.4.11


@rows("name", NAMES)
def test_tints_behind_words_are_light(name: str) -> None:
    assert all(lightness(theme(name).colour(tint)) >= 90 for tint in TINTS)


def test_the_grey_theme_needs_black_ink_only() -> None:
    grey = theme("grey")
    assert {role: value for role, value in grey.colours.items() if len({value[:2], value[2:4], value[4:]}) > 1} == {}
    assert grey.colour("ink") == "000000"
    same = {"name", "masthead", "colours"}
    assert grey.model_dump(exclude=same) == theme("standard").model_dump(exclude=same)


def test_a_theme_has_all_colours_and_no_others() -> None:
    assert set(theme("standard").colours) == set(COLOUR_NAMES)
    with pytest.raises(KeyError):
        theme("standard").colour("mauve")
    with pytest.raises(ValidationError):
        Theme.model_validate({**theme("standard").model_dump(by_alias=True), "colours": {"mauve": "FF00FF"}})


def test_every_leading_is_on_the_grid() -> None:
    assert {name: leading for name, (_, leading) in theme("standard").type.items() if leading % (theme("standard").grid / 4)} == {}


@rows("name", NAMES)
def test_an_answer_is_not_set_larger_than_the_number_it_rests_on(name: str) -> None:
    sizes = {role: size for role, (size, _) in theme(name).type.items()}
    assert sizes["answer"] < sizes["numeral"]


def test_columns_and_gutters_fill_the_width() -> None:
    _, a4 = standard()
    assert a4.size == pytest.approx((595.28, 841.89), abs=0.01)
    for widths in ((6, 6), (4, 4, 4), (4, 8), (3, 3, 3, 3), (12,)):
        assert sum(map(a4.span, widths)) + a4.gap * (len(widths) - 1) == pytest.approx(a4.text_width)
    assert a4.text_width == pytest.approx(184 * MM)


@pytest.mark.parametrize(
    "change",
    [
        {"margin": {"left": 9.9}},
        {"margin": {"right": 5}},
        {"panel": {"side": 6.9}},
        {"panel": {"top": 0}},
        {"duplex": "sideways"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_a_paper_that_office_printers_cannot_print_is_refused(change: dict[str, Any]) -> None:
    values = standard()[1].model_dump()
    for key, value in change.items():
        values[key] = {**values[key], **value} if isinstance(value, dict) else value
    with pytest.raises(ValidationError):
        Paper.model_validate(values)


def paper(**more: object) -> Paper:
    """Return A4 with some values changed."""
    return Paper.model_validate({**standard()[1].model_dump(), **more})


BY_PAGES = {"one-side": "One.", "one-sheet": "Turn it.", "sheets": "Staple."}


@rows(
    ("instructions", "told"),
    [
        ("Print it.", ["Print it."] * 3),
        (BY_PAGES, ["One.", "Turn it.", "Staple."]),
        ({"one-sheet": "Turn it.", "sheets": "Staple."}, ["Staple.", "Turn it.", "Staple."]),
    ],
)
def test_how_to_print_is_told_by_how_much_there_is(instructions: object, told: list[str]) -> None:
    assert [paper(instructions=instructions).told(pages) for pages in (1, 2, 3)] == told


@rows(
    ("instructions", "duplex", "turned"),
    [
        (BY_PAGES, "simplex", ["simplex", "long-edge", "long-edge"]),
        (BY_PAGES, "long-edge", ["simplex", "long-edge", "long-edge"]),
        ("Print it.", "simplex", ["simplex"] * 3),
        ("Print it.", "long-edge", ["long-edge"] * 3),
    ],
)
def test_a_sheet_for_one_side_is_turned_only_if_its_back_is_needed_and_it_is_told_how(
    instructions: object, duplex: str, turned: list[str]
) -> None:
    assert [paper(instructions=instructions, duplex=duplex).turned(pages) for pages in (1, 2, 3)] == turned
