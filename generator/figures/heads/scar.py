"""Scarring alopecia: an uneven patch, glossy and without pores, in a sore rim that flakes.

What is red is hatched too and what flakes is white, so that a copy in grey shows both.
"""

from __future__ import annotations

from math import cos, sin

from generator.figures.curves import polygon, polyline
from generator.figures.drawing import PathStep, Point
from generator.figures.heads import tones
from generator.figures.heads.base import area
from generator.figures.heads.behind import healthy, short_flow
from generator.figures.heads.blobs import rim
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline
from generator.figures.heads.strands import Comb

_PATCH: Outline = (
    *((45, 36), (50, 29), (57, 25.5), (66, 27.5), (73, 26), (77.5, 33), (75.5, 40)),
    *((78.5, 47), (73, 54), (64, 54.5), (57, 59), (50, 55), (47, 49), (42.5, 44)),
)
_RIM, _UNEVEN = 1.22, 0.10  # how much larger the sore area is than the patch, and how much that varies
_GLOSS: Outline = ((49, 42), (51.5, 34.5), (58, 30), (66, 30.5), (61, 33.5), (55, 37), (52, 43), (51, 48))
_GLINT: Outline = ((69, 48), (72, 45.5), (73, 41.5), (72.6, 46.5), (70.5, 49))
_FLAKE_CORNERS = ((0.0, 1.0), (1.3, 0.7), (2.6, 1.1), (4.4, 0.6))  # radians and radii


def scarred(comb: Comb) -> tuple[Layer, ...]:
    """Return a full head of hair with a scarred patch at the crown."""
    sore = _sore_area()
    inner, outer = rim(_PATCH, 5), rim(sore, 5)
    return (
        *healthy(comb),
        area("Sore skin", sore, tones.SKIN),
        area("Sore skin", sore, tones.SORE),
        area("Area of hair loss", _PATCH, tones.SKIN),
        area("Area of hair loss", _PATCH, tones.SCARRED),
        _hatching(comb, inner, outer),
        comb.edged("Hair at the edge", tones.HAIR, outer, short_flow, 90 if comb.hair != "coily" else 56, 6, 0.75),
        _flakes(comb, inner, outer),
        area("Shine", _GLOSS, tones.GLOSS),
        area("Shine", _GLINT, tones.GLOSS),
    )


def _sore_area() -> Outline:
    """Return the outline of the sore skin around the patch: wide here, narrow there."""
    cx, cy = (sum(p[axis] for p in _PATCH) / len(_PATCH) for axis in (0, 1))
    shares = (_RIM + _UNEVEN * sin(1.9 * n) for n in range(len(_PATCH)))
    return tuple((cx + (x - cx) * share, cy + (y - cy) * share) for (x, y), share in zip(_PATCH, shares, strict=True))


def _between(inner: Point, outer: Point, share: float) -> Point:
    return inner[0] + (outer[0] - inner[0]) * share, inner[1] + (outer[1] - inner[1]) * share


def _hatching(comb: Comb, inner: list[Point], outer: list[Point]) -> Layer:
    """Return uneven lines across the sore rim: even ones would look like stitches."""
    steps: list[PathStep] = []
    for a, b in comb.chance.shuffled(zip(inner, outer, strict=True))[: comb.detail.count(42)]:
        steps += polyline([_between(a, b, comb.chance.between(0.05, 0.35)), _between(a, b, comb.chance.between(0.6, 0.95))])
    return Layer("Redness", tuple(steps), stroke=tones.SORE_LINE, pen=0.5)


def _flakes(comb: Comb, inner: list[Point], outer: list[Point]) -> Layer:
    steps: list[PathStep] = []
    for a, b in comb.chance.shuffled(zip(inner, outer, strict=True))[: comb.detail.count(16)]:
        x, y = _between(a, b, comb.chance.between(0.2, 1.3))
        size, turn = comb.chance.between(0.7, 1.3) * max(1.0, 0.8 / comb.detail.k), comb.chance.between(0, 6)
        steps += polygon([(x + size * far * cos(turn + angle), y + size * far * sin(turn + angle)) for angle, far in _FLAKE_CORNERS])
    return Layer("Flakes", tuple(steps), fill=tones.FLAKE)
