"""V07: the line of other languages. A language that no font at hand can write is left out, with a warning that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.model import Book
from generator.design.fonts import FontLibrary
from generator.problems import Problem
from generator.review.words import Words

CODES: Mapping[str, str] = {"V07": "a language that no packaged font can write; it is left out"}


def check(words: Words) -> Iterator[Problem]:
    """Yield a warning for each language that cannot be printed."""
    for language in words.book.languages:
        if unwritten := next((text for text in (language.name, language.text) if words.fonts.uncovered(text.plain)), None):
            message = f"{language.tag}: {language.name.plain} is left out, because no font in handouts/fonts/ can write it"
            yield Problem("V07", message, unwritten.location, "to bring it back, put a font for its script there", "warning")


def printable(book: Book, fonts: FontLibrary) -> Book:
    """Return the Book with the languages that can be printed."""
    kept = tuple(x for x in book.languages if not fonts.uncovered(x.name.plain + x.text.plain))
    return book.model_copy(update={"languages": kept})
