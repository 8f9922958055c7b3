"""The checks: rules over the Book and over finished files. A rule yields Problems; a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.content.labels import Labels
from generator.content.model import Book
from generator.design.theme import Theme
from generator.document.blocks import Document
from generator.document.deck import Deck
from generator.formats.pdf.checks import alternatives
from generator.formats.pdf.checks.sheets import check_sheets
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


def check_rendered(composed: Document | Deck, data: bytes, theme: Theme, pages: bytes = b"") -> tuple[Problem, ...]:
    """Return what the rules over a finished file find: first of all, whether its words are the words composed.

    `pages` are the single pages of a file of folded sheets: their words are read, and then looked for on the sheets.
    """
    if isinstance(composed, Document):
        from generator.formats.pdf.checks.words import check_words

        found = (*alternatives.check(composed), *check_words(composed, pages or data))
        return (*found, *check_sheets(composed.name, data, pages)) if pages else found
    from generator.formats.pptx.checks import check_deck

    return tuple(check_deck(data, composed, theme))
