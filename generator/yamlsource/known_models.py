"""The models that parts of files were made into: a part that reads as before is the same value, and is not validated again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.problems import Location
from generator.remembering import Kept
from generator.trees import Newest
from generator.yamlsource.introspect import expected
from generator.yamlsource.tree import KeyPath, Value

_REMEMBERED = 2048  # parts: the sources of a Book are most of them


@dataclass(frozen=True, slots=True)
class _Known:
    """A part of a file, which is kept so that no other has its identity; its model, and what its scalars became by their places."""

    part: Value
    model: BaseModel
    values: dict[Location, object]


@dataclass(slots=True)
class KnownModels:
    """Models by the identity of the part that each was made of: a part of a file never changes, and its model follows from it alone.

    Where another part stood at its place before, somebody works on it: its model is put together from those of what is in it, most of
    which are known from then on. To make all models so would take longer.
    """

    _known: Kept[tuple[int, type[BaseModel]], _Known] = field(default_factory=lambda: Kept(_REMEMBERED))
    _made: Newest[tuple[type[BaseModel], KeyPath], None] = field(default_factory=lambda: Newest(_REMEMBERED))

    def put_in(
        self, value: Mapping[str, Value], model: type[BaseModel], values: dict[Location, object], path: KeyPath = ()
    ) -> dict[str, Any]:
        """Return what a file says with models in the place of the parts that are to become one; add what their scalars became to `values`.

        `path` is where the value is in the file. Raise ValidationError if a model can't be made.
        """
        found = dict[str, Any](value)
        for key, part in value.items():
            choices = expected(model, (key,))
            if len(choices) == 1:
                found[key] = self._as(choices[0].type, part, values, (*path, key))
        return found

    def _as(self, type_: Any, part: Value, values: dict[Location, object], path: KeyPath) -> Any:
        inner = [each for each in get_args(type_) if isinstance(each, type) and issubclass(each, BaseModel)]
        if isinstance(type_, type) and issubclass(type_, BaseModel):
            return self._model(type_, part, values, path)
        if inner and get_origin(type_) is tuple and isinstance(part, list):
            return [self._model(inner[0], each, values, (*path, number)) for number, each in enumerate(part)]
        if inner and get_origin(type_) is dict and isinstance(part, dict):
            return {key: self._model(inner[0], each, values, (*path, key)) for key, each in part.items()}
        return part

    def _model(self, model: type[BaseModel], part: Value, values: dict[Location, object], path: KeyPath) -> object:
        if not isinstance(part, dict):
            return part
        key = (id(part), model)
        known = self._known.get(key)
        if known is None:
            known = self._fresh(model, part, path)
            self._known.keep(key, known)
        values.update(known.values)
        return known.model

    def _fresh(self, model: type[BaseModel], part: dict[str, Value], path: KeyPath) -> _Known:
        values = dict[Location, object]()
        again = (model, path) in self._made
        self._made[model, path] = None
        whole = self.put_in(part, model, values, path) if again else part
        return _Known(part, model.model_validate(whole, context=values), values)
