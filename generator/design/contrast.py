"""Which colour roles are used on each other, how much contrast they need, and the nearest colour that has it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.design.oklab import Oklch, hexadecimal, linear, tone

ContrastKind = Literal["words", "shapes"]
LEAST: Mapping[ContrastKind, float] = {"words": 4.5, "shapes": 3.0}  # WCAG 2.2, 1.4.3 and 1.4.11
TINTS = ("sand", "mist", "wheat")
# The colours of words and their backgrounds, as `generator/formats/pdf` and the labels of drawings use them.
WORDS: Mapping[str, tuple[str, ...]] = {
    "ink": ("white", *TINTS),
    "deep": ("white", "sand", "mist"),
    "slate": ("white", "sand", "mist"),
    "teal-text": ("white",),
    "terracotta-text": ("white",),
    "green-text": ("white", "sand"),
    "amber-text": ("white", "sand", "wheat"),
    "rose": ("white", "sand"),
    "link": ("white",),
    "visited": ("white",),
    "white": ("deep", "green-text", "amber-band", "rose", "slate-band", "teal-text", "terracotta-text", "violet"),
    "pale": ("deep",),
}
# The same for slides, which have the twelve colours of a presentation; their bands, arrows and headings are larger.
SLIDE_WORDS: Mapping[str, tuple[str, ...]] = {
    "terracotta": ("white", "sand"),
    "link": ("white", "sand"),
    "white": ("teal", "terracotta", "green", "amber", "rose"),
    "sand": ("deep",),
}
# The colours of marks, dots, bars and outlines, and their backgrounds.
SHAPES: Mapping[str, tuple[str, ...]] = {
    "deep": ("white", "sand"),
    "teal": ("white", "sand", "mist"),
    "terracotta": ("white", "sand"),
    "green": ("white",),
    "amber": ("white",),
    "amber-band": ("white", "sand"),
    "rose": ("white",),
    "violet": ("white",),
    "ring": ("white", "mist"),
    "white": ("terracotta", "green", "amber"),
}
_STEP = 0.002  # of the lightness from black to white: too fine to see


@dataclass(frozen=True, slots=True)
class ColourPair:
    """A colour role on another one with too little contrast; for each, the nearest colour that has enough, '' if there is none."""

    over: str
    under: str
    kind: ContrastKind
    ratio: float
    nearest_over: str
    nearest_under: str


def luminance(colour: str) -> float:
    """Return the relative luminance of six hexadecimal digits (WCAG 2.2)."""
    red, green, blue = (value / 255 for value in bytes.fromhex(colour))
    return luminance_of(red, green, blue)


def luminance_of(red: float, green: float, blue: float) -> float:
    """Return the relative luminance of three channels, 0 to 1 (WCAG 2.2)."""
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    return contrast_of(luminance(one), luminance(other))


def contrast_of(one: float, other: float) -> float:
    """Return the contrast ratio of two relative luminances (WCAG 2.2)."""
    dark, light = sorted((one, other))
    return (light + 0.05) / (dark + 0.05)


def too_close(colour: Callable[[str], str]) -> Iterator[ColourPair]:
    """Yield the pairs of roles with too little contrast, each once; `colour` gives a role's value."""
    seen: set[tuple[str, str]] = set()
    for kind, over, under in pairs():
        ratio, least = contrast(colour(over), colour(under)), LEAST[kind]
        if ratio < least and (over, under) not in seen:
            seen.add((over, under))
            yield ColourPair(over, under, kind, ratio, *(nearest(colour(a), colour(b), least) for a, b in ((over, under), (under, over))))


def pairs() -> Iterator[tuple[ContrastKind, str, str]]:
    """Yield all pairs of roles that are used on each other: words first, as they need more contrast."""
    tables: tuple[tuple[ContrastKind, Mapping[str, tuple[str, ...]]], ...] = (("words", WORDS), ("words", SLIDE_WORDS), ("shapes", SHAPES))
    for kind, table in tables:
        yield from ((kind, over, under) for over, grounds in table.items() for under in grounds)


@lru_cache(maxsize=256)  # themes that extend one another have the same colours
def nearest(colour: str, other: str, least: float) -> str:
    """Return the lighter or darker colour nearest to `colour` whose contrast with the other is at least `least`; '' if there is none."""
    wanted = tone(colour)
    if contrast(same := hexadecimal(wanted), other) >= least:
        return same
    darker, lighter = (_first(wanted, sign, other, least) for sign in (-1, 1))
    return min(filter(None, (darker, lighter)), default=(0, ""), key=lambda found: found[0])[1]


def _first(wanted: Oklch, sign: int, other: str, least: float) -> tuple[int, str] | None:
    """Return how many steps darker (-1) or lighter (1) a tone with too little contrast has enough of it, and that colour.

    Whichever way it goes, contrast that has become enough stays so: half of the steps that are left are ruled out at a time.
    """
    steps = int((1 - wanted.lightness if sign > 0 else wanted.lightness) / _STEP)

    def at(step: int) -> str:
        return hexadecimal(wanted._replace(lightness=wanted.lightness + sign * step * _STEP))

    if not steps or contrast(at(steps), other) < least:  # on a dark ground, nothing darker has
        return None
    step = bisect_left(range(1, steps), True, key=lambda step: contrast(at(step), other) >= least) + 1
    return step, at(step)
