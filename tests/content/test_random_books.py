"""Books made by chance: those that keep the rules are read, those that do not are told where."""

from __future__ import annotations

import pytest

from generator.content.read import parse_book
from generator.problems import errors
from tests.named import some
from tests.random_books import ENDLESS_BOOK, random_book, unruly_book

pytestmark = pytest.mark.unmeasured

CHARACTERS = {"Y005", "Y025"}  # those that words have now and then, and that nobody can print or see


@pytest.mark.parametrize("seed", some([seed for seed in range(40) if seed % ENDLESS_BOOK], 4))
def test_a_book_that_keeps_the_rules_is_read(seed: int) -> None:
    book, problems = parse_book(random_book(seed).encode(), "a.yaml")
    assert book is not None, [problem.show() for problem in errors(problems)]


def test_books_that_break_the_rules_are_told_where() -> None:
    codes: set[str] = set()
    for seed in some(range(60), 3):
        text = unruly_book(seed)
        book, problems = parse_book(text.encode(), "a.yaml")
        assert (book is None) == bool(errors(problems))
        lines = text.split("\n")
        for problem in problems:
            assert problem.location is not None, problem.show()
            assert problem.location.source == lines[problem.location.line - 1]
            assert problem.code.startswith("M") or problem.code in CHARACTERS, problem.show()
        codes |= {problem.code for problem in problems}
    assert {"M051", "M053", "M055", "M056", "M066", "M067", "M068", "M075"} <= codes
