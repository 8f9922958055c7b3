"""C06: the words talk to the reader, not about patients."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.remembering import kept
from generator.review.finding import Finding, Limits, found
from generator.review.sentences import REMEMBERED, is_whole, sentences
from generator.review.texts import Texts
from generator.review.words import LICENCE, ReviewedWords

CODES: Mapping[str, str] = {"C06": "words about patients, not to the reader"}
FEWEST = 5  # sentences that say what to do, below which a share means little
_ABOUT = re.compile(
    r"\b(?:(?<!be )(?<!are )(?<!stay )patients?|individuals|sufferers?|clients?|service users?|consumers?)\b", re.IGNORECASE
)
# People who were counted, others than the reader, or a part of a name: not the reader.
_OTHERS = re.compile(
    r"\b(?:\d+|other|these|those) (?:\w+ )?(?:patients|individuals|clients)\b|\b(?:trials?|stud(?:y|ies)|group|placebo|took part)\b"
    r"|\bpatients?['’]? (?:groups?|support|charit\w+|associations?|leaflets?|information|records?|transport|advice)\b",
    re.IGNORECASE,
)
_ASKED_OF = re.compile(r"\b(?:should|must|needs? to|ha(?:s|ve) to)(?! (?:not )?be\b)(?! not be\b)\b", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your|yours|we|our|us|I|my|nobody|no one)\b", re.IGNORECASE)


def about_patients(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield a warning for each text that talks about patients."""
    for said in words.prose:
        hit = next(filter(None, map(_about_the_reader, said.sentences)), None)
        if hit and not said.path.startswith("control/"):
            yield found("C06", said, f"'{hit[0]}' is about the reader, not to them", "write 'you' or 'people'", "warning")


def _about_the_reader(sentence: str) -> re.Match[str] | None:
    """Return the word that stands for the reader; where something is asked of patients, they are meant."""
    hit = _ABOUT.search(sentence)
    return hit if hit and (_ASKED_OF.search(sentence) or not _OTHERS.search(sentence)) else None


def addressed(words: ReviewedWords, limits: Limits) -> Iterator[Finding]:
    """Yield a warning if many sentences that ask something of somebody do not say 'you'."""
    asking = [(said, each) for said in words.prose if not said.path.startswith(LICENCE) for each in _asking(said.plain)]
    others = [(said, each) for said, each in asking if not _READER.search(each)]
    share = 100 * (1 - len(others) / max(1, len(asking)))
    if len(asking) >= FEWEST and share < limits["per_cent"]:
        said, sentence = others[0]
        message = f"only {share:.0f} of 100 sentences that say what to do say 'you'; here it is not clear who is meant"
        yield found("C06", said, message, "say 'you', or who is to do it", "warning", sentence)


@kept(REMEMBERED)
def _asking(words: str) -> tuple[str, ...]:
    """Return the sentences that ask something of somebody."""
    return tuple(each for each in sentences(words) if is_whole(each) and _ASKED_OF.search(each))
