"""C01, C02: the reading grade of the words about each condition, and about the treatment, by the formula that suits their language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.problems import Problem
from generator.review.finding import Finding, Limits
from generator.review.other_languages import formula_for
from generator.review.readability import readings, texts_about
from generator.review.words import ReviewedWords
from generator.text import Text

CODES: Mapping[str, str] = {
    "C01": "a text that is hard to read: its reading grade by SMOG, or by the formula that suits its language",
    "C02": "a text that is hard to read by the Flesch-Kincaid grade, which counts long sentences too",
}


def grade(words: ReviewedWords, limits: Limits) -> Iterator[Finding]:
    """Yield a problem for each part whose words are too hard to read."""
    if not words.in_english:
        yield from _other_language(words)
        return
    for name, reading in readings(words):
        if reading.reliable and reading.smog > limits["target"]:
            score = f"SMOG {reading.smog:.1f} (US grade; UK {reading.smog + 5:.1f})"
            message = f"'{name.plain}' is hard to read: {score}, and the target is {limits['target']:.0f}"
            hint = f"use shorter words: {reading.polysyllables} of {reading.words} have three syllables or more"
            yield Finding(Problem("C01", message, name.location, hint, "error" if reading.smog > limits["limit"] else "warning"))


def second_view(words: ReviewedWords, limits: Limits) -> Iterator[Finding]:
    """Yield a problem for each part whose Flesch-Kincaid grade is too high; other languages have one formula only."""
    for name, reading in readings(words) if words.in_english else ():
        running = reading.running
        if running.reliable and running.flesch_kincaid > limits["target"]:
            score = f"Flesch-Kincaid grade {running.flesch_kincaid:.1f}"
            message = f"'{name.plain}' is hard to read: {score}, and the target is {limits['target']:.0f}"
            hint = f"write shorter sentences and words: a sentence has {running.words_a_sentence:.0f} words on average"
            yield Finding(Problem("C02", message, name.location, hint, "error" if running.flesch_kincaid > limits["limit"] else "warning"))


def _other_language(words: ReviewedWords) -> Iterator[Finding]:
    if formula := formula_for(words.labels.tag):
        for name, texts in _parts(words):
            score = formula.score(texts)
            if score is not None and formula.is_hard(score):
                message = f"'{name.plain}' is hard to read: {formula.name} {score:.1f}, and the target is {formula.target:g}"
                yield Finding(Problem("C01", message, name.location, "use shorter words and sentences", "warning"))


def _parts(words: ReviewedWords) -> Iterator[tuple[Text, tuple[str, ...]]]:
    for condition in words.book.conditions:
        yield condition.plain_name, tuple(said.plain for said in texts_about(words, condition))
    yield words.book.treatment.name, tuple(said.plain for said in words.below("treatment/"))
