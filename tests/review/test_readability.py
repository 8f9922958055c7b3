"""The reading grade: measured as the NHS does, told where it is too high."""

from __future__ import annotations

import math

import pytest

from generator.review.readability import FEWEST_SENTENCES, measure, texts_about
from tests.compose.sections.composing import changed, words
from tests.each import rows
from tests.made import REAL, SMALLEST, book
from tests.review.words import found, words_of


def test_smog_follows_mclaughlins_formula() -> None:
    reading = measure(["Hospital treatments help people."] * 30)
    assert (reading.sentences, reading.words, reading.polysyllables) == (30, 120, 30)
    assert reading.smog == pytest.approx(1.0430 * math.sqrt(30) + 3.1291)


LONG = "The doctor who saw you first will write to you and to your own surgery about what was found on that day."  # 22 words, 26 syllables
POINTS = ["Round bare patches", "you are pregnant.", "Touch it only with clean hands", "Tell us if:", "24 hours", "(after a wash)"]


def test_flesch_kincaid_follows_kincaids_formula_over_whole_sentences() -> None:
    running = measure([LONG, "We help. We wait."]).running
    assert (running.sentences, running.words, running.syllables) == (3, 26, 30)
    assert running.flesch_kincaid == pytest.approx(0.39 * 26 / 3 + 11.8 * 30 / 26 - 15.59)


def test_points_of_a_list_neither_hide_how_long_the_sentences_are_nor_make_one_long_sentence() -> None:
    alone = measure([LONG] * 10)
    assert measure([LONG, *POINTS] * 10).running == alone.running
    assert measure([LONG, *POINTS] * 10).sentences == 70  # for SMOG each is a sentence, as the NHS counts


@rows("point", [LONG.rstrip("."), LONG.rstrip(".").lower(), f"{LONG[:-1]};", f"“{LONG}”"])
def test_a_bullet_too_long_for_a_point_is_a_sentence_with_a_full_stop_or_not(point: str) -> None:
    assert (measure([point]).running.sentences, measure([point]).running.words) == (1, 22)


def test_little_running_text_has_no_flesch_kincaid_grade() -> None:
    assert not measure(["We help."] * 49).running.reliable
    assert measure(["We help."] * 50).running.reliable
    assert measure(POINTS * 100).running.flesch_kincaid < 0


@rows(
    ("texts", "sentences"),
    [
        (["One. Two! Three?"], 3),
        (["A heading", "A cell", "A bullet"], 3),
        (["e.g.", "—", ""], 1),
        (["We ask: why?"], 2),
        (["At 8.30 we open."], 1),
    ],
)
def test_each_heading_bullet_and_cell_is_a_sentence(texts: list[str], sentences: int) -> None:
    assert measure(texts).sentences == sentences


def test_the_conditions_own_name_does_not_count() -> None:
    assert measure(["Alopecia areata is common."], ["alopecia areata"]).polysyllables == 0
    assert measure(["Alopecia areata is common."]).polysyllables == 2


def test_few_sentences_say_little() -> None:
    assert not measure(["One."] * (FEWEST_SENTENCES - 1)).reliable
    assert measure(["One."] * FEWEST_SENTENCES).reliable
    assert measure([]).smog == pytest.approx(3.1291)


def test_all_words_of_a_condition_are_measured() -> None:
    small = book(SMALLEST)
    texts = {said.plain for said in texts_about(words_of(small), small.conditions[0])}
    assert {"Round bare patches", "It can thin the skin.", "How many people have it?", "If it lasts."} <= texts


def test_when_to_get_help_is_measured_with_each_condition_it_is_for() -> None:
    small = book(SMALLEST)
    other = small.conditions[0].model_copy(update={"id": "other"})
    texts = [{said.plain for said in texts_about(words_of(small), condition)} for condition in (small.conditions[0], other)]
    assert {"After treatment your face swells.", "The patches grow."} <= texts[0]
    assert "After treatment your face swells." in texts[1]
    assert "The patches grow." not in texts[1]


EASY, HARD, HARDER = "The hair may come back.", "The treatment is experimental.", "Extracellular vesicles communicate intracellularly."


@rows(
    ("sentences", "severity"),
    [([EASY] * 60, ""), ([HARD] * 400, "warning"), ([HARDER] * 60, "error")],
)
def test_words_that_are_hard_to_read_are_told(sentences: list[str], severity: str) -> None:
    of = changed({"living_well": tuple(map(words, sentences))})
    told = list(found("C01", of))
    assert [(p.code, p.severity) for p in told] == ([("C01", severity)] if severity else [])
    if severity:
        assert told[0].location == of.conditions[0].plain_name.location
        assert told[0].message.startswith("'Test hair loss' is hard to read: SMOG ")


def test_the_treatments_words_are_measured_too() -> None:
    of = changed(treatment={"deciding": tuple(words(HARDER) for _ in range(60))})
    assert [p.message.split("'")[1] for p in found("C01", of)] == ["Exosome treatment"]


def test_our_own_words_can_be_read() -> None:
    assert [problem.message for problem in found("C01", book(REAL))] == []
