"""The models that parts of files were made into: a part that reads as before is the same value, and is not validated again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.problems import Location
from generator.yamlsource.introspect import expected
from generator.yamlsource.tree import Value

_REMEMBERED = 2048  # parts: the sources of a Book are most of them


@dataclass(frozen=True, slots=True)
class _Known:
    """A part of a file, which is kept so that no other has its identity; its model, and what its scalars became by their places."""

    part: Value
    model: BaseModel
    values: dict[Location, object]


@dataclass(slots=True)
class KnownModels:
    """Models by the identity of the part that each was made of: a part of a file never changes, and its model follows from it alone."""

    _known: OrderedDict[tuple[int, type[BaseModel]], _Known] = field(default_factory=OrderedDict)

    def put_in(self, value: dict[str, Value], model: type[BaseModel], values: dict[Location, object]) -> dict[str, Any]:
        """Return what a file says with models in the place of the parts that are to become one; add what their scalars became to `values`.

        Raise ValidationError if one can't be made.
        """
        found = dict[str, Any](value)
        for key, part in value.items():
            choices = expected(model, (key,))
            if len(choices) == 1:
                found[key] = self._as(choices[0].type, part, values)
        return found

    def _as(self, type_: Any, part: Value, values: dict[Location, object]) -> Any:
        inner = [each for each in get_args(type_) if isinstance(each, type) and issubclass(each, BaseModel)]
        if isinstance(type_, type) and issubclass(type_, BaseModel):
            return self._model(type_, part, values)
        if inner and get_origin(type_) is tuple and isinstance(part, list):
            return [self._model(inner[0], each, values) for each in part]
        if inner and get_origin(type_) is dict and isinstance(part, dict):
            return {key: self._model(inner[0], each, values) for key, each in part.items()}
        return part

    def _model(self, model: type[BaseModel], part: Value, values: dict[Location, object]) -> object:
        if not isinstance(part, dict):
            return part
        key = (id(part), model)
        known = self._known.get(key)
        if known is None:
            own = dict[Location, object]()
            known = self._known[key] = _Known(part, model.model_validate(part, context=own), own)
        self._known.move_to_end(key)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        values.update(known.values)
        return known.model
