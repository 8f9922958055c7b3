"""The words of a finished PDF: in reading order, in part of a page, and those that another edition lacks."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from generator.formats.pdf.checks.words import read_words
from tests.formats.pdf.measure.content import FILES_KEPT, runs


@lru_cache(maxsize=FILES_KEPT)
def words_of(data: bytes) -> tuple[str, ...]:
    """Return the words of a tagged file in reading order, without its footers."""
    return tuple(read_words(data))


def missing_words(of: bytes, in_: bytes) -> Counter[str]:
    """Return the words that one file has more often than another."""
    return Counter(words_of(of)) - Counter(words_of(in_))


def words_between(data: bytes, page: int, left: float, right: float) -> list[str]:
    """Return the words that start between two places of a page, in points, as they are painted: those of one half of an imposed sheet."""
    return " ".join(run.words for run in runs(data) if run.page == page and left <= run.left < right).split()
