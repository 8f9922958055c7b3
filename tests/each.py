"""Tests of many small things as one test: to list and report a thousand of them costs more than to run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, TypeVar

Value = TypeVar("Value")
Test = Callable[..., None]


def each(argument: str, values: Callable[[], Iterable[Value]], title: Callable[[Value], str] = str) -> Callable[[Test], Test]:
    """Return a decorator that runs a test with each of the values in turn; a failure says with which. `values` is called once tests run."""

    def for_each(test: Test) -> Test:
        @wraps(test)
        def every(**others: Any) -> None:
            them = tuple(values())
            assert them
            for value in them:
                try:
                    test(**{argument: value}, **others)
                except AssertionError as error:
                    error.add_note(f"{argument}: {title(value)}")
                    raise

        every.__signature__ = Signature(_without(argument, test))  # type: ignore[attr-defined]  # what pytest reads
        return every

    return for_each


def _without(argument: str, test: Test) -> list[Parameter]:
    return [parameter for name, parameter in signature(test).parameters.items() if name != argument]
