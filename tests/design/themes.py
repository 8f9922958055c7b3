"""The themes in `handouts/themes/`, read as for a plan, and the contrast of their colours."""

from __future__ import annotations

from functools import cache

from generator.design.contrast import contrast as ratio
from generator.design.contrast import luminance
from generator.design.theme import Theme
from generator.project.extend import extended
from generator.project.theme_rules import branded
from generator.yamlsource.reader import read_yaml
from generator.yamlsource.validate import validate
from tests.made import HANDOUTS

NAMES = tuple(sorted(file.stem for file in (HANDOUTS / "themes").glob("*.yaml")))


@cache
def theme(name: str) -> Theme:
    """Return a theme by its file's name."""
    looks = {each: branded(tree) for each in NAMES if (tree := read_yaml(HANDOUTS / f"themes/{each}.yaml", each)[0])}
    tree, problem = extended(name, looks, "theme")
    assert tree, problem
    read, problems = validate(tree, Theme)
    assert read, problems
    return read


def lightness(colour: str) -> float:
    """Return CIE L* of six hexadecimal digits: 0 black, 100 white."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def contrast(name: str, one: str, other: str) -> float:
    """Return the contrast of two colour roles of a theme (WCAG 2.2)."""
    return ratio(theme(name).colour(one), theme(name).colour(other))
