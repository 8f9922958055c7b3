"""A rule over single texts finds in all of them what it finds in each, so it need not look again at those that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.content.read import parse_book
from generator.review import judged as looking
from generator.review.finding import Finding, Limits, found
from generator.review.found_before import FoundBefore, FoundInChapters
from generator.review.rule import TextRule
from generator.review.rules import RULES
from generator.review.said import Said
from generator.review.texts import Beside, Texts
from generator.text import Text
from tests.conftest import ROOT
from tests.each import rows
from tests.review.words import words_of

TROUBLE = (
    "We guarantee a cure with no side effects.",
    "It is natural and safe, and proven to be the best.",
    "Patients rave about it: I love my results.",
    "Prior to treatment, call 0113 999 0123 or the NHS.",
    "It doubles growth by 30% in 1 in 8 men, 2-3 times in ten.",
    "A gray color. No. Not now. Not yet. Approved by the NHS, with clobetasol.",
)


def said(path: str, words: str) -> Said:
    return Said(path, Text.of(words), words, words)


def texts() -> Texts:
    places = ("treatment/summary", "conditions/a/what", "conditions/a/options/ours/harm", "control/interest")
    all_ = tuple(said(f"{place}/{n}", words) for n, words in enumerate(TROUBLE) for place in places)
    labels = tuple(said(f"labels/{n}", words) for n, words in enumerate(TROUBLE))
    return Texts(all_, labels, Beside(("exosomes",), medicines=(("clobetasol", "steroid"),)))


@rows("rule", [rule for rule in RULES if isinstance(rule, TextRule)], ids=lambda rule: rule.check.__name__)
def test_it_looks_at_each_text_by_itself(rule: TextRule) -> None:
    of = texts()
    alone = [Texts((each,), (), of.beside) for each in of.texts] + [Texts((), (each,), of.beside) for each in of.of_labels]
    limits = rule.limits
    assert [finding for each in alone for finding in rule.check(each, limits)] == list(rule.check(of, limits))


def test_only_texts_that_changed_are_looked_at_again() -> None:
    seen: list[str] = []

    def look(words: Texts, _limits: Limits) -> Iterator[Finding]:
        for each in words.all:
            seen.append(each.path)
            if "bad" in each.plain:
                yield found("X01", each, each.plain)

    rule, memory = TextRule("X01", look), FoundBefore()
    one, two = said("a/1", "bad one"), said("a/2", "bad two")
    first = memory.by_rule(Texts((one, two)), [(rule, {})])
    again = memory.by_rule(Texts((one, said("a/2", "good"))), [(rule, {})])
    assert [each.where for each in first[0]] == ["a/1", "a/2"]
    assert [each.where for each in again[0]] == ["a/1"]
    assert seen == ["a/1", "a/2", "a/2"]
    memory.by_rule(Texts((one,), (), Beside(("other",))), [(rule, {})])
    assert seen == ["a/1", "a/2", "a/2", "a/1"]


def test_what_was_found_before_is_told_at_the_line_where_the_words_are_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines were added above: no rule looks again, and neither places nor hints are those of before."""
    written = (ROOT / "content.yaml").read_text("utf-8")
    again = [told_of(written, lines) for lines in (0, 3)]
    monkeypatch.setattr(looking, "_IN_TEXTS", FoundBefore())
    monkeypatch.setattr(looking, "_IN_CHAPTERS", FoundInChapters())
    assert again[1] == told_of(written, 3)
    assert again[1] != again[0]
    assert any("WHERE=content.yaml:" in told for told in again[1])


def told_of(written: str, lines: int) -> list[str]:
    """Return what is said of some words, with so many lines added above them."""
    moved = written.replace("\ncontrol:\n", "\n# a comment" * lines + "\ncontrol:\n", 1)
    book, _ = parse_book(moved.encode(), "content.yaml")
    assert book
    return [problem.show() for problem in looking.judged(words_of(book), {}).problems if problem.location]
