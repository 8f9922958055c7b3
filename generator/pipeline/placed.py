"""Problems whose places are paths in a file, not lines: they stay right when only the lines of the file have moved.

A problem that can't be put so is not: then all of them have to be found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from generator.problems import Location, Problem, Severity
from generator.yamlsource.tree import Key, KeyPath, Locations, Tree

OWN_LINE = "\ue000"  # a private character: in a message, the file and the line of the problem
_OTHER_LINES = re.compile(r"\blines? \d")  # a message that speaks of other lines of a file

_NodePart = Literal["key", "value"]


@dataclass(frozen=True, slots=True)
class Node:
    """A key of a file, or a value, by its path."""

    part: _NodePart
    path: KeyPath


@dataclass(frozen=True, slots=True)
class ProblemAtNodes:
    """A problem, and the nodes of one file that all begin where it is; without any, it is in another file, or in none."""

    problem: Problem
    nodes: tuple[Node, ...] = ()


def placed(problems: Sequence[Problem], tree: Tree) -> tuple[ProblemAtNodes, ...] | None:
    """Return problems with the nodes of a file where they are; None if one of them can't be found again when lines move."""
    wanted = {problem.location for problem in problems if problem.location and _is_in(problem.location, tree)}
    at: dict[Location, list[Node]] = {location: [] for location in wanted}
    for node, location in _nodes((), tree.locations):
        if location in at:
            at[location].append(node)
    found = [_placed(problem, at, tree) for problem in problems]
    return tuple(each for each in found if each) if all(found) else None


def problems_at(known: Sequence[ProblemAtNodes], tree: Tree) -> tuple[Problem, ...] | None:
    """Return problems at the places where their nodes are now; None if these are not one place, or not there."""
    found = [_at(each, tree) for each in known]
    return tuple(each for each in found if each) if all(found) else None


def to_json(known: Sequence[ProblemAtNodes]) -> list[dict[str, object]]:
    """Return problems as JSON has them."""
    return [_to_json(each) for each in known]


def from_json(items: object) -> tuple[ProblemAtNodes, ...]:
    """Return problems from JSON; raise ValueError, TypeError or KeyError if it has none."""
    if not isinstance(items, list):
        raise TypeError("a value of another type")
    return tuple(map(_from_json, items))


def _is_in(location: Location, tree: Tree) -> bool:
    return location.file == tree.file and location.line > 0


def _nodes(path: KeyPath, within: Locations) -> Iterator[tuple[Node, Location]]:
    """Yield all nodes below a path, with their places."""
    for key, location in within.keys.items():
        yield Node("key", (*path, key)), location
    for key, location in within.values.items():
        yield Node("value", (*path, key)), location
    for key, below in within.parts.items():
        yield from _nodes((*path, key), below)


def _placed(problem: Problem, at: Mapping[Location, Sequence[Node]], tree: Tree) -> ProblemAtNodes | None:
    location = problem.location
    words = problem.message + problem.hint
    if location is None or not _is_in(location, tree):
        return None if OWN_LINE in words or _speaks_of_lines(words, tree) else ProblemAtNodes(problem)
    own = re.compile(rf"{re.escape(f'{location.file}:{location.line}')}(?!\d)")
    message, hint = (own.sub(OWN_LINE, each) for each in (problem.message, problem.hint))
    if not at[location] or OWN_LINE in words or _speaks_of_lines(message + hint, tree):
        return None
    return ProblemAtNodes(replace(problem, message=message, hint=hint, location=Location(tree.file)), tuple(at[location]))


def _speaks_of_lines(words: str, tree: Tree) -> bool:
    return bool(re.search(rf"{re.escape(tree.file)}:\d", words) or _OTHER_LINES.search(words))


def _at(known: ProblemAtNodes, tree: Tree) -> Problem | None:
    if not known.nodes:
        return known.problem
    places = {_location(node, tree) for node in known.nodes}
    location = places.pop()
    if places or location is None:
        return None
    own = f"{location.file}:{location.line}"
    message, hint = (each.replace(OWN_LINE, own) for each in (known.problem.message, known.problem.hint))
    return replace(known.problem, message=message, hint=hint, location=location)


def _location(node: Node, tree: Tree) -> Location | None:
    within = tree.locations.within(node.path[:-1])
    places = (within.keys if node.part == "key" else within.values) if within else {}
    return places.get(node.path[-1])


def _to_json(known: ProblemAtNodes) -> dict[str, object]:
    problem, at = known.problem, known.problem.location
    return {
        "problem": [problem.code, problem.severity, problem.message, problem.hint],
        "at": [at.file, at.line, at.column, at.source] if at else None,
        "nodes": [[node.part, *node.path] for node in known.nodes],
    }


def _from_json(item: Mapping[str, Any]) -> ProblemAtNodes:
    code, severity, message, hint = item["problem"]
    if any(type(each) is not str for each in (code, message, hint)) or severity not in get_args(Severity):
        raise ValueError("a value out of range")
    problem = Problem(code, message, _location_from_json(item["at"]), hint, severity)
    return ProblemAtNodes(problem, tuple(_node_from_json(*each) for each in item["nodes"]))


def _location_from_json(item: object) -> Location | None:
    match item:
        case None:
            return None
        case [str(file), int(line), int(column), str(source)] if line >= 0 and column >= 0:
            return Location(file, line, column, source)
    raise TypeError("a value of another type")


def _node_from_json(part: object, *path: Key) -> Node:
    if not path or any(type(key) not in (str, int) for key in path):
        raise TypeError("a value of another type")
    match part:
        case "key" | "value":
            return Node(part, path)
    raise TypeError("a value of another type")
