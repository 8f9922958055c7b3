"""Which sentence became which: old words beside new ones, for a person who reads what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from generator.document.approval import OF_APPROVAL
from generator.document.printed import Passage
from generator.problems import Location

ALIKE = 0.5  # of their words: below that, a sentence was taken out and another one put in, not changed
SentenceChange = Literal["same", "changed", "new", "gone"]
WordChange = Literal["same", "gone", "new"]
# A sentence ends before a capital, a number, an opening quotation mark or a sign of the clinic's own. 'Dr. Smith' is cut in two, which
# does no harm here: both halves are shown.
_END = re.compile(r"(?<=[.!?…])['\"”’)]*\s+(?=[^\Wa-z_]|[\"“‘'(⟨‹])")
_WORDS = re.compile(r"\s+|[^\s\w]|\w+", re.UNICODE)
MARKED = re.compile(r"(?P<source>\[[a-z0-9-]+(?:, [a-z0-9-]+)*\])|(?P<number>[£$€]?\d+(?:[.,:]\d+)*%?)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is printed, and where it was written."""

    words: str
    place: Location | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence before and now; one of the two is '' where it is new or gone."""

    before: str
    now: str
    place: Location | None = None
    part: str = ""

    @property
    def kind(self) -> SentenceChange:
        """What became of the sentence."""
        if self.before == self.now:
            return "same"
        return "changed" if self.before and self.now else "new" if self.now else "gone"

    @property
    def touches_numbers(self) -> bool:
        """Whether a number or a source is among what has changed."""
        return sorted(_marked(self.before)) != sorted(_marked(self.now))


def sentences(passages: Iterable[Passage]) -> tuple[Sentence, ...]:
    """Return the sentences of passages, each once."""
    found = (Sentence(words, each.location, each.part) for each in passages for words in _END.split(each.words) if words.strip())
    return tuple({each.words: each for each in found}.values())


def kept_sentences(script: str) -> tuple[Sentence, ...]:
    """Return the sentences of words that were kept, each once."""
    return sentences(Passage(line) for line in dict.fromkeys(script.splitlines()) if line and line not in OF_APPROVAL)


def pairs(before: Sequence[Sentence], now: Sequence[Sentence]) -> tuple[Pair, ...]:
    """Return each sentence of both, in the order of the new words; what is gone stands where it stood."""
    old, new = [each.words for each in before], [each.words for each in now]
    moved = set(old) & set(new)
    found: list[Pair] = []
    for step, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            found += [Pair(each.words, each.words, each.place, each.part) for each in now[m:n]]
            continue
        gone = [each for each in before[i:j] if each.words not in moved]
        found += _matched(gone, now[m:n], moved)
    return tuple(found)


def changes(of: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs that are not the same."""
    return tuple(pair for pair in of if pair.kind != "same")


def differences(before: str, now: str) -> tuple[tuple[WordChange, str], ...]:
    """Return the words of two sentences in one run: those of both, those that went, those that came."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    found: list[tuple[WordChange, str]] = []
    for step, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            found.append(("same", "".join(old[i:j])))
            continue
        found += [("gone", "".join(old[i:j]))] if j > i else []
        found += [("new", "".join(new[m:n]))] if n > m else []
    return tuple(found)


def _matched(gone: Sequence[Sentence], come: Sequence[Sentence], moved: set[str]) -> Iterator[Pair]:
    """Yield pairs of what went and what came: each new sentence with the old one that is most like it, both in their order."""
    left = list(gone)
    for each in come:
        if each.words in moved:  # it stood elsewhere before
            yield Pair(each.words, each.words, each.place, each.part)
            continue
        n = next((n for n, old in enumerate(left) if _likeness(old.words, each.words) >= ALIKE), None)
        if n is None:
            yield Pair("", each.words, each.place, each.part)
            continue
        yield from (Pair(old.words, "", None, each.part) for old in left[:n])
        yield Pair(left[n].words, each.words, each.place, each.part)
        del left[: n + 1]
    yield from (Pair(old.words, "") for old in left)


def _likeness(one: str, other: str) -> float:
    first, second = ([each for each in _WORDS.findall(sentence) if not each.isspace()] for sentence in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _marked(words: str) -> list[str]:
    return [found.group() for found in MARKED.finditer(words)]
