"""The catalogue of fixed labels: its words with their places, filled in; its mistakes are in tests/examples/problems."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.content.inline import parse_inline
from generator.content.labels import Labels, read_labels
from generator.problems import Location
from generator.text import Span, Text
from tests.content.examples import EXAMPLES
from tests.each import rows

CATALOGUE = EXAMPLES / "labels" / "en.po"


@pytest.fixture(scope="module")
def labels() -> Labels:
    read, problems = read_labels(CATALOGUE, "en.po")
    assert problems == ()
    assert read is not None
    return read


def test_a_label_is_words_with_their_place(labels: Labels) -> None:
    assert labels["key_points"] == Text((Span("Key points"),), Location("en.po", 13, 9, 'msgstr "Key points"'))
    assert labels["title"].location == Location("en.po", 24, 2, '"**{name}** and "')
    assert labels.tag == "en-GB"


def test_a_missing_label_is_its_key_and_is_reported(labels: Labels) -> None:
    labels = replace(labels, lacked=set())
    assert "no_such" not in labels
    assert [labels["no_such"].plain, labels.say("nor_this").plain, labels.plain("no_such")] == ["no_such", "nor_this", "no_such"]
    reported = [f"{p.location} {p.code} {p.message}" for p in labels.missing("en.po")]
    assert reported == ["en.po L073 the label 'no_such' is missing", "en.po L073 the label 'nor_this' is missing"]


def test_what_is_filled_in_keeps_its_marks(labels: Labels) -> None:
    said = labels.say("title", name=parse_inline("a [b](https://b.example)"), treatment=parse_inline("**c** [@d]"))
    assert said.spans == (
        Span("a ", strong=True),
        Span("b", strong=True, link="https://b.example"),
        Span(" and "),
        Span("c", strong=True),
        Span(" "),
        Span("", cite="d"),
    )
    assert said.location == labels["title"].location


def test_filled_words_are_one_span(labels: Labels) -> None:
    assert labels.say("what_heading", name=Text.of("test hair loss")).spans == (Span("What is test hair loss?"),)
    assert labels.plain("what_heading", name=7) == "What is 7?"
    assert labels.plain("what_heading", name="{name}") == "What is {name}?"


def test_a_placeholder_without_a_value_stays_for_the_resolver_to_report(labels: Labels) -> None:
    assert labels.say("what_heading").spans == (Span("What is {name}?"),)
    assert labels.plain("what_heading") == "What is {name}?"


def test_placeholders_of_the_content_are_filled_in_labels_too(labels: Labels) -> None:
    filling = labels.filling({"name": parse_inline("**hair**"), "treatment": Text.of("cream")})
    assert filling["title"].spans == (Span("hair", strong=True), Span(" and cream"))
    assert filling.plain("what_heading") == "What is hair?"
    assert filling.plain("what_heading", name="skin") == "What is skin?"
    assert labels.plain("what_heading") == "What is {name}?"


@rows(
    ("tag", "day"),
    [("en-GB", "22 November 2026"), ("en-US", "November 22, 2026"), ("cy", "22 Tachwedd 2026"), ("zh-Hans", "2026年11月22日")],
)
def test_a_date_is_written_as_the_language_writes_it(tag: str, day: str) -> None:
    assert Labels(tag, {}).day(date(2026, 11, 22)) == day


def test_without_its_label_the_language_is_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "zh-Hans.po"
    file.write_text('msgctxt "label"\nmsgid "a"\nmsgstr "b"\n', encoding="utf-8")
    read, problems = read_labels(file, "zh-Hans.po")
    assert problems == ()
    assert read is not None
    assert read.tag == "zh-Hans"


def test_a_missing_catalogue_is_a_problem(tmp_path: Path) -> None:
    assert [p.code for p in read_labels(tmp_path / "en.po", "en.po")[1]] == ["Y001"]


@pytest.mark.parametrize("original", [False, True])
def test_an_empty_catalogue_is_told_once_and_not_for_each_label(tmp_path: Path, labels: Labels, original: bool) -> None:
    (tmp_path / "en.po").touch()
    read, problems = read_labels(tmp_path / "en.po", "en.po", None if original else labels)
    assert (read, [p.message for p in problems]) == (None, ["there is no label in this file"])


def test_a_damaged_catalogue_gives_labels_or_problems_and_never_raises(tmp_path: Path, labels: Labels) -> None:
    text, file = CATALOGUE.read_text(encoding="utf-8"), tmp_path / "en.po"
    for seed in range(300):
        chance = random.Random(seed)
        damaged = list(text)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.choice(["", "\n", '"', "\\", "{", "}", "#", "msgid ", "\0", "é", '"\n"', "~"])
        file.write_text("".join(damaged), encoding="utf-8", newline="")
        read, problems = read_labels(file, "en.po", labels)
        assert (read is None) == any(p.severity == "error" for p in problems)
