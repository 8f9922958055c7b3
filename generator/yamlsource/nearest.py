"""Offers the word that was perhaps meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str:
    """Return a hint: the words that were perhaps meant, or all there are."""
    known = sorted(words)
    if close := difflib.get_close_matches(word, known):
        return "did you mean " + " or ".join(f"'{each}'" for each in close) + "?"
    return "known are: " + ", ".join(known) if known else "there is none yet: the folder for them is missing or empty"
