"""Validates a Tree against a pydantic model: each error becomes a Problem in plain words, at its line and column.

It knows nothing of the Book: plans, themes and papers are validated here too. What a value should look like comes from the
model: from its types, and from the `description` of a field or type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Problem
from generator.yamlsource.introspect import expected
from generator.yamlsource.known_models import KnownModels
from generator.yamlsource.located import locate
from generator.yamlsource.messages import Violation, hidden_in, problem_of, suggestion
from generator.yamlsource.source_lines import MAX_ALIKE, MAX_PROBLEMS
from generator.yamlsource.tree import Key, KeyPath, Scalar, Tree, Value, part_of

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")
_KNOWN = KnownModels()


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """A Tree beside its model: what fits can be read even where other parts of the file do not fit, and there is no model.

    `_values` has what scalars became by their identities, which are theirs as long as the Tree is there.
    """

    tree: Tree
    model: M | None
    problems: tuple[Problem, ...]
    _values: Mapping[int, object]

    def value(self, path: KeyPath, kind: type[T]) -> T | None:
        """Return the value at `path` as the model has it, or None where there is none or it does not fit; the model must be Located."""
        written = self.tree.at(path)
        value = self._values.get(id(written)) if isinstance(written, Scalar) else None
        return value if isinstance(value, kind) else None

    def with_part(self, key: str, part: Validated[Any], model: M | None) -> Validated[M]:
        """Return the same with another part at a key of the top, which is in a file of its own; `model` has that part."""
        values = {**self._values, **part._values}
        return Validated(self.tree.with_part(key, part.tree), model, (*self.problems, *part.problems), values)


def validate(tree: Tree, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """Return what the Tree says as a `model`, or None and all that is wrong with it."""
    validated = validate_parts(tree, model)
    return validated.model, validated.problems


def validate_parts(tree: Tree, model: type[M]) -> Validated[M]:
    """Return what the Tree says as a `model`, and where that fails, its parts that fit and all that is wrong."""
    values: dict[int, object] = {}
    hidden = _hidden(tree, model)
    try:
        whole = _made_before(tree, model, values) or model.model_validate(tree.value, context=values)
    except ValidationError as error:
        return Validated(tree, None, _sorted((*_problems(tree, model, error), *hidden)), values)
    locate(whole, tree.locations)
    problems = tuple(islice(hidden, MAX_PROBLEMS))
    return Validated(tree, None if problems else whole, problems, values)


def _made_before(tree: Tree, model: type[M], values: dict[int, object]) -> M | None:
    """Return the model of a long file, with those of its parts that were made before; None if there is none, or the file is short."""
    if not tree.in_parts:
        return None
    try:
        return model.model_validate(_KNOWN.put_in(tree.value, model, values), context=values)
    except ValidationError:  # what is wrong is reported for the whole
        values.clear()
        return None


def _problems(tree: Tree, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    violations = violations_of(tree, error)
    gone = _gone_astray(tree, violations) if tree.astray else ()
    found = tuple(each for each in violations if each not in gone and not _meant_to_be_merged(tree, each))
    return (problem_of(violation, tree, model) for violation in _once(tuple(_at_home(found)), model))


def _gone_astray(tree: Tree, violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return the missing keys, and the lists with too few items, that lack what is on a line that had to be repaired.

    That is told already. Such a line is taken to belong to the last that lacks it of those that begin above it.
    """
    lacking = [(tree.location(each.path).line, each) for each in violations if each.type in ("missing", "too_short")]
    found: list[Violation] = []
    for line, begun in tree.astray:
        above = [(n, each) for n, each in lacking if n <= line and begun == ("-" if each.type == "too_short" else each.key)]
        if above:
            found.append(max(above, key=itemgetter(0))[1])
    return tuple(found)


def _at_home(violations: Sequence[Violation]) -> Iterator[Violation]:
    """Say once that a key does not fit into one mapping and is missing from another, around or within it: it is on the wrong level."""
    homes: dict[KeyPath, Violation] = {}
    for unknown in (each for each in violations if each.type == "extra_forbidden" or (each.of_kind and isinstance(each.value, Scalar))):
        lacking = [
            each
            for each in violations
            if each.type == "missing" and each.key == unknown.path[-1] and _related(each.path, unknown.path[:-1])
        ]
        if len(lacking) == 1 and not unknown.branch and not lacking[0].branch and lacking[0] not in homes.values():
            homes[unknown.path] = lacking[0]
    for each in violations:
        home = homes.get(each.path) if each.type != "missing" else None
        if home:
            yield replace(each, home=home.path)
        elif each not in homes.values():
            yield each


def _related(path: KeyPath, other: KeyPath) -> bool:
    """Return whether one of two mappings is within the other."""
    shorter = min(len(path), len(other))
    return path != other and path[:shorter] == other[:shorter]


def _meant_to_be_merged(tree: Tree, violation: Violation) -> bool:
    """Return whether a key is missing where a merge key, which is refused, was to bring more keys."""
    within = tree.locations.within(violation.path) if violation.type == "missing" else None
    return within is not None and within.merged


def violations_of(tree: Tree, error: ValidationError) -> tuple[Violation, ...]:
    """Return what does not fit a model, by its places in the file."""
    return tuple(_violation(tree, details) for details in error.errors(include_url=False))


def _hidden(tree: Tree, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield invisible characters in names, references and addresses: they were dropped, but what is seen may not be what is meant."""
    for path, scalar in tree.with_hidden():
        if any(one.exact for one in expected(model, path)):
            yield hidden_in(scalar.hidden[0])


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    found = islice(problems, MAX_PROBLEMS)
    return tuple(sorted(found, key=lambda p: (p.location.line, p.location.column) if p.location else (0, 0)))


def _violation(tree: Tree, details: ErrorDetails) -> Violation:
    """Return an error with its path in the file, without the names of a choice's branches that pydantic puts between the keys."""
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
    branch = len(left_over) > (details["type"] == "missing")  # a missing key is not in the file either
    context = details.get("ctx", {})
    return Violation(details["type"], tuple(path), details["loc"][-1], value, details["msg"], context, branch)


def _once(violations: Iterable[Violation], model: type[BaseModel]) -> Iterator[Violation]:
    """Leave out what only follows from another violation."""
    violations = tuple(_grouped(violations))
    misspelt = {(*f.path[:-1], suggestion(f, model)) for f in violations if f.type == "extra_forbidden"}
    told: set[KeyPath] = set()
    for violation in violations:
        if violation.type == "missing" and not violation.others and (*violation.path, violation.key) in misspelt:
            continue  # it is there, under a misspelt name
        if violation.type == "too_short" and isinstance(violation.value, list) and len(violation.value) >= violation.context["min_length"]:
            continue  # pydantic counts only the items without violation
        if violation.branch and violation.of_kind and (violation.path in told or _explained_below(violation, violations)):
            continue  # of a choice, the branch that fits the kind of value explains more
        told.add(violation.path)
        yield violation


def _grouped(violations: Iterable[Violation]) -> Iterator[Violation]:
    """Group many unknown, or many missing, keys of one mapping as one violation: a line above them is missing or out of place."""
    alike: dict[tuple[str, KeyPath], list[Violation]] = {}
    for violation in violations:
        if violation.type in ("extra_forbidden", "missing"):
            place = violation.path[:-1] if violation.type == "extra_forbidden" else violation.path
            alike.setdefault((violation.type, place), []).append(violation)
        else:
            yield violation
    for group in alike.values():
        first, *others = group
        yield from [replace(first, others=tuple(str(other.key) for other in others))] if len(others) >= MAX_ALIKE else group


def _explained_below(violation: Violation, violations: Iterable[Violation]) -> bool:
    return any(not other.of_kind and other.path[: len(violation.path)] == violation.path for other in violations)
