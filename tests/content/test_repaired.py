"""A line that had to be repaired is told once: what it holds is not missing as well."""

from __future__ import annotations

import re

import pytest

from generator.content.read import parse_book
from tests.content.examples import MINIMAL
from tests.named import ALL

pytestmark = pytest.mark.covered

LINES = MINIMAL.read_text("utf-8").split("\n")
TYPED = [n for n, line in enumerate(LINES) if line.strip() and not line.lstrip().startswith("#")][:: 1 if ALL else 8]
UNCLEAR = 6 if ALL else 1  # lines six spaces and more to the right: nobody can know what one tab is meant as there


def told(lines: list[str]) -> list[str]:
    """Return the line and the code of each problem."""
    problems = parse_book("\n".join(lines).encode(), "a.yaml")[1]
    return [f"{problem.location.line if problem.location else 0} {problem.code}" for problem in problems]


def with_line(n: int, line: str) -> list[str]:
    return [*LINES[:n], line, *LINES[n + 1 :]]


def line_of(words: str) -> int:
    """Return the number of the one line that begins with some words."""
    (found,) = [n for n, line in enumerate(LINES) if line.lstrip().startswith(words)]
    return found


def test_the_example_has_no_problem() -> None:
    assert told(LINES) == []


def test_a_tab_before_any_words_is_one_problem_and_nothing_is_missing() -> None:
    found = {n: told(with_line(n, "\t" + LINES[n].lstrip())) for n in TYPED}
    assert all(f"{n + 1} Y011" in problems for n, problems in found.items())
    assert not [n + 1 for n, problems in found.items() if any(problem.endswith(("Y031", "Y038")) for problem in problems)]
    assert len([n for n, problems in found.items() if len(problems) > 1]) <= UNCLEAR


def test_an_item_of_words_belongs_to_the_innermost_list_whatever_comes_after_it() -> None:
    """A key below the list is not beside words, so it does not say how far the item stands in."""
    items = [n for n, line in enumerate(LINES) if re.match(r" +- [A-Z][^:]*$", line)]
    assert len(items) > 10
    assert {n + 1: problems for n in items if (problems := told(with_line(n, "\t" + LINES[n].lstrip()))) != [f"{n + 1} Y011"]} == {}


def test_a_tab_for_the_last_two_spaces_is_one_problem() -> None:
    indented = [n for n in TYPED if LINES[n].startswith("  ")]
    found = {n: told(with_line(n, f"{LINES[n][: len(LINES[n]) - len(LINES[n].lstrip()) - 2]}\t{LINES[n].lstrip()}")) for n in indented}
    assert {n: problems for n, problems in found.items() if problems != [f"{n + 1} Y011"]} == {}


def test_a_key_that_is_nowhere_is_missing_beside_a_tab() -> None:
    n, other = line_of("short: Swollen face"), line_of("short: Your life is in danger")
    lines = with_line(n, "\t" + LINES[n].lstrip())
    del lines[other]
    item = max(k for k in range(other) if LINES[k].startswith("  - "))
    assert told(lines) == [f"{n + 1} Y011", f"{item + 1} Y031"]


def test_a_key_too_far_to_the_right_is_not_missing_as_well() -> None:
    n = line_of("help:")
    assert "0 Y031" not in told(with_line(n, f" {LINES[n]}"))


def test_an_item_too_far_to_the_right_says_nothing_of_its_keys() -> None:
    n = line_of("- id: life")
    assert told(with_line(n, f" {LINES[n]}")) == [f"{n + 1} Y013"]
