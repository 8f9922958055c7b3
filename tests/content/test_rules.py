"""The rules between fields, beyond what tests/examples/problems shows."""

from __future__ import annotations

import pytest

from generator.content.read import parse_book
from generator.content.rules import RULES
from generator.problems import Problem
from tests.content.examples import MINIMAL

TEXT = MINIMAL.read_text(encoding="utf-8")


def told(*changes: tuple[str, str]) -> list[str]:
    text = TEXT
    for find, put in changes:
        assert text.count(find) == 1
        text = text.replace(find, put)
    return [_short(problem) for problem in parse_book(text.encode(), "a.yaml")[1]]


def _short(problem: Problem) -> str:
    return f"{problem.location.line if problem.location else 0} {problem.code} {problem.message}"


@pytest.mark.parametrize("tag", ["cy", "pl", "zh-Hans", "zh-Hant-HK", "en-GB", "ckb", "rom", "fa-AF", "AR"])
def test_a_language_that_exists_is_known(tag: str) -> None:
    assert told(("  - tag: cy", f"  - tag: {tag}")) == []


@pytest.mark.parametrize("tag", ["xx", "qqq", "cy-xx", "zz-ZZ"])
def test_a_language_that_does_not_exist_is_named(tag: str) -> None:
    assert told(("  - tag: cy", f"  - tag: {tag}")) == [f"276 M061 '{tag}' is not a known language"]


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "aux"])
def test_names_that_windows_keeps_are_refused(name: str) -> None:
    assert told(("  - id: test-hair-loss", f"  - id: {name}")) == [f"146 M052 a file cannot be named '{name}'"]


@pytest.mark.parametrize("name", ["console", "con-1", "com", "com10"])
def test_names_that_only_begin_like_those_are_not(name: str) -> None:
    assert told(("  - id: test-hair-loss", f"  - id: {name}")) == []


@pytest.mark.parametrize(
    ("level", "studies", "people", "count"),
    [
        ("E0", 0, 0, 0),
        ("E0", 1, 0, 1),
        ("E1", 2, 0, 0),
        ("E1", 0, 0, 1),
        ("E1", 2, 9, 1),
        ("E2", 1, 9, 0),
        ("E2", 1, 0, 1),
        ("E4", 0, 0, 2),
    ],
)
def test_counts_fit_the_level_of_evidence(level: str, studies: int, people: int, count: int) -> None:
    found = told(
        ("        level: E2", f"        level: {level}"),
        ("        studies: 1", f"        studies: {studies}"),
        ("        people: 20", f"        people: {people}"),
    )
    assert len(found) == count
    assert all(" M056 " in each for each in found)


def test_a_source_in_the_second_line_of_a_text_is_found() -> None:
    assert told(("    text: Some people had more hair.", "    text: Some people\n      had more hair [@nobody-1999].")) == [
        "116 M050 there is no source 'nobody-1999'"
    ]


def test_a_malformed_id_in_a_list_hides_nothing_about_its_neighbours() -> None:
    assert told(("      sources: [review-2024]\n  how_caution", "      sources: [Review 2024, review-2042]\n  how_caution")) == [
        "59 Y035 item 1 of 'sources' cannot be 'Review 2024'",
        "59 M050 there is no source 'review-2042'",
    ]


def test_an_answer_as_it_is_spoken_is_judged_as_it_is_meant() -> None:
    changes = (("        level: E2", "        level: e0"), ("kind: exosomes", "kind: Exosomes"))
    assert told(*changes) == ["192 M056 'studies' must be 0 at level E0", "193 M056 'people' must be 0 at level E0"]


def test_the_licence_of_another_country_need_not_be_listed() -> None:
    note = (
        "    - country: US\n      headline: No\n      text: No.\n      slide: [No]\n      sources: [far-2020]\n      checked: 2026-11-01\n"
    )
    source = "  far-2020:\n    authors: A\n    title: B\n    publisher: C\n    year: null\n    link: https://far.example\n    kind: news\n"
    assert (
        told(("  steps:\n    - title: We talk", f"{note}  steps:\n    - title: We talk"), ("\nsources:\n", f"\nsources:\n{source}")) == []
    )


def test_warnings_do_not_keep_the_book_back() -> None:
    book, problems = parse_book(TEXT.replace("- Rest.", "- Rest [now]().").encode(), "a.yaml")
    assert book is not None
    assert [(p.code, p.severity) for p in problems] == [("M060", "warning")]


def test_all_rules_hold_for_every_condition() -> None:
    """A second condition, with each mistake a condition can hold, is answered for each of them."""
    start, end = TEXT.index("  - id: test-hair-loss"), TEXT.index("\nquestions:\n")
    second = (
        TEXT[start:end]
        .replace("          - n: 40", "          - n: 101")
        .replace("kind: exosomes", "kind: other")
        .replace("people: 20", "people: 0")
    )
    second = second.replace("    sources: [review-2024, regulator-2025]", "    sources: [regulator-2025]")
    found = told((TEXT[start:end], TEXT[start:end] + second))
    codes = [each.split()[1] for each in found]
    assert sorted(set(codes)) == ["M051", "M054", "M055", "M056", "M058"]
    assert codes.count("M058") == 5
    assert codes.count("M051") == 2


def test_each_rule_is_in_the_table_once() -> None:
    assert len(RULES) == len(set(RULES)) == 14
