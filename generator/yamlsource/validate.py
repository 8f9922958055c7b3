"""A Tree against a pydantic model: each of pydantic's errors becomes a Problem in plain words, at its line and column.

It knows nothing of the Book: plans, themes and papers are checked by it too. What a value should look like comes from the
model: from its types, and from the `description` of a field or type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Mark, Problem
from generator.yamlsource.located import locate
from generator.yamlsource.messages import Fault, problem_of, suggestion
from generator.yamlsource.source_lines import MAX_ALIKE, MAX_PROBLEMS
from generator.yamlsource.tree import Key, KeyPath, Scalar, Tree, Value, part_of

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """A Tree beside its model: what fits can be read even where other parts of the file do not fit, and there is no model."""

    tree: Tree
    model: M | None
    problems: tuple[Problem, ...]
    _values: Mapping[Mark, object]

    def value(self, path: KeyPath, kind: type[T]) -> T | None:
        """Return the value at `path` as the model has it, or None where there is none or it does not fit; the model must be Located."""
        written = self.tree.at(path)
        value = self._values.get(written.mark) if isinstance(written, Scalar) else None
        return value if isinstance(value, kind) else None


def validate(tree: Tree, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """Return what the Tree says as a `model`, or None and all that is wrong with it."""
    validated = validate_parts(tree, model)
    return validated.model, validated.problems


def validate_parts(tree: Tree, model: type[M]) -> Validated[M]:
    """Return what the Tree says as a `model`, and where that fails, its parts that fit and all that is wrong."""
    values: dict[Mark, object] = {}
    try:
        whole = model.model_validate(tree.value, context=values)
    except ValidationError as error:
        return Validated(tree, None, _problems(tree, model, error), values)
    locate(whole, tree.locations)
    return Validated(tree, whole, (), values)


def _problems(tree: Tree, model: type[BaseModel], error: ValidationError) -> tuple[Problem, ...]:
    faults = [_fault(tree, details) for details in error.errors(include_url=False)]
    found = islice((problem_of(fault, tree, model) for fault in _told_once(faults, model)), MAX_PROBLEMS)
    return tuple(sorted(found, key=lambda p: (p.mark.line, p.mark.column) if p.mark else (0, 0)))


def _fault(tree: Tree, details: ErrorDetails) -> Fault:
    """Return an error with its path in the file: pydantic puts the names of a choice's branches between the keys."""
    path: list[Key] = []
    value: Value = tree.value
    left_over: list[Key] = []
    for key in details["loc"]:
        found, part = part_of(value, key)
        if found:
            path.append(key)
            value = part
        elif key != "[key]":
            left_over.append(key)
    branch = len(left_over) > (details["type"] == "missing")  # what is missing is not in the file either
    context = details.get("ctx", {})
    return Fault(details["type"], tuple(path), details["loc"][-1], value, details["msg"], context, branch)


def _told_once(faults: Iterable[Fault], model: type[BaseModel]) -> Iterator[Fault]:
    """Leave out what only follows from another fault."""
    faults = tuple(_folded(faults))
    misspelt = {(*f.path[:-1], suggestion(f, model)) for f in faults if f.type == "extra_forbidden"}
    told: set[KeyPath] = set()
    for fault in faults:
        if fault.type == "missing" and not fault.others and (*fault.path, fault.key) in misspelt:
            continue  # it is there, under a misspelt name
        if fault.type == "too_short" and isinstance(fault.value, list) and len(fault.value) >= fault.context["min_length"]:
            continue  # pydantic counts only the items without fault
        if fault.branch and fault.of_kind and (fault.path in told or _said_better(fault, faults)):
            continue  # a choice: the branch that fits the kind of value says more
        told.add(fault.path)
        yield fault


def _folded(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Tell many unknown, or many missing, keys of one mapping as one fault: a line above them is missing or out of place."""
    alike: dict[tuple[str, KeyPath], list[Fault]] = {}
    for fault in faults:
        if fault.type in ("extra_forbidden", "missing"):
            place = fault.path[:-1] if fault.type == "extra_forbidden" else fault.path
            alike.setdefault((fault.type, place), []).append(fault)
        else:
            yield fault
    for group in alike.values():
        first, *others = group
        yield from [replace(first, others=tuple(str(other.key) for other in others))] if len(others) >= MAX_ALIKE else group


def _said_better(fault: Fault, faults: Iterable[Fault]) -> bool:
    return any(not other.of_kind and other.path[: len(fault.path)] == fault.path for other in faults)
