"""Dataclasses with slots, as Python's own are, that take a tenth of the time to define: methods are written when they are first used.

The program has some hundreds of them, and one build uses half. Defining them as Python does took a tenth of the time of making a leaflet.
Type checkers see Python's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False, eq: bool = True, kw_only: bool = False) -> Callable[[type], type]:
        """Return what makes a class a dataclass, as `dataclasses.dataclass` with these arguments does; `slots` has to be true."""
        assert slots, "without slots, take Python's own"

        def made(cls: type) -> type:
            described = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
            return _with_slots(described, {**_writing(frozen=frozen), **(_comparing(described, frozen=frozen) if eq else {})})

        return made


def _with_slots(cls: type, methods: dict[str, Any]) -> type:
    """Return the same class with slots for its fields and with these methods, but for those that it has itself."""
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    named = [each.name for each in dataclasses.fields(cls)]
    own = {name: value for name, value in vars(cls).items() if name not in (*named, "__dict__", "__weakref__")}
    if own.get("__hash__", ...) is None and "__eq__" in own:
        del own["__hash__"]  # Python put it there: with an `__eq__` of its own, a class has none
    slots = tuple(name for name in named if name not in inherited)
    made = type(cls)(cls.__name__, cls.__bases__, {**methods, **own, "__slots__": slots})
    made.__qualname__ = cls.__qualname__
    made.__init__ = _init_once_needed(made)  # type: ignore[misc]
    return made


def _init_once_needed(cls: type) -> Callable[..., None]:
    """Return an `__init__` that writes the real one in its own place and calls it."""

    def __init__(self: object, *args: object, **kwargs: object) -> None:  # noqa: N807
        cls.__init__ = _written_init(cls)  # type: ignore[misc]
        cls.__init__(self, *args, **kwargs)  # type: ignore[misc]

    return __init__


def _written_init(cls: type) -> Callable[..., None]:
    """Return the `__init__` of a class: it sets each field by its slot, so that it can do so in a frozen one too."""
    fields = sorted(filter(attrgetter("init"), dataclasses.fields(cls)), key=attrgetter("kw_only"))
    known: dict[str, Any] = {"_missing": dataclasses.MISSING}
    for n, each in enumerate(fields):
        known |= {f"_set{n}": getattr(cls, each.name).__set__, f"_make{n}": each.default_factory}
    code = _code(tuple((each.kw_only, each.default_factory is not dataclasses.MISSING) for each in fields), hasattr(cls, "__post_init__"))
    init = FunctionType(code.replace(co_varnames=("self", *(each.name for each in fields))), known)
    # The default of a field with a factory is what stands for one that is missing.
    given = {each.name: each.default for each in fields if not _is_needed(each)}
    init.__defaults__ = tuple(given[each.name] for each in fields if each.name in given and not each.kw_only)
    init.__kwdefaults__ = {each.name: given[each.name] for each in fields if each.name in given and each.kw_only}
    init.__qualname__ = f"{cls.__qualname__}.__init__"  # which Python names when an argument is missing
    return init


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


@cache
def _code(fields: tuple[tuple[bool, bool], ...], checked: bool) -> CodeType:
    """Return the code of an `__init__`: of each field, whether it is given by name only, and whether it has a factory.

    Many classes have fields of the same kinds; only the fields' names differ.
    """
    named = [n for n, (by_name, _) in enumerate(fields) if by_name]
    arguments = ["self", *(f"a{n}" for n in range(len(fields)) if n not in named), *(["*"] if named else []), *(f"a{n}" for n in named)]
    body = [f"_set{n}(self, {f'_make{n}() if a{n} is _missing else a{n}' if made else f'a{n}'})" for n, (_, made) in enumerate(fields)]
    body += ["self.__post_init__()"] if checked else []
    known: dict[str, Any] = {}
    exec(f"def __init__({', '.join(arguments)}):\n " + "\n ".join(body or ["pass"]), known)
    code: CodeType = known["__init__"].__code__
    return code


def _writing(*, frozen: bool) -> dict[str, Any]:
    """Return what shows a value and, if it is frozen, keeps it as it is and carries it from one process to another."""
    kept = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete, "__getstate__": _state, "__setstate__": _set_state}
    return {"__repr__": _shown, **(kept if frozen else {})}


def _comparing(cls: type, *, frozen: bool) -> dict[str, Any]:
    """Return what compares values of a class by their fields; frozen ones can be keys."""
    fields = dataclasses.fields(cls)
    compared = _all_of([each.name for each in fields if each.compare])
    hashed = _all_of([each.name for each in fields if (each.compare if each.hash is None else each.hash)])

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(hashed(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _all_of(names: list[str]) -> Callable[[object], object]:
    return attrgetter(*names) if names else lambda _value: ()


def _shown(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
