"""What a pydantic model expects at a path: read from its annotations, so that a problem can say it in plain words."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.yamlsource.tree import Key

ValueKind = Literal["words", "a list", "keys", "yes or no", "a whole number", "a number", "a date"]
_PLAIN: dict[object, ValueKind] = {bool: "yes or no", int: "a whole number", float: "a number", date: "a date"}


class Exact:
    """Marks a type, in its annotation, whose words are compared or followed: an invisible character in them is a mistake."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One type that is allowed at a path, the model's description of the form it needs, and whether every character counts."""

    type: Any
    form: str = ""
    marked: bool = False

    @property
    def exact(self) -> bool:
        """Whether an invisible character could make this another name or address than the one that is seen."""
        return self.marked or self.type is str

    @property
    def kind(self) -> ValueKind:
        """What a person would call it."""
        if get_origin(self.type) in (tuple, list):
            return "a list"
        if get_origin(self.type) is dict or self.model:
            return "keys"
        return _PLAIN.get(self.type, "words")

    @property
    def model(self) -> type[BaseModel] | None:
        """The model whose keys are expected here, if it is one."""
        return self.type if isinstance(self.type, type) and issubclass(self.type, BaseModel) else None

    @property
    def allowed(self) -> tuple[str, ...]:
        """The allowed values, if they can be listed."""
        if get_origin(self.type) is Literal:
            return tuple(str(value) for value in get_args(self.type))
        return ("yes", "no") if self.type is bool else ()


def expected(model: type[BaseModel], path: Sequence[Key]) -> tuple[Expected, ...]:
    """Return what is allowed at `path`: one type, or several where the model has a choice."""
    found: tuple[Expected, ...] = (Expected(model),)
    for key in path:
        found = tuple(inner for outer in found for inner in _inside(outer.type, key))
    return found


def expected_keys(model: type[BaseModel], path: Sequence[Key]) -> tuple[Expected, ...]:
    """Return the types that the model allows as keys of the mapping at `path`; nothing where any key is allowed."""
    origins = (one.type for one in expected(model, path) if get_origin(one.type) is dict)
    return tuple(key for origin in origins for key in _choices(get_args(origin)[0]))


def names(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a model as they are written in a file."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def parents_of(model: type[BaseModel], key: str) -> tuple[str, ...]:
    """Return the keys under which `key` is allowed anywhere in the model; '' is the top of the file."""
    return tuple(dict.fromkeys(home for home, inner in _all_models(model, "", ()) if key in names(inner)))


def models_of(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return the model and all models within it by name, the outer ones first."""
    return {inner.__name__: inner for _, inner in _all_models(model, "", ())}


def _inside(type_: Any, key: Key) -> Iterator[Expected]:
    arguments = get_args(type_)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        field = next((f for name, f in type_.model_fields.items() if key in (f.alias or name, name)), None)
        if field is not None:
            yield from _choices(field.annotation, field.description or "", marked=Exact in field.metadata)
    elif get_origin(type_) is dict:
        yield from _choices(arguments[1])
    elif get_origin(type_) in (tuple, list) and isinstance(key, int):
        yield from _choices(arguments[key] if key < len(arguments) and arguments[-1] is not Ellipsis else arguments[0])


def _choices(annotation: Any, form: str = "", *, marked: bool = False) -> Iterator[Expected]:
    """Yield the types an annotation stands for, without None."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        said = next((m.description for m in metadata if isinstance(m, FieldInfo) and m.description), form)
        yield from _choices(inner, said, marked=marked or Exact in metadata)
    elif get_origin(annotation) in (Union, types.UnionType):
        for choice in get_args(annotation):
            yield from _choices(choice, form, marked=marked)
    elif annotation is not type(None):
        yield Expected(annotation, form, marked)


def _all_models(type_: Any, home: str, above: tuple[type, ...]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield each model within a type, with the key it belongs under."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        if type_ in above:
            return
        yield home, type_
        for name, field in type_.model_fields.items():
            for one in _choices(field.annotation):
                yield from _all_models(one.type, field.alias or name, (*above, type_))
    elif get_origin(type_) in (tuple, list, dict):
        for argument in get_args(type_):
            for one in _choices(argument):
                yield from _all_models(one.type, home, above)
