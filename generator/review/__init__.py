"""The rules over the words. A rule yields Problems; a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.content.labels import Labels
from generator.content.model import Book
from generator.design.fonts import FontLibrary
from generator.problems import Problem
from generator.review import languages, qr_address, readability

BOOK_RULES: tuple[Callable[[Book, Labels], Iterator[Problem]], ...] = (
    readability.check,
    qr_address.check,
)


def check_book(book: Book, labels: Labels, fonts: FontLibrary) -> tuple[Problem, ...]:
    """Return what the rules over the content find; `fonts` are those that may print it."""
    return (*(problem for rule in BOOK_RULES for problem in rule(book, labels)), *languages.check(book, fonts))
