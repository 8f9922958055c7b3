"""How hard English words are to read, by SMOG and by Flesch-Kincaid (US grades; the UK figure is 5 higher).

Prepared for SMOG as the NHS does: each heading, bullet and cell is a sentence, and the condition's own name does not count.
McLaughlin's formula: 1.0430 * sqrt(30 * polysyllables / sentences) + 3.1291; with fewer than 30 sentences it means little.
Kincaid's: 0.39 * words / sentences + 11.8 * syllables / words - 15.59. It is a formula for running text, so it is taken over whole
sentences alone: if each short bullet were a sentence, a list would hide how long the others are; if a list were one sentence, every
list would be hard to read, and lists are what makes a text easy. A bullet too long to be a point is a sentence, with a full stop or not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.content.condition import Condition
from generator.remembering import kept
from generator.review.said import Said
from generator.review.sentences import REMEMBERED, is_whole, sentences
from generator.review.syllables import syllables
from generator.review.words import ReviewedWords
from generator.text import Text

FEWEST_SENTENCES = 30
FEWEST_WORDS = 100  # of running text: Flesch took his samples in hundreds of words
REMEMBERED_PARTS = 64  # conditions and treatments: those of several clinics
POLYSYLLABLE = 3
POINT = 12  # words: anything longer is not a point of a list, as on slides (T04)
_ENDS = re.compile(r"(?<=[.!?:;])\s+")
_SAYS = re.compile(r"[^\W_]")  # a letter or a digit
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Running:
    """What was measured of whole sentences alone."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    @property
    def words_a_sentence(self) -> float:
        """How many words a sentence has on average."""
        return self.words / max(1, self.sentences)

    @property
    def flesch_kincaid(self) -> float:
        """The Flesch-Kincaid grade, US scale."""
        return 0.39 * self.words_a_sentence + 11.8 * self.syllables / max(1, self.words) - 15.59

    @property
    def reliable(self) -> bool:
        """Whether there are enough words."""
        return self.words >= FEWEST_WORDS


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of some words."""

    sentences: int
    words: int
    polysyllables: int
    running: Running = Running()

    @property
    def smog(self) -> float:
        """The SMOG grade, US scale."""
        return 1.0430 * math.sqrt(30 * self.polysyllables / max(1, self.sentences)) + 3.1291

    @property
    def reliable(self) -> bool:
        """Whether there are enough sentences for SMOG."""
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
    units, words, hard = (sum(read[n] for read, _ in counts) for n in range(3))
    return Reading(units, words, hard, Running(*(sum(ran[n] for _, ran in counts) for n in range(3))))


@kept(REMEMBERED_PARTS)
def _measured(texts: tuple[str, ...], leave_out: tuple[str, ...] = ()) -> Reading:
    """Return what is measured of the words of a part, which are as they were after most edits."""
    return measure(texts, leave_out)


@kept(REMEMBERED)
def _counts(text: str, out: frozenset[str]) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return how many sentences, words and hard words a text has; then how many whole sentences, words and syllables these have.

    Words in `out` are spoken as one syllable and are not hard.
    """
    units = [s for s in _ENDS.split(text) if _SAYS.search(s)]
    words = [w.lower() for s in units for w in _WORD.findall(s)]
    hard = sum(1 for w in words if w not in out and syllables(w) >= POLYSYLLABLE)
    running = [s for s in sentences(text) if _runs(s)]
    ran = [w.lower() for s in running for w in _WORD.findall(s)]
    spoken = sum(1 if w in out else sum(syllables(part) for part in w.split("-") if part) for w in ran)
    return (len(units), len(words), hard), (len(running), len(ran), spoken)


def _runs(sentence: str) -> bool:
    """Return whether words are a sentence of running text: not a heading, a cell, or a bullet that goes on with the line above it."""
    begins = sentence.lstrip("\"'“‘([")
    return len(_WORD.findall(sentence)) > POINT or (is_whole(sentence) and not begins[:1].islower())


def hard_words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence with three syllables or more, each once."""
    words = _WORD.findall(sentence)
    return tuple(dict.fromkeys(w.lower() for w in words if syllables(w.lower()) >= POLYSYLLABLE))


def texts_about(words: ReviewedWords, condition: Condition) -> tuple[Said, ...]:
    """Return all words about a condition, and when those who have it should get help."""
    helped = {item.id for item in words.book.help if not item.conditions or condition.id in item.conditions}
    return (*words.about(condition), *words.below(*(f"help/{each}/" for each in helped)))


@lru_cache(maxsize=1)
def readings(words: ReviewedWords) -> tuple[tuple[Text, Reading], ...]:
    """Return the name of each condition, and of the treatment, with what was measured of its words; the names themselves do not count."""
    return tuple(_readings(words))


def _readings(words: ReviewedWords) -> Iterator[tuple[Text, Reading]]:
    for condition in words.book.conditions:
        names = (condition.plain_name.plain, condition.medical_name.plain)
        yield condition.plain_name, _measured(tuple([said.plain for said in texts_about(words, condition)]), names)
    yield words.book.treatment.name, _measured(tuple([said.plain for said in words.below("treatment/")]))
