"""What the rules over the words look at, of a Book made for a test."""

from __future__ import annotations

from generator.content.model import Book
from generator.design.fonts import FontLibrary
from generator.review.words import Words
from tests.made import labels
from tests.typefaces import LIBRARY


def words_of(book: Book, fonts: FontLibrary = LIBRARY) -> Words:
    """Return a Book with the project's labels, and its fonts if no others are given."""
    return Words(book, labels(), fonts)
