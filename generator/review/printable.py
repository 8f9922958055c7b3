"""The line of other languages as it is printed: without those that no font at hand can write."""

from __future__ import annotations

from generator.content.model import Book
from generator.design.fonts import FontLibrary


def printable(book: Book, fonts: FontLibrary) -> Book:
    """Return the Book with the languages that can be printed."""
    kept = tuple(x for x in book.languages if not fonts.uncovered(x.name.plain + x.text.plain))
    return book.model_copy(update={"languages": kept})
