"""Books made by chance: those that keep the rules are read, those that do not are told where."""

from __future__ import annotations

import pytest

from generator.content.read import parse_book
from generator.problems import errors
from tests.named import some
from tests.random_books import ENDLESS_BOOK, Chance, random_book, unruly_book

pytestmark = pytest.mark.unmeasured

CHARACTERS = {"Y005", "Y025"}  # those that words have now and then, and that nobody can print or see
ORDER = "are in the wrong order"  # of months, which are made by chance one by one
WITHOUT_THEM = {"Y015", "Y021"}  # what is left of such words may be a mark that needs quotes, or a lone "?", which asks for a key
PRINTABLE = [seed for seed in range(40) if seed % ENDLESS_BOOK and not Chance(seed).unprintable]


@pytest.mark.parametrize("seed", some(PRINTABLE, 4))
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
        odd = {problem.location.line for problem in problems if problem.code in CHARACTERS and problem.location}
        for problem in problems:
            assert problem.location is not None, problem.show()
            assert problem.location.source == lines[problem.location.line - 1]
            left = problem.code in WITHOUT_THEM and problem.location.line in odd
            right = problem.code.startswith("M") or problem.code in CHARACTERS or problem.message.endswith(ORDER)
            assert right or left, problem.show()
        codes |= {problem.code for problem in problems}
    assert {"M051", "M055", "M056", "M066", "M067", "M068", "M075", "M083"} <= codes


def test_books_have_the_keys_that_may_be_left_out_now_and_then() -> None:
    books = [parse_book(random_book(seed).encode(), "a.yaml")[0] for seed in PRINTABLE[:16]]
    conditions = [condition for book in books if book for condition in book.conditions]
    assert {bool(condition.getting_care) for condition in conditions} == {True, False}
    assert {bool(condition.how_common) for condition in conditions} == {True, False}
    numbers = [option.out_of_100 for condition in conditions for option in condition.options if option.out_of_100]
    for key in ("more", "up_to", "placebo"):
        assert {bool(getattr(number, key)) for number in numbers} == {True, False}, key
