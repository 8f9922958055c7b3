"""The rules over the words. A rule yields Problems; a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.content.labels import Labels
from generator.content.model import Book
from generator.design.fonts import FontLibrary
from generator.problems import Problem
from generator.review import languages, qr_address, readability
from generator.review.words import Words

BOOK_RULES: tuple[Callable[[Words], Iterator[Problem]], ...] = (
    readability.check,
    languages.check,
    qr_address.check,
)


def check_book(book: Book, labels: Labels, fonts: FontLibrary) -> tuple[Problem, ...]:
    """Return what the rules over the content find; `fonts` are those that may print it."""
    words = Words(book, labels, fonts)
    return tuple(problem for rule in BOOK_RULES for problem in rule(words))
