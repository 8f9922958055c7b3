"""Pattern hair loss of women: the parting widens towards the front, and the hair at the forehead stays."""

from __future__ import annotations

from generator.figures.drawing import Point
from generator.figures.heads import front, tones
from generator.figures.heads.base import area
from generator.figures.heads.chance import Chance
from generator.figures.heads.front import parted
from generator.figures.heads.full import full_hair
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline, mirrored, region
from generator.figures.heads.strands import Comb

_HALF_WIDTH = {1: 9.0, 2: 16.0, 3: 22.0}  # units, by stage, where the parting is widest
_LINE: Outline = ((60, 64), (60.9, 69), (60.8, 73), (60, 75.5), (59.2, 73), (59.1, 69))  # the parting in the hair that stays
_BAND: Outline = ((38, 70.5), (48, 67.5), (60, 66.5), (72, 67.5), (82, 70.5), (74, 73), (60, 74.2), (46, 73))
_TOP, _FOOT = 18.0, 66.0


def widened_parting(comb: Comb, stage: int) -> tuple[Layer, ...]:
    """Return the hair of a woman in stage 1, 2 or 3."""
    outline, widest = front.long_outline(comb), _HALF_WIDTH[stage]
    thin = _tree((_TOP + 1, _FOOT + 2.5), (1.5, widest * 1.25), comb.chance, 0.06)
    bare = _tree((_TOP, _FOOT), (1.1, widest * 0.84), comb.chance, 0.08)
    return (
        *full_hair(comb, outline, parted, 120 if comb.hair != "coily" else 170, 36),
        area("Thinner hair", thin, tones.VEIL),
        area("Area of hair loss", bare, tones.SKIN),
        area("Parting", _LINE, tones.SKIN),
        *_twigs(comb, thin, widest * 1.3),
        *_fringe(comb, outline),
    )


def _tree(ends: Point, widths: Point, chance: Chance, wobble: float) -> Outline:
    """Return a parting from top to foot whose half width grows towards the forehead, and that closes before it."""
    (top, foot), (first, widest) = ends, widths
    right = [
        (60 + (first + (widest - first) * u**1.5) * (1 + chance.between(-wobble, wobble)), top + (foot - top) * u)
        for u in (0.2, 0.4, 0.56, 0.69, 0.80)
    ]
    closed = ((60 + widest * 0.80, top + (foot - top) * 0.91), (60 + widest * 0.36, foot - 0.6), (60, foot + 0.4))
    return mirrored(((60, top), *right, *closed))


def _twigs(comb: Comb, thin: Outline, half_width: float) -> tuple[Layer, ...]:
    """Return what is left over the parting: single hairs from the middle outwards, more of them towards the sides."""
    inside = region(thin)

    def outer(x: float, y: float) -> float:
        far = abs(x - 60)
        half = max(1.5, 1.5 + (half_width - 1.5) * (y - _TOP - 1) / 50)
        return 0.0 if far < 0.7 else min(1.0, 0.10 + (far / half) ** 1.7)

    return (
        comb.grown("Remaining hair", tones.HAIR, inside, parted, 105, 12, 0.72, density=outer),
        comb.grown("Fine hair", tones.VEIL, inside, parted, 26, 8, 0.45),
    )


def _fringe(comb: Comb, outline: Outline) -> tuple[Layer, ...]:
    """Return hair rooted at the forehead, combed up and aside: it stays."""
    band, within = region(_BAND), region(outline)

    def beside_parting(x: float, _y: float) -> float:
        return 0.0 if abs(x - 60) < 1.2 else 1.0

    return (
        comb.grown("Hairline", tones.HAIR, band, parted, 30, 10, 0.7, within=within, density=beside_parting),
        comb.grown("Light strands", tones.LIGHT_STRAND, band, parted, 14, 10, 0.6, within=within, density=beside_parting),
    )
