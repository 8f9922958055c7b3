"""Speaker notes: sentences, a question, sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compose.context import Context
from generator.compose.slides.speech import first_sentence, fitting, notes, sources_named
from generator.document.deck import Deck, Notes, sentences
from generator.text import Text
from tests.compose.sections.composing import changed, deck, words
from tests.each import rows
from tests.made import REAL, SMALLEST, book, country, deck_jobs, labels, planned, printed
from tests.named import condition_ids

AUTHORS = {
    "one": words("Smith J"), "two": words("Liyanage D, Sinclair R"), "three": words("Queen D, Amini F and Tan P"),
    "others": words("Tan P and others"), "body": words("Nebraska state health department"), "none": None,
}  # fmt: skip


def context() -> Context:
    like = book(SMALLEST).sources["review-2024"]
    sources = {id_: like.model_copy(update={"authors": authors, "year": 2025}) for id_, authors in AUTHORS.items()}
    of = changed(sources=sources)
    return Context(of, labels(), country(of), "all", "information", "HL-12")


@rows(
    ("said", "count"),
    [("", 0), ("No full stop", 1), ("One. Two! Three?", 3), ("About 1.5 out of 10.", 1), ("Growing: 2 to 6 years.", 1), ("Why?  So.", 2)],
)
def test_sentences_end_with_a_full_stop_and_a_space(said: str, count: int) -> None:
    assert sentences(Text.of(said)) == count


def test_what_matters_most_comes_first_and_nothing_is_skipped() -> None:
    three, four, one = words("One. Two. Three."), words("A. B. C. D."), words("Last.")
    assert fitting((three, four, one)) == (three,)
    assert fitting((four, one, one)) == (four, one)
    assert fitting((words("A. B. C. D. E. F."), one)) == (words("A. B. C. D. E. F."),)


def test_the_first_sentence_keeps_its_marks() -> None:
    text = words("It **may** help. Nobody knows.")
    assert first_sentence(text).plain == "It may help."
    assert [span.text for span in first_sentence(text).spans if span.strong] == ["may"]
    assert first_sentence(words("No end")) == words("No end")


@rows(
    ("source", "named"),
    [
        ("one", "Smith (2025)"),
        ("two", "Liyanage and Sinclair (2025)"),
        ("three", "Queen and others (2025)"),
        ("others", "Tan and others (2025)"),
        ("body", "Nebraska state health department (2025)"),
        ("none", "A test review of hair loss (2025)"),
    ],
)
def test_a_source_is_named_as_people_say_it(source: str, named: str) -> None:
    said = sources_named(context(), [source])
    assert said
    assert said.plain == f"Source: {named}."


def test_sources_are_named_once_each() -> None:
    named = sources_named(context(), ["two", "one", "two"])
    assert named
    assert named.plain == "Sources: Liyanage and Sinclair (2025); Smith (2025)."
    assert sources_named(context(), []) is None


def test_what_a_text_cites_is_among_the_sources() -> None:
    said = notes(context(), words("It may help.[@one]"), ask=words("Why?"))
    assert [text.plain for text in said] == ["It may help.", "Ask: Why?", "Source: Smith (2025)."]


def spoken(name: str) -> list[tuple[str, Notes]]:
    (composed,) = [job.composed for job in planned(REAL).jobs if job.name == name]
    assert isinstance(composed, Deck)
    return [(slide.id, slide.notes) for slide in composed.slides]


TALKS = ["clinic-deck", *(f"consultation-{condition}" for condition in condition_ids(REAL))]


@pytest.mark.parametrize("name", [*TALKS, "waiting-room"])
def test_each_slide_has_two_to_five_sentences_to_say(name: str) -> None:
    assert [(slide, each.sentences) for slide, each in spoken(name) if not 2 <= each.sentences <= 5] == []


@pytest.mark.parametrize("name", TALKS)
def test_each_slide_of_a_talk_has_a_question_to_ask(name: str) -> None:
    questions = [each.ask.plain for _, each in spoken(name) if each.ask]
    assert len(questions) == len(spoken(name))
    assert all(question.startswith("Ask: ") and question.endswith("?") for question in questions)


def test_nobody_asks_in_a_loop() -> None:
    assert [slide for slide, each in spoken("waiting-room") if each.ask] == []


@pytest.mark.parametrize("name", TALKS)
def test_slides_with_claims_name_their_sources(name: str) -> None:
    without = {slide for slide, each in spoken(name) if not each.sources}
    unsourced = {"brought", "agent", "matters", "choose", "steps", "aftercare", "seek-help", "next-step"}
    assert without <= unsourced | {slide for slide, _ in spoken(name) if slide.startswith("sources")}


@pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
def test_the_clinics_interest_is_told_first(content: Path) -> None:
    of = book(content)
    for job in deck_jobs(content):
        told = [n for n, slide in enumerate(job.deck.slides) if slide.title.plain == printed(of.control.interest, of).rstrip(".")]
        assert told == ([] if job.handout == "consultation" else [0] if job.handout == "waiting-room" else [1]), job.name


def test_how_weak_the_evidence_for_the_ideas_is_is_always_said() -> None:
    (how,) = [each for slide, each in spoken("clinic-deck") if slide == "how"]
    assert how.say[0].plain.startswith(printed(book(REAL).treatment.how.intro, book(REAL)))
    (slide,) = deck("how-it-may-work").slides
    assert [text.plain for text in slide.notes.say] == [
        "This is an idea, and it is still being tested.", "It may wake hair roots.", "It may calm the skin.",
    ]  # fmt: skip


def test_the_smallest_book_has_notes_on_every_slide() -> None:
    for job in deck_jobs(SMALLEST):
        assert [slide.id for slide in job.deck.slides if not slide.notes.say] == []
