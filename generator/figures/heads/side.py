"""A head seen from the side, with hair pulled back: a profile, an ear, and the line at forehead and temple."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.curves import smooth
from generator.figures.drawing import Colour
from generator.figures.heads import base, tones
from generator.figures.heads.base import line, skin
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline

# The points are those of a face that looks to the left; the bust is turned to look to the right, where labels stand.
_PROFILE: Outline = (
    *((60, 12), (80, 15), (96, 30), (99, 48), (93, 66), (88, 78), (87, 90), (92, 104), (70, 114), (50, 106), (52, 95), (49, 90.5)),
    *((38, 91), (28.5, 89.5), (25.5, 85), (26, 80.5), (24.2, 77), (26, 74.5), (23.6, 72), (25, 68.5), (19.4, 65.4), (20.2, 62.5)),
    *((26.5, 52.5), (27.2, 47), (26.2, 43), (30, 29), (42, 16.5)),
)
HAIR: Outline = (
    *((34.5, 27), (40, 17), (50, 11), (62, 8.2), (80, 11.5), (97, 26), (101.5, 46), (97, 64), (90, 76), (84, 79), (77, 71)),
    *((71, 64), (66, 48), (60, 50), (56, 62), (53, 60), (51.5, 50), (45, 44), (40, 36)),
)
HAIRLINE: Outline = ((36, 23), (36, 30), (40, 36), (45, 43), (50, 47.5), (52, 54), (53.5, 60))  # from the forehead down to the temple
_EAR: Outline = ((61.5, 55), (63, 50), (68, 48.5), (72, 53), (70, 60), (66.6, 65.5), (63, 65), (62, 60))
_EAR_FOLD: Outline = ((64.5, 53.5), (68.6, 52), (69, 56), (66.4, 59.5), (65, 62.5))
_BROW: Outline = ((28.5, 46.5), (33, 43.2), (40, 44.8), (33.5, 45.4))
_EYE: Outline = ((30.5, 53.4), (34, 54.6), (38, 53))
_MOUTH: Outline = ((26, 77.2), (30.5, 77.4))
_SCALE, _DOWN = 0.86, 4.0


def bust(head: Sequence[Layer], cloth: Colour) -> tuple[Layer, ...]:
    """Return a bust that looks to the right and has these layers on its skin; they are in units of a head that looks to the left."""
    face = (
        skin("Ear", _EAR),
        line("Ear", _EAR_FOLD),
        Layer("Brow", smooth(_BROW), fill=tones.BROW),
        line("Eye", _EYE, 0.9),
        line("Mouth", _MOUTH, 0.7),
    )
    profile = base.on_disc((skin("Head", _PROFILE),), _SCALE, _DOWN)
    on_skin = base.on_disc((*head, *face), _SCALE, _DOWN)
    layers = (base.disc(), *profile, *base.clothes(cloth, 89, (50, 83), 15), *on_skin)
    return tuple(layer.mirrored() for layer in layers)
