"""Any number of cards, calls, codes and bars, with few words or many: all of it fits, and panels are as high as their words."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.blocks import HelpCell, HelpRow, Quantity
from generator.document.chart import Bar, BarChart
from generator.document.deck import Deck, Slide, Slot, SlotLine, SlotPart
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.checks.file import FinishedDeck, read_deck
from generator.formats.pptx.checks.text import TextBox
from generator.formats.pptx.layout_model import SLIDE_WIDTH
from generator.formats.pptx.markup import POINTS_PER_INCH
from generator.formats.pptx.render import render_deck
from generator.problems import errors
from tests.formats.pptx.sample_deck import code, lines, plain, sample_deck, sample_theme, slide, text
from tests.named import examples

pytestmark = pytest.mark.unmeasured

CARDS: tuple[Slot, ...] = ("card-1", "card-2", "card-3")
NAMES, ARTS, STEPS = ([slot for slot in get_args(Slot) if slot.startswith(stem)] for stem in ("link-", "art-", "step-"))
EMPTY = 0.3  # inches at most below the text of a row's fullest panel: with more, something seems to be missing
MARGIN = 0.67  # inches
WORDS = ("roots", "may", "help", "blood", "a", "study", "of", "people", "finasteride", "scalp", "we", "ask", "no")
WORDY = ("T01", "T04")  # warnings of long titles and full slides, which depend on the words


def deck_of(*slides: Slide) -> Deck:
    return replace(sample_deck(), slides=slides, numbers=None)


def finished(*slides: Slide) -> FinishedDeck:
    """Return the slides as read back from a file without problems."""
    deck = deck_of(*slides)
    rendered = render_deck(deck, sample_theme())
    assert [p.message for p in rendered.problems] == []
    assert [p.message for p in check_deck(rendered.data, deck) if p.severity == "error" or p.code not in WORDY] == []
    return read_deck(rendered.data, deck)


def panels(read: FinishedDeck, stem: str) -> list[TextBox]:
    return [box for box in read.slides[0].text if box.kind == "placeholder" and (box.role or "").startswith(stem)]


def assert_no_holes(boxes: list[TextBox]) -> None:
    assert len({(box.placeholder.box.y, box.placeholder.box.height) for box in boxes}) == 1
    assert min(box.placeholder.words_box.height - box.measured.height / POINTS_PER_INCH for box in boxes) <= EMPTY


def assert_over_the_slide(boxes: list[TextBox]) -> None:
    places = sorted((box.placeholder.box for box in boxes), key=lambda box: box.x)
    assert places[0].x == pytest.approx(MARGIN, abs=0.01)
    assert places[-1].x + places[-1].width == pytest.approx(SLIDE_WIDTH - MARGIN, abs=0.02)


def cards(*words: str, title: str = "Your choices") -> Slide:
    return slide("cards", "cards", title, "All", {place: lines("Ask", said) for place, said in zip(CARDS, words, strict=False)})


def help_row(count: int) -> Slide:
    cells = tuple(HelpCell(text(number), text("Who"), (text("Hard to breathe"),)) for number in ("999", "A&E", "111", "020 7946 0123"))
    return slide("help", "help", "Get help", "All", {}, {"help": HelpRow(cells[:count])})


def codes(count: int) -> Slide:
    named: dict[Slot, tuple[SlotLine, ...]] = {place: plain(f"Leaflet {n}") for n, place in enumerate(NAMES[:count], 1)}
    drawn: dict[Slot, SlotPart] = {place: code() for place in ARTS[:count]}
    return slide("codes", "codes", "Take one home", "All", named, drawn)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("said", ["Ask us first.", "This rests on lab work. No study shows it on a scalp."])
def test_cards_without_art_share_the_width_and_leave_no_hole(count: int, said: str) -> None:
    boxes = panels(finished(cards(*((said,) * count))), "card")
    assert len(boxes) == count
    assert_no_holes(boxes)
    assert_over_the_slide(boxes)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_calls_share_the_width_and_leave_no_hole(count: int) -> None:
    read = finished(help_row(count))
    assert_no_holes(panels(read, "reasons"))
    assert_over_the_slide(panels(read, "number"))


def test_a_number_with_a_name_before_it_is_as_large_as_that_of_an_emergency() -> None:
    numbers = ("999", "A&E", "NHS 111", "Us")
    row = HelpRow(tuple(HelpCell(text(number), text("Who"), (text("Hard to breathe"),)) for number in numbers))
    boxes = panels(finished(slide("help", "help", "Get help", "All", {}, {"help": row})), "number")
    assert [["".join(r.words for r in p.runs) for p in box.paragraphs] for box in boxes] == [["999"], ["A&E"], ["NHS", "111"], ["Us"]]
    assert len({box.placeholder.levels[box.paragraphs[-1].level].size for box in boxes}) == 1


def test_a_phone_number_is_not_parted_over_a_line() -> None:
    row = HelpRow(tuple(HelpCell(text(n), text("Who"), (text("Or Samaritans on 116 123"),)) for n in ("999", "111", "112", "Us")))
    boxes = panels(finished(slide("help", "help", "Get help", "All", {}, {"help": row})), "reasons")
    assert all("116\N{NO-BREAK SPACE}123" in "".join(r.words for r in box.paragraphs[-1].runs) for box in boxes)


def test_a_phone_number_in_the_place_of_a_short_one_is_smaller_and_not_parted() -> None:
    cells = tuple(
        HelpCell(text(n), text("Who"), (text("Pus"),)) for n in ("112", "The emergency department", "On Call on 01 055 0160", "Us")
    )
    boxes = panels(finished(slide("help", "help", "Get help", "All", {}, {"help": HelpRow(cells)})), "number")
    assert "01\N{NO-BREAK SPACE}055\N{NO-BREAK SPACE}0160" in "".join(r.words for r in boxes[2].paragraphs[-1].runs)


def test_a_phone_number_too_wide_for_its_place_is_parted() -> None:
    cells = tuple(HelpCell(text(n), text("0800 123 456 789 012 345"), (text("Pus"),)) for n in ("999", "111", "112", "Us"))
    boxes = panels(finished(slide("help", "help", "Get help", "All", {}, {"help": HelpRow(cells)})), "reasons")
    assert ["".join(r.words for r in box.paragraphs[0].runs) for box in boxes] == ["0800 123 456 789 012 345"] * 4


@pytest.mark.parametrize("count", [3, 4])
def test_steps_have_their_numbers_share_the_width_and_leave_no_hole(count: int) -> None:
    said: dict[Slot, tuple[SlotLine, ...]] = {
        slot: (SlotLine(text("Prepare"), number=n), SlotLine(text("Scalp cleaned"), 1)) for n, slot in enumerate(STEPS[:count], 1)
    }
    read = finished(slide("steps", "steps", "Some steps", "All", said))
    assert [r.words for box in panels(read, "nth") for p in box.paragraphs for r in p.runs] == list(map(str, range(1, count + 1)))
    assert_no_holes(panels(read, "step"))
    assert_over_the_slide(panels(read, "nth"))


@pytest.mark.parametrize(("numbers", "size"), [((26, 14), 150), ((2, 23), 150), ((100, 2), 88)])
def test_two_numerals_to_compare_have_one_size(numbers: tuple[int, int], size: int) -> None:
    twin = Quantity(text(str(numbers[1])), text("with placebo"), "", n=numbers[1])
    pair = Quantity(text(str(numbers[0])), text("with tablets"), "", n=numbers[0], twin=twin)
    boxes = panels(finished(slide("pair", "pair", "More of those on tablets", "All", {}, {"number": pair})), "pair")
    assert [box.placeholder.levels[p.level].size for box in boxes for p in box.paragraphs] == [size, size]


@pytest.mark.parametrize("count", [1, 3, 5, 6, 10])
def test_codes_of_one_row_are_large_and_all_stand_apart(count: int) -> None:
    read = finished(codes(count))
    heights = {shape.find("{*}grpSpPr/{*}xfrm/{*}ext").get("cy") for shape in read.slides[0].shapes() if shape.tag.endswith("grpSp")}
    (height,) = map(int, heights)
    assert (height > 2 * 914400) == (count <= 5)
    assert len(panels(read, "name")) == count


def test_below_a_large_code_a_name_may_have_three_lines() -> None:
    five = codes(5)
    named = {slot: lines("Hair loss from long and tight styles") for slot in five.lines if slot.startswith("link")}
    assert len(named) == 5
    assert render_deck(deck_of(replace(five, lines={**five.lines, **named})), sample_theme()).problems == ()


@pytest.mark.parametrize("count", [1, 2, 4, 6])
def test_bars_of_any_number_keep_room_for_their_words(count: int) -> None:
    bars = tuple(Bar(text(f"A type of hair loss, {n}"), 10**n, text(f"{10**n:,} people")) for n in range(count))
    read = finished(slide("bars", "chart", "Bars", "All", {}, {"chart": BarChart(bars, "Some bars of people", text("People"))}))
    assert [word for word in read.slides[0].charts[0].words if "people" in word] == [f"{10**n:,} people" for n in range(count)]


SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)


@given(st.lists(SAID, min_size=1, max_size=3), SAID)
@settings(max_examples=examples(20), deadline=None)
def test_whatever_cards_say_fits_or_is_reported_at_its_line(words: list[str], title: str) -> None:
    source = cards(*words, title=title)
    rendered = render_deck(deck_of(source), sample_theme())
    said = [line.text.location for given_ in source.lines.values() for line in given_]
    assert all(problem.code == "T03" and problem.location in (*said, source.title.location) for problem in rendered.problems)
    if not errors(rendered.problems):
        assert_no_holes(panels(finished(source), "card"))
