"""How hard English words are to read, by SMOG and by Flesch-Kincaid (US grades; the UK figure is 5 higher).

Prepared for SMOG as the NHS does: each heading, bullet and cell is a sentence, and the condition's own name does not count.
McLaughlin's formula: 1.0430 * sqrt(30 * polysyllables / sentences) + 3.1291; with fewer than 30 sentences it means little.
Kincaid's: 0.39 * words / sentences + 11.8 * syllables / words - 15.59.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.content.condition import Condition
from generator.review.said import Said
from generator.review.sentences import REMEMBERED
from generator.review.syllables import syllables
from generator.review.words import Words
from generator.text import Text

FEWEST_SENTENCES = 30
POLYSYLLABLE = 3
_ENDS = re.compile(r"(?<=[.!?:;])\s+")
_SAYS = re.compile(r"[^\W_]")  # a letter or a digit
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of some words."""

    sentences: int
    words: int
    polysyllables: int
    syllables: int = 0

    @property
    def smog(self) -> float:
        """The SMOG grade, US scale."""
        return 1.0430 * math.sqrt(30 * self.polysyllables / max(1, self.sentences)) + 3.1291

    @property
    def flesch_kincaid(self) -> float:
        """The Flesch-Kincaid grade, US scale."""
        return 0.39 * self.words / max(1, self.sentences) + 11.8 * self.syllables / max(1, self.words) - 15.59

    @property
    def reliable(self) -> bool:
        """Whether there are enough sentences."""
        return self.sentences >= FEWEST_SENTENCES


@dataclass(frozen=True, slots=True)
class Printed:
    """What a handout prints, text by text; the words of its `names` do not count as hard ones."""

    title: str
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading:
        """What was measured of it."""
        return measure(self.texts, self.names)


def measure(texts: Iterable[str], leave_out: Iterable[str] = ()) -> Reading:
    """Measure texts, each of which ends a sentence; the words in `leave_out` do not count as hard ones."""
    out = frozenset(w.lower() for name in leave_out for w in re.findall(r"[^\W\d_]+", name))
    counts = [_counts(text, out) for text in texts]
    return Reading(*map(sum, zip(*counts, strict=True))) if counts else Reading(0, 0, 0, 0)


@lru_cache(REMEMBERED)
def _counts(text: str, out: frozenset[str]) -> tuple[int, int, int, int]:
    """Return how many sentences, words, hard words and syllables a text has; those in `out` are spoken as one and are not hard."""
    sentences = [s for s in _ENDS.split(text) if _SAYS.search(s)]
    words = [w.lower() for s in sentences for w in _WORD.findall(s)]
    hard = sum(1 for w in words if w not in out and syllables(w) >= POLYSYLLABLE)
    spoken = sum(1 if w in out else sum(syllables(part) for part in w.split("-") if part) for w in words)
    return len(sentences), len(words), hard, spoken


def hard_words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence with three syllables or more, each once."""
    words = _WORD.findall(sentence)
    return tuple(dict.fromkeys(w.lower() for w in words if syllables(w.lower()) >= POLYSYLLABLE))


def texts_about(words: Words, condition: Condition) -> tuple[Said, ...]:
    """Return all words about a condition, and when those who have it should get help."""
    helped = {item.id for item in words.book.help if not item.conditions or condition.id in item.conditions}
    return (*words.about(condition), *words.below(*(f"help/{each}/" for each in helped)))


@lru_cache(maxsize=1)
def readings(words: Words) -> tuple[tuple[Text, Reading], ...]:
    """Return the name of each condition, and of the treatment, with what was measured of its words; the names themselves do not count."""
    return tuple(_readings(words))


def _readings(words: Words) -> Iterator[tuple[Text, Reading]]:
    for condition in words.book.conditions:
        names = (condition.plain_name.plain, condition.medical_name.plain)
        yield condition.plain_name, measure((said.plain for said in texts_about(words, condition)), names)
    yield words.book.treatment.name, measure(said.plain for said in words.below("treatment/"))
