"""The models that parts of files were made into: a part that reads as before is the same value, and is not validated again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.remembering import Kept
from generator.trees import Newest
from generator.yamlsource.introspect import expected
from generator.yamlsource.tree import KeyPath, Value

_REMEMBERED = 2048  # parts: the sources of a Book are most of them


@dataclass(frozen=True, slots=True)
class _KnownModel:
    """A part of a file, which is kept so that no other has its identity; its model, and what its scalars became by their identities."""

    part: Value
    model: object  # or a list of models, or each by its key
    values: dict[int, object]


@dataclass(slots=True)
class KnownModels:
    """Models by the identity of the part that each was made of: a part of a file never changes, and its model follows from it alone.

    Where another part stood at its place before, somebody works on it: its model is put together from those of what is in it, most of
    which are known from then on. To make all models so would take longer.
    """

    _known: Kept[tuple[int, type[BaseModel]], _KnownModel] = field(default_factory=lambda: Kept(_REMEMBERED))
    _lists: Kept[tuple[int, object], _KnownModel] = field(default_factory=lambda: Kept(_REMEMBERED))
    _made: Newest[tuple[type[BaseModel], KeyPath], None] = field(default_factory=lambda: Newest(_REMEMBERED))

    def put_in(self, value: Mapping[str, Value], model: type[BaseModel], values: dict[int, object], path: KeyPath = ()) -> dict[str, Any]:
        """Return what a file says with models in the place of the parts that are to become one; add what their scalars became to `values`.

        `path` is where the value is in the file. Raise ValidationError if a model can't be made.
        """
        found = dict[str, Any](value)
        for key, part in value.items():
            choices = expected(model, (key,))
            if len(choices) == 1:
                found[key] = self._as(choices[0].type, part, values, (*path, key))
        return found

    def _as(self, type_: Any, part: Value, values: dict[int, object], path: KeyPath) -> Any:
        inner, many = _model_in(type_)
        if inner is None or not isinstance(part, many):
            return part
        if many is _ONE:
            return self._model(inner, part, values, path)
        key = (id(part), type_)
        known = self._lists.made(key, lambda: self._all_of(inner, part, path))
        values.update(known.values)
        return known.model

    def _all_of(self, model: type[BaseModel], part: Value, path: KeyPath) -> _KnownModel:
        values = dict[int, object]()
        if isinstance(part, list):
            return _KnownModel(part, [self._model(model, each, values, (*path, number)) for number, each in enumerate(part)], values)
        named = part.items() if isinstance(part, dict) else ()
        return _KnownModel(part, {key: self._model(model, each, values, (*path, key)) for key, each in named}, values)

    def _model(self, model: type[BaseModel], part: Value, values: dict[int, object], path: KeyPath) -> object:
        if not isinstance(part, dict):
            return part
        key = (id(part), model)
        known = self._known.made(key, lambda: self._fresh(model, part, path))
        values.update(known.values)
        return known.model

    def _fresh(self, model: type[BaseModel], part: dict[str, Value], path: KeyPath) -> _KnownModel:
        values = dict[int, object]()
        again = (model, path) in self._made
        self._made[model, path] = None
        whole = self.put_in(part, model, values, path) if again else part
        return _KnownModel(part, model.model_validate(whole, context=values), values)


_ONE = object


@cache
def _model_in(type_: Any) -> tuple[type[BaseModel] | None, type]:
    """Return the model in a type, and what holds several of them: a list or a dict; `_ONE` where the type is that model."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return type_, _ONE
    inner = [each for each in get_args(type_) if isinstance(each, type) and issubclass(each, BaseModel)]
    many = {tuple: list, dict: dict}.get(get_origin(type_))
    return (inner[0], many) if inner and many else (None, _ONE)
