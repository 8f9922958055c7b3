"""Walks over the texts of a Book: each with its path, such as conditions/alopecia-areata/options/none/harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.part import BookPart
from generator.text import Text


def texts_by_path(part: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield the texts of a Book, or of a part of it, by their paths: keys, and in lists the ids of the items, or their numbers if none."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, tuple):
        for n, item in enumerate(part):
            yield from texts_by_path(item, f"{path}/{getattr(item, 'id', None) or getattr(item, 'country', None) or n}")
    elif isinstance(part, Mapping):
        for key, item in part.items():
            yield from texts_by_path(item, f"{path}/{key}")
    elif isinstance(part, BookPart):
        for name, field in type(part).model_fields.items():
            key = field.alias or name
            yield from texts_by_path(getattr(part, name), f"{path}/{key}" if path else key)
