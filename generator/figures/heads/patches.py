"""Alopecia areata: smooth, round, matt patches in a full head of hair, with short broken hairs at their edge."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from generator.figures.drawing import PathStep, PathSteps, Point
from generator.figures.heads import tones
from generator.figures.heads.base import area
from generator.figures.heads.behind import healthy, short_flow
from generator.figures.heads.blobs import blob, pores, rim
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import grown
from generator.figures.heads.strands import Comb

_PATCHES = (((71.0, 42.0), 12.6), ((43.5, 61.0), 9.0), ((66.0, 72.0), 5.6))  # centre and radius
_BROKEN = 2.9  # units: the length of a hair that broke off


def patches(comb: Comb) -> tuple[Layer, ...]:
    """Return a full head of hair with three bare patches."""
    return (*healthy(comb), *(layer for centre, radius in _PATCHES for layer in _patch(comb, centre, radius)))


def _patch(comb: Comb, centre: Point, radius: float) -> tuple[Layer, ...]:
    edge = blob(centre, (radius, radius * 0.94), comb.chance, 0.03, 10)
    broken = (_broken_hairs(comb, centre, radius),) if comb.detail.fine and radius > 8 else ()
    return (
        area("Area of hair loss", edge, tones.SKIN),
        *pores(comb, grown(edge, 0.82), 4.4),
        comb.edged("Hair at the edge", tones.HAIR, rim(edge), short_flow, int(radius * 2.1), 2.6, 0.62),
        *broken,
    )


def _broken_hairs(comb: Comb, centre: Point, radius: float) -> Layer:
    """Return short hairs that are thick at their broken end and thin at the root, like exclamation marks."""
    angles = comb.chance.shuffled(2 * pi * n / 9 for n in range(9))[:7]
    roots = [(centre[0] + radius * 0.80 * cos(a), centre[1] + radius * 0.75 * sin(a)) for a in angles]
    steps: list[PathStep] = []
    for x, y in roots:
        steps += _exclamation((x, y), (x - centre[0] + comb.chance.around(3), y - centre[1] + comb.chance.around(3)))
    return Layer("Broken hairs", tuple(steps), fill=tones.DARK_STRAND)


def _exclamation(root: Point, way: Point) -> PathSteps:
    far = hypot(*way) or 1.0
    dx, dy = way[0] / far * _BROKEN, way[1] / far * _BROKEN
    end, half = (root[0] + dx, root[1] + dy), 0.17
    return ("M", (root,)), ("L", ((end[0] - dy * half, end[1] + dx * half),)), ("L", ((end[0] + dy * half, end[1] - dx * half),)), ("Z", ())
