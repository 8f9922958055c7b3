"""From a brand's three colours to the colour roles made from them: the hue is the brand's, the lightness the standard theme's.

Contrast comes from lightness, so these colours keep the contrast of the standard theme. The colours of the answers (green, amber,
rose) are not made from the brand, as they have a meaning; nor are those of links and of people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from generator.design.contrast import nearest
from generator.design.oklab import hexadecimal, tone

BrandName = Literal["main", "accent", "second"]
BRAND_NAMES: tuple[BrandName, ...] = get_args(BrandName)
_COMFORTABLE = 7.0  # WCAG 2.2, 1.4.6


@dataclass(frozen=True, slots=True)
class _Shade:
    """A role's lightness, and the most chroma it may have, as in the standard theme."""

    lightness: float
    chroma: float


@dataclass(frozen=True, slots=True)
class _BrandColour:
    """The roles made from one brand colour: `role` is the colour itself, `words` can be read on white, `shades` have its hue."""

    role: str
    words: str
    shades: Mapping[str, _Shade]


_FAMILIES: Mapping[BrandName, _BrandColour] = {
    "main": _BrandColour("deep", "", {
        "ink": _Shade(0.276, 0.026), "slate": _Shade(0.411, 0.025), "slate-band": _Shade(0.411, 0.025),
        "pale": _Shade(0.908, 0.015), "rule": _Shade(0.725, 0.020),
        "ring": _Shade(0.628, 0.022),
    }),
    "accent": _BrandColour("teal", "teal-text", {"mist": _Shade(0.954, 0.010)}),
    "second": _BrandColour("terracotta", "terracotta-text", {
        "sand": _Shade(0.963, 0.012), "wheat": _Shade(0.943, 0.030), "spark": _Shade(0.714, 0.122),
    }),
}  # fmt: skip


def roles(name: BrandName, colour: str) -> Iterator[tuple[str, str]]:
    """Yield the roles made from a brand colour (six hexadecimal digits), each with its value."""
    family, own = _FAMILIES[name], tone(colour)
    yield family.role, colour.upper()
    if family.words:
        yield family.words, nearest(colour, "FFFFFF", _COMFORTABLE)
    for role, shade in family.shades.items():
        yield role, hexadecimal(own._replace(lightness=shade.lightness, chroma=min(own.chroma, shade.chroma)))
