"""The colours of a theme for a dark screen, by rule, so that a clinic's own brand has them too.

Each role keeps its hue. Grounds get the lightness of a dark screen; the colours of words and shapes are lightened until they have the
contrast they need on the lightest ground they are used on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.design.contrast import SHAPES, WORDS, contrast, nearest
from generator.design.oklab import hexadecimal, tone

COMFORTABLE = 7.0  # WCAG 2.2, 1.4.6
_VISIBLE = 4.5  # more than the 3:1 of WCAG 2.2, 1.4.11: small dots are hard to see in the dark
_MOST_CHROMA = 0.025  # of a ground: more would glow
_LIGHTNESS: Mapping[str, float] = {"white": 0.205, "sand": 0.255, "mist": 0.265, "wheat": 0.275}  # from the page up
PANELS = ("deep", "green-text", "amber-band", "rose", "slate-band", "teal-text", "pale")  # grounds with white words, and pale ones on them
_PALEST = 0.93  # lightness of running words: pure white on dark dazzles


@dataclass(frozen=True, slots=True)
class Screen:
    """The colours of one kind of screen, as six hexadecimal digits: `ink` by role for words, marks and grounds, `panel` for bands."""

    ink: Mapping[str, str]
    panel: Mapping[str, str]


def light(colour: Callable[[str], str]) -> Screen:
    """Return a theme's colours as they are; `colour` gives a role's value."""
    return Screen({role: colour(role) for role in _roles()}, {role: colour(role) for role in PANELS})


def dark(colour: Callable[[str], str]) -> Screen:
    """Return a theme's colours for a dark screen; what is white on a band stays as it is."""
    grounds = {role: _ground(colour(role), at, colour("deep")) for role, at in _LIGHTNESS.items()}
    found = dict(grounds)
    for role in _roles():
        if role not in grounds:
            found[role] = _lightened(colour(role), *_wanted(role, grounds))
    found["ink"] = _at(colour("ink"), max(_PALEST, tone(found["ink"]).lightness))
    return Screen(found, {role: colour(role) for role in PANELS})


def _roles() -> tuple[str, ...]:
    used = (*WORDS, *SHAPES, "rule", "spark", *_LIGHTNESS)
    return tuple(dict.fromkeys(role for role in used if role not in ("pale", "amber-band")))


def _ground(colour: str, lightness: float, brand: str) -> str:
    """Return a dark ground in a role's hue; white has none, so it takes the brand's."""
    own = tone(colour)
    hue, chroma = (own.hue, own.chroma) if own.chroma > 0.003 else (tone(brand).hue, 0.012)
    return hexadecimal(own._replace(lightness=lightness, hue=hue, chroma=min(chroma, _MOST_CHROMA)))


def _wanted(role: str, grounds: Mapping[str, str]) -> tuple[float, tuple[str, ...]]:
    """Return the contrast that a role needs, and the grounds it is used on."""
    words = tuple(grounds[under] for under in WORDS.get(role, ()) if under in grounds)
    return (COMFORTABLE, words) if words else (_VISIBLE, tuple(grounds.values()))


def _lightened(colour: str, least: float, under: Iterable[str]) -> str:
    """Return a colour with at least this contrast on each ground; it is lightened no more than it must be."""
    lightest = max(under, key=lambda ground: tone(ground).lightness)
    return colour if contrast(colour, lightest) >= least else nearest(colour, lightest, least)


def _at(colour: str, lightness: float) -> str:
    return hexadecimal(tone(colour)._replace(lightness=lightness))
