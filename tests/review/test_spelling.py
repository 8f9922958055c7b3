"""The dictionary that words are looked up in is the spelling library's own."""

from __future__ import annotations

from spellchecker import SpellChecker

from generator.review.rules.spelling import dictionary


def test_the_dictionary_has_each_word_that_the_spelling_library_knows() -> None:
    assert dictionary() == set(SpellChecker().word_frequency.keys())
