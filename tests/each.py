"""Tests of many small things as one test: to list and report a thousand of them costs more than to run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, TypeVar

import pytest

Value = TypeVar("Value")
Test = Callable[..., None]
Case = tuple[str, Mapping[str, Any]]  # its title, and what the test is given


def each(argument: str, values: Callable[[], Iterable[Value]], title: Callable[[Value], str] = str) -> Callable[[Test], Test]:
    """Return a decorator that runs a test with each of some values, which are asked for once tests run; all that fail are told."""

    def for_each(test: Test) -> Test:
        return _as_one(test, (argument,), lambda: [(f"{argument}: {title(value)}", {argument: value}) for value in values()])

    return for_each


def rows(names: str | Sequence[str], values: Iterable[Any], ids: Callable[[Any], str] = repr) -> Callable[[Test], Test]:
    """Return a decorator as `pytest.mark.parametrize` is one, whose cases are one test; all rows that fail are told."""
    keys = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else tuple(names)
    table = tuple(values)

    def for_each(test: Test) -> Test:
        return _as_one(test, keys, lambda: [(f"{', '.join(keys)}: {ids(row)}", _given(keys, row)) for row in table])

    return for_each


def _given(keys: tuple[str, ...], row: Any) -> Mapping[str, Any]:
    return dict(zip(keys, row if len(keys) > 1 else (row,), strict=True))


def _as_one(test: Test, keys: tuple[str, ...], cases: Callable[[], Sequence[Case]]) -> Test:
    @wraps(test)
    def every(**others: Any) -> None:
        them = cases()
        assert them
        failed = [error for title, given in them if (error := _failure(test, title, {**given, **others}))]
        if len(failed) == 1:
            raise failed[0]
        if failed:
            raise BaseExceptionGroup(f"{len(failed)} of {len(them)} fail", failed)

    every.__signature__ = Signature(_without(keys, test))  # type: ignore[attr-defined]  # what pytest reads
    return every


def _failure(test: Test, title: str, given: Mapping[str, Any]) -> BaseException | None:
    """Return why a test fails, with the title of its case."""
    try:
        test(**given)
    except (Exception, pytest.fail.Exception) as error:
        error.add_note(title)
        return error
    return None


def _without(keys: tuple[str, ...], test: Test) -> list[Parameter]:
    return [parameter for name, parameter in signature(test).parameters.items() if name not in keys]
