"""A head seen from behind and a little above: crown, ears, nape and shoulders. Short hair grows out of a whorl, long hair falls."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, exp, hypot, sin

from generator.figures.drawing import Colour, Point
from generator.figures.heads import base, tones
from generator.figures.heads.base import ear, skin
from generator.figures.heads.full import full_hair
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline, mirrored
from generator.figures.heads.strands import Comb

SKULL: Outline = mirrored(((60, 13), (77, 17), (89, 32), (91.5, 52), (87, 70), (79, 82), (72, 90), (60, 92)))
SHORT: Outline = mirrored(((60, 9.5), (79, 13.5), (92.5, 30), (94.8, 50), (91.5, 62), (89.5, 70), (84, 80), (76, 89), (66, 86.5), (60, 89)))
LONG: Outline = mirrored(((60, 9), (80, 13), (95, 30), (98, 52), (99, 74), (97, 91), (88, 96), (76, 95), (60, 97)))
_NECK: Outline = ((46, 74), (46, 92), (41, 106), (60, 112), (79, 106), (74, 92), (74, 74))
_WHORL, _TOP = (58.0, 36.0), (60.0, 17.0)  # where short and long hair flows from
_SCALE, _DOWN = 0.84, 3.0


def bust(head: Sequence[Layer], cloth: Colour) -> tuple[Layer, ...]:
    """Return a bust whose head has these layers on its skin; they are in units of the head."""
    neck = base.on_disc((skin("Neck", _NECK, tones.SHADE),), _SCALE, _DOWN)
    ears = (ear(29.5, 61, -1), ear(90.5, 61, 1))
    top = base.on_disc((*ears, skin("Head", SKULL), *head), _SCALE, _DOWN)
    return base.disc(), *neck, *base.clothes(cloth, 88, (45, 75), 16), *top


def healthy(comb: Comb) -> tuple[Layer, ...]:
    """Return a full head of short hair."""
    return full_hair(comb, SHORT, short_flow, 150, 17)


def healthy_long(comb: Comb) -> tuple[Layer, ...]:
    """Return a full head of hair that falls to the collar; coily hair stands, and is as short as other heads have it."""
    if comb.hair == "coily":
        return full_hair(comb, SHORT, short_flow, 170, 17)
    return full_hair(comb, LONG, long_flow, 170, 34)


def short_flow(x: float, y: float) -> Point:
    """Return how short hair lies: out of the whorl, and further down towards the nape."""
    return _from(_WHORL, x, y, 1.25, max(0.0, min(1.6, (y - _WHORL[1] - 6) / 34)))


def long_flow(x: float, y: float) -> Point:
    """Return how long hair lies: out of the middle of the head, and down."""
    falls = max(0.0, min(1.6, (y - _TOP[1]) / 20)) + max(0.0, abs(x - 60) - 22) / 11
    return _from(_TOP, x, y, 0.5, falls)


def _from(whorl: Point, x: float, y: float, spin: float, falls: float) -> Point:
    dx, dy = x - whorl[0], y - whorl[1]
    far = hypot(dx, dy) or 1e-6
    turn = spin * exp(-far / 14)
    out = ((dx * cos(turn) - dy * sin(turn)) / far, (dx * sin(turn) + dy * cos(turn)) / far)
    return out[0] - (x - 60) / 90 * falls, out[1] + falls
