"""What a file says where some of its values do not fit the model: with others in their place, so that the rest can be looked at too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.yamlsource.introspect import Expected, expected
from generator.yamlsource.messages import Violation
from generator.yamlsource.tree import Key, KeyPath, Tree, Value, part_of
from generator.yamlsource.validate import violations_of

M = TypeVar("M", bound=BaseModel)
_ROUNDS = 8  # one for each word that may fit, and some more, as a list may be left too short
# One of these fits where words are wanted: what form they need is said in words, which no program can read.
_WORDS = ("words", "GB", "https://words.example", "https://words.example/{id}", "words@words.example")
_OTHERS = {"yes or no": "no", "a whole number": "1", "a number": "1", "a date": "2026-01-01"}


def standing_in(tree: Tree, model: type[M]) -> M | None:
    """Return the file as a model in which other values stand for those that don't fit, and items that can't be mended are left out.

    Return None if that is not enough. Of what is in it, only texts know where they are in the file; those that stand for others do not.
    """
    for again in range(_ROUNDS):
        try:
            return model.model_validate(tree.value, context={})
        except ValidationError as error:
            violations = violations_of(tree, error)
        causes = [each for each in violations if not _follows(each, violations)]
        for violation in reversed(causes):  # so that an item that goes does not move those before it
            mended = _mended(tree.value, violation, model, again)
            if not isinstance(mended, dict):
                return None
            tree = replace(tree, value=mended)
    return None


def _follows(violation: Violation, violations: Iterable[Violation]) -> bool:
    """Return whether a violation may be only what others below it make of a whole: pydantic counts no items that don't fit."""
    path = violation.path
    of_key = violation.type in ("missing", "extra_forbidden")
    return not of_key and any(len(other.path) > len(path) and other.path[: len(path)] == path for other in violations)


def _mended(value: Value, violation: Violation, model: type[BaseModel], again: int) -> Value:
    """Return the words of a file without a violation, or without the item of a list that it is in; None if it is in no list."""
    path = violation.path
    if violation.type == "extra_forbidden":
        return _without(value, path)
    if violation.type == "missing":
        path = (*path, violation.key)
    choices = [choice for one in expected(model, path) for choice in _stand_ins(one)]
    if again < len(choices):
        return _with(value, path, choices[again])
    item = next((end for end in range(len(path), 0, -1) if isinstance(path[end - 1], int)), None)
    return _without(value, path[:item]) if item else None


def _stand_ins(one: Expected) -> Sequence[str]:
    """Return what may stand for a value; nothing for a list or keys."""
    if one.kind in ("a list", "keys"):
        return ()
    return one.allowed[:1] or ((_OTHERS[one.kind],) if one.kind in _OTHERS else _WORDS)


def _with(value: Value, path: KeyPath, stand_in: str) -> Value:
    """Return a value with another one at a path; None if there is no place for it."""
    if not path:
        return stand_in  # type: ignore[return-value]  # a plain string knows no place, as nobody typed it
    key, *rest = path
    return _put(value, key, _with(part_of(value, key)[1], tuple(rest), stand_in))


def _without(value: Value, path: KeyPath) -> Value:
    """Return a value without what is at a path."""
    key, *rest = path
    if rest:
        return _put(value, key, _without(part_of(value, key)[1], tuple(rest)))
    if isinstance(value, list):
        return [item for n, item in enumerate(value) if n != key]
    return {each: part for each, part in value.items() if each != key} if isinstance(value, dict) else None


def _put(value: Value, key: Key, part: Value) -> Value:
    """Return a list or a mapping with another part; None for what is neither."""
    if isinstance(value, list):
        return [part if n == key else item for n, item in enumerate(value)]
    return {**value, str(key): part} if isinstance(value, dict) else None
