"""Round areas with an uneven edge, and what is seen on bare skin: pores and a sheen."""

from __future__ import annotations

from math import cos, pi, sin

from generator.figures.curves import flattened, smooth
from generator.figures.drawing import PathStep, Point
from generator.figures.heads import tones
from generator.figures.heads.chance import Chance
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline, region
from generator.figures.heads.strands import Comb

_DOT = 0.02  # units: a line so short that a round pen makes a dot of it


def blob(centre: Point, radii: Point, chance: Chance, wobble: float = 0.08, corners: int = 9) -> Outline:
    """Return a round outline whose points are up to `wobble` of a radius too far out or in."""
    found = []
    for number in range(corners):
        angle = 2 * pi * number / corners
        found.append(
            (
                centre[0] + radii[0] * (1 + chance.between(-wobble, wobble)) * cos(angle),
                centre[1] + radii[1] * (1 + chance.between(-wobble, wobble)) * sin(angle),
            )
        )
    return tuple(found)


def rim(outline: Outline, pieces: int = 8) -> list[Point]:
    """Return points along an outline, for strands to be rooted on."""
    return flattened(smooth(outline), pieces)[1:]


def pores(comb: Comb, outline: Outline, gap: float, pen: float = 0.62) -> tuple[Layer, ...]:
    """Return the openings that hair grows from, where there is room to see them."""
    if not comb.detail.fine:
        return ()
    inside = region(outline)
    dots = inside.scattered(round(inside.area / (gap * gap * 0.87)), comb.chance)
    steps: list[PathStep] = []
    for x, y in dots:
        steps += [("M", ((round(x, 2), round(y, 2)),)), ("L", ((round(x + _DOT, 2), round(y, 2)),))]
    return (Layer("Pores", tuple(steps), stroke=tones.PORE, pen=pen),)
