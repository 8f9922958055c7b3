"""The sentences that are hardest to read, each with the long words that make it so."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest

from generator.problems import Location
from generator.review.readability import hard_words
from generator.review.sentences import is_whole, length
from generator.review.words import LICENCE, ReviewedWords

SHOWN = 5
_EASY_LENGTH = 12  # words: a sentence of so many is read at once


@dataclass(frozen=True, slots=True)
class HardSentence:
    """One sentence, how many words it has, and those of three syllables or more but for the names of conditions."""

    sentence: str
    words: int
    long_words: tuple[str, ...]
    location: Location | None


def hardest(words: ReviewedWords, most: int = SHOWN) -> tuple[HardSentence, ...]:
    """Return the hardest sentences, the worst first: those with many long words, and those that are long themselves."""
    names = _names(words)
    found: dict[str, HardSentence] = {}
    for said in words.prose:
        for sentence in said.sentences if is_whole(said.plain) and not said.path.startswith(LICENCE) else ():
            long_words = tuple(word for word in hard_words(sentence) if word not in names)
            found.setdefault(sentence, HardSentence(sentence, length(sentence), long_words, said.location))
    return tuple(nlargest(most, found.values(), key=_hardness))


def _hardness(each: HardSentence) -> float:
    return len(each.long_words) + max(0, each.words - _EASY_LENGTH) / 3


def _names(words: ReviewedWords) -> frozenset[str]:
    """Return the words that every reader of a handout knows by then: the names of conditions and of the treatment."""
    named = [name.plain for c in words.book.conditions for name in (c.plain_name, c.medical_name)]
    return frozenset(word.lower() for each in (*named, *words.names_of_ours) for word in each.split())
