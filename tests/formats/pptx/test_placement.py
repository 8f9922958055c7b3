"""No half-empty slide: what there is stands as large as it fits, level with what is beside it, and in the middle of its room."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.document.blocks import AnswerCell, AnswerStrip, HelpCell, HelpRow, Quantity
from generator.document.chart import Bar, BarChart
from generator.document.deck import Layout, Slide, Slot, SlotLine, SlotPart
from generator.figures.drawing import Drawing
from generator.figures.icon_array import IconArray
from generator.formats.pptx.fit import measure, paragraphs
from generator.formats.pptx.layout_names import layout_of
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.markup import Rectangle
from generator.formats.pptx.placeholders import ReadLayout, read_layouts
from generator.formats.pptx.placement import PlacedSlide, placed
from generator.formats.pptx.spread import spread
from generator.formats.pptx.template import house_template
from tests.each import rows
from tests.formats.pptx.sample_deck import code, lines, plain, sample_deck, sample_theme, slide, text

NO_BREAK = "\N{NO-BREAK SPACE}"


def layouts() -> Mapping[str, ReadLayout]:
    return read_layouts(house_template(sample_theme(), "en-GB", SlideLogo()))


def laid_out(source: Slide) -> PlacedSlide:
    return placed(spread(source, sample_deck()), layouts()[layout_of(source)])


def made(layout: Layout, words: Mapping[Slot, tuple[SlotLine, ...]], parts: Mapping[Slot, SlotPart] | None = None) -> Slide:
    return slide("one", layout, "Ask us first", "All", dict(words), dict(parts or {}))


def sizes(shown: PlacedSlide, role: str) -> list[float]:
    return [shown.places[role].levels[line.level].size for line in shown.words[role]]


def middle(box: Rectangle) -> float:
    return box.y + box.height / 2


@rows(
    ("said", "size"),
    [
        (("It hurts at the elbow", "Sport is one cause"), 54),
        (("It hurts on the outside of the elbow, and now and then further down the arm",), 46),
        (("Ask what works for that type, and how well it works, and what it asks of you",) * 3, 36),
    ],
)
def test_a_few_words_alone_are_set_as_large_as_they_fit(said: tuple[str, ...], size: int) -> None:
    assert set(sizes(laid_out(made("say", {"lead": plain(*said)})), "lead")) == {size}


def test_lists_side_by_side_have_the_air_that_both_have_room_for() -> None:
    short, long = lines("Reported", "Sore", "Lumps"), lines("Not known", *("How often germs pass on",) * 5)
    airy = laid_out(made("two-lists", {"list-1": short, "list-2": short}))
    packed = laid_out(made("two-lists", {"list-1": short, "list-2": long}))
    befores = [
        {shown.places[role].levels[line.level].before for line in shown.words[role][1:]}
        for shown in (airy, packed)
        for role in ("list-1", "list-2")
    ]
    assert befores == [{28}, {28}, {14}, {14}]


def test_cards_without_drawings_are_larger_and_stand_in_the_middle_of_their_room() -> None:
    words: Mapping[Slot, tuple[SlotLine, ...]] = {"card-1": plain("Know what this is"), "card-2": plain("Ask about it")}
    drawn: Mapping[Slot, SlotPart] = {"art-1": code(), "art-2": code()}
    alone, beside = laid_out(made("cards", words)), laid_out(made("cards", words, drawn))
    assert sizes(alone, "card-1") == sizes(alone, "card-2") > sizes(beside, "card-1")
    assert middle(alone.places["card-1"].box) == pytest.approx(middle(beside.places["card-1"].box))
    assert alone.places["card-1"].box.height < beside.places["card-1"].box.height


@pytest.mark.parametrize(("layout", "lead_first"), [("figure", False), ("no-number", True)])
def test_a_sign_stands_in_a_panel_as_high_as_its_words_level_with_the_words_beside_it(layout: Layout, lead_first: bool) -> None:
    sign = Quantity(text("?"), text("out of 100: we found no figure"), "")
    shown = laid_out(made(layout, {"lead": plain("Blood tests can find some of these")}, {"number": sign}))
    panel, words = shown.places["sign"].box, shown.places["lead"].box
    assert middle(panel) == pytest.approx(middle(words))
    assert panel.height < words.height
    assert (words.x < panel.x) is lead_first
    assert panel.width < words.width


@pytest.mark.parametrize(("warns", "tint"), [(False, "accent1"), (True, "accent5")])
def test_an_answer_that_warns_has_the_colour_of_one_in_the_strip(warns: bool, tint: str) -> None:
    sign = Quantity(text("No"), text(""), "", lead=text("Licensed?"), warns=warns)
    shown = laid_out(made("figure", {"lead": plain("Ask which licence ours has")}, {"number": sign}))
    cell = AnswerCell(text("Licensed?"), text("No"), text(""), warns=True)
    strip = laid_out(made("answer", {}, {"strip": AnswerStrip((cell,), (1,))}))
    colours = [
        each.places[role].levels[each.words[role][n].level].fill[0].get("val")
        for each, role, n in ((shown, "sign", 1), (strip, "answer-1", 0))
    ]
    assert colours == [tint, "accent5"]


def test_what_is_said_of_a_drawing_stands_beside_it_and_a_drawing_alone_takes_that_room_too() -> None:
    beside = laid_out(made("drawing", {"text": plain("It is a mistake of your body")}, {"art-1": code()}))
    alone = laid_out(made("drawing", {}, {"art-1": code()}))
    drawing, words = beside.places["art-1"].box, beside.places["caption"].box
    assert drawing.x + drawing.width < words.x
    assert middle(drawing) == pytest.approx(middle(words))
    assert alone.places["art-1"].box.width == pytest.approx(words.x + words.width - drawing.x)


@rows("count", [1, 2, 3, 5])
def test_what_is_said_of_a_chart_stands_close_below_it_and_both_in_the_middle(count: int) -> None:
    bars = tuple(Bar(text(f"Time {n}"), n, text(f"{n} months")) for n in range(1, count + 1))
    shown = laid_out(made("chart", {}, {"chart": BarChart(bars, "Months.", text("Months"), note=text("They can come back"))}))
    given = {place.name: place.box for place in layouts()["Clinic Chart"].placeholders.values()}
    chart, note = shown.places["chart"].box, shown.places["text"].box
    assert note.y - (chart.y + chart.height) == pytest.approx(given["Text"].y - (given["Chart"].y + given["Chart"].height))
    above, below = chart.y - given["Chart"].y, given["Text"].y + given["Text"].height - (note.y + note.height)
    assert above == pytest.approx(below)


@rows(("numeral", "size"), [("70", 120), ("288", 120), ("2,337", 84)])
def test_a_long_number_in_an_answer_stays_a_number_of_the_family_of_text(numeral: str, size: int) -> None:
    cell = AnswerCell(text("Studied"), Quantity(text(numeral), text("people"), ""), text(""))
    shown = laid_out(made("answer", {}, {"strip": AnswerStrip((cell, cell, cell), (1, 1, 1))}))
    level = shown.places["answer-2"].levels[shown.words["answer-2"][0].level]
    assert (level.size, level.family) == (size, "Calibri")


def test_the_dots_of_a_comparison_have_the_colour_of_their_numerals() -> None:
    placebo = Quantity(text("14"), text("with placebo"), "14 of 100", 14)
    pair = made("pair", {}, {"number": Quantity(text("26"), text("on it"), "26 of 100", 26, twin=placebo)})
    drawn: Mapping[str, Drawing] = spread(pair, sample_deck()).drawings
    tones = [array.tone for array in drawn.values() if isinstance(array, IconArray)]
    assert tones == ["teal", "slate"]


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("What harm could it do, and who helps?", f"who{NO_BREAK}helps?"),
        ("Once a lot has gone, it cannot all come back", f"come{NO_BREAK}back"),
    ],
)
def test_no_short_word_is_left_alone_on_a_last_line(said: str, last: str) -> None:
    shown = laid_out(made("say", {"lead": plain(said)}))
    assert shown.words["lead"][0].text.plain.endswith(f" {last}")


@rows(
    ("layout", "role", "number", "size"),
    [
        ("help", "reasons-4", "020 7946 0123", 26),
        ("help", "reasons-4", "0203 7946 01234", 24),
        ("next", "row-3", "020 7946 0123", 36),
        ("next", "row-3", "00353 1 055 01430", 28),
    ],
)
def test_a_phone_number_is_set_smaller_before_it_breaks(layout: Layout, role: str, number: str, size: int) -> None:
    us = HelpCell(text("Us"), text(number), ())
    shown = laid_out(made(layout, {}, {"help": HelpRow((us,) * (4 if layout == "help" else 3))}))
    assert sizes(shown, role)[0] == size
    assert NO_BREAK in shown.words[role][0].text.plain


def test_the_chart_makes_room_for_what_takes_more_lines_below_it() -> None:
    bars = tuple(Bar(text(f"Type {n}"), n, text(str(n))) for n in range(1, 6))
    note = text("Hairs gained in the counted area, middle value: 20 men, at week 16. Results varied widely, and it held plant extracts.")
    shown = laid_out(made("chart", {}, {"chart": BarChart(bars, "Five bars.", text("People"), note=note)}))
    chart, words = shown.places["chart"].box, shown.places["text"]
    given = layouts()["Clinic Chart"].placeholders[words.idx].box
    assert measure(paragraphs(shown.words["text"]), words).lines_over == 0
    assert words.box.y + words.box.height == pytest.approx(given.y + given.height)
    assert chart.y + chart.height < words.box.y < given.y
