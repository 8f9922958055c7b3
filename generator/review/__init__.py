"""The rules over the words. A rule yields Problems; a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.content.labels import Labels
from generator.content.model import Book
from generator.problems import Problem
from generator.review import languages, qr_address, readability

BOOK_RULES: tuple[Callable[[Book, Labels], Iterator[Problem]], ...] = (
    readability.check,
    languages.check,
    qr_address.check,
)


def check_book(book: Book, labels: Labels) -> tuple[Problem, ...]:
    """Return what the rules over the content find."""
    return tuple(problem for rule in BOOK_RULES for problem in rule(book, labels))
