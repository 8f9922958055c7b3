"""The hair growth cycle: growing, changing and resting, drawn as three arcs around a root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.curves import arc, polar
from generator.figures.drawing import MIN_STROKE, Colour, Oval, Paint, Path, PathSteps, Picture, Point, Shape
from generator.figures.follicle import root
from generator.figures.key import beside
from generator.figures.numerals import numeral
from generator.text import Text

_BEST_DIAMETER = 10  # of the type size
_BAND, _FLARE, _TIP = 0.25, 0.045, 11  # band and arrowhead in radii; the arrowhead's length in degrees
_SURFACE = -0.06  # of the radius: the skin's surface below the centre
_HATCH = 9  # degrees between two lines


@dataclass(frozen=True, slots=True)
class _Phase:
    """One arc, in degrees. Arcs differ in colour and in fill: solid, hatched or open."""

    start: float
    end: float
    colour: Colour
    fill: Colour
    hatched: bool = False


# Growing takes years, changing weeks, resting months: the arcs keep that order, but the short ones are long enough to see.
_PHASES = (_Phase(3, 223, "teal", "teal"), _Phase(238, 281, "amber", "white", hatched=True), _Phase(296, 348, "terracotta", "white"))


@dataclass(frozen=True, slots=True)
class GrowthCycle:
    """Three numbered arrows in a circle and a key; `labels` name the growing, changing and resting phases."""

    labels: tuple[Text, Text, Text]
    alt: str

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Hair growth cycle"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the cycle on the left and its key on the right, or below it if space is narrow."""
        plan = beside(self.labels, width, height, type_size, height or _BEST_DIAMETER * type_size)
        radius = plan.diameter / 2
        ring = [shape for n, phase in enumerate(_PHASES, 1) for shape in _arc(n, phase, plan.centre, radius)]
        x, y = plan.centre
        middle = root(x, y + _SURFACE * radius, 0.54 * radius, 0.10 * radius, 0.42 * radius)
        discs = enumerate(zip(_PHASES, plan.key.symbols, strict=True), 1)
        keys = [shape for n, (phase, at) in discs for shape in _disc(n, phase, at, 0.6 * type_size)]
        return Picture(width, plan.height, (*ring, *_skin(plan.centre, radius), *middle, *keys, *plan.key.labels))


def _skin(centre: Point, radius: float) -> list[Shape]:
    x, y = centre[0], centre[1] + _SURFACE * radius
    paint = Paint(stroke="skin-edge", width=max(1.0, 0.035 * radius), round=True)
    return [Path((("M", ((x - 0.46 * radius, y),)), ("L", ((x + 0.46 * radius, y),))), paint, "Surface of the skin")]


def _arc(number: int, phase: _Phase, centre: Point, radius: float) -> Iterator[Shape]:
    line = max(MIN_STROKE, 0.022 * radius)
    outer = (1 - _FLARE) * radius - line
    inner = outer - _BAND * radius
    yield Path(_arrow(phase, centre, inner, outer, _FLARE * radius), Paint(phase.fill, phase.colour, line, round=True), f"Phase {number}")
    if phase.hatched:
        lines = [s for a in _hatches(phase) for s in _spoke(centre, inner, outer, a)]
        yield Path(tuple(lines), Paint(stroke=phase.colour, width=max(MIN_STROKE, 0.025 * radius)), "Hatching")
    middle = polar(centre, (inner + outer) / 2, (phase.start + phase.end) / 2)
    yield from _disc(number, phase, middle, 0.42 * _BAND * radius)


def _hatches(phase: _Phase) -> list[float]:
    return [phase.start + _HATCH / 2 + n * _HATCH for n in range(int((phase.end - phase.start) / _HATCH))]


def _spoke(centre: Point, inner: float, outer: float, angle: float) -> PathSteps:
    return ("M", (polar(centre, inner, angle),)), ("L", (polar(centre, outer, angle),))


def _arrow(phase: _Phase, centre: Point, inner: float, outer: float, flare: float) -> PathSteps:
    """Return the outline of a band that ends in an arrowhead, clockwise."""
    middle = (inner + outer) / 2
    return (
        ("M", (polar(centre, outer, phase.start),)),
        *arc(centre, outer, phase.start, phase.end),
        ("L", (polar(centre, outer + flare, phase.end),)),
        ("L", (polar(centre, middle, phase.end + _TIP),)),
        ("L", (polar(centre, inner - flare, phase.end),)),
        ("L", (polar(centre, inner, phase.end),)),
        *arc(centre, inner, phase.end, phase.start),
        ("Z", ()),
    )


def _disc(number: int, phase: _Phase, centre: Point, radius: float) -> Iterator[Shape]:
    line = max(MIN_STROKE, 0.12 * radius)
    yield Oval(*centre, radius, radius, Paint("white", phase.colour, line), "Disc")
    yield numeral(number, centre, 1.15 * radius, phase.colour)
