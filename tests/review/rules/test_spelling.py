"""The dictionary that words are looked up in is the spelling library's own."""

from __future__ import annotations

import pytest
from spellchecker import SpellChecker

from generator.review.rules.spelling import Dictionary, dictionary
from tests.made import SMALLEST, book
from tests.review.planting import planted
from tests.review.words import found

pytestmark = pytest.mark.covered

FEW = 100  # one word of so many is changed, to look for what is not there


def test_the_dictionary_has_each_word_that_the_spelling_library_knows() -> None:
    spelling = dictionary()
    assert [word for word in _known() if word not in spelling] == []


def test_the_dictionary_has_no_other_word() -> None:
    known, spelling = _known(), dictionary()
    some = sorted(known)[::FEW]
    others = {other for word in some for other in (f"{word}q", word[1:], word[:-1], f"{word[:2]}\xff", word.upper())} - known
    assert len(others) > 4000
    assert [word for word in others if word in spelling] == []


def test_words_are_found_at_both_ends_of_a_dictionary() -> None:
    small, words = Dictionary('{\n"a": 5,\n"ab": 5,\n"b\'s": 5,\n"été": 5\n}'.encode()), ("a", "ab", "b's", "été")
    assert [word for word in (*words, "", "aa", "abc", "b", "c", "é", "5", "}") if word in small] == list(words)


@pytest.mark.parametrize(("typed", "told"), [("See https and www there.", []), ("Rest youself.", ["did you mean 'yourself'?"])])
def test_a_word_is_offered_only_where_it_may_be_meant(typed: str, told: list[str]) -> None:
    assert [problem.hint for problem in found("C15", planted(book(SMALLEST), "treatment/steps/1/text", typed))] == told


def _known() -> frozenset[str]:
    return frozenset(SpellChecker().word_frequency.keys())
