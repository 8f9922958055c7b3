"""The rules over what content can break: each reports such words, where they were written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.deck import Deck, Notes, Pace, Slide, SlotLine
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.tables import table_of
from generator.problems import Location, Problem, errors
from generator.text import Span, Text
from tests.each import rows
from tests.formats.pptx.sample_deck import sample_deck, sample_theme, slide, text
from tests.formats.pptx.test_loop import loop

pytestmark = pytest.mark.covered

LINKED = Text((Span("Read "), Span("here", link="https://clinic.example")), text("Read here").location)


def found(deck: Deck) -> list[Problem]:
    rendered = render_deck(deck, sample_theme())
    assert not errors(rendered.problems), rendered.problems
    return list(check_deck(rendered.data, deck))


def only(one: Slide) -> list[str]:
    alone = replace(one, back=None, skip=None)
    return [problem.message for problem in found(replace(sample_deck(), slides=(alone,), numbers=None))]


def of_sample(key: str) -> Slide:
    return next(each for each in sample_deck().slides if each.id == key)


def with_alternative(key: str, words: str) -> Slide:
    """Return a slide of the sample with other alternative texts."""
    one = of_sample(key)
    return replace(one, parts={slot: replace(part, alt=words) for slot, part in one.parts.items()})  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Ball", "has 4 characters; 5 to 250 is a good length"),
        ("A ball. " * 32, "has 255 characters; 5 to 250 is a good length"),
        ("exosome.PNG", "is a file name"),
        ("Picture 3", "says nothing"),
        ("An image of a ball", "begins with what a screen reader says anyway"),
    ],
)
@pytest.mark.parametrize(("key", "name"), [("cycle", "Hair growth cycle"), ("choices", "Table"), ("trial", "Chart"), ("people", "People")])
def test_an_alternative_text_that_serves_nobody_is_reported(key: str, name: str, words: str, said: str) -> None:
    assert f"slide 1: {name}: the alternative text {said}" in only(with_alternative(key, words))


def test_a_drawing_that_decorates_needs_no_alternative_text() -> None:
    assert not [message for message in only(with_alternative("cycle", "")) if "alternative text" in message]


@rows("words", ["A ball with arrows", "It opens https://clinic.example/card.png", "A diagram of a root"])
def test_an_alternative_text_that_says_something_is_fine(words: str) -> None:
    assert not [message for message in only(with_alternative("cycle", words)) if "alternative text" in message]


def saying(words: Text) -> Slide:
    return slide("one", "statement", "A title", "All", {"statement": (SlotLine(words),)})


def test_a_links_words_say_what_it_opens() -> None:
    assert only(saying(LINKED)) == ["slide 1: Statement: the link 'here' does not say what it opens"]
    spelled = replace(LINKED, spans=(replace(LINKED.spans[1], text="https://clinic.example"),))
    assert only(saying(spelled)) == ["slide 1: Statement: the link 'https://clinic.example' is read out letter by letter"]
    clear = replace(LINKED, spans=(replace(LINKED.spans[1], text="our questions"),))
    assert only(saying(clear)) == []


def test_nobody_can_open_a_link_in_a_loop() -> None:
    first = loop().slides[0]
    (problem,) = found(replace(loop(), slides=(replace(first, lines={"statement": (SlotLine(LINKED),)}), *loop().slides[1:])))
    assert (problem.code, problem.severity, problem.location) == ("T06", "error", first.location)
    assert "the link 'here' can't be opened" in problem.message


def test_a_long_title_is_reported_at_its_words() -> None:
    long = slide("one", "statement", "a b c d e f g h i j k l m", "All", {"statement": (SlotLine(text("Something")),)})
    (problem,) = found(replace(sample_deck(), slides=(long,)))
    assert (problem.code, problem.severity, problem.location) == ("T01", "warning", long.title.location)
    assert problem.message == "slide 1: the title has 13 words; 12 can be read at a glance"


def test_the_title_of_a_tables_further_slide_may_be_long() -> None:
    choices = of_sample("choices")
    given = table_of(choices)
    assert given
    rows = (given.rows[0], *(given.rows[1:] * 4))
    title = text("One two three four five six seven eight nine ten")
    deck = replace(sample_deck(), slides=(replace(choices, title=title, parts={"table": replace(given, rows=rows)}),))
    rendered = render_deck(deck, sample_theme())
    assert rendered.units > 1
    assert not [problem for problem in check_deck(rendered.data, deck) if problem.code == "T01"]


def test_a_slide_with_too_many_words_beside_its_title_is_reported() -> None:
    said = saying(text("One word more. " * 9))
    assert "slide 1: 27 words beside the title; 25 is a good limit" in only(said)


def noted(notes: Notes, *, pace: Pace | None = None) -> list[Problem]:
    """Return the problems of notes in a deck of one slide."""
    one = replace(loop().slides[0] if pace else saying(text("Something")), notes=notes)
    return [problem for problem in found(replace(sample_deck(), slides=(one,), pace=pace)) if problem.code == "T07"]


@pytest.mark.parametrize("pace", [None, Pace()])
def test_notes_have_two_to_five_sentences_to_say(pace: Pace | None) -> None:
    ask, sources = text("Ask: why?"), text("The sources are: A. B. C. D. E. F.")
    counts = {n: bool(noted(Notes((text("Say so. " * n),), ask, sources), pace=pace)) for n in range(8)}
    assert counts == {0: True, 1: True, 2: False, 3: False, 4: False, 5: False, 6: True, 7: True}


def test_long_notes_are_reported_where_they_were_written() -> None:
    said = text("A. B. C. D. E. F.")
    (problem,) = noted(Notes((said,), text("Ask: why?")))
    assert problem.message == "slide 1: the notes have 6 sentences to say; 2 to 5 are good"
    assert (problem.severity, problem.location) == ("warning", said.location)


def test_words_that_are_too_pale_are_told_where_they_were_written() -> None:
    place = Location("content.yaml", 40, 7, "    - Read here")
    said = saying(Text(LINKED.spans, place))
    pale = sample_theme().model_copy(update={"colours": {**sample_theme().colours, "link": "DDE6E8"}})
    deck = replace(sample_deck(), slides=(said,), numbers=None)
    found_ = [p for p in check_deck(render_deck(deck, pale).data, deck) if p.code == "D07"]
    assert [p.location for p in found_] == [place]
