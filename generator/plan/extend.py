"""`extends:` in a theme: its own tokens on top of another theme's."""

from __future__ import annotations

from collections.abc import Mapping

from generator.content.tree import Places, Tree, Value
from generator.plan.nearest import nearest
from generator.problems import Problem

EXTENDS = "extends"


def extended(name: str, themes: Mapping[str, Tree]) -> tuple[Tree | None, Problem | None]:
    """Return a theme's tokens on top of those of the theme it extends, and so on down; or what forbids it."""
    chain = [name]
    whole = _own(themes[name])
    while (base := themes[chain[-1]].at((EXTENDS,))) is not None:
        mark = themes[chain[-1]].mark((EXTENDS,))
        if not isinstance(base, str) or base not in themes:
            return None, Problem("P003", f"there is no theme '{base}'", mark, nearest(str(base), themes))
        if base in chain:
            names = " → ".join((*chain, base))
            return None, Problem("P012", f"these themes extend each other: {names}", mark, "one of them must stand alone")
        chain.append(str(base))
        whole = _on_top(whole, _own(themes[base]))
    return whole, None


def _own(theme: Tree) -> Tree:
    return Tree(theme.file, {key: value for key, value in theme.value.items() if key != EXTENDS}, theme.places)


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
