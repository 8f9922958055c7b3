"""Tables on slides: rows as high as their text, and more slides only if one is not enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.deck import Deck, Slide
from generator.formats.pptx.placeholders import ReadLayout, read_layouts
from generator.formats.pptx.placement import placeholder_for
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.tables import NARROW_TYPE, ROOMY_TYPE, all_slides, measured_table
from generator.formats.pptx.template import build_template
from tests.formats.pptx.sample_deck import numbered, sample_deck, sample_icons, sample_theme, slide, table

HEAD = ("Choice", "It may help", "It may harm")
LONG = "Quite a few words, so that this cell takes more than a single line in its column of the table."


def layouts() -> dict[str, ReadLayout]:
    return read_layouts(build_template(sample_theme(), "en-GB"))


def table_slide(count: int, words: str = "Short", caption: str = "") -> Slide:
    rows = (HEAD, *((f"Choice {n}", words, words) for n in range(1, count + 1)))
    slots = {"caption": numbered(caption)} if caption else {}
    return slide("choices", "table", "Your choices", "All", slots, table=table(rows, (1, 2, 2), "Choices with what they do."))  # type: ignore[arg-type]


def deck_of(*slides: Slide, continued: str = "{title} ({part} of {parts})") -> Deck:
    return replace(sample_deck(), slides=slides, continued=continued)


def heights(source: Slide) -> tuple[float, ...]:
    assert source.table
    return measured_table(source.table, placeholder_for(source, "table", layouts()["Clinic Table"])).heights


def test_rows_of_one_line_have_a_comfortable_height() -> None:
    assert heights(table_slide(3)) == pytest.approx((0.66,) * 4)


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    head, *rows = heights(table_slide(4, LONG))
    assert min(rows) > head


def test_what_room_is_left_goes_to_the_lowest_rows() -> None:
    crowded = heights(table_slide(8))
    assert max(crowded) - min(crowded) < 0.001
    assert sum(crowded) <= layouts()["Clinic Table"].placeholders[13].box.height + 0.8


@pytest.mark.parametrize("count", range(2, 9))
def test_two_to_eight_short_rows_stand_on_one_slide(count: int) -> None:
    assert len(all_slides(deck_of(table_slide(count, caption="A caption.")), layouts())) == 1


def test_a_table_takes_the_captions_room_where_there_is_none() -> None:
    with_caption, without = (sum(heights(table_slide(8, caption=words))) for words in ("A caption.", ""))
    assert without > with_caption


def test_rows_that_do_not_fit_stand_on_further_slides_evenly() -> None:
    parts = all_slides(deck_of(table_slide(9, LONG)), layouts())
    rows = [len(part.table.rows) - 1 for part in parts if part.table]
    assert sum(rows) == 9
    assert len(rows) > 1
    assert max(rows) - min(rows) <= 1
    assert [part.id for part in parts] == ["choices", *(f"choices-{n}" for n in range(2, len(parts) + 1))]
    assert [part.title.plain for part in parts][1:] == [f"Your choices ({n} of {len(parts)})" for n in range(2, len(parts) + 1)]
    assert {part.table.rows[0] for part in parts if part.table} == {parts[0].table.rows[0] if parts[0].table else ()}


def test_without_words_for_it_a_table_that_is_too_long_is_a_problem() -> None:
    rendered = render_deck(deck_of(table_slide(9, LONG), continued=""), sample_theme(), sample_icons())
    assert [p.code for p in rendered.problems] == ["T03"]
    assert "inches too high for the slide" in rendered.problems[0].message


def test_a_row_higher_than_a_slide_is_a_problem() -> None:
    rendered = render_deck(deck_of(table_slide(2, LONG * 20)), sample_theme(), sample_icons())
    assert {p.code for p in rendered.problems} == {"T03"}


def test_a_word_wider_than_its_cell_is_named_at_its_place() -> None:
    wide = table((("Head", "Head"), ("Donaudampfschifffahrtsgesellschaft", "b")), (1, 9), "Two cells.")
    rendered = render_deck(deck_of(replace(table_slide(2), table=wide)), sample_theme(), sample_icons())
    assert [(p.location, "Donaudampf" in p.message) for p in rendered.problems] == [(wide.rows[1][0].location, True)]


def test_many_columns_are_set_smaller() -> None:
    place = layouts()["Clinic Table"].placeholders[13]
    sizes = [measured_table(table((("a",) * n,) * 2, (1,) * n, ""), place).style.size for n in (2, 3, 4, 5)]
    assert sizes == [ROOMY_TYPE, ROOMY_TYPE, NARROW_TYPE, NARROW_TYPE]
