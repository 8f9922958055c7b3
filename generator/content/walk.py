"""Walks over the texts of a Book: each with its path, such as conditions/alopecia-areata/options/none/harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.model import Book
from generator.content.part import BookPart
from generator.remembering import OfEach, OfParts
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


def parts_by_path(book: Book) -> tuple[tuple[str, object], ...]:
    """Return the parts of a Book with their paths, in order: what stands under each of its keys, of lists and mappings the items."""
    return _PARTS(book)


def _parts_by_path(book: Book) -> tuple[tuple[str, object], ...]:
    own = ((field.alias or name, getattr(book, name)) for name, field in type(book).model_fields.items())
    return tuple(each for key, part in own for each in (_items(part, key) if isinstance(part, tuple | Mapping) else ((key, part),)))


_PARTS = OfEach(_parts_by_path, 8)  # of a Book as it is written, with its counts, in this country and in any clinic


def name_in_path(item: object) -> str:
    """Return the id or the country of an item, '' if it has neither: to ask a model for a field that it lacks takes long."""
    return next((str(named) for name in _names_of(type(item)) if (named := getattr(item, name))), "")


_NAMES: dict[type, tuple[str, ...]] = {}


def _names_of(kind: type) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(name for name in ("id", "country") if name in getattr(kind, "model_fields", ()))
    return _NAMES[kind]


def _items(part: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(part, tuple):
        for n, item in enumerate(part):
            yield f"{path}/{name_in_path(item) or n}", item
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
