"""A clinic's brand and logo, in the place of those in the theme `clinic`, which the other themes extend."""

from __future__ import annotations

from dataclasses import replace

from generator.problems import Problem
from generator.yamlsource.tree import Tree

CODES = {"H043": "a clinic's own colours or logo, and no theme that could show them"}
CLINIC_THEME = "clinic"
_BRAND, _LOGO, _GROUND = "brand", "logo", "logo-ground"
LOOK = frozenset((_BRAND, _LOGO, _GROUND))


def look_of(clinic: Tree) -> Tree:
    """Return what a clinic's file says of its look; what it leaves empty is as good as left out."""
    return clinic.only({key for key in LOOK if clinic.value.get(key) is not None})


def dressed(theme: Tree, look: Tree) -> Tree:
    """Return a theme's file in a clinic's look, each value with its place. What stands on a logo's ground goes with that logo."""
    replaced = {*look.value, *((_GROUND,) if _LOGO in look.value else ())}
    kept = theme.only(set(theme.value) - replaced)
    over, under = look.locations, kept.locations
    places = replace(under, values={**under.values, **over.values}, keys={**under.keys, **over.keys}, parts={**under.parts, **over.parts})
    return Tree(theme.file, {**kept.value, **look.value}, places)


def no_theme(look: Tree, themes: str) -> Problem:
    """Return what is wrong with a look where there is no theme to take it; `themes` is the folder as shown to the user."""
    first = min(look.value, key=lambda key: look.key_location((key,)).line)
    message = f"'{first}' changes the theme '{CLINIC_THEME}', which is missing"
    hint = f"bring back {themes}/{CLINIC_THEME}.yaml, as it came with the program, or take '{first}' out"
    return Problem("H043", message, look.key_location((first,)), hint)
