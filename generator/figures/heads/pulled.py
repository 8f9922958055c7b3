"""Traction alopecia: hair pulled tight into braids or a tail. Where it pulled, behind the fine hairs of the hairline, skin is bare."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from generator.figures.curves import smooth
from generator.figures.drawing import Point
from generator.figures.heads import tones
from generator.figures.heads.base import area
from generator.figures.heads.blobs import pores, rim
from generator.figures.heads.full import full_hair
from generator.figures.heads.layer import Layer
from generator.figures.heads.plaits import bun, cornrow
from generator.figures.heads.region import Outline, region
from generator.figures.heads.side import HAIR, HAIRLINE
from generator.figures.heads.strands import Comb, Flow

_TIE, _BUN = (100.0, 29.0), (97.0, 27.0)
_TAIL: Outline = ((100, 24), (107, 25), (114, 34), (115, 52), (112, 70), (107, 86), (104, 74), (103, 58), (103, 44), (99, 35))
_BAND: Outline = ((97, 24.5), (101.5, 23), (104, 28), (103.5, 34.5), (99.5, 37), (97.5, 31))
# Where the hair begins that is left, and the bare margin before it.
_LEFT: Outline = (
    *((55, 14.5), (58, 10.5), (66, 8.4), (80, 11.5), (97, 26), (101.5, 46), (97, 64), (90, 76), (84, 79), (77, 71), (72, 63)),
    *((68.5, 49), (65.5, 47.5), (62, 43.5), (58.5, 36), (55.5, 28), (54, 21)),
)
_MARGIN: Outline = (
    *((34.5, 27), (40, 17.2), (46, 13.2), (56, 10.8), (55, 18), (56.5, 27), (60, 36), (63.5, 43.5), (66, 47.5), (60, 52), (57, 60)),
    *((53, 60), (51.5, 50), (45, 44), (40, 36)),
)
# Where each row of a normal head starts, and a point on its way to the bun.
_ROWS: tuple[tuple[Point, Point, Point], ...] = (
    ((35, 27), (52, 14), (74, 14.5)),
    ((37, 33), (55, 22), (77, 20)),
    ((41, 38.5), (58, 30), (80, 25)),
    ((46, 44), (62, 38), (82, 30)),
    ((52, 52), (66, 44.5), (84, 34)),
    ((70, 47), (77, 44), (87, 37)),
    ((75.5, 57), (82, 51), (90, 40)),
    ((80, 68), (88, 58), (93.5, 43)),
    ((86, 76), (94, 64), (97, 46)),
)
_PULLED = (0.92, 0.88, 0.84, 0.82, 0.86)  # how far along their first part the rows begin where hair is lost


def pulled_tight(comb: Comb, *, lost: bool) -> tuple[Layer, ...]:
    """Return hair pulled back: coily hair in braids, other hair in a tail; with a bare margin at forehead and temple, or none."""
    return _braids(comb, lost=lost) if comb.hair == "coily" else _tail(comb, lost=lost)


def _braids(comb: Comb, *, lost: bool) -> tuple[Layer, ...]:
    bed = area("Hair", _LEFT if lost else HAIR, tones.BED)
    rows = tuple(layer for number in range(len(_ROWS)) for layer in cornrow(_row(number, lost=lost), (5.2, 3.0), comb.detail))
    return bed, *rows, *bun((_BUN[0] + 4, _BUN[1] - 2), 12, comb.detail), *(_bare_margin(comb, _BUN) if lost else ())


def _row(number: int, *, lost: bool) -> tuple[Point, ...]:
    start, middle, late = _ROWS[number]
    if lost and number < len(_PULLED):
        share = _PULLED[number]
        start = (start[0] + (middle[0] - start[0]) * share, start[1] + (middle[1] - start[1]) * share)
        middle = ((start[0] + late[0]) / 2, (start[1] + late[1]) / 2 - 1.2)
    return start, middle, late, _BUN


def _tail(comb: Comb, *, lost: bool) -> tuple[Layer, ...]:
    outline, inside = (_LEFT if lost else HAIR), region(_TAIL)
    pull = _towards(_TIE, 0.12)

    def down(_x: float, y: float) -> Point:
        return 0.35 - (y - 30) / 60, 1.0

    edge = [(x - 0.5, y + 0.3) for x, y in rim(HAIR, 6) if x < 54 and y > 18]
    return (
        Layer("Tail", smooth(_TAIL), fill=tones.HAIR),
        comb.grown("Dark strands", tones.DARK_STRAND, inside, down, 26, 30, 0.9, within=inside),
        comb.grown("Light strands", tones.LIGHT_STRAND, inside, down, 18, 30, 0.7, within=inside),
        *full_hair(comb, outline, pull, 130, 34),
        *(_bare_margin(comb, _TIE) if lost else (comb.edged("Hair at the edge", tones.HAIR, edge, pull, 40, 6, 0.7),)),
        area("Hair band", _BAND, "terracotta"),
    )


def _bare_margin(comb: Comb, tie: Point) -> tuple[Layer, ...]:
    """Return pale bare skin, a few long hairs still pulled through it, short ones, and the fine hairs of the hairline, which stay."""
    short, chance = Comb("straight", comb.detail, comb.chance), comb.chance  # too short to wave or coil
    inside, pull, scattered = region(_MARGIN), _towards(tie, 0.05), _loosely(comb, tie)
    left = [(x, y) for x, y in rim(_LEFT, 6) if x < 70 and y < 50]
    fringe = [(x + chance.around(1.0), y + chance.around(0.8)) for x, y in _along(HAIRLINE, 60)]
    return (
        area("Area of hair loss", _MARGIN, tones.BARE),
        *pores(comb, _MARGIN, 3.4),
        short.grown("Short hairs", tones.HAIR, inside, scattered, 26, 3.6, 0.6),
        short.grown("Lone hairs", tones.HAIR, inside, pull, 7, 13, 0.5),
        short.edged("Hair at the edge", tones.HAIR, left, pull, 34, 5, 0.6),
        short.edged("Fine hairs at the hairline", tones.HAIR, fringe, _swept(comb, tie), 60, 7, 0.6),
    )


def _towards(tie: Point, lift: float) -> Flow:
    def pull(x: float, y: float) -> Point:
        return tie[0] - x, tie[1] - y - lift * abs(tie[0] - x)

    return pull


def _loosely(comb: Comb, tie: Point) -> Flow:
    def pull(x: float, y: float) -> Point:
        far = hypot(tie[0] - x, tie[1] - y)
        return (tie[0] - x) / far + comb.chance.around(0.3), (tie[1] - y) / far + comb.chance.around(0.3)

    return pull


def _swept(comb: Comb, tie: Point) -> Flow:
    """Return how the fine hairs of the hairline lie: back, and down before the ear, each a little otherwise."""

    def sweep(x: float, y: float) -> Point:
        far = hypot(tie[0] - x, tie[1] - y)
        return (tie[0] - x) / far + comb.chance.around(0.25), (tie[1] - y) / far + 0.5 + comb.chance.around(0.25)

    return sweep


def _along(line: Outline, count: int) -> list[Point]:
    """Return about `count` points evenly along a line of straight pieces."""
    far = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    gap = sum(far) / count
    return [
        (a[0] + (b[0] - a[0]) * n * gap / long, a[1] + (b[1] - a[1]) * n * gap / long)
        for a, b, long in zip(line, line[1:], far, strict=False)
        for n in range(int(long / gap) + 1)
    ]
