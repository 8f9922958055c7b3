"""Which colours lie side by side without words that tell them apart, and how much lighter one of them has to be: paper may be grey."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.design.contrast import luminance

# Areas that touch in drawings.
TOUCHING: Mapping[str, tuple[str, ...]] = {
    "spark": ("teal", "white"),
    **dict.fromkeys(("ink", "deep", "teal", "terracotta", "green", "amber", "rose", "violet"), ("white",)),
}
# What is counted or compared at a glance: a full bar and an empty one, urgent help and help that can wait.
COMPARED: Mapping[str, tuple[str, ...]] = {
    "teal": ("white",),
    "deep": ("white",),
    "green-text": ("white",),
    "amber-band": ("white",),
    "slate-band": ("white",),
    "rose": ("white", "wheat"),
}


@dataclass(frozen=True, slots=True)
class AlikeInGrey:
    """Two colour roles that can't be told apart without colour, the darker one first, and by how much they differ in lightness."""

    darker: str
    lighter: str
    difference: float
    least: float


def lightness(colour: str) -> float:
    """Return the lightness L* (CIE 1976), 0 to 100, of six hexadecimal digits."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def alike(colour: Callable[[str], str], touching: float, compared: float) -> Iterator[AlikeInGrey]:
    """Yield the pairs of roles that differ by less than those differences in L*; `colour` gives a role's value."""
    for table, least in ((COMPARED, compared), (TOUCHING, touching)):
        for one, others in table.items():
            for other in others:
                (low, darker), (high, lighter) = sorted((lightness(colour(role)), role) for role in (one, other))
                if high - low < least:
                    yield AlikeInGrey(darker, lighter, high - low, least)
