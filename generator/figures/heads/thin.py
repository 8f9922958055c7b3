"""Telogen effluvium: each hair is as long as ever, but there are too few, so scalp, ears and neck show through, and hair falls."""

from __future__ import annotations

from math import cos, sin

from generator.figures.curves import through
from generator.figures.drawing import PathStep, Point
from generator.figures.heads import tones
from generator.figures.heads.base import area
from generator.figures.heads.behind import LONG, SHORT, SKULL
from generator.figures.heads.blobs import rim
from generator.figures.heads.layer import Detail, Layer
from generator.figures.heads.region import Outline, grown, region
from generator.figures.heads.strands import Comb

_ROOTS: Outline = tuple((60 + (x - 60) * 0.99, 11.5 + (y - 13) * 0.86) for x, y in SKULL)
_STRAY: Outline = tuple((60 + (x - 60) * 1.04, y) for x, y in LONG)
# Hair on its way down beside the head, and on the clothes: (x, y) in the disc and its first direction, in radians.
_IN_THE_AIR = ((9.5, 58.0, 1.1), (14.0, 82.0, 0.3), (107.0, 50.0, 2.0), (110.5, 73.0, 1.3), (17.5, 40.0, 0.7))
_ON_CLOTHES = ((36.0, 95.0, 0.6), (43.0, 105.0, -0.5), (73.0, 99.0, -0.6), (79.0, 107.0, 0.2), (57.0, 109.0, -0.2), (85.0, 96.0, 0.9))

SHED = 0.85  # units: the width of a hair that has come out; thinner ones are lost in a blurred picture of 25 mm


def thin_all_over(comb: Comb) -> tuple[Layer, ...]:
    """Return few long hairs over the whole head; coily hair is as many single coils."""
    scalp = area("Area of hair loss", grown(SKULL, 0.97), tones.THIN)
    return (scalp, *(_coils(comb) if comb.hair == "coily" else _lengths(comb)))


def _coils(comb: Comb) -> tuple[Layer, ...]:
    inside = region(SHORT)
    return (
        comb.grown("Remaining hair", tones.HAIR, inside, _falling, 270, 0, 1.0, curl=1.75),
        comb.grown("Dark strands", tones.DARK_STRAND, inside, _falling, 80, 0, 1.0, curl=1.3),
    )


def _lengths(comb: Comb) -> tuple[Layer, ...]:
    """Return hairs from root to tip, some that end higher up, and those that come over the top of the head."""
    roots, within, chance = region(_ROOTS), region(_STRAY), comb.chance

    def to_the_ends(_x: float, y: float) -> float:
        return 95 - y + chance.between(-18, 8)

    def thinner_in_the_middle(x: float, _y: float) -> float:
        return min(1.0, 0.50 + 0.45 * (abs(x - 60) / 30) ** 2)  # the lengths from the top run through the middle too

    def on_the_crown(x: float, y: float) -> float:
        return 1.0 if y < 52 and abs(x - 60) < 27 else 0.0

    over = [(x, y - 1.5) for x, y in rim(SKULL, 8) if y < 24]
    even = thinner_in_the_middle
    return (
        comb.grown("Remaining hair", tones.HAIR, roots, _falling, 104, to_the_ends, 1.0, within=within, density=even),
        comb.grown("Dark strands", tones.DARK_STRAND, roots, _falling, 46, to_the_ends, 0.75, within=within, density=even),
        comb.grown("Remaining hair", tones.HAIR, roots, _falling, 56, 30, 0.85, within=within, density=on_the_crown),
        comb.edged("Remaining hair", tones.HAIR, over, _falling, 42, 36, 0.9),
    )


def _falling(x: float, y: float) -> Point:
    """Return how thin long hair lies: outwards at the top of the head, then straight down."""
    out = (x - 60) / 46 * max(0.0, 1.25 - y / 60) * 1.7
    return out, 0.38 + min(1.0, max(0.0, (y - 10) / 26)) + max(0.0, abs(x - 60) - 26) / 6


def shed_hair(detail: Detail) -> Layer:
    """Return hair that has come out: bolder where it is small, as it tells this head from one with streaks in its hair."""
    steps: list[PathStep] = []
    for number, (x, y, first) in enumerate((*_IN_THE_AIR, *_ON_CLOTHES)):
        points, bend = [(x, y)], 0.16 if number % 2 else -0.16
        for step in range(1, 10):
            angle = first + step * bend
            points.append((points[-1][0] + cos(angle), points[-1][1] + sin(angle)))
        steps += through(points[::3])
    return Layer("Shed hair", tuple(steps), stroke=tones.HAIR, pen=detail.width(SHED))
