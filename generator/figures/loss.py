"""The five patterns of hair loss as layers on the head, and the three places labels point at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import radians, tan

from generator.figures.curves import flattened, polar, smooth
from generator.figures.drawing import Colour, Point, Step, Steps, mix
from generator.figures.head import FULL_HAIR, PULLED_HAIR, RECEDED_HAIR, WHORL, reach, strands, stubble, tufts


@dataclass(frozen=True, slots=True)
class Layer:
    """One shape in the head's units; `pen` is its outline in points where the scale is 40."""

    name: str
    steps: Steps
    fill: Colour | None = None
    stroke: Colour | None = None
    pen: float = 0.0


@dataclass(frozen=True, slots=True)
class Loss:
    """What a pattern looks like; `anchors` are the area of loss, its edge and hair that is left, from the top down."""

    layers: tuple[Layer, ...]
    anchors: tuple[Point, Point, Point]


_AREA, _EDGE, _HAIR, _STRANDS = "Area of hair loss", "Short hairs at the edge", "Hair", "Strands of hair"
_STRAND_PEN, _EDGE_PEN = 0.55, 0.75


def _hair(outline: Steps) -> tuple[Layer, ...]:
    return (
        Layer(_HAIR, outline, fill="hair"),
        Layer("Front hairs", _front(outline), stroke="hair", pen=0.6),
        Layer(_STRANDS, strands(outline, WHORL, 54, 26), stroke="strand", pen=_STRAND_PEN),
    )


def _front(outline: Steps) -> Steps:
    """Return short hairs along the forehead, so that the hair's front is no hard line."""
    return stubble([p for p in flattened(outline, 22)[1:] if p[1] < -0.66], (0, -9), 0.075)


def _blob(centre: Point, radii: Point, wobble: Sequence[float]) -> Steps:
    """Return a soft outline round `centre`, each point moved out or in by its share of `wobble`."""
    unit = [polar((0, 0), 1 + w, n * 360 / len(wobble)) for n, w in enumerate(wobble)]
    return smooth([(centre[0] + x * radii[0], centre[1] + y * radii[1]) for x, y in unit])


def _patch(centre: Point, radii: Point, wobble: Sequence[float]) -> tuple[Layer, ...]:
    """Return a bare area with short hairs standing at its edge."""
    outline = _blob(centre, radii, wobble)
    points = flattened(outline, 3)[1:]
    return Layer(_AREA, outline, fill="skin"), Layer(_EDGE, stubble(points, centre, 0.085), stroke="hair", pen=_EDGE_PEN)


def _patches() -> Loss:
    spots = (
        *_patch((-0.58, -0.56), (0.41, 0.39), (0.02, -0.02, 0.03, 0, -0.03, 0.02, 0, 0.01)),
        *_patch((0.62, 0.10), (0.51, 0.47), (0, 0.03, -0.02, 0.02, 0, -0.02, 0.03, 0)),
        *_patch((-0.30, 1.12), (0.31, 0.28), (0.02, 0, 0.02, -0.02, 0.01, 0, -0.02, 0)),
    )
    return Loss((*_hair(FULL_HAIR), *spots), ((0.74, -0.06), (0.90, 0.46), (0.42, 1.28)))


def _crown_and_temples() -> Loss:
    centre = (0.04, 0.66)
    area = _blob(centre, (0.78, 0.72), (0.03, -0.05, 0.04, 0, -0.04, 0.05, 0, 0.03, -0.04, 0.02))
    rim = flattened(area, 5)[1:]
    layers = (
        *_hair(RECEDED_HAIR),
        Layer(_AREA, area, fill="skin"),
        Layer("Thinning hair", (*tufts(rim[::2], centre, 0.60, 0.045), *tufts(rim[1::2], centre, 0.34, 0.05)), fill="hair"),
    )
    return Loss(layers, ((0.74, -0.86), (0.62, 0.30), (0.62, 1.44)))


def _diffuse() -> Loss:
    layers = (
        Layer(_AREA, FULL_HAIR, fill=mix("skin", 58, "hair")),
        Layer(_HAIR, _locks(44, 0.10, 0.98, 0.36), fill="hair"),
        Layer(_HAIR, _locks(44, 0.48, 0.90, 0.16, 0.5), fill="hair"),
        Layer("Wide parting", _PARTING, fill="skin"),
    )
    return Loss(layers, ((0.04, -0.62), (0.94, -0.24), (0.80, 0.90)))


def _locks(count: int, start: float, end: float, share: float, shift: float = 0.0) -> Steps:
    """Return locks from the whorl outwards, `share` of the pitch their half width, so that skin shows between them."""
    return tuple(step for n in range(count) for step in _lock((n + shift) * 360 / count, 360 / count, (start, end), share, n))


def _lock(angle: float, pitch: float, span: tuple[float, float], share: float, number: int) -> Steps:
    far = reach(FULL_HAIR, WHORL, angle)
    root = polar(WHORL, far * (span[0] + (0, 0.16, 0.08)[number % 3]), angle - 20)
    tip = polar(WHORL, far * (span[1] - (0, 0.07, 0.03, 0.1)[number % 4]), angle)
    half = pitch * share
    return (
        ("M", (root,)),
        ("C", (polar(WHORL, 0.45 * far, angle - 16 - half), polar(WHORL, 0.80 * far, angle - 5 - half), tip)),
        ("C", (polar(WHORL, 0.80 * far, angle - 5 + half), polar(WHORL, 0.45 * far, angle - 16 + half), root)),
        ("Z", ()),
    )


_PARTING: Steps = (
    ("M", ((-0.09, -1.44),)),
    ("L", ((0.09, -1.44),)),
    ("C", ((0.17, -0.80), (0.19, -0.10), (0.06, 0.66))),
    ("C", ((-0.10, -0.10), (-0.13, -0.80), (-0.09, -1.44))),
    ("Z", ()),
)


_BUN: Point = (0.0, 0.80)


def _hairline() -> Loss:
    fringe = [p for p in flattened(FULL_HAIR, 10) if p[1] < 0.24]
    few = [(p[0] * 0.90, p[1] * 0.90 + 0.03) for p in fringe[::3]]
    pulled = tuple(step for n in range(34) for step in _pulled(n * 360 / 34))
    layers = (
        Layer(_EDGE, (*stubble(fringe, _BUN, 0.15), *stubble(few, _BUN, 0.12)), stroke="hair", pen=0.6),
        Layer(_HAIR, PULLED_HAIR, fill="hair"),
        Layer("Hair pulled tight", pulled, stroke="strand", pen=0.75),
        Layer("Hair band", _blob(_BUN, (0.60, 0.56), (0, 0, 0, 0, 0, 0, 0, 0)), "terracotta", "white", 0.9),
        Layer("Bun", _blob(_BUN, (0.49, 0.455), (0.02, 0, 0.02, -0.01, 0.02, 0, 0.01, -0.01)), "hair", "white", 0.7),
        Layer("Bun", _coil(_BUN, 0.40), None, "strand", 0.9),
    )
    return Loss(layers, ((0.86, -0.94), (1.28, -0.40), (0.98, 0.62)))


def _pulled(angle: float) -> Steps:
    far = reach(PULLED_HAIR, _BUN, angle)
    return ("M", (polar(_BUN, 0.97 * far, angle),)), ("L", (polar(_BUN, 0.58, angle),))


def _coil(centre: Point, radius: float) -> Steps:
    """Return a spiral, as hair is wound in a bun."""
    points = [polar(centre, radius * (1 - n / 22), n * 45) for n in range(20)]
    steps: list[Step] = [("M", (points[0],))]
    for before, here, then, after in zip(points[:1] + points, points, points[1:], points[2:], strict=False):
        first = (here[0] + (then[0] - before[0]) / 6, here[1] + (then[1] - before[1]) / 6)
        second = (then[0] - (after[0] - here[0]) / 6, then[1] - (after[1] - here[1]) / 6)
        steps.append(("C", (first, second, then)))
    return tuple(steps)


def _scar() -> Loss:
    area = _blob(
        (0.02, 0.28),
        (0.80, 0.84),
        (0.04, -0.08, 0.05, 0.09, 0.02, -0.09, -0.04, 0.08, 0.10, -0.02, -0.12, 0.03, 0.09, -0.03, -0.08, 0.06, 0.0),
    )
    spot = _blob((-0.74, -0.70), (0.21, 0.16), (0.1, -0.1, 0.06, 0, -0.1, 0.08))
    bare, inflamed = mix("skin-edge", 38, "skin"), mix("skin", 45, "rose")
    layers = (
        *_hair(FULL_HAIR),
        Layer(_AREA, area, bare, inflamed, 2.2),
        Layer(_AREA, spot, bare, inflamed, 1.6),
        Layer("Shine", _gloss((0.02, 0.28), 0.58, 0.13, 268, 358), fill="white"),
        Layer("Shine", _gloss((0.02, 0.28), 0.52, 0.07, 118, 168), fill="white"),
        Layer("Lone hairs", _lone_hairs(), stroke="hair", pen=0.75),
    )
    return Loss(layers, ((0.30, 0.02), (0.83, 0.46), (0.66, 1.36)))


def _gloss(centre: Point, radius: float, thick: float, start: float, end: float) -> Steps:
    """Return a crescent of light along a circle, pointed at both ends."""
    first, last = polar(centre, radius, start), polar(centre, radius, end)
    bend = radius * 4 / 3 * tan(radians(end - start) / 4)
    outer = _tangents(first, last, start, end, bend)
    inner = _tangents(first, last, start, end, bend * (1 - 2.6 * thick / bend if bend > 2.6 * thick else 0.3))
    return ("M", (first,)), ("C", (*outer, last)), ("C", (inner[1], inner[0], first)), ("Z", ())


def _tangents(first: Point, last: Point, start: float, end: float, length: float) -> tuple[Point, Point]:
    a, b = polar(first, length, start + 90), polar(last, length, end - 90)
    return a, b


def _lone_hairs() -> Steps:
    places = ((-0.12, 0.42), (-0.05, 0.47), (0.20, 0.66), (0.26, 0.69), (-0.30, 0.74))
    return stubble(places, (0.2, -1.2), 0.17)


_LOSSES: dict[str, Callable[[], Loss]] = {
    "crown-and-temples": _crown_and_temples,
    "patches": _patches,
    "diffuse": _diffuse,
    "hairline": _hairline,
    "scar": _scar,
}


@cache
def loss(pattern: str) -> Loss:
    """Return the layers and anchors of a pattern; KeyError for an unknown one."""
    return _LOSSES[pattern]()
