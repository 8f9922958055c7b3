"""Which sentence became which."""

from __future__ import annotations

from generator.document.printed import Passage
from generator.problems import Location
from generator.review.alignment import Pair, changes, differences, kept_sentences, pairs, sentences


def compared(before: str, now: str) -> list[tuple[str, str, str]]:
    found = pairs(kept_sentences(before), sentences(Passage(line) for line in now.splitlines()))
    return [(pair.kind, pair.before, pair.now) for pair in changes(found)]


def test_words_are_compared_sentence_by_sentence() -> None:
    before = "Wash your hair. Wait for 2 days before you swim.\nCall us."
    assert compared(before, before) == []
    assert compared(before, before.replace("2", "3")) == [
        ("changed", "Wait for 2 days before you swim.", "Wait for 3 days before you swim.")
    ]
    assert compared(before, before + "\nDo not dye it.") == [("new", "", "Do not dye it.")]
    assert compared(before, "Wash your hair.\nCall us.") == [("gone", "Wait for 2 days before you swim.", "")]


def test_a_sentence_that_only_moved_has_not_changed() -> None:
    assert compared("Wash your hair.\nCall us.\nRest.", "Call us.\nRest.\nWash your hair.") == []


def test_a_sentence_is_never_taken_for_quite_another_one() -> None:
    found = compared("Most people feel nothing.\nCall us.", "See a doctor if the skin bleeds.\nCall us.")
    assert found == [("new", "", "See a doctor if the skin bleeds."), ("gone", "Most people feel nothing.", "")]


def test_a_sentence_ends_before_a_capital_a_number_a_quotation_or_a_sign() -> None:
    words = "It cost 3.50 pounds. 40 of 100 had hair, e.g. on the head. “Good” is said. ⟨name⟩ is."
    ends = ["It cost 3.50 pounds.", "40 of 100 had hair, e.g. on the head.", "“Good” is said.", "⟨name⟩ is."]
    assert [each.words for each in sentences([Passage(words)])] == ends


def test_each_sentence_has_the_place_of_its_text() -> None:
    place = Location("content.yaml", 7, 3)
    assert [each.place for each in sentences([Passage("One. Two.", "part", place)])] == [place, place]


def test_a_change_of_a_number_or_a_source_is_told() -> None:
    assert Pair("2 days.", "3 days.").touches_numbers
    assert Pair("It is so. [one-2024]", "It is so. [two-2025]").touches_numbers
    assert not Pair("2 days.", "2 long days.").touches_numbers


def test_words_that_went_and_came_are_told_apart() -> None:
    assert differences("Rest for 2 days.", "Rest for 3 days.") == (("same", "Rest for "), ("gone", "2"), ("new", "3"), ("same", " days."))
