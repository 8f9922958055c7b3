"""References and placeholders work in every text of content.yaml, in every handout, or are reported where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest
from pydantic import BaseModel

from generator.compose.registry import KINDS
from generator.compose.resolve import Resolver
from generator.content.model import Book
from generator.document.blocks import Document
from generator.document.deck import Deck
from generator.document.plain import words
from generator.formats import FORMATS
from generator.pipeline.jobs import composed_handouts
from generator.pipeline.lost_references import problems_of
from generator.problems import Location, errors
from generator.project import Project, read_project
from generator.text import Span, Text
from tests.compose.sections.composing import changed, consultation, deck, guide, leaflet, plain, sheet
from tests.compose.sections.composing import words as written
from tests.each import each
from tests.made import HANDOUTS, SMALLEST
from tests.named import some

pytestmark = pytest.mark.unmeasured

Path = tuple[str | int, ...]
SOURCE = "review-2024"


@cache
def project() -> Project:
    """Return the smallest book with all of the project's handouts, each in its standard edition."""
    read, problems = read_project(SMALLEST, HANDOUTS, {name: form.needs for name, form in FORMATS.items()})
    assert read, problems
    book: object = read.book
    for n, (path, text) in enumerate(texts(book)):
        book = with_text(book, path, Text.of(f"{text.plain.rstrip('.')} zq{n}z.", text.location))  # no text is part of another
    assert isinstance(book, Book)
    return replace(read, book=book, editions=tuple(each for each in read.editions if not each.edition))


def texts(part: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Yield each text of a part of the Book with its path."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, tuple):
        for n, each in enumerate(part):
            yield from texts(each, (*path, n))
    elif isinstance(part, dict):
        for key, each in part.items():
            yield from texts(each, (*path, key))
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name), (*path, name))


def with_text(part: object, path: Path, text: Text) -> object:
    """Return a part of the Book with another text at a path."""
    if not path:
        return text
    first, *rest = path
    if isinstance(part, tuple):
        return tuple(with_text(each, tuple(rest), text) if n == first else each for n, each in enumerate(part))
    if isinstance(part, dict):
        return {key: with_text(each, tuple(rest), text) if key == first else each for key, each in part.items()}
    assert isinstance(part, BaseModel)
    return part.model_copy(update={str(first): with_text(getattr(part, str(first)), tuple(rest), text)})


def paths() -> list[Path]:
    """Return where the texts of the book are."""
    return list(some([path for path, _ in texts(project().book)], 8))


@each("path", paths)
def test_a_reference_in_any_text_is_printed_as_a_number_wherever_the_text_is_printed_or_is_a_problem(path: Path) -> None:
    text = dict(texts(project().book))[path]
    location = Location("content.yaml", 1, 1)
    book = with_text(project().book, path, Text((*text.spans, Span("", cite=SOURCE, location=location)), text.location))
    assert isinstance(book, Book)
    composed = composed_handouts(replace(project(), book=book))
    if any(problem.location == location for problem in problems_of(composed, book)):
        return
    own = text.plain.split()[-1]
    for handout in composed:
        said = " ".join(words(handout.words))
        numbers = re.findall(rf"{re.escape(own)}\.?(?: \(\d{{4}}\))? \[([\d, –]+)\]", said)  # after a full stop, and a source's year
        numbered = 0 if leads_to_the_leaflet(handout.words) else said.count(own)
        assert len(numbers) == numbered, (handout.words.title, said[max(0, said.find(own) - 80) :][:120])
        assert len(set(numbers)) <= 1, handout.words.title


def leads_to_the_leaflet(composed: Document | Deck) -> bool:
    """Return whether a handout says where the sources are, and leaves numbers out."""
    return isinstance(composed, Document) and any(
        KINDS[kind].leads_to_sources for section in composed.sections for kind in section.kinds if kind in KINDS
    )


def test_a_number_replaces_the_reference_without_a_space_before_a_full_stop() -> None:
    resolver = Resolver({"a": 3}, {})
    assert resolver.text(written("It may help [@a].")).plain == "It may help [3]."


OTHER = "regulator-2025"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("So it is.[@a][@b]", "So it is. [1, 2]"),
        ("So it is. [@b] [@a]", "So it is. [1, 2]"),
        ("So it is.[@d][@a][@c]", "So it is. [1, 3, 4]"),
        ("So it is.[@c][@b][@a]", "So it is. [1–3]"),
        ("So it is.[@f][@a][@c][@b]", "So it is. [1–3, 6]"),
        ("So it is.[@a][@a]", "So it is. [1]"),
        ("So[@b] it is.[@a]", "So [2] it is. [1]"),
        ("See[@a] [2] pages.", "See [1] [2] pages."),
    ],
)
def test_numbers_side_by_side_share_their_brackets(typed: str, said: str) -> None:
    resolver = Resolver({name: n for n, name in enumerate("abcdef", 1)}, {})
    assert resolver.text(written(typed)).plain == said


def test_sources_are_numbered_in_the_order_in_which_a_reader_meets_them() -> None:
    book = changed({"do_now": (written(f"First this. [@{OTHER}]"),), "signs": (written(f"Then that. [@{SOURCE}]"),)})
    said = plain(leaflet("do-now", "topics", "sources", of=book))
    assert ("First this. [1]" in said, "Then that. [2]" in said) == (True, True)
    turned = plain(leaflet("topics", "do-now", "sources", of=book))
    assert ("Then that. [1]" in turned, "First this. [2]" in turned) == (True, True)


def test_a_leaflet_lists_the_sources_that_it_cites_and_no_others() -> None:
    book = changed({"causes": (written(f"First this. [@{OTHER}]"),)})
    assert plain(leaflet("topics", "sources", of=book))[-2:] == ["1.", "Test Regulator. A test notice, 2025."]
    assert [section.id for section in leaflet("do-now", "sources", of=book).sections] == ["do-now"]


def test_a_handout_without_a_list_names_the_source_at_its_end() -> None:
    care = changed().treatment.aftercare.model_copy(update={"basis": written("We say so. [@review-2024]")})
    said = plain(sheet("care", of=changed(treatment={"aftercare": care})))
    assert any("We say so. [1]" in line for line in said)
    assert said[-1] == "Source: Test Review Group (2024) [1]."


def test_a_slide_shows_the_number_and_its_notes_name_the_source() -> None:
    book = changed(treatment={"what": (written("Cells let go of them. [@review-2024]"),)})
    for made in (deck("about-treatment", of=book), consultation("about-treatment", of=book)):
        (slide,) = made.slides
        assert any("[1]" in note.plain for note in slide.notes)
        assert slide.notes.sources
        assert "[1]" in slide.notes.sources.plain


class TestPlaceholders:
    def test_the_phone_number_is_filled_in_wherever_it_is_asked_for(self) -> None:
        book = changed({"causes": (written("Call {phone} first."),)})
        assert f"Call {book.clinic.phone.plain} first." in plain(leaflet("topics", of=book))

    def test_one_in_any_text_is_filled_in_wherever_the_text_is_printed(self) -> None:
        book = with_each(" {agent}", but=("treatment", "agent"))
        composed = composed_handouts(replace(project(), book=book))
        assert list(problems_of(composed, book)) == []
        names = ("page", "pages", "number", "title", "part", "parts", "old", "place", "first", "last")
        later = {f"{{{name}}}" for name in names}  # filled in once pages and slides are known, and what their readers have on paper
        left = [said for handout in composed for said in strings(handout.words) if set(re.findall(r"\{\w+\}", said)) - later]
        assert left == []
        filled = project().book.treatment.agent.plain
        assert sum(said.count(filled) for handout in composed for said in strings(handout.words)) > 300

    def test_an_unknown_one_in_any_text_is_a_problem_if_the_text_is_printed(self) -> None:
        book = with_each(" {fone}")
        composed = composed_handouts(replace(project(), book=book))
        told = {problem.location for problem in problems_of(composed, book) if problem.code == "M065"}
        printed = [said for handout in composed for said in strings(handout.words)]
        marks = {path: (text.location, re.findall(r"zq\d+z", text.plain)[0]) for path, text in texts(book)}
        wrong = [path for path, (location, mark) in marks.items() if (location in told) is not any(mark in said for said in printed)]
        assert wrong == []

    def test_words_that_are_filled_in_take_the_weight_around_them(self) -> None:
        (text,) = [Resolver({}, {"phone": Text.of("0123")}).text(written("Call **now: {phone}**."))]
        assert [(span.text, span.strong) for span in text.spans] == [("Call ", False), ("now: ", True), ("0123", True), (".", False)]

    def test_an_unknown_one_is_a_problem_that_names_the_nearest(self) -> None:
        book = changed({"causes": (Text.of("Call {fone}.", Location("content.yaml", 7, 9)),)})
        found = errors(problems_of(composed_handouts(replace(project(), book=book)), book))
        assert [(p.code, str(p.location), p.message, p.hint) for p in found] == [
            ("M065", "content.yaml:7:9", "there is no placeholder {fone}", "did you mean 'phone'?")
        ]

    def test_a_value_may_hold_one_itself(self) -> None:
        book = asking("When? {hours}", hours=written("Weekdays at {clinic}, or {phone}"))
        assert f"When? Weekdays at Test Clinic, or {book.clinic.phone.plain}" in plain(guide("all-questions", of=book))

    def test_a_value_that_stands_for_itself_is_a_problem_where_it_is(self) -> None:
        book = asking("When? {hours}", hours=Text.of("Weekdays, see {hours}", Location("content.yaml", 7, 9)))
        found = errors(problems_of(composed_handouts(replace(project(), book=book)), book))
        assert [(p.code, str(p.location), p.message) for p in found] == [("M065", "content.yaml:7:9", "{hours} stands for itself")]

    def test_what_is_unknown_in_a_value_is_told_where_the_value_is(self) -> None:
        treatment = {"agent": Text.of("exosomes {fone}", Location("content.yaml", 7, 9))}
        book = changed({"causes": (written("Not {agent}."),)}, treatment)
        found = errors(problems_of(composed_handouts(replace(project(), book=book)), book))
        assert "content.yaml:7:9" in {str(p.location) for p in found if p.message == "there is no placeholder {fone}"}


def test_a_reference_beside_a_placeholder_keeps_its_number() -> None:
    typed = Text((Span("See your {doctor}."), Span("", cite=SOURCE)))
    resolver = Resolver({SOURCE: 3}, {"doctor": Text.of("GP")})
    assert resolver.text(typed).plain == "See your GP. [3]"
    assert resolver.cited == [SOURCE]


def asking(question: str, **clinic: Text) -> Book:
    """Return the smallest book with one question, and changes of its clinic."""
    small = changed()
    asked = small.questions[0].model_copy(update={"text": written(question)})
    return small.model_copy(update={"clinic": small.clinic.model_copy(update=clinic), "questions": (asked, *small.questions[1:])})


def with_each(ending: str, but: Path | None = None) -> Book:
    """Return the book with each of its texts ending in some words, and each at a place of its own."""
    book: object = project().book
    for n, (path, text) in enumerate(texts(book)):
        if path != but:
            ended = Text((*text.spans, Span(ending)), Location("content.yaml", n + 1, 1))
            book = with_text(book, path, ended)
    assert isinstance(book, Book)
    return book


def strings(part: object) -> Iterator[str]:
    """Yield all that a composed handout says anywhere: its words, alternative texts and what it says about itself."""
    if isinstance(part, Text):
        yield part.plain
    elif isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from strings(each)
    elif isinstance(part, dict):
        for each in part.values():
            yield from strings(each)
    elif is_dataclass(part) and not isinstance(part, Location):
        for own in fields(part):
            yield from strings(getattr(part, own.name))
        yield getattr(part, "alt", "")
