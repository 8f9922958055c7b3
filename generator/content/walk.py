"""Walks over the texts of a Book: each with its path, such as conditions/alopecia-areata/options/none/harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.model import Book
from generator.content.part import BookPart
from generator.remembering import OfParts
from generator.text import Text


def texts_by_path(part: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield the texts of a Book, or of a part of it, by their paths: keys, and in lists the ids of the items, or their numbers if none."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, BookPart):
        for name, field in type(part).model_fields.items():
            key = field.alias or name
            yield from texts_by_path(getattr(part, name), f"{path}/{key}" if path else key)
    else:
        for below, item in _items(part, path):
            yield from texts_by_path(item, below)


def parts_by_path(book: Book) -> Iterator[tuple[str, object]]:
    """Yield the parts of a Book with their paths, in order: what stands under each of its keys, of lists and mappings the items."""
    for name, field in type(book).model_fields.items():
        key, part = field.alias or name, getattr(book, name)
        yield from _items(part, key) if isinstance(part, tuple | Mapping) else ((key, part),)


def _items(part: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(part, tuple):
        for n, item in enumerate(part):
            yield f"{path}/{getattr(item, 'id', None) or getattr(item, 'country', None) or n}", item
    elif isinstance(part, Mapping):
        for key, item in part.items():
            yield f"{path}/{key}", item


_TEXTS: OfParts[str, object, tuple[str, Text]] = OfParts(lambda path, part: texts_by_path(part, path))


def texts_of(book: Book) -> Iterator[tuple[str, Text]]:
    """Yield all texts of a Book with their paths, as `texts_by_path` does."""
    return (each for part in texts_in_parts(book) for each in part)


def texts_in_parts(book: Book) -> Iterator[tuple[tuple[str, Text], ...]]:
    """Yield the same by the parts of the Book; of a part that was there before, the very same tuple."""
    return (_TEXTS(path, part) for path, part in parts_by_path(book))
