"""Colours of a finished deck as they are seen: theme colours with their changes, blended with what is behind, and their contrast."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.design.contrast import contrast_of, luminance_of
from generator.formats.pptx.markup import A
from generator.formats.pptx.placeholders import XmlElement, tag

Rgb = tuple[float, float, float]
WHITE: Rgb = (1.0, 1.0, 1.0)
_BLACK: Rgb = (0.0, 0.0, 0.0)
_OF_THEME, _OWN, _OF_SYSTEM, _PRESET = (tag(A, f"{kind}Clr") for kind in ("scheme", "srgb", "sys", "prst"))
_SIX_DIGITS = re.compile("[0-9A-Fa-f]{6}")  # a colour that is not of this form is reported as the template's
_PRESETS = {"white": WHITE}  # the others are rare and are treated as black


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a file by the names its slides use."""

    scheme: Mapping[str, str]
    known: dict[XmlElement, tuple[Rgb, float]] = field(default_factory=dict)  # the colours of fills seen so far

    def colour(self, fill: XmlElement) -> tuple[Rgb, float]:
        """Return an element's colour and its opacity; black if its kind is not known."""
        if fill not in self.known:
            self.known[fill] = self._read(fill)
        return self.known[fill]

    def named(self, name: str) -> Rgb:
        """Return a colour of the scheme."""
        return _rgb(self.scheme[name])

    def _read(self, fill: XmlElement) -> tuple[Rgb, float]:
        for chosen in fill:
            if chosen.tag == _OF_THEME:
                return _changed(self.named(chosen.get("val")), chosen)
            if chosen.tag in (_OWN, _OF_SYSTEM):
                return _changed(_rgb(chosen.get("lastClr") or chosen.get("val")), chosen)
            if chosen.tag == _PRESET:
                return _changed(_PRESETS.get(chosen.get("val"), _BLACK), chosen)
        return _BLACK, 1.0


@lru_cache(maxsize=4096)
def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1.4.3)."""
    return contrast_of(luminance_of(*one), luminance_of(*other))


def over(colour: Rgb, alpha: float, ground: Rgb) -> Rgb:
    """Return a semi-transparent colour blended with its background."""
    if alpha == 1.0:
        return colour
    red, green, blue = (alpha * c + (1 - alpha) * g for c, g in zip(colour, ground, strict=True))
    return red, green, blue


def _changed(colour: Rgb, element: XmlElement) -> tuple[Rgb, float]:
    """Return a colour with the changes that its element specifies (ECMA-376-1, 20.1.2.3), and its opacity."""
    changes = {change.tag.rpartition("}")[2]: int(change.get("val")) / 100000 for change in element if change.get("val")}
    if not changes:
        return colour, 1.0
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    light = min(1.0, light * changes.get("lumMod", 1.0) + changes.get("lumOff", 0.0))
    changed = colorsys.hls_to_rgb(hue, light, saturation)
    changed = over(changed, changes.get("tint", 1.0), WHITE)
    return over(changed, changes.get("shade", 1.0), _BLACK), changes.get("alpha", 1.0)


def _rgb(digits: str) -> Rgb:
    if not _SIX_DIGITS.fullmatch(digits):
        return _BLACK
    red, green, blue = (value / 255 for value in bytes.fromhex(digits))
    return red, green, blue
