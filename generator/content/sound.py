"""The parts of a Tree that fit their types: what the rules between keys can rest on while other parts are still wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from generator.content.field_types import Count, Country, Day, Hundred, Id, LanguageTag, Level, Line, OptionKind
from generator.content.inline import parse_inline
from generator.content.model import Book
from generator.text import Text
from generator.yamlsource.introspect import expected
from generator.yamlsource.tree import Path, Scalar, Tree, Value

T = TypeVar("T")

_CONFIG = ConfigDict(str_strip_whitespace=True)
ID: TypeAdapter[str] = TypeAdapter(Id, config=_CONFIG)
IDS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[Id, ...], config=_CONFIG)
LINE: TypeAdapter[str] = TypeAdapter(Line, config=_CONFIG)
COUNTRY: TypeAdapter[str] = TypeAdapter(Country, config=_CONFIG)
TAG: TypeAdapter[str] = TypeAdapter(LanguageTag, config=_CONFIG)
COUNT: TypeAdapter[int] = TypeAdapter(Count)
HUNDRED: TypeAdapter[int] = TypeAdapter(Hundred)
DAY: TypeAdapter[date] = TypeAdapter(Day)
LEVEL: TypeAdapter[str] = TypeAdapter(Level)
OPTION_KIND: TypeAdapter[str] = TypeAdapter(OptionKind)


def sound(tree: Tree, path: Path, kind: TypeAdapter[T]) -> T | None:
    """Return what stands at `path`, or None where nothing stands there or what stands there does not fit."""
    try:
        return kind.validate_python(tree.at(path))
    except ValidationError:
        return None


def all_sound(tree: Tree, paths: Sequence[Path], kind: TypeAdapter[T]) -> tuple[T, ...]:
    """Return what stands at all of `paths`, or nothing if one of them does not fit."""
    found = tuple(value for path in paths if (value := sound(tree, path, kind)) is not None)
    return found if len(found) == len(paths) else ()


def items(tree: Tree, *path: str | int) -> tuple[Path, ...]:
    """Return the path of each item of the list at `path`, or nothing if no list stands there."""
    value = tree.at(path)
    return tuple((*path, n) for n in range(len(value))) if isinstance(value, list) else ()


def words(value: Value) -> str:
    """Return a text without its marks; '' where there is none."""
    return parse_inline(value).plain if isinstance(value, Scalar) else ""


def marked(tree: Tree) -> Iterator[tuple[Path, Scalar, Text]]:
    """Yield the texts that hold something like an inline mark, with their path and their spans."""
    for path, scalar in tree.scalars():
        if ("[" in scalar or "**" in scalar) and _is_text(tuple(0 if isinstance(key, int) else key for key in path)):
            yield path, scalar, parse_inline(scalar)


@cache
def _is_text(path: Path) -> bool:
    """Tell whether the model has words at a path; under a key that it does not know, they are taken for words."""
    types = [one.type for one in expected(Book, path)]
    return Text in types or not types
