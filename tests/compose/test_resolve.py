"""References and placeholders work in every text of content.yaml, in every handout, or are reported where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from pydantic import BaseModel

from generator.compose.resolve import Resolver
from generator.content.model import Book
from generator.document.plain import words
from generator.formats import FORMATS
from generator.pipeline.jobs import composed_handouts, problems_of
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
    return list(some([path for path, _ in texts(project().book)], 5))


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
        assert said.count(own) == said.count(f"{own} [1]"), (handout.words.title, said[max(0, said.find(own) - 80) :][:120])


def test_a_number_replaces_the_reference_without_a_space_before_a_full_stop() -> None:
    resolver = Resolver({"a": 3}, {})
    assert resolver.text(written("It may help [@a].")).plain == "It may help [3]."


def test_a_source_that_the_leaflet_does_not_list_is_listed_after_the_others() -> None:
    summary = written("It may help. [@other-2025]")
    book = changed(treatment={"summary": summary})
    sources = {**book.sources, "other-2025": book.sources[SOURCE].model_copy(update={"title": Text.of("Another one")})}
    said = plain(leaflet("exosomes", "sources", of=book.model_copy(update={"sources": sources})))
    listed = len(book.conditions[0].sources)
    assert f"It may help. [{listed + 1}]" in said
    assert f"{listed + 1}." in said


def test_a_handout_without_a_list_names_the_source_at_its_end() -> None:
    book = changed(
        treatment={"aftercare": changed().treatment.aftercare.model_copy(update={"basis": written("We say so. [@review-2024]")})}
    )
    said = plain(sheet("care", of=book))
    number = list(book.sources).index(SOURCE) + 1
    assert any(f"We say so. [{number}]" in line for line in said)
    assert said[-1].startswith("The source is: ")
    assert said[-1].endswith(f"[{number}].")


def test_a_slide_shows_the_number_and_its_notes_name_the_source() -> None:
    book = changed(treatment={"what": (written("Cells let go of them. [@review-2024]"),)})
    for made in (deck("about-exosomes", of=book), consultation("about-exosomes", of=book)):
        (slide,) = made.slides
        assert any("[1]" in note.plain for note in slide.notes)
        assert slide.notes.sources
        assert "[1]" in slide.notes.sources.plain


class TestPlaceholders:
    def test_the_phone_number_is_filled_in_wherever_it_is_asked_for(self) -> None:
        book = changed({"causes": (written("Call {phone} first."),)})
        assert f"Call {book.clinic.phone.plain} first." in plain(leaflet("causes", of=book))

    def test_types_are_counted(self) -> None:
        book = changed(treatment={"what": (written("There are {types} types, {types_without_study} without a study."),)})
        without = sum(c.exosomes.evidence.level == "E0" for c in book.conditions)
        assert f"There are 1 types, {without} without a study." in plain(guide("about-exosomes", of=book))

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
        small = changed()
        book = small.model_copy(update={"clinic": small.clinic.model_copy(update={"hours": written("Weekdays, or {phone}")})})
        book = book.model_copy(update={"questions": (book.questions[0].model_copy(update={"text": written("When? {hours}")}),)})
        assert f"When? Weekdays, or {book.clinic.phone.plain}" in plain(guide("all-questions", of=book))
