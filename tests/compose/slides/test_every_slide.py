"""One idea a slide: a headline that says it, few words beside it, notes to speak from, and sources by number."""

from __future__ import annotations

import re

import pytest

from generator.document.plain import slide_texts
from generator.formats.pptx.continued import all_slides
from generator.text import numbers_in
from tests.compose.slides.shown import CONTENTS, beside, decks
from tests.formats.pptx.test_tables import layouts
from tests.made import book

each_content = pytest.mark.parametrize("content", CONTENTS)
MOST, MOST_IN_HELP_AND_OPTIONS = 25, 40
CONTINUED = re.compile(r" \(continued, \d of \d\)$")
HEADLINE = 76  # letters: two lines of a slide
LISTS = ("steps", "sources")  # steps of another clinic's are as long as it writes them


@each_content
def test_a_headline_takes_two_lines_at_most_and_no_two_of_a_deck_are_alike(content: str) -> None:
    for deck in decks(content).values():
        titles = [slide.title.plain for slide in deck.slides]
        assert [title for title in titles if len(title) > HEADLINE or title.endswith(".")] == []
        assert len(set(titles)) == len(titles)


@each_content
def test_few_words_stand_beside_a_headline(content: str) -> None:
    for name, deck in decks(content).items():
        for slide in all_slides(deck, layouts()):
            if not slide.id.startswith(LISTS):
                most = MOST_IN_HELP_AND_OPTIONS if slide.layout in ("help", "table", "codes", "map") else MOST
                assert beside(slide) <= most, (name, slide.id, beside(slide))


def test_our_own_steps_are_as_few() -> None:
    assert [slide.id for slide in decks("real")["talk"].slides if slide.id == "steps" and beside(slide) > MOST] == []


@each_content
def test_a_number_in_a_headline_is_one_that_the_slide_shows_or_counts(content: str) -> None:
    for name, deck in decks(content).items():
        if name in ("talk", "screen"):
            continue
        for slide in deck.slides:
            stated = set(numbers_in(CONTINUED.sub("", slide.title.plain))) - {"100"}
            below = " ".join(text.plain for text in slide_texts(slide) if text is not slide.title and text not in tuple(slide.notes))
            rows = {str(n) for part in slide.parts.values() for n in range(len(getattr(part, "rows", ())))}
            assert stated <= set(numbers_in(below)) | rows, (name, slide.id)


@each_content
def test_notes_are_to_be_spoken_then_a_question_then_the_sources(content: str) -> None:
    for name, deck in decks(content).items():
        for slide in deck.slides:
            assert 2 <= slide.notes.sentences <= 5, (name, slide.id)
            assert (slide.notes.ask is None) is (name == "screen")
            assert not any(re.match("Sources?: ", text.plain) for text in slide.notes.say)
            if slide.notes.sources:
                assert re.match("Sources?: ", slide.notes.sources.plain)


@each_content
def test_the_numbers_at_the_foot_are_those_of_the_sources_that_the_notes_name(content: str) -> None:
    for name, deck in decks(content).items():
        for slide in deck.slides:
            if name == "screen":
                assert slide.sources is None
            elif slide.notes.named:
                assert slide.sources, (name, slide.id)
                assert slide.notes.sources
                foot = slide.sources.plain.partition("[")[2].rstrip("].")
                assert _counted(foot) == {int(n) for n in re.findall(r"\[(\d+)\]", slide.notes.sources.plain)}, (name, slide.id)


def _counted(foot: str) -> set[int]:
    """Return the numbers in '1-3, 5'."""
    runs = [part.split("–") for part in foot.split(", ")]
    return {n for run in runs for n in range(int(run[0]), int(run[-1]) + 1)}


@each_content
def test_nobody_says_that_no_treatment_is_what_is_known_best(content: str) -> None:
    of = book(CONTENTS[content])
    nothing = {option.name.plain for condition in of.conditions for option in condition.options if option.kind == "none"}
    for deck in decks(content).values():
        best = [text.plain for slide in deck.slides for text in slide.notes.say if "evidence is best" in text.plain]
        assert [said for said in best if any(name in said for name in nothing)] == []


@each_content
def test_the_screen_gives_no_verdict_names_no_medicine_and_has_no_link(content: str) -> None:
    of, deck = book(CONTENTS[content]), decks(content)["screen"]
    said = [text for slide in deck.slides for text in slide_texts(slide)]
    assert not any(span.link for text in said for span in text.spans)
    assert [m for m in of.medicines.values() if any(m.name.plain.casefold() in text.plain.casefold() for text in said)] == []
    assert "AnswerStrip" not in [type(part).__name__ for slide in deck.slides for part in slide.parts.values()]
