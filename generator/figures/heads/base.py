"""What every bust has: the disc, a neck, clothes cut off by the disc, and ears."""

from __future__ import annotations

from collections.abc import Iterable
from math import acos, degrees, sqrt

from generator.figures.curves import arc, oval, smooth, through
from generator.figures.drawing import Colour
from generator.figures.heads import tones
from generator.figures.heads.layer import DISC, Layer
from generator.figures.heads.region import Outline

_MIDDLE = DISC / 2
_LINE, _FOLD = 0.75, 0.6  # units: pens of outlines, and of lines within them


def on_disc(layers: Iterable[Layer], scale: float, down: float) -> tuple[Layer, ...]:
    """Return layers of a head `scale` times as large about the disc's middle, its top `down` units below the disc's."""
    return tuple(layer.moved((_MIDDLE * (1 - scale), down), scale) for layer in layers)


def disc() -> Layer:
    """Return the disc behind the bust."""
    return Layer("Disc", oval(_MIDDLE, _MIDDLE, _MIDDLE, _MIDDLE), fill=tones.GROUND)


def clothes(colour: Colour, top: float, neck: tuple[float, float], slope: float) -> tuple[Layer, ...]:
    """Return shoulders down to the edge of the disc; they meet the neck at `top`, from `neck`'s left to its right."""
    left, right = neck
    side = top + slope + 8  # where the shoulders reach the edge of the disc
    reach = sqrt(_MIDDLE**2 - (side - _MIDDLE) ** 2)
    angle = degrees(acos((_MIDDLE - side) / _MIDDLE))
    edge = arc((_MIDDLE, _MIDDLE), _MIDDLE, angle, 360 - angle)
    steps = (
        ("M", ((_MIDDLE - reach, side),)),
        ("C", ((_MIDDLE - reach + 6, side - slope * 0.75), (left - 14, top + 4), (left, top))),
        ("C", ((left + 4, top + 5), (right - 4, top + 5), (right, top))),
        ("C", ((right + 14, top + 4), (_MIDDLE + reach - 6, side - slope * 0.75), (_MIDDLE + reach, side))),
        *edge,
        ("Z", ()),
    )
    # A pale colour is a thin layer of a dark one: white below it keeps the neck from showing through.
    under = (Layer("Clothes", steps, fill="white"),) if " " in colour else ()  # type: ignore[arg-type]  # mypy takes verbs for any string
    return *under, Layer("Clothes", steps, fill=colour)  # type: ignore[arg-type]  # as above


def skin(name: str, outline: Outline, fill: Colour = tones.SKIN) -> Layer:
    """Return a part of the skin with its edge."""
    return Layer(name, smooth(outline), fill, tones.EDGE, _LINE)


def area(name: str, outline: Outline, fill: Colour) -> Layer:
    """Return an area without an edge."""
    return Layer(name, smooth(outline), fill)


def line(name: str, points: Outline, pen: float = _FOLD, colour: Colour = tones.EDGE) -> Layer:
    """Return a line through points."""
    return Layer(name, through(points), stroke=colour, pen=pen)


def ear(x: float, y: float, side: int, width: float = 7, height: float = 13) -> Layer:
    """Return an ear at the left (-1) or right (1) of a head; (x, y) is where it is joined."""
    shape = ((0, -0.5), (0.75, -0.52), (1, -0.15), (0.7, 0.3), (0.25, 0.55))
    return skin("Ear", (*((x + side * width * dx, y + height * dy) for dx, dy in shape), (x - side * 2, y + height * 0.4)))


def ear_fold(x: float, y: float, side: int, width: float, height: float) -> Layer:
    """Return the line inside an ear seen from the front."""
    shape = ((0.1, -0.25), (0.62, -0.26), (0.5, 0.12), (0.2, 0.22))
    return line("Ear", tuple((x + side * width * dx, y + height * dy) for dx, dy in shape))
