"""V07: the line of other languages. A language that no packaged font can write is left out, with a warning that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.labels import Labels
from generator.content.model import Book
from generator.design.fonts import uncovered
from generator.problems import Problem

CODES: Mapping[str, str] = {"V07": "a language that no packaged font can write; it is left out"}


def check(book: Book, _labels: Labels) -> Iterator[Problem]:
    """Yield a warning for each language that cannot be printed."""
    for language in book.languages:
        missing = uncovered(language.name.plain + language.text.plain)
        if missing:
            message = f"{language.tag}: no packaged font can write '{language.name.plain}', so this language is left out"
            yield Problem("V07", message, language.name.mark, "a font package for its script would bring it back", "warning")


def printable(book: Book) -> Book:
    """Return the Book with the languages that can be printed."""
    kept = tuple(x for x in book.languages if not uncovered(x.name.plain + x.text.plain))
    return book.model_copy(update={"languages": kept})
