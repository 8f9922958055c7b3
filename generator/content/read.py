"""The first step of the flow: content.yaml to a Book, or all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from generator.content.model import Book
from generator.content.rules import check_rules
from generator.problems import Problem, errors
from generator.yamlsource.reader import parse_yaml, read_yaml
from generator.yamlsource.tree import Tree
from generator.yamlsource.validate import validate_parts

MAX_FOLLOWING = 4  # beyond that, missing and unknown keys are taken to follow from lines out of place

_DISPLACED = frozenset(("Y011", "Y013", "Y014", "Y018"))
_FOLLOW = frozenset(("Y016", "Y030", "Y031", "Y032", "Y033", "Y038"))
_FOLLOW_RULES = frozenset(("M050", "M055", "M057", "M058", "M062"))  # between parts of which one may be elsewhere

Read = tuple[Book | None, tuple[Problem, ...]]


def read_book(path: Path, shown: str) -> Read:
    """Read content.yaml; `shown` is its name in problems. With a Book come warnings only, without one at least one error."""
    return _book(*read_yaml(path, shown))


def parse_book(data: bytes, shown: str) -> Read:
    """Read the bytes of content.yaml, as `read_book` does."""
    return _book(*parse_yaml(data, shown))


def _book(tree: Tree | None, in_yaml: tuple[Problem, ...]) -> Read:
    if tree is None:
        return None, in_yaml
    validated = validate_parts(tree, Book)
    book = validated.model
    found = (*validated.problems, *check_rules(validated, whole=book is not None and not errors(in_yaml)))
    doubted = {p.location.line for p in errors(in_yaml) if p.location}  # a line that was repaired may not say what was meant
    problems = _without_consequences((*in_yaml, *(p for p in found if p.location is None or p.location.line not in doubted)))
    problems = tuple(sorted(problems, key=lambda p: (p.location.line, p.location.column) if p.location else (0, 0)))
    return (None if errors(problems) else book), problems


def _without_consequences(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out what probably follows from lines out of place: a dozen missing keys would hide the one line to correct."""
    displaced = any(p.code in _DISPLACED for p in problems)
    if not displaced or sum(p.code in _FOLLOW for p in problems) <= MAX_FOLLOWING:
        return problems
    return tuple(p for p in problems if p.code not in _FOLLOW | _FOLLOW_RULES)
