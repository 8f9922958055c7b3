"""Walks over the texts of a Book: each with its path, such as conditions/alopecia-areata/options/none/harm."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from generator.content.model import Book
from generator.content.part import BookPart
from generator.text import Text

Result = TypeVar("Result")
_REMEMBERED = 512  # parts, before and after edits: a Book has some 300


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


class OfParts(Generic[Result]):
    """What a function yields for a part of the Book at its path, remembered by the identity of the part.

    Parts are frozen, and kept so that no other has the same identity.
    """

    def __init__(self, look: Callable[[str, object], Iterable[Result]]) -> None:
        self._look = look
        self._known: OrderedDict[tuple[int, str], tuple[object, tuple[Result, ...]]] = OrderedDict()

    def __call__(self, path: str, part: object) -> tuple[Result, ...]:
        """Return what the function yields."""
        key = (id(part), path)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (part, tuple(self._look(path, part)))
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return known[1]


_TEXTS = OfParts(lambda path, part: texts_by_path(part, path))


def texts_of(book: Book) -> Iterator[tuple[str, Text]]:
    """Yield all texts of a Book with their paths, as `texts_by_path` does."""
    return (each for path, part in parts_by_path(book) for each in _TEXTS(path, part))
