"""A full head of hair: one solid shape, which holds at any size, with dark and light strands over it."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from generator.figures.curves import flattened, smooth
from generator.figures.drawing import PathStep, PathSteps
from generator.figures.heads import tones
from generator.figures.heads.layer import Layer
from generator.figures.heads.region import Outline, region
from generator.figures.heads.strands import Comb, Flow

_BUMP, _BULGE = 4.0, 1.9  # units: the width of a bump in the outline of coily hair, and its height


def full_hair(comb: Comb, outline: Outline, flow: Flow, count: int, length: float) -> tuple[Layer, ...]:
    """Return the solid shape, and `count` strands on it."""
    inside = region(outline)
    if comb.hair == "coily":
        return (
            Layer("Hair", bumpy(outline), fill=tones.HAIR),
            comb.grown("Light strands", tones.LIGHT_STRAND, inside, flow, round(count * 1.1), 0, 0.75, curl=1.35),
            comb.grown("Dark strands", tones.DARK_STRAND, inside, flow, round(count * 0.6), 0, 0.9, curl=1.2),
        )
    within = region(outline, 1.012)
    return (
        Layer("Hair", smooth(outline), fill=tones.HAIR),
        comb.grown("Dark strands", tones.DARK_STRAND, inside, flow, count // 2, length, 1.0, within=within),
        comb.grown("Light strands", tones.LIGHT_STRAND, inside, flow, count // 2, length * 0.9, 0.8, within=within),
    )


def bumpy(outline: Outline) -> PathSteps:
    """Return a closed outline of small bumps, as the edge of coily hair has."""
    corners = flattened(smooth(outline), 12)
    around = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(corners))
    count = round(around / _BUMP)
    points, walked, wanted = [corners[0]], 0.0, around / count
    for a, b in pairwise(corners):
        far = hypot(b[0] - a[0], b[1] - a[1])
        while walked + far >= wanted and len(points) < count:
            share = (wanted - walked) / far
            points.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            wanted += around / count
        walked += far
    cx, cy = (sum(p[axis] for p in points) / count for axis in (0, 1))
    steps: list[PathStep] = [("M", (points[0],))]
    for a, b in zip(points, [*points[1:], points[0]], strict=True):
        mx, my = (a[0] + b[0]) / 2 - cx, (a[1] + b[1]) / 2 - cy
        out = (mx / hypot(mx, my) * _BULGE, my / hypot(mx, my) * _BULGE)
        steps.append(("C", ((a[0] + out[0], a[1] + out[1]), (b[0] + out[0], b[1] + out[1]), b)))
    return (*steps, ("Z", ()))
