"""Sentences and words, as the rules count them."""

from __future__ import annotations

import re

from generator.remembering import kept

REMEMBERED = 16_384  # texts: the words of a clinic and all labels, which many rules look at
_WHOLE = r"(?<=[.!?])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bProf\.)(?<!\bSt\.)"  # 'Dr. Smith' is no end
_END = re.compile(_WHOLE + r"[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9{])")
_SAYS = re.compile(r"[^\W_]")  # a letter or a digit
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_COUNTED = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")


@kept(REMEMBERED)
def sentences(words: str) -> tuple[str, ...]:
    """Return the sentences of a text: what ends with a full stop, a question mark or an exclamation mark, and what is left at its end."""
    return tuple(each for each in _END.split(" ".join(words.split())) if _SAYS.search(each))


def is_whole(sentence: str) -> bool:
    """Return whether words end as a sentence does; headings and points of slides do not."""
    return sentence.rstrip('"”’)] ').endswith((".", "!", "?"))


def words_in(sentence: str) -> list[str]:
    """Return the words of letters, those with hyphens and apostrophes as one."""
    return _WORD.findall(sentence)


@kept(REMEMBERED)
def length(sentence: str) -> int:
    """Return how many words and numbers a sentence has."""
    return len(_COUNTED.findall(sentence))
