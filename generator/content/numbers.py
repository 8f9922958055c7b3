"""The numbers in a book: no handout may state any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import BaseModel

from generator.content.labels import Labels
from generator.content.model import Book
from generator.remembering import OfEach
from generator.text import Text, in_digits, numbers_in


def numbers_of(book: Book, labels: Labels) -> frozenset[str]:
    """Return all numbers in the words and fields of content.yaml, in the labels and in what fills placeholders."""
    counted = str(len(book.sources))  # a deck says how many there are
    own = [part for value in book.__dict__.values() for part in (value if isinstance(value, tuple) else (value,))]
    listed = (number for value in book.__dict__.values() if isinstance(value, tuple) for number in _counting(value))
    return frozenset((counted, *listed)).union(*map(_NUMBERS, (*own, labels.texts, labels.values)))


def _numbers(part: object) -> frozenset[str]:
    return frozenset(numbers_in(" ".join(_said(part))))


_NUMBERS = OfEach(_numbers, 128)  # parts of the Book, and labels: all clinics have most of them in common


def _said(part: object) -> Iterator[str]:
    """Yield the text of a part of the book; the most frequent kinds are matched first, because this runs for each deck."""
    match part:
        case Text():
            for span in part.spans:
                yield span.text
                if span.link:
                    yield span.link
        case tuple():
            yield from _counting(part)
            for item in part:
                yield from _said(item)
        case BaseModel():
            for value in part.__dict__.values():
                yield from _said(value)
        case Mapping():
            yield str(len(part))  # the deck says how many sources there are
            yield from part
            for value in part.values():
                yield from _said(value)
        case date():
            yield f"{part.day} {part.month} {part.year}"
        case str() | int() | float():
            yield in_digits(part) if isinstance(part, float) else str(part)


def _counting(listed: tuple[object, ...]) -> Iterator[str]:
    """Yield the numbers of what is listed, as handouts count it: 'Type 2 of 5'."""
    return map(str, range(1, len(listed) + 1))
