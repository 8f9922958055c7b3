"""Pattern hair loss of men in three stages: temples; temples and crown; one field from the crown to the forehead."""

from __future__ import annotations

from generator.figures.curves import smooth
from generator.figures.drawing import Point
from generator.figures.heads import front, tones
from generator.figures.heads.base import area
from generator.figures.heads.blobs import blob, rim
from generator.figures.heads.front import combed_back
from generator.figures.heads.full import full_hair
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline, grown, mirrored, region
from generator.figures.heads.strands import Comb

_CROWN: Point = (59.5, 29.5)
_BALD: Outline = mirrored(((60, 12.5), (73, 16), (81, 25), (84, 40), (84, 56), (87.4, 64), (88.6, 74), (84, 84), (60, 84)))
_SHEEN: Outline = ((41, 36.4), (45.5, 28.4), (53.6, 26.8), (51.8, 31.2), (45.5, 35.2))


def receding(comb: Comb, stage: int) -> tuple[Layer, ...]:
    """Return the hair of a man in stage 1, 2 or 3."""
    outline = front.short(min(stage, 2))
    hair = full_hair(comb, outline, combed_back, 150, 17)
    if stage == 1:
        return *hair, front.hairline(comb, outline, 90)
    if stage == 2:
        return *hair, front.hairline(comb, outline, 90), *_thin_top(comb, outline), *_thin_crown(comb)
    return *hair, *_bald_top(comb)


def _thin_crown(comb: Comb) -> tuple[Layer, ...]:
    """Return a bare crown in a rim of hair that thins."""
    cx, cy = _CROWN
    edge = rim(blob(_CROWN, (13.4, 10.6), comb.chance, 0.08, 11))
    turned = comb.chance

    def inwards(x: float, y: float) -> Point:
        aside = turned.around(0.5)
        return (cx - x) / 14 + aside * (y - cy) / 9, (cy - y) / 14 + aside * (cx - x) / 9

    return (
        area("Thinner hair", blob(_CROWN, (13.6, 10.8), comb.chance, 0.1, 11), tones.VEIL),
        area("Area of hair loss", blob(_CROWN, (11.5, 9), comb.chance, 0.07, 11), tones.SKIN),
        comb.edged("Hair at the edge", tones.HAIR, edge, inwards, 64, 4.6, 0.6),
        *(() if comb.hair == "coily" else _lone_hairs(comb)),  # a few coils in a round area look like a face
    )


def _lone_hairs(comb: Comb) -> tuple[Layer, ...]:
    return (comb.grown("Lone hairs", tones.VEIL, region(blob(_CROWN, (9, 7), comb.chance)), combed_back, 12, 5, 0.5),)


def _thin_top(comb: Comb, outline: Outline) -> tuple[Layer, ...]:
    """Return skin that shows between the hairs from the tuft at the forehead to the crown."""

    def on_top(x: float, y: float) -> float:
        return 1.0 if 38 < y < 68 and abs(x - 60) < 14 else 0.0

    return (comb.grown("Skin between the hairs", tones.SKIN, region(outline), combed_back, 34, 9, 0.8, density=on_top),)


def _bald_top(comb: Comb) -> tuple[Layer, ...]:
    """Return bare skin up to a rim of hair at the back and sides, with a few fine hairs and a sheen."""
    edge = [(x, y) for x, y in rim(_BALD) if y < 62]
    wisps = region(grown(_BALD, 0.8, (60, 46)))

    def aside(x: float, y: float) -> Point:
        return (x - 60) / 30, (y - 40) / 50 + 0.1

    def above(_x: float, y: float) -> float:
        return 1.0 if y < 66 else 0.0

    return (
        Layer("Area of hair loss", smooth(_BALD), fill=tones.SKIN),
        area("Sheen", _SHEEN, tones.BARE),
        comb.edged("Hair at the edge", tones.HAIR, edge, aside, 60, 6, 0.75),
        comb.grown("Lone hairs", tones.VEIL, wisps, combed_back, 34, 6, 0.5, density=above),
    )
