"""C01: the reading grade of each handout's words by SMOG (US grade; the UK figure is 5 higher).

Prepared as the NHS does: each heading, bullet and cell is a sentence, and the condition's own name does not count.
McLaughlin's formula: 1.0430 * sqrt(30 * polysyllables / sentences) + 3.1291; with fewer than 30 sentences it means little.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.condition import Condition
from generator.content.model import Book
from generator.problems import Location, Problem
from generator.review.syllables import syllables
from generator.review.words import Words
from generator.text import Text

CODES: Mapping[str, str] = {"C01": "a text that is hard to read: its reading grade by SMOG"}
TARGET = 8.0  # UNM Hospitals: SMOG 8 equals Fry 6
LIMIT = 9.0  # US grade 9 is UK 14, which the NHS calls too hard
FEWEST_SENTENCES = 30
POLYSYLLABLE = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of some words."""

    sentences: int
    words: int
    polysyllables: int

    @property
    def smog(self) -> float:
        """The SMOG grade, US scale."""
        return 1.0430 * math.sqrt(30 * self.polysyllables / max(1, self.sentences)) + 3.1291

    @property
    def reliable(self) -> bool:
        """Whether there are enough sentences."""
        return self.sentences >= FEWEST_SENTENCES


def measure(texts: Iterable[str], leave_out: Iterable[str] = ()) -> Reading:
    """Measure texts, each of which ends a sentence; the words in `leave_out` do not count."""
    out = {w.lower() for name in leave_out for w in re.findall(r"[^\W\d_]+", name)}
    sentences = [s for t in texts for s in re.split(r"(?<=[.!?:;])\s+", t) if re.search(r"[^\W_]", s)]
    words = [w.lower() for s in sentences for w in re.findall(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", s)]
    hard = sum(1 for w in words if w not in out and syllables(w) >= POLYSYLLABLE)
    return Reading(len(sentences), len(words), hard)


def book_texts(part: object) -> Iterator[Text]:
    """Yield all words of a part of the Book."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple | list):
        for item in part:
            yield from book_texts(item)
    elif isinstance(part, dict):
        yield from book_texts(tuple(part.values()))
    elif hasattr(part, "model_fields_set"):
        for name in type(part).model_fields:  # type: ignore[attr-defined]  # a pydantic model
            yield from book_texts(getattr(part, name))


def texts_of(book: Book, condition: Condition) -> Iterator[Text]:
    """Yield all words about a condition, and when those who have it should get help."""
    yield from book_texts(condition)
    yield from book_texts(tuple(item for item in book.help if not item.conditions or condition.id in item.conditions))


def check(words: Words) -> Iterator[Problem]:
    """Yield a problem for each condition, and for the treatment, whose words are too hard to read."""
    for condition in words.book.conditions:
        names = (condition.plain_name.plain, condition.medical_name.plain)
        texts = (text.plain for text in texts_of(words.book, condition))
        yield from _judge(condition.plain_name, condition.plain_name.location, measure(texts, names))
    treatment = words.book.treatment
    yield from _judge(treatment.name, treatment.name.location, measure(t.plain for t in book_texts(treatment)))


def _judge(name: Text, location: Location | None, reading: Reading) -> Iterator[Problem]:
    if not reading.reliable or reading.smog <= TARGET:
        return
    grade = f"SMOG {reading.smog:.1f} (US grade; UK {reading.smog + 5:.1f})"
    message = f"'{name.plain}' is hard to read: {grade}, and the target is {TARGET:.0f}"
    hint = f"use shorter words: {reading.polysyllables} of {reading.words} have three syllables or more"
    yield Problem("C01", message, location, hint, "error" if reading.smog > LIMIT else "warning")
