"""A head from the side whose hair is worn loose: it falls behind the ear or, where it is coily, stands; the hairline is whole."""

from __future__ import annotations

from generator.figures.drawing import Point
from generator.figures.heads import tones
from generator.figures.heads.blobs import rim
from generator.figures.heads.full import full_hair
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline
from generator.figures.heads.strands import Comb

# From the ear up to the forehead: where the hair begins that falls or stands.
_HAIRLINE: Outline = ((69.5, 50.5), (65.5, 47.5), (60.5, 50), (57, 61.5), (53.5, 60), (51.5, 50.5), (45, 43.5), (39.5, 36))
_FALLING: Outline = (
    *((33.8, 28), (38.5, 17.2), (48.5, 9.6), (62, 6.2), (80, 8.8), (96.5, 20.5), (104.5, 39), (105.4, 58), (104.8, 74), (106.2, 88)),
    *((109, 99), (110.5, 107), (107.5, 111), (102.5, 111), (98, 114.5), (92, 116), (87.5, 113.5), (82, 115), (76, 112.5)),
    *((73.5, 105), (74.5, 91), (73.8, 76), (71.5, 64), (71.5, 56), *_HAIRLINE),
)
_STANDING: Outline = (
    *((33, 29.5), (30.5, 21), (36.5, 10.5), (49, 4.2), (66, 2.2), (85, 5.2), (100.5, 15.5), (109.5, 31), (111.5, 48), (107, 64)),
    *((98, 76), (88, 81), (79, 77), (73.5, 67), (72, 58), *_HAIRLINE),
)
_EAR = 67.0  # where the ear is, from the left


def worn_loose(comb: Comb) -> tuple[Layer, ...]:
    """Return hair that nothing pulls at."""
    if comb.hair == "coily":
        return full_hair(comb, _STANDING, _fall, 190, 17)
    edge = [(x - 0.4, y + 0.3) for x, y in rim(_FALLING, 6) if x < 54 and 20 < y < 62]
    return *full_hair(comb, _FALLING, _fall, 150, 38), comb.edged("Hair at the edge", tones.HAIR, edge, _fall, 40, 5, 0.7)


def _fall(x: float, y: float) -> Point:
    """Return how loose hair lies: back from the forehead, over the ear and down behind it, a little wider at its ends."""
    back = max(0.0, (x - 36) / 34)
    down = max(0.0, (y - 40) / 16) if x > _EAR else 0.0
    wider = max(0.0, (y - 78) / 20) * (x - 86) / 90
    return 1.0 / (1 + down) ** 1.5 + wider * down, -0.45 + 0.8 * back**1.3 + down
