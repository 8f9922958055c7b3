"""The dictionary that words are looked up in is the spelling library's own."""

from __future__ import annotations

import pytest
from spellchecker import SpellChecker

from generator.review.rules.spelling import dictionary
from tests.made import SMALLEST, book
from tests.review.planting import planted
from tests.review.words import found


def test_the_dictionary_has_each_word_that_the_spelling_library_knows() -> None:
    assert dictionary() == set(SpellChecker().word_frequency.keys())


@pytest.mark.parametrize(("typed", "told"), [("See https and www there.", []), ("Rest youself.", ["did you mean 'yourself'?"])])
def test_a_word_is_offered_only_where_it_may_be_meant(typed: str, told: list[str]) -> None:
    assert [problem.hint for problem in found("C15", planted(book(SMALLEST), "treatment/steps/1/text", typed))] == told
