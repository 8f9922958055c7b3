"""An exosome: a bubble with a double wall, its cargo, and a key to the three shapes in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.figures.curves import hexagon, placed, polar
from generator.figures.drawing import MIN_STROKE, Oval, Paint, Path, PathSteps, Picture, Point, Shape, mix
from generator.figures.key import beside
from generator.text import Text

_BEST_DIAMETER = 28 / 3  # of the type size: 112 pt at 12 pt
_SPIKES = 16
# The cargo as (x, y, size) in radii of the bubble, measured from its centre.
_SIGNALS = (
    (-0.50, -0.22, 0.110),
    (-0.25, -0.55, 0.090),
    (-0.17, -0.17, 0.095),
    (0.09, -0.64, 0.070),
    (-0.66, 0.06, 0.070),
    (0.08, -0.36, 0.065),
)
_PROTEINS = ((0.42, -0.34, 0.115), (0.60, 0.04, 0.100), (0.27, -0.05, 0.085), (0.38, -0.62, 0.070), (0.66, -0.22, 0.060))
_MESSAGES = ((-0.64, 0.34, 0.48), (0.10, 0.34, 0.48), (-0.24, 0.64, 0.48))
_WAVE: PathSteps = (("M", ((0, 0),)), ("C", ((1 / 6, -0.40), (1 / 3, -0.40), (1 / 2, 0))), ("C", ((2 / 3, 0.40), (5 / 6, 0.40), (1, 0))))


@dataclass(frozen=True, slots=True)
class Exosome:
    """The bubble with its key; `labels` name growth signals, proteins and genetic messages, in that order."""

    labels: tuple[Text, Text, Text]
    alt: str

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Exosome"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the bubble on the left and its key on the right, or below it if space is narrow."""
        plan = beside(self.labels, width, height, type_size, height or _BEST_DIAMETER * type_size)
        bubble = [*_wall(plan.centre, plan.diameter / 2), *_cargo(plan.centre, plan.diameter / 2)]
        keys = [draw(centre, type_size / 2) for draw, centre in zip(_SYMBOLS, plan.key.symbols, strict=True)]
        return Picture(width, plan.height, (*bubble, *keys, *plan.key.labels))


def _wall(centre: Point, radius: float) -> list[Shape]:
    x, y = centre
    knob = 0.055 * radius
    rim = radius - knob
    line = max(MIN_STROKE, 0.032 * radius)
    inner = rim - 0.115 * radius
    outer_paint = Paint(fill=mix("teal", 22, "white"), stroke="teal", width=line)
    inner_paint = Paint(fill="white", stroke="teal", width=max(MIN_STROKE, line * 0.55))
    knobs = [polar(centre, rim - line / 2, 11 + n * 360 / _SPIKES) for n in range(_SPIKES)]
    halo = Paint(fill="teal", stroke="white", width=max(MIN_STROKE, 0.01 * radius))
    return [
        Oval(x, y, rim - line / 2, rim - line / 2, outer_paint, "Outer wall"),
        Oval(x, y, inner, inner, inner_paint, "Inner wall"),
        *(Oval(kx, ky, knob, knob, halo, "Surface marker") for kx, ky in knobs),
    ]


def _cargo(centre: Point, radius: float) -> list[Shape]:
    cx, cy = centre
    signals = [_signal((cx + x * radius, cy + y * radius), r * radius) for x, y, r in _SIGNALS]
    proteins = [_protein((cx + x * radius, cy + y * radius), r * radius) for x, y, r in _PROTEINS]
    messages = [_message((cx + (x + w / 2) * radius, cy + y * radius), w * radius / 2) for x, y, w in _MESSAGES]
    return [*signals, *proteins, *messages]


def _signal(centre: Point, radius: float) -> Shape:
    return Oval(*centre, radius, radius, Paint(fill="terracotta"), "Growth signal")


def _protein(centre: Point, radius: float) -> Shape:
    return Path(hexagon(centre, radius * 1.12), Paint(fill="violet"), "Protein")


def _message(centre: Point, half: float) -> Shape:
    paint = Paint(stroke="amber", width=max(1.4, 0.15 * half), round=True)
    return Path(placed(_WAVE, (centre[0] - half, centre[1]), 2 * half), paint, "Genetic message")


_SYMBOLS: tuple[Callable[[Point, float], Shape], ...] = (_signal, _protein, _message)
