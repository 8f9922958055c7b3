"""Exosomes: a cell lets go of tiny bubbles, and one is drawn large, with a double wall, its cargo, and a key to the three shapes in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.figures.curves import hexagon, placed, polar, polyline, smooth
from generator.figures.drawing import MIN_STROKE, Oval, Paint, Path, PathSteps, Picture, Point, Shape, mix
from generator.figures.key import beside
from generator.text import Text

_BEST_DIAMETER = 11  # of the type size: 132 pt at 12 pt
# In units of the whole, from its top left corner: a cell that lets go of bubbles, and one of them drawn large.
_CELL: tuple[Point, ...] = (
    *((0.02, 0.17), (0.04, 0.07), (0.13, 0.01), (0.25, 0.02), (0.33, 0.10), (0.34, 0.20)),
    *((0.29, 0.30), (0.20, 0.345), (0.10, 0.33), (0.04, 0.26)),
)
_NUCLEUS, _NUCLEOLUS = (0.17, 0.18, 0.075), (0.185, 0.165, 0.022)
_TINY = ((0.27, 0.10), (0.28, 0.20), (0.22, 0.29), (0.345, 0.145), (0.42, 0.07), (0.41, 0.19), (0.31, 0.36), (0.51, 0.05), (0.20, 0.42))
_TINY_RADIUS = 0.017
_LARGE = (0.615, 0.615, 0.375)
_SEEN = 5  # the number of the tiny bubble that is drawn large
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
    """A cell, its bubbles, and one of them large with a key; `labels` name growth signals, proteins and genetic messages, in that order.

    Without labels it has no key.
    """

    labels: tuple[Text, Text, Text] | tuple[()]
    alt: str

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Exosome"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the drawing on the left and its key on the right, or below it if space is narrow; without a key, in the middle."""
        if not self.labels:
            diameter = min(width, height or _BEST_DIAMETER * type_size)
            high = height or diameter
            return Picture(width, high, _drawn((width / 2, high / 2), diameter))
        plan = beside(self.labels, width, height, type_size, height or _BEST_DIAMETER * type_size)
        keys = [draw(centre, type_size / 2) for draw, centre in zip(_SYMBOLS, plan.key.symbols, strict=True)]
        return Picture(width, plan.height, (*_drawn(plan.centre, plan.diameter), *keys, *plan.key.labels))


def _drawn(middle: Point, diameter: float) -> tuple[Shape, ...]:
    """Return the cell, its bubbles and the large one, in a square of `diameter` around `middle`."""
    origin = (middle[0] - diameter / 2, middle[1] - diameter / 2)
    x, y, radius = (value * diameter for value in _LARGE)
    centre = (origin[0] + x, origin[1] + y)
    return *_cell(origin, diameter), *_closer(origin, diameter, centre, radius), *_wall(centre, radius), *_cargo(centre, radius)


def _cell(origin: Point, size: float) -> Iterator[Shape]:
    """Yield the cell with its nucleus, and the bubbles in it and on their way."""
    line = max(MIN_STROKE, 0.009 * size)
    yield Path(placed(smooth(_CELL), origin, size), Paint("sand", "amber", line, round=True), "Cell")
    for (x, y, radius), fill in ((_NUCLEUS, "white"), (_NUCLEOLUS, "amber")):
        yield Oval(origin[0] + x * size, origin[1] + y * size, radius * size, radius * size, Paint(fill, "amber", line), "Nucleus")
    for x, y in _TINY:
        radius = _TINY_RADIUS * size
        yield Oval(
            origin[0] + x * size, origin[1] + y * size, radius, radius, Paint("white", "teal", max(MIN_STROKE, 0.009 * size)), "Bubble"
        )


def _closer(origin: Point, size: float, centre: Point, radius: float) -> Iterator[Shape]:
    """Yield two lines from a tiny bubble to the large one: it is drawn closer."""
    x, y = (origin[0] + _TINY[_SEEN][0] * size, origin[1] + _TINY[_SEEN][1] * size)
    paint = Paint(stroke="ring", width=max(MIN_STROKE, 0.006 * size))
    for angle in (-78, 14):
        near, far = polar((x, y), _TINY_RADIUS * size, angle), polar(centre, radius, angle)
        yield Path(polyline([near, far]), paint, "Drawn closer")


def _wall(centre: Point, radius: float) -> list[Shape]:
    x, y = centre
    line = max(MIN_STROKE, 0.04 * radius)
    inner = 0.86 * radius
    outer_paint = Paint(fill=mix("teal", 22, "white"), stroke="teal", width=line)
    inner_paint = Paint(fill="white", stroke="teal", width=max(MIN_STROKE, line * 0.6))
    return [
        Oval(x, y, radius - line / 2, radius - line / 2, outer_paint, "Outer wall"),
        Oval(x, y, inner, inner, inner_paint, "Inner wall"),
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
