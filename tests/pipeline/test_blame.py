"""Where a handout is too long, whatever text has grown is the one that is blamed: each that any of our plans prints is swollen in turn.

The texts are those of the smallest book, the handouts those that the plans name, each on no more pages than it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import ceil

import pytest

from generator.content.model import Book
from generator.content.read import parse_book
from generator.document.blocks import Document
from generator.document.plain import document_texts
from generator.document.target import name_of
from generator.formats import FORMATS
from generator.formats.pdf.job import PdfJob
from generator.pipeline.jobs import Signed, _CachedComposer
from generator.pipeline.planned_files import files_of
from generator.pipeline.too_long import SPARED, explained, texts_of
from generator.pipeline.workers import Made, checked
from generator.problems import Location, Problem, errors
from generator.project import Project, read_project
from generator.review.approvals.register import Register
from generator.review.printable import printable
from generator.text import Text
from tests.compose.test_resolve import Path, texts, with_text
from tests.each import each
from tests.made import HANDOUTS, SMALLEST, told
from tests.named import some

pytestmark = [pytest.mark.long, pytest.mark.unmeasured]

TENFOLD = 10
MORE_THAN_A_PAGE = (3_000, 15_000)  # characters, of a text; the second where the first still finds room
NOT_TO_BE_SHORTENED = "what grew since the last build is not to be shortened"


@dataclass(frozen=True)
class Sheet:
    """A handout as planned, the places of the texts that it prints, and the pages that it needs."""

    job: PdfJob
    places: frozenset[Location]
    pages: int


@cache
def project() -> Project:
    """Return the smallest book with all of our plans that make documents, each in its standard edition."""
    read, problems = read_project(SMALLEST, HANDOUTS, {name: form.needs for name, form in FORMATS.items()})
    assert read, problems
    documents = (each for each in read.editions if each.handout.format == "pdf" and not each.edition)
    return replace(read, book=printable(read.book, read.fonts), editions=tuple(documents))


def jobs(book: Book, name: str = "") -> Iterator[PdfJob]:
    """Yield the jobs that a book gives, or the one with a name."""
    composer = _CachedComposer(replace(project(), book=book), Signed(Register(), date.min))
    for planned in project().editions:
        for wanted in (file for file in files_of(planned, book) if not name or name_of(file.path) == name):
            job = composer.job(wanted)
            assert isinstance(job, PdfJob)
            yield job


@cache
def sheets() -> tuple[Sheet, ...]:
    return tuple(Sheet(job, frozenset(_places(job.document)), checked(job).rendered.units) for job in jobs(project().book))


def _places(document: Document) -> Iterator[Location]:
    for text in document_texts(document):
        yield from (place for place in (text.location, *(span.location for span in text.spans)) if place)


@cache
def lengths() -> Mapping[str, int]:
    return {path: text.length for path, text in texts_of(project().book).items()}


def named(path: Path) -> str:
    """Return a path as `texts_of` has it: with the ids of what is in lists."""
    part: object = project().book
    keys = []
    for key in path:
        part = part[key] if isinstance(part, dict | tuple) else getattr(part, str(key))  # type: ignore[index]  # a tuple's is a number
        keys.append(str(getattr(part, "id", None) or getattr(part, "country", None) or key) if isinstance(key, int) else str(key))
    return "/".join(keys)


def printed() -> list[tuple[Path, Text]]:
    """Return the texts that any handout prints."""
    places = frozenset[Location]().union(*(sheet.places for sheet in sheets()))
    return [(path, text) for path, text in texts(project().book) if text.location in places]


def sample() -> list[tuple[Path, Text]]:
    return list(some(printed(), 48))


def swollen(text: Text, characters: int) -> Text:
    """Return a text said over and over: ten times, or as often as it takes."""
    times = max(TENFOLD, ceil(characters / max(1, len(text.plain))))
    between = replace(text.spans[0], text=" ", cite=None, link=None)
    return Text(tuple(span for _ in range(times) for span in (*text.spans, between)), text.location)


def made_with(path: Path, text: Text, sheet: Sheet) -> tuple[Made, Book]:
    """Return a handout with a text swollen until it no longer fits on the pages that it needed."""
    book = project().book
    for characters in MORE_THAN_A_PAGE:
        changed = with_text(project().book, path, swollen(text, characters))
        assert isinstance(changed, Book)
        book = changed
        (job,) = jobs(book, sheet.job.name)
        made = checked(replace(job, pages=job.pages.model_copy(update={"most": sheet.pages, "multiple_of": 1})))
        if errors(made.problems):
            break
    return made, book


@each("one", sample, title=lambda one: "/".join(map(str, one[0])))
def test_the_text_that_grew_is_blamed_once_and_so_it_is_without_an_earlier_build(one: tuple[Path, Text]) -> None:
    path, text = one
    sheet = next(sheet for sheet in sheets() if text.location in sheet.places)
    made, book = made_with(path, text, sheet)
    if not errors(made.problems):  # what gives way is never too long: it is left out, and the build says so
        assert made.rendered.yielded
        assert made.rendered.document
        assert text.location not in set(_places(made.rendered.document))
        return
    (problem,) = errors(explained([made], texts_of(book), lengths()))
    (alone,) = errors(explained([made], texts_of(book), {}))
    if SPARED.match(named(path)):
        assert NOT_TO_BE_SHORTENED in problem.message
        assert text.location not in (problem.location, alone.location)
        assert problem.hint.startswith("write  most: ")
    else:
        assert problem.location == text.location, problem.show()
        assert alone.location == text.location or path[0] == "control", alone.show()
        assert problem.code in ("F001", "F004")  # a clinic's name at the foot of a page is too long there too
        assert NOT_TO_BE_SHORTENED not in problem.message


def test_conditions_that_were_added_are_blamed_as_a_whole() -> None:
    (guide,) = (sheet for sheet in sheets() if sheet.job.handout == "guide")
    one = project().book.conditions[0]
    long = Text.of("A name as long as it may be for a type of hair loss of any kind", one.plain_name.location)
    more = tuple(one.model_copy(update={"id": f"more-{n}", "plain_name": long}) for n in range(19))
    book = project().book.model_copy(update={"conditions": (one, *more)})
    job = next(jobs(book, guide.job.name))
    made = checked(replace(job, pages=job.pages.model_copy(update={"most": guide.pages, "multiple_of": 1})))
    (problem,) = explained([made], texts_of(book), lengths())
    assert "'more-" in problem.message
    assert "are new since the last build" in problem.message


def limited() -> list[tuple[Path, Text]]:
    """Return all texts that take at most a line of the file, so that they can be written tenfold there."""
    whole = ((path, text) for path, text in texts(project().book) if text.location and "|" not in text.location.source)
    return [one for one in whole if len(one[1].plain) > 60]


@each("one", limited, title=lambda one: "/".join(map(str, one[0])))
def test_a_text_written_tenfold_is_too_long_by_its_own_limit_and_nothing_else_is_said(one: tuple[Path, Text]) -> None:
    _, text = one
    assert text.location
    lines = SMALLEST.read_text("utf-8").splitlines()
    line = lines[text.location.line - 1]
    said = line[text.location.column - 1 :]
    lines[text.location.line - 1] = line[: text.location.column - 1] + " ".join([said] * TENFOLD)
    _, problems = parse_book("\n".join(lines).encode(), "content.yaml")
    assert [(p.code, p.location.line if p.location else 0) for p in problems] == [("Y039", text.location.line)], told(problems)


def test_a_handout_whose_foot_is_too_long_is_told_of_that_alone() -> None:
    (place,) = {text.location for path, text in texts(project().book) if path == ("clinic", "name")}
    sheet = sheets()[0]
    foot = Problem("F004", "a line at the foot of each page is too long", place)
    made, book = made_with(("clinic", "name"), project().book.clinic.name, sheet)
    assert {problem.code for problem in made.problems} == {"F001", "F004"}
    (problem,) = explained([made], texts_of(book), lengths())
    assert (problem.code, problem.location) == (foot.code, foot.location)
