"""A head bowed before a mirror, seen from the front and above: hairline, temples, parting and crown in one view."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.curves import smooth
from generator.figures.drawing import Colour, Point
from generator.figures.heads import base, tones
from generator.figures.heads.base import area, ear, ear_fold, line, skin
from generator.figures.heads.blobs import rim
from generator.figures.heads.full import full_hair
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline, mirrored
from generator.figures.heads.strands import Comb

SKULL: Outline = mirrored(((60, 11), (77, 14), (90, 27), (94, 45), (92, 62), (89, 78), (83, 93), (74, 104), (60, 108)))
_BACK_OF: Outline = ((60, 7.5), (79, 10.5), (93.5, 25), (97.5, 44), (96, 57), (93.6, 67), (90.6, 75), (88.6, 72))
# The line from the temple to the middle of the forehead: whole, then with bays that reach further and further up.
_HAIRLINES: tuple[Outline, ...] = (
    ((86.5, 67.5), (82, 69), (74, 72.5), (60, 74)),
    ((87, 65), (84, 58), (78.5, 56.5), (74.5, 62), (71, 69.5), (60, 73)),
    ((87.5, 64), (86.5, 56), (82.5, 49), (77.5, 48), (74.5, 54), (73, 62), (69.5, 68), (60, 70.5)),
)
LONG: Outline = mirrored(
    (
        *((60, 7.5), (80, 10.5), (96, 25), (101, 46), (103, 66), (104, 86), (103, 101), (99.5, 112), (94, 116), (89, 107)),
        *((86.5, 97), (87.2, 86), (88.6, 74), (82, 69), (73, 72.5), (60, 74)),
    )
)
COILS: Outline = mirrored(
    ((60, 5), (81, 8), (98, 22), (105, 44), (104, 62), (98, 75), (91, 78), (88.6, 72), (86.5, 67.5), (82, 69), (74, 72.5), (60, 74))
)
_PARTING: Outline = ((60, 18), (60.7, 40), (60.9, 73), (60, 75), (59.1, 73), (59.3, 40))
_NOSE: Outline = ((57.6, 95), (57, 101), (54.6, 106), (56.8, 109.5), (60, 111), (63.2, 109.5), (65.4, 106), (63, 101), (62.4, 95))
_NOSTRILS: Outline = ((57.2, 100), (54.6, 106), (56.8, 109.5), (60, 111), (63.2, 109.5), (65.4, 106), (62.8, 100))
_SCALE, _DOWN = 0.86, 3.0


def short(stage: int) -> Outline:
    """Return the outline of short hair, its hairline whole (0) or receded (1 and 2)."""
    return mirrored((*_BACK_OF, *_HAIRLINES[stage]))


def bust(head: Sequence[Layer], cloth: Colour, *, ears: bool) -> tuple[Layer, ...]:
    """Return a bust whose head has these layers on its skin; they are in units of the head."""
    sides = ((27, -1), (93, 1)) if ears else ()
    beside = tuple(layer for x, side in sides for layer in (ear(x, 70, side, 7.5, 16), ear_fold(x, 70, side, 7.5, 16)))
    layers = base.on_disc((*beside, skin("Head", SKULL), *head, *_face()), _SCALE, _DOWN)
    return base.disc(), *base.clothes(cloth, 74, (40, 80), 20), *layers


def _face() -> tuple[Layer, ...]:
    brows = (tuple((60 + side * x, y) for x, y in ((8, 93.2), (15, 90.4), (24, 92.6), (15.5, 92.8))) for side in (-1, 1))
    return (
        *(Layer("Brow", smooth(brow), fill=tones.BROW) for brow in brows),
        area("Nose", _NOSE, tones.SKIN),
        line("Nose", _NOSTRILS, 0.75),
    )


def healthy_short(comb: Comb) -> tuple[Layer, ...]:
    """Return a full head of short hair, combed back."""
    return *full_hair(comb, short(0), combed_back, 150, 17), hairline(comb, short(0), 60)


def healthy_long(comb: Comb) -> tuple[Layer, ...]:
    """Return a full head of long hair with a narrow parting in the middle."""
    return *full_hair(comb, long_outline(comb), parted, 120 if comb.hair != "coily" else 170, 36), area("Parting", _PARTING, tones.SKIN)


def long_outline(comb: Comb) -> Outline:
    """Return the outline of long hair: it falls, or, where it is coily, stands."""
    return COILS if comb.hair == "coily" else LONG


def hairline(comb: Comb, outline: Outline, count: int) -> Layer:
    """Return fine hairs rooted just below the line at the forehead and combed back, so that it does not look like the edge of a helmet."""
    points = [(x, y + 0.6) for x, y in rim(outline, 6) if y > 40 and abs(x - 60) < 28.5]
    return comb.edged("Hair at the edge", tones.HAIR, points, combed_back, count, 5, 0.6)


def combed_back(x: float, y: float) -> Point:
    """Return how short hair lies: from the forehead back over the crown, less so at the sides."""
    aside = 0.9 * min(1.0, max(0.0, (abs(x - 60) - 24) / 12)) if y > 45 else 0.0
    return (x - 60) / 34, -1.0 + aside


def parted(x: float, y: float) -> Point:
    """Return how long hair lies: from a parting in the middle outwards, then down beside the face."""
    far = min(1.0, abs(x - 60) / 40)
    top = max(0.0, (34 - y) / 26)
    return (1 if x >= 60 else -1) * (1.05 - 0.95 * far**1.6), 0.30 + 1.9 * far**2.2 - 0.5 * top * (1 - far)
