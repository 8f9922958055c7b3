"""Words are held by trees of frozen dataclasses, tuples and mappings: what all walks over them need to know of a value."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass
from operator import is_, is_not
from typing import Any, Generic, TypeVar

from generator.problems import Location

PartT = TypeVar("PartT")
ResultT = TypeVar("ResultT")
HashableT = TypeVar("HashableT", bound=Hashable)
LEAVES: frozenset[type] = frozenset({str, int, float, bool, type(None), Location})  # most values by far: they have no parts
_KNOWN: dict[type, tuple[str, ...]] = {Location: ()}  # a place has no parts: two of them are the same if they are equal


def field_names(value: object) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, in order; none for any other value.

    It is asked of each part of each handout: `dataclasses.fields` would look them up again each time.
    """
    kind = type(value)
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
    return _KNOWN[kind]


def parts_of(value: object) -> Iterator[object]:
    """Yield what is in a dataclass, a tuple, a list or a dict; nothing of any other value."""
    if isinstance(value, tuple | list):
        yield from value
    elif isinstance(value, dict):
        yield from value.values()
    else:
        for name in field_names(value):
            yield getattr(value, name)


def with_parts(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a dataclass, a tuple or a dict with its parts changed; the same object where none of them is, and any other value."""
    if isinstance(value, tuple):
        new = tuple([change(part) for part in value])
        return new if any(map(is_not, value, new)) else value
    if isinstance(value, dict):
        changed = {key: change(part) for key, part in value.items()}
        return changed if any(map(is_not, value.values(), changed.values())) else value
    before = {name: getattr(value, name) for name in field_names(value)}
    after = {name: change(part) for name, part in before.items()}
    return type(value)(**after) if any(map(is_not, before.values(), after.values())) else value  # `replace` would look all up again


def same(one: Any, other: Any) -> bool:
    """Return whether two values are equal, the places of their words among them, which equality of texts leaves out."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and (all(map(is_, one, other)) or all(map(same, one, other)))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    names = field_names(one)
    if not names:
        return bool(one == other)
    for name in names:  # most hold the same: a call for each takes twice as long
        own, others = getattr(one, name), getattr(other, name)
        if own is not others and not same(own, others):
            return False
    return True


class Same(Generic[PartT]):
    """A value as a key by which something is remembered: only itself is equal to it, which is quicker to see than that all of it is."""

    __slots__ = ("value",)

    def __init__(self, value: PartT) -> None:
        self.value = value  # kept, so that no other one can have its identity

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class Alike(Generic[PartT]):
    """The last values that differed, `most` of them: a value that is the same as one of them is exchanged for that one.

    What is remembered by the identity of a value then holds for others that are the same.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: list[PartT] = []

    def __call__(self, value: PartT) -> PartT:
        """Return the value, or the one that was the same before."""
        known = next((each for each in self._known if same(each, value)), value)
        self._known = [known, *(each for each in self._known if each is not known)][: self._most]
        return known


class Newest(dict[HashableT, ResultT]):
    """What was found out last by its key: `most` values, so that a process that makes handouts for any number of clinics stays small."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: HashableT, value: ResultT) -> None:
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]
