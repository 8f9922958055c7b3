"""A rule over single texts finds in all of them what it finds in each, so it need not look again at those that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from generator.content.read import parse_book
from generator.problems import Location
from generator.review import judged as looking
from generator.review.finding import Finding, Limits, found
from generator.review.found_before import FoundBefore, FoundInChapters
from generator.review.quiet import Digests, Quiet
from generator.review.rule import TextRule
from generator.review.rules import RULES
from generator.review.said import Said
from generator.review.texts import Beside, Texts
from generator.text import Span, Text
from tests.conftest import ROOT
from tests.each import rows
from tests.review.words import words_of

pytestmark = pytest.mark.covered

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


OTHER: dict[str, Any] = {
    "path": "b",
    "plain": "b",
    "typed": "b",
    "cited": frozenset({"b"}),
    "text": "b",
    "strong": True,
    "link": "b",
    "cite": "b",
    "lang": "cy",
    "places": ("b",),
    "leads_to": "b",
    "names_of_ours": ("b",),
    "no_treatment": frozenset({("b", "c")}),
    "for_one_country": frozenset({"b"}),
    "licensed": frozenset({"b"}),
    "medicines": (("b", "c"),),
}


def test_all_that_a_rule_can_see_of_a_text_and_beside_it_is_in_the_digest_but_for_its_place() -> None:
    span, one, beside = Span("a"), said("a", "a"), Beside()
    spans = [replace(span, **{own.name: OTHER[own.name]}) for own in fields(Span) if own.name != "location"]
    others = [replace(one, **{own.name: OTHER[own.name]}) for own in fields(Said) if own.name != "raw"]
    others += [replace(one, raw=Text((each,))) for each in spans]
    digests = Digests("p", (), beside)
    assert len({digests.of(each) for each in (one, *others)}) == 1 + len(others)
    assert digests.of(one) == digests.of(replace(one, raw=Text((span,), Location("content.yaml", 3, 4))))
    besides = [replace(beside, **{own.name: OTHER[own.name]}) for own in fields(Beside)]
    assert len({Digests("p", (), each).of(one) for each in (beside, *besides)}) == 1 + len(besides)


@rows("rule", [rule for rule in RULES if isinstance(rule, TextRule)], ids=lambda rule: rule.check.__name__)
def test_a_later_process_that_passes_over_quiet_texts_finds_the_same(rule: TextRule) -> None:
    looked = [(rule, rule.limits)]
    before = FoundBefore()
    found_in_all = before.by_rule(texts(), looked, Quiet("one"))
    assert FoundBefore().by_rule(texts(), looked, Quiet("one", frozenset(before.quiet))) == found_in_all
    assert len(before.quiet) == sum(each.path not in {finding.where for finding in found_in_all[0]} for each in texts().texts_and_labels)


def test_a_later_process_looks_only_at_texts_that_are_not_known_to_be_quiet() -> None:
    seen: list[str] = []

    def look(words: Texts, limits: Limits) -> Iterator[Finding]:
        for each in words.all:
            seen.append(each.path)
            if len(each.plain) > limits["most"]:
                yield found("X01", each, each.plain)

    def looked_at(of: Texts, most: int, quiet: Quiet) -> list[str]:
        seen.clear()
        FoundBefore().by_rule(of, [(TextRule("X01", look), {"most": most})], quiet)
        return list(seen)

    of, before = Texts((said("a/1", "short"), said("a/2", "a long text"))), FoundBefore()
    before.by_rule(of, [(TextRule("X01", look), {"most": 6})], Quiet("one"))
    quiet = Quiet("one", frozenset(before.quiet))
    assert looked_at(of, 6, quiet) == ["a/2"]
    assert looked_at(Texts((said("a/1", "short"), said("a/2", "brief"))), 6, quiet) == ["a/2"]
    assert looked_at(Texts((said("a/1", "other"), said("b/1", "short"))), 6, quiet) == ["a/1", "b/1"]
    assert looked_at(of, 3, quiet) == ["a/1", "a/2"]
    assert looked_at(Texts(of.texts, (), Beside(("other",))), 6, quiet) == ["a/1", "a/2"]
    assert looked_at(of, 6, Quiet("another", quiet.texts)) == ["a/1", "a/2"]
