"""The consultation: a conversation of twelve slides, nine where the treatment is not expected to help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.compose.values import counted
from generator.content.condition import BesideDrawing, Option
from generator.content.model import Book
from generator.document.blocks import AnswerStrip, Quantity, Scales
from generator.document.chart import BarChart
from generator.document.deck import Deck, SlideTable, SlotPart
from generator.figures.qr import QrCode
from generator.figures.scalp import ScalpPattern
from tests.compose.sections.composing import changed, consultation, deck, judged, shown, words
from tests.compose.slides.shown import CONTENTS, consultations, decks, figures
from tests.each import rows
from tests.made import REAL, SMALLEST, book, labels, printed

each_content = pytest.mark.parametrize("content", CONTENTS)
ORDER = ["brought", "type", "wait", "works", "evidence", "harms", "right", "matters", "options", "seek", "next"]


@each_content
def test_the_slides_come_in_the_order_of_a_conversation(content: str) -> None:
    for condition in book(CONTENTS[content]).conditions:
        told = {slide.id for slide in condition.slides} | {"brought", "options", "seek", "next"}
        offered = condition.can_it_help.finding != "none"
        told |= {"harms", "right", "matters"} if offered else {"right"} if condition.not_suitable else set()
        ids = [slide.id.partition("-")[0] for slide in decks(content)[condition.id].slides]
        assert list(dict.fromkeys(ids)) == [id_ for id_ in ORDER if id_ in told]


def test_our_own_have_twelve_slides_and_nine_where_it_is_not_expected_to_help() -> None:
    of = book(REAL)
    for condition in of.conditions:
        slides = decks("real")[condition.id].slides
        assert len(slides) == (9 if condition.can_it_help.finding == "none" else 12)
        assert slides[4].title.plain == printed(next(s.headline for s in condition.slides if s.id == "evidence"), of)


@each_content
def test_each_shows_the_figure_that_its_content_has_numbers_for(content: str) -> None:
    for condition in book(CONTENTS[content]).conditions:
        by_kind = {slide.id.partition("-")[0]: slide for slide in decks(content)[condition.id].slides}
        assert figures(by_kind["evidence"]) == ["AnswerStrip"]
        assert figures(by_kind["options"]) == ["SlideTable"]
        assert figures(by_kind["next"]) == ["HelpRow", "drawing"]
        if "wait" in by_kind:
            outlook = condition.outlook
            large = outlook.in_large or not (outlook.times or outlook.out_of_100)
            assert figures(by_kind["wait"]) == (["BarChart"] if outlook.times else [] if large else ["Quantity"])


def test_the_last_code_is_that_of_this_leaflet() -> None:
    for condition in book(REAL).conditions:
        code = decks("real")[condition.id].slides[-1].parts["code"]
        assert isinstance(code, QrCode)
        assert code.url.endswith(condition.id)


def test_no_other_condition_is_named() -> None:
    of = book(REAL)
    for condition in of.conditions:
        others = [name.plain for o in of.conditions if o.id != condition.id for name in (o.plain_name, o.medical_name)]
        lines = [line for slide in decks("real")[condition.id].slides for line in shown(slide)]
        assert [line for line in lines if any(other in line for other in others)] == []


def part(of: Deck) -> SlotPart:
    """Return the only figure of a deck's only slide."""
    (slide,) = of.slides
    (found,) = slide.parts.values()
    return found


def with_options(*numbers: dict[str, Any] | None) -> Book:
    """Return the smallest book with no treatment, ours, and an option for each number."""
    none, ours, like = book(SMALLEST).conditions[0].options
    assert like.out_of_100
    more = (_option(like, n, number) for n, number in enumerate(numbers))
    return changed({"options": (none, ours, *more)})


def _option(like: Option, n: int, number: dict[str, Any] | None) -> Option:
    assert like.out_of_100
    counted_ = None if number is None else like.out_of_100.model_copy(update={"placebo": None, **number})
    why = "none-found" if number is None else None
    return like.model_copy(update={"id": f"o-{n}", "name": words(f"Option {n}"), "out_of_100": counted_, "why_no_number": why})


@pytest.mark.parametrize("others", range(6))
def test_two_to_seven_options_stand_side_by_side_nothing_first(others: int) -> None:
    table = part(consultation("options", of=with_options(*[None] * others)))
    assert isinstance(table, SlideTable)
    assert len(table.rows) == 1 + 2 + others
    assert [len(row) for row in table.rows] == [3] * len(table.rows)
    assert table.rows[1][0].plain == "No treatment"


def test_the_table_says_each_number_as_what_it_is() -> None:
    table = part(
        consultation("options", of=with_options({"n": 30, "placebo": 10}, {"n": 80, "up_to": True}, {"n": 18, "more": True}, None))
    )
    assert isinstance(table, SlideTable)
    assert [row[1].plain for row in table.rows[3:]] == ["30, placebo 10", "up to 80", "18 more than placebo", "unknown"]


@rows(
    ("numbers", "layout", "numeral", "twin"),
    [
        ([], "no-number", "?", None),
        ([None, None], "no-number", "?", None),
        ([{"n": 40}], "number", "40", None),
        ([{"n": 18, "more": True}], "number", "18", None),
        ([{"n": 40}, {"n": 30, "placebo": 10}], "pair", "30", "10"),
        ([{"n": 18, "more": True}, {"n": 40}, {"n": 30, "placebo": 10}], "pair", "30", "10"),
    ],
)
def test_what_works_is_shown_beside_placebo_if_any_number_is(
    numbers: list[dict[str, Any] | None], layout: str, numeral: str, twin: str | None
) -> None:
    deck = consultation("what-works", of=with_options(*numbers))
    number = part(deck)
    assert isinstance(number, Quantity)
    assert (deck.slides[0].layout, number.numeral.plain, number.twin.numeral.plain if number.twin else None) == (layout, numeral, twin)


def test_times_are_bars_as_long_as_the_longest_with_the_shortest_in_front() -> None:
    outlook = book(REAL).conditions[2].outlook
    (wait,) = (s for s in decks("real")["telogen-effluvium"].slides if s.id.startswith("wait"))
    chart = wait.parts["chart"]
    assert isinstance(chart, BarChart)
    assert [(bar.part, bar.value) for bar in chart.bars] == [span.months for span in outlook.times] == [(2, 4), (3, 6)]
    assert "2 to 4 months" in chart.alt


def test_the_best_trial_is_two_bars_the_comparison_quiet() -> None:
    of = (
        ("real", "androgenetic-alopecia", {9.5: "9 or 10", 1.5: "1 or 2"}),
        ("prp", "knee-arthritis", {2.1: "2.1", 1.8: "1.8"}),
    )
    for content, id_, values in of:
        (slide,) = (slide for slide in decks(content)["talk"].slides if slide.id == f"evidence-{id_}")
        chart = slide.parts["chart"]
        assert isinstance(chart, BarChart)
        assert [(bar.value, bar.said.plain, bar.quiet) for bar in chart.bars] == [
            (value, said, quiet) for (value, said), quiet in zip(values.items(), (False, True), strict=True)
        ]
        trial = next(condition for condition in book(CONTENTS[content]).conditions if condition.id == id_).can_it_help.trial
        assert trial is not None
        assert chart.note is not None
        assert chart.note.plain.endswith(f" {printed(trial.note, book(CONTENTS[content]))}")
        assert all(said in chart.alt for said in values.values())


def test_the_answers_are_those_of_the_leaflet() -> None:
    of = book(SMALLEST)
    strip = part(consultation("can-it-help"))
    assert isinstance(strip, AnswerStrip)
    finding, grounds, licence = strip.cells
    assert (finding.question.plain, finding.aside, finding.text.plain) == ("Can exosomes help?", None, "Our view: “possibly”. We sell it.")
    assert isinstance(grounds.answer, Quantity)
    assert grounds.answer.numeral.plain == str(of.conditions[0].can_it_help.evidence.our_way.people)
    assert licence.warns


def test_to_wait_is_weighed_only_where_nothing_is_urgent() -> None:
    urgent = next(condition.getting_care for condition in book(REAL).conditions if condition.getting_care)
    for care, weighed in ((None, (1, 2, 3)), (urgent, (4, 2, 3))):
        scales = part(consultation("what-matters", of=changed({"getting_care": care})))
        assert isinstance(scales, Scales)
        assert [left for left, _ in scales.pairs] == [labels()[f"matters_on_slide_{n}_left"] for n in weighed]


def listed(of: Deck) -> list[tuple[str, bool]]:
    """Return the points of slides, each with whether it is strong."""
    lines = [line for slide in of.slides for slot in slide.lines.values() for line in slot]
    return [(line.text.plain, all(span.strong for span in line.text.spans)) for line in lines]


@pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
def test_who_should_not_have_it_is_listed_as_in_the_leaflet_their_own_first(content: Path) -> None:
    of = book(content)
    every = of.treatment.not_suitable.items
    for condition in of.conditions:
        one = of.model_copy(update={"conditions": (condition,)})
        own = [(printed(item.short, of), True) for item in condition.not_suitable]
        all_ = [(printed(item.short, of), False) for item in every if condition.id not in item.left_out_for]
        offered = condition.can_it_help.finding != "none"
        slides = consultation("right-for-you", of=one)
        assert listed(slides) == [*own, *(all_ if offered else [])], condition.id
        assert [printed(item.text, of)[:30] for item in condition.not_suitable][:1] == [
            text.plain[:30] for text in slides.slides[0].notes.say[2:3]
        ], condition.id
    assert listed(deck("right-for-you", of=of)) == [(printed(item.short, of), False) for item in every]


def test_where_it_is_not_offered_and_nobody_of_its_own_is_excluded_there_is_no_slide() -> None:
    none = counted(changed({**judged(finding="none"), "results": None, "not_suitable": ()}))
    assert consultation("right-for-you", of=none).slides == ()


def test_where_it_is_not_offered_its_harms_are_left_out() -> None:
    unlikely = counted(changed({**judged(finding="none"), "results": None}))
    assert [consultation(kind, of=unlikely).slides for kind in ("harms", "what-matters", "steps", "aftercare")] == [()] * 4
    assert len(consultations(unlikely)["test-hair-loss"].slides) == 9


def test_the_small_head_on_a_slide_is_in_the_style_that_the_content_says() -> None:
    drawing = book(SMALLEST).conditions[0].drawing
    assert drawing
    loose = drawing.model_copy(update={"beside": BesideDrawing.model_validate({"style": "loose", "label": "Loose style"})})
    texts = []
    for of in (book(SMALLEST), changed({"drawing": loose})):
        drawn = part(consultation("what", of=of))
        assert isinstance(drawn, ScalpPattern)
        texts.append((drawn.beside, drawn.labels[-1].plain, drawn.alt.rpartition("same head ")[2]))
    assert texts == [
        ("healthy", "Normal", "without test hair loss."),
        ("loose", "Loose style", "without test hair loss, worn loose."),
    ]
