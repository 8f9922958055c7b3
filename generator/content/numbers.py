"""The numbers in a book: no handout may state any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from generator.content.labels import Labels
from generator.content.model import Book
from generator.text import Text, numbers_in


def numbers_of(book: Book, labels: Labels) -> frozenset[str]:
    """Return all numbers in the words and fields of content.yaml, in the labels and in what fills placeholders."""
    counted = str(len(book.sources))  # a deck says how many there are
    said = (*_said(book), counted, *_said(dict(labels.texts)), *_said(dict(labels.values)))
    return frozenset(numbers_in(" ".join(said)))


def _said(part: object) -> Iterator[str]:
    """Yield the text of a part of the book; the most frequent kinds are matched first, because this runs for each deck."""
    match part:
        case Text():
            for span in part.spans:
                yield span.text
                if span.link:
                    yield span.link
        case tuple():
            yield " ".join(map(str, range(1, len(part) + 1)))  # the handouts count what is listed: 'Type 2 of 5'
            for item in part:
                yield from _said(item)
        case BaseModel():
            for value in part.__dict__.values():
                yield from _said(value)
        case dict():
            yield str(len(part))  # the deck says how many sources there are
            yield from part
            for value in part.values():
                yield from _said(value)
        case date():
            yield f"{part.day} {part.month} {part.year}"
        case str() | int() | float():
            yield f"{part:g}" if isinstance(part, float) else str(part)
