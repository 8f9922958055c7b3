"""Words are held by trees of frozen dataclasses, tuples and mappings: what all walks over them need to know of a value."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

_KNOWN: dict[type, tuple[str, ...]] = {}


def field_names(value: object) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, in order; none for any other value.

    It is asked of each part of each handout: `dataclasses.fields` would look them up again each time.
    """
    kind = type(value)
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
    return _KNOWN[kind]
