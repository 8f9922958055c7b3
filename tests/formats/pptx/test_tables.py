"""Tables on slides: rows as high as their text, and more slides only if one is not enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.deck import Deck, Slide
from generator.formats.pptx.continued import all_slides
from generator.formats.pptx.layout_names import IDX
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.placeholders import ReadLayout, read_layouts
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.tables import LARGE_TYPES, NARROW_TYPE, ROOMY_TYPE, measured_table, table_of
from generator.formats.pptx.template import house_template
from tests.each import rows
from tests.formats.pptx.sample_deck import sample_deck, sample_theme, slide, table

HEAD = ("Choice", "It may help", "It may harm")
LONG = "Quite a few words, so that this cell takes more than a single line in its column of the table."


def layouts() -> dict[str, ReadLayout]:
    return read_layouts(house_template(sample_theme(), "en-GB", SlideLogo()))


def table_slide(count: int, words: str = "Short") -> Slide:
    return slide_of((HEAD, *((f"Choice {n}", words, words) for n in range(1, count + 1))))


def slide_of(rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...] = (1, 2, 2)) -> Slide:
    return slide("choices", "table", "Your choices", "All", {}, {"table": table(rows, widths, "Choices with what they do.")})


def deck_of(*slides: Slide, continued: str = "{title} ({part} of {parts})") -> Deck:
    return replace(sample_deck(), slides=slides, continued=continued)


def heights(source: Slide) -> tuple[float, ...]:
    given = table_of(source)
    assert given
    return measured_table(given, layouts()["Clinic Table"].placeholders[IDX["table"]]).heights


def test_rows_of_one_line_have_a_comfortable_height() -> None:
    assert heights(table_slide(3)) == pytest.approx((2.15 * max(LARGE_TYPES) / 72,) * 4)


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    head, *rows = heights(table_slide(4, LONG))
    assert min(rows) > head


def test_what_room_is_left_goes_to_the_lowest_rows() -> None:
    crowded = heights(table_slide(6))
    assert max(crowded) - min(crowded) < 0.001
    assert sum(crowded) <= layouts()["Clinic Table"].placeholders[IDX["table"]].box.height


@pytest.mark.parametrize("count", range(2, 8))
def test_two_to_seven_short_rows_stand_on_one_slide(count: int) -> None:
    assert len(all_slides(deck_of(table_slide(count)), layouts())) == 1


def test_rows_that_do_not_fit_stand_on_further_slides_evenly() -> None:
    parts = all_slides(deck_of(table_slide(9, LONG)), layouts())
    tables = [part_table for part in parts if (part_table := table_of(part))]
    rows = [len(each.rows) - 1 for each in tables]
    assert sum(rows) == 9
    assert len(rows) > 1
    assert max(rows) - min(rows) <= 1
    assert [part.id for part in parts] == ["choices", *(f"choices-{n}" for n in range(2, len(parts) + 1))]
    assert [part.title.plain for part in parts][1:] == [f"Your choices ({n} of {len(parts)})" for n in range(2, len(parts) + 1)]
    assert {each.rows[0] for each in tables} == {tables[0].rows[0]}


def test_without_words_for_it_a_table_that_is_too_long_is_a_problem() -> None:
    rendered = render_deck(deck_of(table_slide(9, LONG), continued=""), sample_theme())
    assert [p.code for p in rendered.problems] == ["T03"]
    assert "inches too high for the slide" in rendered.problems[0].message


def test_a_row_higher_than_a_slide_is_a_problem() -> None:
    rendered = render_deck(deck_of(table_slide(2, LONG * 20)), sample_theme())
    assert {p.code for p in rendered.problems} == {"T03"}


def test_a_word_wider_than_its_cell_is_named_at_its_place() -> None:
    source = slide_of((("Head", LONG), ("Donaudampfschifffahrtsgesellschaft", "b")), (1, 4))
    wide = table_of(source)
    assert wide
    rendered = render_deck(deck_of(source), sample_theme())
    assert [(p.location, "Donaudampf" in p.message) for p in rendered.problems] == [(wide.rows[1][0].location, True)]


def test_many_columns_are_set_smaller() -> None:
    place = layouts()["Clinic Table"].placeholders[IDX["table"]]
    sizes = [measured_table(table(((LONG,) * n,) * 2, (1,) * n, ""), place).style.size for n in (2, 3, 4, 5)]
    assert sizes == [ROOMY_TYPE, NARROW_TYPE, NARROW_TYPE, NARROW_TYPE]


@rows(("rows", "size"), [(3, 32), (5, 32), (7, 28), (9, 24)])
def test_short_cells_are_set_as_large_as_all_rows_allow(rows: int, size: int) -> None:
    given = table_of(slide_of((HEAD, *((f"Choice {n}", "It stays", "It goes") for n in range(1, rows)))))
    assert given
    assert measured_table(given, layouts()["Clinic Table"].placeholders[IDX["table"]]).style.size == size


def test_a_column_lends_its_room_to_one_whose_words_would_break() -> None:
    given = table_of(slide_of((HEAD, ("Wait", "No visits", "Low mood, and trouble that lasts for a while")), (1, 1, 1)))
    assert given
    measured = measured_table(given, layouts()["Clinic Table"].placeholders[IDX["table"]])
    assert measured.widths[2] > measured.widths[0]
    assert sum(measured.widths) == pytest.approx(layouts()["Clinic Table"].placeholders[IDX["table"]].box.width)
    assert max(measured.heights) == min(measured.heights)
