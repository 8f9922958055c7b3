"""What the rules over the words look at, of a Book made for a test."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.model import Book
from generator.design.fonts import FontLibrary
from generator.problems import Problem
from generator.review import words as review_words
from generator.review.judged import judged
from generator.review.rules import RULES
from generator.review.words import ReviewedWords
from tests.made import country, labels
from tests.typefaces import LIBRARY


def words_of(book: Book, fonts: FontLibrary = LIBRARY) -> ReviewedWords:
    """Return a Book with the project's labels, and its fonts if no others are given."""
    return review_words.words_of(book, labels(), fonts, country(book))


def found(code: str, book: Book, fonts: FontLibrary = LIBRARY) -> Iterator[Problem]:
    """Yield what the rules of one code find in a Book."""
    yield from judged(words_of(book, fonts), {}, (), (rule for rule in RULES if rule.code == code)).problems
