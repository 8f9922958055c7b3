"""What is shown to one person: the slides of their condition and of no other."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from generator.compose.sections.questions import MOST_ON_SLIDE
from generator.content.condition import Condition
from generator.content.model import Book
from generator.document.deck import Deck
from generator.formats.pptx.render import render_deck
from generator.problems import errors
from tests.compose.sections.composing import changed, consultation, deck, guide, judged, leaflet, shown, words
from tests.formats.pptx.sample_deck import sample_theme
from tests.made import REAL, SMALLEST, book, deck_jobs, made, planned, printed
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
    own, told = condition.id, {slide.id for slide in condition.slides}
    about = [f"{kind}-{own}" for kind in ("type", "wait", "works", "evidence") if kind in told]
    offered = condition.can_it_help.finding != "none"
    in_order = [
        "title", *about, f"options-{own}", *(["steps"] if offered else []), "benefits-and-risks", "right-for-you", "unknown", "licence",
        *(["aftercare"] if offered else []), "seek-help", "questions", "closing",
    ]  # fmt: skip
    shown_ = [slide.id for slide in of(condition).slides]
    assert shown_ == [id_ for id_ in in_order if id_ in shown_]
    assert {"title", f"evidence-{own}", f"options-{own}", "benefits-and-risks", "right-for-you", "seek-help", "closing"} <= set(shown_)


@each_condition
def test_there_are_as_many_slides_as_planned(condition: Condition) -> None:
    (job,) = [job for job in deck_jobs(REAL) if job.name == f"consultation-{condition.id}"]
    assert 10 <= job.length.least <= made(REAL, job.name).units <= job.length.most <= 15


@each_condition
def test_the_build_finds_no_problems(condition: Condition) -> None:
    assert made(REAL, f"consultation-{condition.id}").problems == ()


@each_condition
def test_title_subject_and_footer_are_the_conditions(condition: Condition) -> None:
    deck = of(condition)
    assert deck.title == f"{condition.plain_name.plain}: your consultation" == deck.slides[0].title.plain
    assert deck.subject.casefold() in {
        f"{condition.medical_name.plain} – {condition.subtitle.plain}".casefold(), condition.subtitle.plain.casefold(),
    }  # fmt: skip
    assert condition.code in deck.footer.plain
    assert {condition.plain_name.plain, condition.medical_name.plain} < set(deck.keywords.split("; "))


@each_condition
def test_no_other_condition_is_named(condition: Condition) -> None:
    others = [name.plain for o in book(REAL).conditions if o.id != condition.id for name in (o.plain_name, o.medical_name)]
    lines = [line for slide in of(condition).slides for line in shown(slide)]
    assert [line for line in lines if any(other in line for other in others)] == []


@each_condition
def test_their_own_questions_are_beside_those_for_everybody(condition: Condition) -> None:
    (slide,) = [slide for slide in of(condition).slides if slide.id == "questions"]
    assert [line.text.plain for line in slide.slots["content"]] == [printed(text, book(REAL)) for text in condition.questions]
    assert 3 <= len(slide.slots["content-2"]) <= MOST_ON_SLIDE


def test_each_part_of_the_talk_is_named_once_in_a_row() -> None:
    parts = [slide.section for slide in consultation("title", "what", "options", "steps", "licence", "seek-help", "closing").slides]
    assert [part for n, part in enumerate(parts) if part not in parts[n - 1 : n]] == [
        "Welcome", "Your type of hair loss", "The treatment", "Next steps",
    ]  # fmt: skip


def test_who_should_not_have_it_is_asked_and_what_nobody_knows_told() -> None:
    asked, unknown = consultation("right-for-you").slides
    assert [line.text.plain for line in (*asked.slots["content"], *asked.slots["content-2"])] == [
        "Sore patches", "An infection of the scalp",
    ]  # fmt: skip
    assert asked.notes.say[0].plain == "Your patches are sore."
    assert [line.text.plain for line in unknown.slots["content"]] == ["What comes after a year"]


class TestWhereTheTreatmentIsNotOffered:
    """Nobody is told how a treatment is given, or what to do after it, that is not expected to help them."""

    @pytest.fixture
    def unlikely(self) -> Book:
        """Return the smallest book with a condition that the treatment is not expected to help."""
        return changed({**judged(finding="none"), "results": None})

    def test_a_leaflet_leaves_out_its_steps_results_and_aftercare(self, unlikely: Book) -> None:
        kinds = ("topics", "if-you-choose", "aftercare", "harms", "help-by-number")
        assert [section.id for section in leaflet(*kinds).sections if section.id != "sources-named"] == list(kinds)
        left = [section.id for section in leaflet(*kinds, of=unlikely).sections if section.id != "sources-named"]
        assert left == ["topics", "harms", "help-by-number"]

    def test_so_does_a_consultation(self, unlikely: Book) -> None:
        assert [slide.id for slide in consultation("steps", "aftercare", "licence").slides] == ["steps", "aftercare", "licence"]
        assert [slide.id for slide in consultation("steps", "aftercare", "licence", of=unlikely).slides] == ["licence"]

    def test_the_guide_and_the_deck_for_all_have_them(self, unlikely: Book) -> None:
        assert [section.id for section in guide("steps", of=unlikely).sections] == ["steps"]
        assert [slide.id for slide in deck("steps", "aftercare", of=unlikely).slides] == ["steps", "aftercare"]

    def test_the_guide_shows_no_results_of_it(self, unlikely: Book) -> None:
        assert [section.id for section in guide("results").sections if section.id != "sources-named"] == ["results"]
        assert guide("results", of=unlikely).sections == ()


def test_a_long_table_of_choices_continues_on_another_slide_with_its_head_and_notes() -> None:
    first = book(SMALLEST).conditions[0]
    like = first.options[0].model_copy(update={"kind": "other"})
    long = tuple(like.model_copy(update={"name": words(f"A choice with quite a long name of its own, {n}")}) for n in range(7))
    deck = consultation("options", of=changed({"options": (*first.options, *long)}))
    rendered = render_deck(deck, sample_theme())
    assert errors(rendered.problems) == ()
    slides = Presentation(io.BytesIO(rendered.data)).slides
    titles = [slide.shapes.title.text.replace("\xa0", " ") for slide in slides]
    assert titles == [deck.slides[0].title.plain, f"{deck.slides[0].title.plain} (continued, 2 of 2)"]
    heads = [[cell.text for cell in shape.table.rows[0].cells] for slide in slides for shape in slide.shapes if shape.has_table]
    assert heads[0] == heads[1]
    assert len({slide.notes_slide.notes_text_frame.text for slide in slides}) == 1
