"""What is shown to one person: the slides of their condition and of no other."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from generator.content.model import Condition
from generator.document.deck import Deck
from generator.document.plain import slide_texts
from generator.formats.pptx.render import render_deck
from generator.problems import errors
from tests.compose.sections.composing import changed, consultation, words
from tests.formats.pptx.sample_deck import sample_icons, sample_theme
from tests.made import REAL, SMALLEST, book, made, planned
from tests.named import condition_ids

each_condition = pytest.mark.parametrize("condition", condition_ids(REAL), indirect=True)


@pytest.fixture
def condition(request: pytest.FixtureRequest) -> Condition:
    """Return a condition by its id."""
    return next(condition for condition in book(REAL).conditions if condition.id == request.param)


def of(condition: Condition) -> Deck:
    (composed,) = [job.composed for job in planned(REAL).jobs if job.name == f"consultation-{condition.id}"]
    assert isinstance(composed, Deck)
    return composed


@each_condition
def test_the_slides_come_in_the_order_of_a_consultation(condition: Condition) -> None:
    own = condition.id
    assert [slide.id for slide in of(condition).slides] == [
        "title", f"what-{own}", "exosomes", f"exosomes-{own}", f"options-{own}", "steps", "benefits-and-risks", "right-for-you",
        "licence", "aftercare", "seek-help", "questions", "closing",
    ]  # fmt: skip


@each_condition
def test_there_are_ten_to_fourteen_slides(condition: Condition) -> None:
    assert 10 <= made(REAL, f"consultation-{condition.id}").units <= 14


@each_condition
def test_the_build_finds_no_problems(condition: Condition) -> None:
    assert made(REAL, f"consultation-{condition.id}").problems == ()


@each_condition
def test_title_subject_and_footer_are_the_conditions(condition: Condition) -> None:
    deck = of(condition)
    assert deck.title == f"{condition.name.plain}: your consultation" == deck.slides[0].title.plain
    assert deck.subject == condition.subtitle.plain
    assert condition.code in deck.footer.plain
    assert deck.keywords.endswith(condition.name.plain)


@each_condition
def test_no_other_condition_is_named(condition: Condition) -> None:
    others = [other.name.plain for other in book(REAL).conditions if other.id != condition.id]
    said = [text.plain for slide in of(condition).slides for text in slide_texts(slide)]
    shown = [line for line in said if not line.startswith(("The source is", "The sources are"))]
    assert [line for line in shown if any(other in line for other in others) and "Small studies of" not in line] == []


@each_condition
def test_their_own_questions_are_beside_those_for_everybody(condition: Condition) -> None:
    (slide,) = [slide for slide in of(condition).slides if slide.id == "questions"]
    assert [line.text for line in slide.slots["content"]] == list(condition.questions)
    assert len(slide.slots["content-2"]) == 4


def test_each_part_of_the_talk_is_named_once_in_a_row() -> None:
    parts = [slide.section for slide in of(book(REAL).conditions[0]).slides]
    assert [part for n, part in enumerate(parts) if part not in parts[n - 1 : n]] == [
        "Welcome", "Your type of hair loss", "The treatment", "Next steps",
    ]  # fmt: skip


def test_urgent_help_is_beside_help_soon() -> None:
    (slide,) = consultation("seek-help").slides
    short = changed().conditions[0].in_short
    assert [line.text for line in slide.slots["content"]] == list(short.soon)
    assert [line.text for line in slide.slots["content-2"]] == list(short.urgent)


def test_who_should_not_have_it_is_beside_what_nobody_knows() -> None:
    (slide,) = consultation("right-for-you").slides
    short = changed().treatment.risks.in_short
    assert [line.text for line in slide.slots["content"]] == list(short.not_suitable)
    assert [line.text for line in slide.slots["content-2"]] == list(short.unknown)


def test_a_long_table_of_choices_continues_on_another_slide_with_its_head_and_notes() -> None:
    first = book(SMALLEST).conditions[0]
    like = first.options[0].model_copy(update={"kind": "other"})
    long = tuple(like.model_copy(update={"name": words(f"A choice with quite a long name of its own, {n}")}) for n in range(7))
    deck = consultation("options", of=changed({"options": (*first.options, *long)}))
    rendered = render_deck(deck, sample_theme(), sample_icons())
    assert errors(rendered.problems) == ()
    slides = Presentation(io.BytesIO(rendered.data)).slides
    titles = [slide.shapes.title.text.replace("\xa0", " ") for slide in slides]
    assert titles == [deck.slides[0].title.plain, f"{deck.slides[0].title.plain} (continued, 2 of 2)"]
    heads = [[cell.text for cell in shape.table.rows[0].cells] for slide in slides for shape in slide.shapes if shape.has_table]
    assert heads[0] == heads[1]
    assert len({slide.notes_slide.notes_text_frame.text for slide in slides}) == 1
