"""Plants a fault in a Book: another text, number or list in the place of one, found by its path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from generator.content.inline import parse_inline
from generator.content.model import Book
from generator.content.part import BookPart
from generator.problems import Location
from generator.text import Text
from generator.yamlsource.tree import Scalar


def planted(book: Book, path: str, value: object) -> Book:
    """Return a Book with a value in the place of the one at `path`: keys, and in lists the ids of the items, or their numbers."""
    return cast("Book", _with(book, path.split("/"), value))


def _with(part: Any, keys: Sequence[str], value: object) -> Any:
    if not keys:
        return _like(part, value)
    if isinstance(part, tuple):
        at = next(n for n, item in enumerate(part) if keys[0] in (getattr(item, "id", None), getattr(item, "country", None), str(n)))
        return (*part[:at], _with(part[at], keys[1:], value), *part[at + 1 :])
    if isinstance(part, Mapping):
        return {**part, keys[0]: _with(part[keys[0]], keys[1:], value)}
    assert isinstance(part, BookPart), keys
    name = next(name for name, field in type(part).model_fields.items() if keys[0] in (name, field.alias))
    return part.model_copy(update={name: _with(getattr(part, name), keys[1:], value)})


def _like(old: object, value: object) -> object:
    """Return a value as the Book has it: words are read with their marks, and stand where the old ones stood."""
    if isinstance(old, Text) and isinstance(value, str):
        return parse_inline(Scalar(value, _on_its_line(old.location, value))) if old.location else Text.of(value)
    if isinstance(old, tuple) and isinstance(value, list):
        return tuple(_like(old[min(n, len(old) - 1)], each) for n, each in enumerate(value))
    if isinstance(old, BookPart) and isinstance(value, dict):
        for key, each in value.items():
            old = _with(old, (key,), each)
        return old
    return date.fromisoformat(value) if isinstance(old, date) and isinstance(value, str) else value


def _on_its_line(location: Location, words: str) -> Location:
    """Return a place with the line as it would be with these words."""
    return replace(location, source=location.source[: location.column - 1] + words)
