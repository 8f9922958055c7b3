"""Whom to turn to, on as many slides as it needs: type is never shrunk, and no sign of danger is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.document.blocks import HelpCell, HelpRow
from generator.document.deck import Deck, Slide
from generator.formats.pptx.continued import all_slides
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.placeholders import ReadLayout, read_layouts
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.template import house_template
from generator.text import Text
from tests.formats.pptx.sample_deck import sample_deck, sample_theme, slide

SHORT = "Pus or heat"
LONG = "A sign of danger that is as long as the model allows, so much"  # 60 letters


def layouts() -> dict[str, ReadLayout]:
    return read_layouts(house_template(sample_theme(), "en-GB", SlideLogo()))


def deck_of(*signs: Sequence[str]) -> Deck:
    """Return a deck with one slide of help: for each number, what to call it for."""
    cells = tuple(HelpCell(Text.of(f"{n}{n}{n}"), Text(()), tuple(map(Text.of, each))) for n, each in enumerate(signs, 1))
    help_ = slide("seek-help", "help", "Get help", "All", {}, {"help": HelpRow(cells)})
    return replace(sample_deck(), slides=(help_,), continued="{title} ({part} of {parts})")


def told(slides: Sequence[Slide]) -> list[list[tuple[str, int]]]:
    """Return the numbers of each slide, each with how many signs it has there."""
    rows = [part for each in slides for part in each.parts.values() if isinstance(part, HelpRow)]
    return [[(cell.number.plain, len(cell.items)) for cell in row.cells] for row in rows]


def test_numbers_that_fit_stand_side_by_side() -> None:
    assert told(all_slides(deck_of([SHORT], [SHORT], [SHORT], [SHORT]), layouts())) == [[("111", 1), ("222", 1), ("333", 1), ("444", 1)]]


def test_more_numbers_than_stand_side_by_side_go_on_on_another_slide() -> None:
    slides = all_slides(deck_of(*([SHORT],) * 5), layouts())
    assert told(slides) == [[("111", 1), ("222", 1), ("333", 1), ("444", 1)], [("555", 1)]]
    assert [each.id for each in slides] == ["seek-help", "seek-help-2"]
    assert [each.title.plain for each in slides] == ["Get help", "Get help (2 of 2)"]


def test_signs_that_need_wider_columns_have_fewer_beside_them() -> None:
    assert told(all_slides(deck_of([LONG, LONG, SHORT], [SHORT], [LONG], [SHORT]), layouts())) == [
        [("111", 3), ("222", 1)], [("333", 1), ("444", 1)],
    ]  # fmt: skip


def test_a_number_with_more_signs_than_a_slide_holds_is_on_the_next_one_too() -> None:
    slides = all_slides(deck_of([SHORT] * 17, [SHORT]), layouts())
    counts = [dict(each).get("111", 0) for each in told(slides)]
    assert sum(counts) == 17
    assert len(slides) > 2
    assert [number for each in told(slides) for number, _ in each][-1] == "222"


@pytest.mark.parametrize("count", range(1, 13))
def test_what_is_continued_fits(count: int) -> None:
    rendered = render_deck(deck_of([LONG] * count, [LONG, SHORT] * 2, [SHORT]), sample_theme())
    assert [problem.message for problem in rendered.problems] == []
    assert rendered.units == len(all_slides(deck_of([LONG] * count, [LONG, SHORT] * 2, [SHORT]), layouts()))


def test_no_slide_has_more_words_than_people_read_while_they_listen() -> None:
    signs = ["one two three four five six seven eight nine"] * 2
    slides = all_slides(deck_of(signs, signs, signs), layouts())
    assert told(slides) == [[("111", 2), ("222", 2)], [("333", 2)]]
