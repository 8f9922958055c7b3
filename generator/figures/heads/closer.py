"""A closer look at the skin: what differs is how many hairs a pore has, how thick and how long they are, or that there are no pores.

The circle fills a disc. Lengths and widths of hair are in 28ths of its radius.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin, sqrt

from generator.figures.curves import oval, polygon, polyline, smooth
from generator.figures.drawing import PathStep, Point
from generator.figures.heads import tones
from generator.figures.heads.chance import Chance
from generator.figures.heads.layer import DISC, Layer
from generator.figures.heads.strands import combed, strand
from generator.figures.names import Pattern

_MIDDLE, _PEN = DISC / 2, 4.5
_RADIUS = _MIDDLE - _PEN / 2
_UNIT = _RADIUS / 28
_GAP, _ROW = 0.36 * _RADIUS, 0.31 * _RADIUS  # between pores, and between rows of them
_LIES: Point = (0.807, -0.591)  # the direction of the hair
_THICK, _LONG = 2.1, 30.0
_SCAR: Point = (_MIDDLE - 0.42 * _RADIUS, _MIDDLE + 0.34 * _RADIUS)  # the middle of the scarred patch
_SHINE: tuple[Point, ...] = ((-0.42, 0.02), (-0.28, -0.34), (0.08, -0.56), (0.30, -0.52), (0.02, -0.30), (-0.18, -0.02), (-0.26, 0.26))


@dataclass(slots=True)
class _Skin:
    """What grows on the skin: thick and fine hairs, and hairs that broke off."""

    chance: Chance
    thick: list[PathStep] = field(default_factory=list)
    fine: list[PathStep] = field(default_factory=list)
    broken: list[PathStep] = field(default_factory=list)

    def hair(self, pore: Point, length: float = _LONG, width: float = _THICK) -> None:
        """Grow a hair, no further than the edge of what is seen."""
        root = (pore[0] + self.chance.around(0.4) * _UNIT, pore[1] + self.chance.around(0.4) * _UNIT)

        def bent(x: float, _y: float) -> Point:
            return _LIES[0], _LIES[1] + 0.01 * (x - root[0])

        long = min(length * self.chance.between(0.85, 1.1) * _UNIT, _room(root))
        (self.thick if width > 1 else self.fine).extend(strand(combed(root, bent, long), width * _UNIT))

    def exclamation_mark(self, pore: Point) -> None:
        """Grow a short hair that is thick at its broken end and thin at the root."""
        dx, dy = _LIES[0] + self.chance.around(0.12), _LIES[1] + self.chance.around(0.12)
        end = (pore[0] + 7 * dx * _UNIT, pore[1] + 7 * dy * _UNIT)
        sides = ((pore, 0.25), (end, 1.05), (end, -1.05), (pore, -0.25))
        self.broken += polygon([(x - dy * far * _UNIT, y + dx * far * _UNIT) for (x, y), far in sides])


def _room(root: Point) -> float:
    """Return how far a hair can reach from its root before it leaves the circle."""
    x, y = (root[0] - _MIDDLE) / _RADIUS, (root[1] - _MIDDLE) / _RADIUS
    along = x * _LIES[0] + y * _LIES[1]
    return (sqrt(max(0.0, along * along - x * x - y * y + 0.9)) - along) * _RADIUS


Grows = Callable[[_Skin, Point], None]


def _healthy(skin: _Skin, pore: Point) -> None:
    skin.hair(pore)
    skin.hair(pore)


def _finer(skin: _Skin, pore: Point) -> None:
    if skin.chance.share() < 0.3:
        skin.hair(pore)
    else:
        skin.hair(pore, skin.chance.between(9, 17), 0.8)


def _broken_off(skin: _Skin, pore: Point) -> None:
    to_the_rim = ((pore[0] - _MIDDLE) * 0.8 - (pore[1] - _MIDDLE) * 0.6) / _RADIUS  # the rim of a patch is at the upper right
    if to_the_rim > 0.22:
        _healthy(skin, pore)
    elif to_the_rim > -0.22 or skin.chance.share() < 0.12:
        skin.exclamation_mark(pore)


def _fewer(skin: _Skin, pore: Point) -> None:
    if skin.chance.share() < 0.42:
        skin.hair(pore)
    elif skin.chance.share() < 0.35:
        skin.hair(pore, 6, 1.05)


def _snapped(skin: _Skin, pore: Point) -> None:
    kind = skin.chance.share()
    if kind < 0.55:
        skin.hair(pore, skin.chance.between(4, 10), 1.2)
    elif kind < 0.68:
        skin.hair(pore, _LONG, 1.4)


def _in_bundles(skin: _Skin, pore: Point) -> None:
    skin.hair(pore, 24, 2.0)


_GROWS: Mapping[Pattern, Grows] = {
    "crown-and-temples": _finer,
    "over-the-top": _finer,
    "patches": _broken_off,
    "diffuse": _fewer,
    "hairline": _snapped,
    "scar": _in_bundles,
}


def closer_look(pattern: Pattern | None, seed: int = 11) -> tuple[Layer, ...]:
    """Return the skin through a glass, with a pattern of hair loss or, with None, healthy."""
    skin, scarred = _Skin(Chance(seed)), pattern == "scar"
    pores = [pore for pore in _grid(skin.chance) if not (scarred and _far(pore, _SCAR) < 0.98)]
    grows = _GROWS[pattern] if pattern else _healthy
    for pore in pores:
        grows(skin, pore)
    dots = tuple(step for x, y in pores for step in oval(x, y, 1.15 * _UNIT, 0.85 * _UNIT))
    hairs = ((skin.fine, tones.BROW), (skin.thick, tones.HAIR), (skin.broken, tones.HAIR))
    return (
        Layer("Skin", oval(_MIDDLE, _MIDDLE, _RADIUS, _RADIUS), fill=tones.SKIN),
        *(_scarred_skin(skin.chance) if scarred else ()),
        *((Layer("Pores", dots, fill=tones.PORE),) if dots else ()),
        *(Layer("Hair", tuple(steps), fill=colour, apart=True) for steps, colour in hairs if steps),
        Layer("Glass", oval(_MIDDLE, _MIDDLE, _RADIUS, _RADIUS), stroke="deep", pen=_PEN),
    )


def _grid(chance: Chance) -> list[Point]:
    points = [
        (
            _MIDDLE + (i + (0.5 if j % 2 else 0.0)) * _GAP + chance.between(-0.12, 0.12) * _GAP,
            _MIDDLE + j * _ROW + chance.between(-0.12, 0.12) * _GAP,
        )
        for j in range(-3, 4)
        for i in range(-3, 4)
    ]
    return [point for point in points if _far(point, (_MIDDLE, _MIDDLE)) < 0.88]


def _far(point: Point, middle: Point) -> float:
    return hypot(point[0] - middle[0], point[1] - middle[1]) / _RADIUS


def _scarred_skin(chance: Chance) -> tuple[Layer, ...]:
    """Return a smooth patch that shines, and its rim: red, hatched, flaking."""
    rim = [-2.1 + 3.1 * n / 12 for n in range(13)]
    band = (*(_from_scar(a, 0.70 + 0.035 * sin(5 * a)) for a in rim), *(_from_scar(a, 1.0 + 0.05 * sin(5 * a + 3)) for a in reversed(rim)))
    hatching = [step for n in range(28) for step in _hatch(-2.05 + 3.0 * n / 27, chance)]
    flakes = [step for n in range(9) for step in _flake(-1.9 + 2.7 * n / 8, chance)]
    whole = tuple(_from_scar(2 * pi * n / 24, 0.74) for n in range(24))
    return (
        Layer("Smooth skin", smooth(whole), fill=tones.SCARRED),
        Layer("Sore skin", smooth(band), fill=tones.SORE),
        Layer("Redness", tuple(hatching), stroke=tones.SORE_LINE, pen=1.4),
        Layer("Flakes", tuple(flakes), fill=tones.FLAKE),
        Layer("Shine", smooth([(_SCAR[0] + x * _RADIUS, _SCAR[1] + y * _RADIUS) for x, y in _SHINE]), fill=tones.GLOSS),
    )


def _from_scar(angle: float, far: float) -> Point:
    """Return the point `far` radii from the middle of the patch, drawn back to the circle where it would leave it."""
    dx, dy = cos(angle), sin(angle)
    x, y = (_SCAR[0] - _MIDDLE) / _RADIUS, (_SCAR[1] - _MIDDLE) / _RADIUS
    along = x * dx + y * dy
    most = sqrt(max(0.0, along * along - x * x - y * y + 0.98)) - along
    out = min(far, most) * _RADIUS
    return _SCAR[0] + dx * out, _SCAR[1] + dy * out


def _hatch(angle: float, chance: Chance) -> tuple[PathStep, ...]:
    return polyline([_from_scar(angle, 0.72), _from_scar(angle + 0.02, chance.between(0.80, 0.92))])


def _flake(angle: float, chance: Chance) -> tuple[PathStep, ...]:
    x, y = _from_scar(angle + chance.around(0.06), chance.between(0.74, 0.94))
    size = chance.between(0.9, 2.0) * _UNIT
    corners = ((-1.3, 0.0), (-0.1, -0.8), (1.2, -0.1), (0.2, 0.8))
    return polygon([(x + dx * size, y + dy * size) for dx, dy in corners])
