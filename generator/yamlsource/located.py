"""A model whose values know where they are in the file, whatever pydantic made of them: text, number, date or list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, PrivateAttr, ValidationInfo, ValidatorFunctionWrapHandler, field_validator

from generator.problems import Location
from generator.yamlsource.tree import Key, Locations, Scalar


class Located(BaseModel):
    """The base of models that are read from a file. Locations are not a field: they play no part in equality of words or in output."""

    _locations: Locations | None = PrivateAttr(default=None)

    def location(self, *path: Key) -> Location | None:
        """Return where the value at `path` begins, or the nearest value above it that exists; None if this was read from no file."""
        return self._locations.of_value(path) if self._locations else None

    @field_validator("*", mode="wrap")
    @classmethod
    def _note(cls, value: Any, validate: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        """Note what scalars became in the context, if that is a dict: a whole model is made only where nothing is wrong."""
        valid = validate(value)
        if isinstance(info.context, dict):
            info.context.update(_became(value, valid))
        return valid


def _became(written: object, valid: object) -> Iterator[tuple[int, object]]:
    """Yield the identity of a scalar, or of each in a list or a mapping, with what it became; models note their own."""
    if isinstance(written, Scalar):
        yield id(written), valid
    elif isinstance(written, list) and isinstance(valid, list | tuple):
        for each, became in zip(written, valid, strict=True):
            yield from _became(each, became)
    elif isinstance(written, dict) and isinstance(valid, dict):
        for key, became in valid.items():
            yield from _became(written.get(key), became)


def locate(value: object, locations: Locations) -> None:
    """Give a model, and all models in it, the locations of their values."""
    if isinstance(value, Located):
        if value._locations is locations:
            return  # it was located before, with all that is in it
        value._locations = locations
    for key, part in _parts(value):
        if key in locations.parts:  # what the file does not have is a default, shared by all models that lack it
            locate(part, locations.parts[key])


def _parts(value: object) -> Iterable[tuple[Key, object]]:
    if isinstance(value, BaseModel):
        return [(field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items()]
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list | tuple) else ()
