"""How hard words of other languages than English are to read, each by the formula that was made for it; the others are not measured.

German: fourth Wiener Sachtextformel (Bamberger and Vanecek, Lesen-Verstehen-Lernen-Schreiben, 1984), in school years. Italian: Gulpease
(Lucisano and Piemontese, 1988), 0 to 100. Spanish: Szigriszt-Pazos' perspicuity (1993) on the INFLESZ scale for health texts
(Barrio-Cantalejo and others, 2008), 0 to 100. Danish, Norwegian and Swedish: LIX (Björnsson, 1968).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.review.sentences import sentences, words_in

LONG_WORD = 6  # letters: LIX counts words with more
MANY_SYLLABLES = 3
_GERMAN = re.compile(r"[aeiouyäöü]+", re.IGNORECASE)
_SPANISH = re.compile(r"[íú]|[iuüy]?[aeoáéó][iuüy]?(?![a-záéíóúñü]*[íú]$)|[iuü]+", re.IGNORECASE)
_WordsCounted = tuple[Sequence[str], int]  # words, and how many sentences they are


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of one language: `target` is the score that words for everybody should reach; `high_is_hard` says which way it counts."""

    name: str
    target: float
    high_is_hard: bool
    of: Callable[[_WordsCounted], float]

    def score(self, texts: Sequence[str]) -> float | None:
        """Return the score of texts, None where there are no words."""
        said = [sentence for text in texts for sentence in sentences(text)]
        words = [word for sentence in said for word in words_in(sentence)]
        return self.of((words, len(said))) if words else None

    def is_hard(self, score: float) -> bool:
        """Return whether words with this score are too hard for everybody."""
        return score > self.target if self.high_is_hard else score < self.target


def _wiener(counts: _WordsCounted) -> float:
    words, said = counts
    many = sum(len(_GERMAN.findall(word)) >= MANY_SYLLABLES for word in words)
    return 0.2656 * len(words) / said + 0.2744 * 100 * many / len(words) - 1.693


def _gulpease(counts: _WordsCounted) -> float:
    words, said = counts
    return 89 + (300 * said - 10 * sum(map(len, words))) / len(words)


def _szigriszt(counts: _WordsCounted) -> float:
    words, said = counts
    spoken = sum(max(1, len(_SPANISH.findall(word))) for word in words)
    return 206.835 - 62.3 * spoken / len(words) - len(words) / said


def _lix(counts: _WordsCounted) -> float:
    words, said = counts
    return len(words) / said + 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


_SCANDINAVIAN = Formula("LIX", 40, high_is_hard=True, of=_lix)  # 30 to 40: easy, as in magazines
FORMULAS: Mapping[str, Formula] = {
    "da": _SCANDINAVIAN,
    "de": Formula("Wiener Sachtextformel", 8, high_is_hard=True, of=_wiener),
    "es": Formula("INFLESZ", 55, high_is_hard=False, of=_szigriszt),  # 55 and above: normal to very easy
    "it": Formula("Gulpease", 60, high_is_hard=False, of=_gulpease),  # below 60: hard after eight years of school
    "nb": _SCANDINAVIAN,
    "nn": _SCANDINAVIAN,
    "no": _SCANDINAVIAN,
    "sv": _SCANDINAVIAN,
}


def formula_for(tag: str) -> Formula | None:
    """Return the formula for a language, None where none is known: its words are not measured."""
    return FORMULAS.get(tag.split("-", maxsplit=1)[0].lower())
