"""`extends:` in a theme or paper: its own values on top of another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from generator.problems import Location, Problem, did_you_mean, shortened
from generator.yamlsource.tree import Locations, Tree, Value

EXTENDS = "extends"


Extendable = Literal["theme", "paper"]
UNKNOWN: Mapping[Extendable, str] = {"theme": "H003", "paper": "H004"}


def extended(name: str, files: Mapping[str, Tree | None], kind: Extendable) -> tuple[Tree | None, Problem | None]:
    """Return a file's values on top of those of the files it extends, and so on down; or the problem that prevents it.

    Neither is returned if one of them could not be read, which is None in `files`: that was told when it was read.
    If it extends several, the first one named is on top; a file that they all extend is below them.
    """
    try:
        order = _order(name, files, kind, ())
    except _Refused as refused:
        return None, refused.problem
    trees = [tree for each in order if (tree := files[each])]
    if len(trees) < len(order):
        return None, None
    whole = _own(trees[0])
    for below in trees[1:]:
        whole = _on_top(whole, _own(below))
    return whole, None


def chain(name: str, files: Mapping[str, Tree | None], kind: Extendable) -> tuple[str, ...]:
    """Return the names of a file and of all that it extends, the topmost first; () if a problem prevents it."""
    try:
        return tuple(_order(name, files, kind, ()))
    except _Refused:
        return ()


class _Refused(Exception):  # noqa: N818  # it is caught in this module
    """Carries a problem out of the recursion."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _order(name: str, files: Mapping[str, Tree | None], kind: Extendable, above: tuple[str, ...]) -> list[str]:
    """Return the names of a file and of all below it, the topmost first, each only where it comes last."""
    tree, chain = files[name], (*above, name)
    found = [name]
    for location, base in _bases(tree) if tree else ():
        if base not in files:
            raise _Refused(Problem(UNKNOWN[kind], f"there is no {kind} '{shortened(base)}'", location, did_you_mean(base, files)))
        if base in chain:
            names = " → ".join((*chain[chain.index(base) :], base))  # without those that only lead there: the loop is told once
            raise _Refused(Problem("H012", f"these {kind}s extend each other: {names}", location, "take 'extends' out of one of them"))
        found += _order(base, files, kind, chain)
    return [each for n, each in enumerate(found) if each not in found[n + 1 :]]


def _bases(tree: Tree) -> Iterator[tuple[Location, str]]:
    """Yield what a file extends, with its place: one name, or a list of them."""
    value = tree.at((EXTENDS,))
    if isinstance(value, list):
        yield from ((tree.location((EXTENDS, n)), str(base)) for n, base in enumerate(value))
    elif value is not None:
        yield tree.location((EXTENDS,)), str(value)


def _own(file: Tree) -> Tree:
    return Tree(file.file, {key: value for key, value in file.value.items() if key != EXTENDS}, file.locations)


def _on_top(over: Tree, under: Tree) -> Tree:
    """Return both as one: where both have a value, `over` wins; each value keeps its own location."""
    return Tree(over.file, _both(over.value, under.value), _both_locations(over.locations, under.locations))


def _both(over: Mapping[str, Value], under: Mapping[str, Value]) -> dict[str, Value]:
    merged = dict(under)
    for key, value in over.items():
        below = under.get(key)
        merged[key] = _both(value, below) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _both_locations(over: Locations, under: Locations) -> Locations:
    parts = {**under.parts, **over.parts}
    parts |= {key: _both_locations(over.parts[key], under.parts[key]) for key in over.parts.keys() & under.parts.keys()}
    return Locations(over.begin, {**under.values, **over.values}, {**under.keys, **over.keys}, parts)
