"""`extends:` in a theme or paper: its own values on top of another one's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.content.tree import Places, Tree, Value
from generator.plan.nearest import nearest
from generator.problems import Problem

EXTENDS = "extends"


Kind = Literal["theme", "paper"]
UNKNOWN: Mapping[Kind, str] = {"theme": "P003", "paper": "P004"}


def extended(name: str, files: Mapping[str, Tree], kind: Kind) -> tuple[Tree | None, Problem | None]:
    """Return a file's values on top of those of the file it extends, and so on down; or what forbids it."""
    chain = [name]
    whole = _own(files[name])
    while (base := files[chain[-1]].at((EXTENDS,))) is not None:
        mark = files[chain[-1]].mark((EXTENDS,))
        if not isinstance(base, str) or base not in files:
            return None, Problem(UNKNOWN[kind], f"there is no {kind} '{base}'", mark, nearest(str(base), files))
        if base in chain:
            names = " → ".join((*chain, base))
            return None, Problem("P012", f"these {kind}s extend each other: {names}", mark, "one of them must stand alone")
        chain.append(str(base))
        whole = _on_top(whole, _own(files[base]))
    return whole, None


def _own(file: Tree) -> Tree:
    return Tree(file.file, {key: value for key, value in file.value.items() if key != EXTENDS}, file.places)


def _on_top(over: Tree, under: Tree) -> Tree:
    """Return both as one: where both have a value, `over` wins; each value keeps its own place."""
    return Tree(over.file, _both(over.value, under.value), _both_places(over.places, under.places))


def _both(over: Mapping[str, Value], under: Mapping[str, Value]) -> dict[str, Value]:
    merged = dict(under)
    for key, value in over.items():
        below = under.get(key)
        merged[key] = _both(value, below) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _both_places(over: Places, under: Places) -> Places:
    parts = {**under.parts, **over.parts}
    parts |= {key: _both_places(over.parts[key], under.parts[key]) for key in over.parts.keys() & under.parts.keys()}
    return Places({**under.values, **over.values}, {**under.keys, **over.keys}, parts)
