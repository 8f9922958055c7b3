"""Any change of what a reader sees changes the digest that is approved; no change of the look or of how to reach the clinic does.

Which texts there are is taken from the model and from the catalogue, so that a key or a label that is added is looked at too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.compose import Composer
from generator.compose.neutral import facts
from generator.content.model import Book
from generator.content.part import BookPart
from generator.content.walk import texts_by_path
from generator.document.approval import Approval
from generator.document.blocks import Document
from generator.document.plain import words as plain_words
from generator.formats import FORMATS
from generator.pipeline.planned_files import subject_name
from generator.project import Project
from generator.text import Span, Text
from tests.made import country
from tests.pipeline.test_subjects import now, project, subjects

pytestmark = pytest.mark.covered

APPROVED = Approval(
    status="approved", words="f" * 64, version="9.9", issued="2026-11-29", until="2027-11-29",
    author="Test Writer", clinician="Test Doctor", patients="Nobody",
)  # fmt: skip
MARK = re.compile(r"zq\d+zq")
FACTS = ("product", "cost", "who_treats", "help_lines")  # of the clinic: each clinic's clinician approves them apart
Path = tuple[str | int, ...]


# -- every text at once: each is marked, and each mark that is printed has to be among the words that are digested --------------------
def marked(part: Any, next_mark: Iterator[str]) -> Any:
    """Return a part of the Book with a mark of its own at the end of each text."""
    if isinstance(part, Text):
        return Text((*part.spans, Span(f" {next(next_mark)}")), part.location)
    if isinstance(part, tuple):
        return tuple(marked(each, next_mark) for each in part)
    if isinstance(part, Mapping):
        return {key: marked(each, next_mark) for key, each in part.items()}
    if isinstance(part, BookPart):
        return part.model_copy(update={name: marked(getattr(part, name), next_mark) for name in type(part).model_fields})
    return part


def marks() -> Iterator[str]:
    yield from (f"zq{n}zq" for n in range(100_000))


@cache
def book_marked() -> tuple[Project, Mapping[str, str]]:
    """Return the project with its Book marked, and the path of the text that each mark is in."""
    book: Book = marked(project().book, marks())
    return replace(project(), book=book, here=country(book)), _paths(texts_by_path(book))


@cache
def labels_marked() -> tuple[Project, Mapping[str, str]]:
    labels, mark = project().labels, marks()
    texts = {key: marked(text, mark) for key, text in labels.texts.items()}
    return replace(project(), labels=replace(labels, texts=texts)), _paths(texts.items())


def _paths(texts: Any) -> dict[str, str]:
    return {found[-1]: path for path, text in texts if (found := MARK.findall(text.plain))}


def printed(of: Project) -> dict[str, str]:
    """Return what the approved handouts print, by their names: without alternative texts and properties, which nobody sees on paper."""
    found: dict[str, list[str]] = {}
    composer = Composer(of.book, of.labels, of.here, of.pictures)
    for planned in of.editions:
        for condition in of.book.conditions if planned.handout.about == "condition" else (None,):
            compose = FORMATS[planned.handout.format].compose
            said = compose(composer, planned.handout, condition, APPROVED).words
            feet = (said.footer.clinic, said.footer.version, said.footer.status) if isinstance(said, Document) else ()
            found.setdefault(subject_name(planned, condition), []).extend((*plain_words(said), *(text.plain for text in feet)))
    return {name: "\n".join(lines) for name, lines in found.items()}


def undigested(of: Project, paths: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the texts that handouts print and that are not among the words that their digests are made of."""
    digested = {name: set(MARK.findall(each.script)) for name, each in subjects(of).items()}
    return {name: {paths[mark] for mark in set(MARK.findall(words)) - digested[name]} for name, words in printed(of).items()}


def test_every_text_of_the_book_that_is_printed_is_digested_but_for_the_clinics_own() -> None:
    of, paths = book_marked()
    assert len(paths) == len(list(texts_by_path(project().book))) > 150
    left = {path for paths_ in undigested(of, paths).values() for path in paths_}
    assert left
    assert {path for path in left if not path.startswith("clinic/")} == set()
    assert {name for name in now() if not MARK.search(printed(of)[name])} == set()


def test_what_a_clinic_says_of_itself_is_either_a_fact_or_part_of_no_approval() -> None:
    of, paths = book_marked()
    told = {paths[mark].split("/")[1] for mark in MARK.findall(facts(of.book, of.here)) if paths[mark].startswith("clinic/")}
    of_the_clinic = {path.split("/")[1] for path in paths.values() if path.startswith("clinic/")}
    assert told == of_the_clinic & set(FACTS)
    scripts = "".join(each.script for each in subjects(of).values())
    assert {paths[mark] for mark in MARK.findall(scripts) if paths[mark].startswith("clinic/")} == set()


def test_every_label_that_is_printed_is_digested() -> None:
    of, paths = labels_marked()
    assert len(paths) == len(project().labels.texts) > 300
    assert len(set(MARK.findall("".join(printed(of).values())))) > 100
    assert undigested(of, paths) == {name: set() for name in now()}


# -- one value at a time, of any kind: if what is printed changes, so does the digest ------------------------------------------------
def leaves(part: Any, path: Path = (), kind: Any = None) -> Iterator[tuple[Path, Any, Any]]:
    """Yield the single values in a part of the Book, each with the keys that lead to it, and what the model says of its kind."""
    if isinstance(part, BookPart):
        for name, field in type(part).model_fields.items():
            yield from leaves(getattr(part, name), (*path, name), field.annotation)
    elif isinstance(part, tuple):
        for n, each in enumerate(part):
            yield from leaves(each, (*path, n), kind)
    elif isinstance(part, Mapping):
        for key, each in part.items():
            yield from leaves(each, (*path, key), kind)
    elif part is not None:
        yield path, part, kind


def with_leaf(part: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(part, tuple):
        n = int(first)
        return (*part[:n], with_leaf(part[n], rest, value), *part[n + 1 :])
    if isinstance(part, Mapping):
        return {**part, first: with_leaf(part[first], rest, value)}
    return part.model_copy(update={first: with_leaf(getattr(part, str(first)), rest, value)})


def choices(kind: Any) -> tuple[str, ...]:
    """Return the words that a key may have, if it may have only some."""
    if get_origin(kind) is Literal:
        return tuple(each for each in get_args(kind) if isinstance(each, str))
    return tuple(each for inner in get_args(kind) for each in choices(inner))


def other(value: Any, kind: Any, letters: str) -> Any:
    """Return another value of the same kind."""
    match value:
        case Text():
            return Text((*value.spans, Span(f" {letters}")), value.location)
        case bool():
            return not value
        case int():
            return value + 1
        case date():
            return value + timedelta(days=1)
    allowed = [each for each in choices(kind) if each != value]
    return allowed[len(letters) % len(allowed)] if allowed else f"{value}{letters}"


@cache
def of_the_book() -> tuple[tuple[Path, Any, Any], ...]:
    """Return all values that can change alone: an id is another thing's name, and what names it would have to change too."""
    names = ("id", "sources", "conditions", "out_of", "country", "only", "drawing")
    return tuple(leaf for leaf in leaves(project().book) if [key for key in leaf[0] if isinstance(key, str)][-1] not in names)


@cache
def printed_now() -> dict[str, str]:
    return printed(project())


@settings(deadline=None, max_examples=6, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data())
def test_a_change_of_any_value_that_changes_what_is_printed_changes_the_digest(data: st.DataObject) -> None:
    path, value, kind = data.draw(st.sampled_from(of_the_book()))
    letters = data.draw(st.text("abcxyz", min_size=1, max_size=4))
    book: Book = with_leaf(project().book, path, other(value, kind, letters))
    of = replace(project(), book=book, here=country(book))
    after, said = subjects(of), printed(of)
    digests = {name for name in now() if after[name].subject.words != now()[name].subject.words}
    if path[0] == "clinic":
        assert digests == set()
    else:
        assert digests >= {name for name in now() if said[name] != printed_now()[name]}


def test_values_of_every_kind_are_among_those_that_change() -> None:
    kinds = {type(value) for _, value, _ in of_the_book()}
    assert kinds >= {Text, str, int, bool, date}
    assert len(of_the_book()) > 200
