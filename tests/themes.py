"""The themes in `handouts/themes/`, read as a plan's theme is, and how their colours contrast."""

from __future__ import annotations

from functools import cache

from generator.content.schema import validate
from generator.content.source import read_yaml
from generator.design.theme import Theme
from generator.plan.extend import extended
from tests.made import HANDOUTS

NAMES = tuple(sorted(file.stem for file in (HANDOUTS / "themes").glob("*.yaml")))


@cache
def theme(name: str) -> Theme:
    """Return a theme by its file's name."""
    looks = {each: tree for each in NAMES if (tree := read_yaml(HANDOUTS / f"themes/{each}.yaml", each)[0])}
    tree, problem = extended(name, looks, "theme")
    assert tree, problem
    read, problems = validate(tree, Theme)
    assert read, problems
    return read


def luminance(colour: str) -> float:
    """Return the relative luminance of six hexadecimal digits (WCAG 2.2)."""
    channels = [value / 255 for value in bytes.fromhex(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """Return CIE L* of six hexadecimal digits: 0 black, 100 white."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def contrast(name: str, one: str, other: str) -> float:
    """Return the contrast of two colour roles of a theme (WCAG 2.2)."""
    dark, light = sorted(luminance(theme(name).colour(role)) for role in (one, other))
    return (light + 0.05) / (dark + 0.05)
