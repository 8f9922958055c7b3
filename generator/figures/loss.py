"""The patterns of hair loss as layers on the head, and the three places that labels point to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.figures.curves import arc_segment, flattened, handle_length, polar, polyline, smooth, through
from generator.figures.drawing import Colour, PathSteps, Point, mix
from generator.figures.hair import curls, outline_of, spread, stubble, texture, tight_locks, toward, tufts
from generator.figures.head import FULL_HAIR, PULLED_HAIR, RECEDED_HAIR, WHORL, reach
from generator.figures.names import Hair


@dataclass(frozen=True, slots=True)
class Layer:
    """One shape in units of the head; `pen` is the width of its stroke in points at a scale of 40."""

    name: str
    steps: PathSteps
    fill: Colour | None = None
    stroke: Colour | None = None
    pen: float = 0.0


@dataclass(frozen=True, slots=True)
class Loss:
    """The look of a pattern. `anchors` are points in the area of loss, at its edge and in the remaining hair, from the top down."""

    layers: tuple[Layer, ...]
    anchors: tuple[Point, Point, Point]


_AREA, _EDGE, _HAIR, _STRANDS = "Area of hair loss", "Short hairs at the edge", "Hair", "Strands of hair"
_STRAND_PEN, _CURL_PEN, _EDGE_PEN = 0.55, 0.7, 0.75


def _hair(outline: PathSteps, hair: Hair) -> tuple[Layer, ...]:
    return (
        Layer(_HAIR, outline_of(outline, hair), fill="hair"),
        Layer("Front hairs", _front(outline, hair), stroke="hair", pen=0.6),
        Layer(_STRANDS, texture(outline, WHORL, hair), stroke="strand", pen=_CURL_PEN if hair == "coily" else _STRAND_PEN),
    )


def _front(outline: PathSteps, hair: Hair) -> PathSteps:
    """Return short hairs along the forehead, which soften the hairline."""
    return stubble([p for p in flattened(outline, 22)[1:] if p[1] < -0.66], (0, -9), 0.075, hair)


def _blob(centre: Point, radii: Point, wobble: Sequence[float]) -> PathSteps:
    """Return a smooth outline around `centre`; `wobble` moves each of its points out or in, in radii."""
    unit = [polar((0, 0), 1 + w, n * 360 / len(wobble)) for n, w in enumerate(wobble)]
    return smooth([(centre[0] + x * radii[0], centre[1] + y * radii[1]) for x, y in unit])


def _patch(centre: Point, radii: Point, wobble: Sequence[float], hair: Hair) -> tuple[Layer, ...]:
    """Return a bare area with short hairs along its edge."""
    outline = _blob(centre, radii, wobble)
    points = flattened(outline, 3)[1:]
    return Layer(_AREA, outline, fill="skin"), Layer(_EDGE, stubble(points, centre, 0.085, hair), stroke="hair", pen=_EDGE_PEN)


def _patches(hair: Hair) -> Loss:
    spots = (
        *_patch((-0.58, -0.56), (0.41, 0.39), (0.02, -0.02, 0.03, 0, -0.03, 0.02, 0, 0.01), hair),
        *_patch((0.62, 0.10), (0.51, 0.47), (0, 0.03, -0.02, 0.02, 0, -0.02, 0.03, 0), hair),
        *_patch((-0.30, 1.12), (0.31, 0.28), (0.02, 0, 0.02, -0.02, 0.01, 0, -0.02, 0), hair),
    )
    return Loss((*_hair(FULL_HAIR, hair), *spots), ((0.74, -0.06), (0.90, 0.46), (0.42, 1.28)))


def _crown_and_temples(hair: Hair) -> Loss:
    centre = (0.04, 0.66)
    area = _blob(centre, (0.78, 0.72), (0.03, -0.05, 0.04, 0, -0.04, 0.05, 0, 0.03, -0.04, 0.02))
    layers = (
        *_hair(RECEDED_HAIR, hair),
        Layer(_AREA, area, fill="skin"),
        Layer("Thinning hair", _thinning(flattened(area, 5)[1:], centre, hair), fill="hair"),
    )
    return Loss(layers, ((0.74, -0.86), (0.62, 0.30), (0.62, 1.44)))


def _over_the_top(hair: Hair) -> Loss:
    """Return the most common pattern in women: thin along the parting, more so at the front, while the hair at the forehead stays."""
    layers = (
        *_hair(FULL_HAIR, hair),
        Layer(_AREA, _TOP, fill="skin"),
        Layer("Thinning hair", _to_the_parting(flattened(_TOP, 9)[1:], hair), fill="hair"),
    )
    return Loss(layers, ((0.10, -0.55), (0.46, -0.30), (0.90, 0.55)))


_TOP: PathSteps = (
    ("M", ((0, -1.20),)),
    ("C", ((0.34, -1.20), (0.62, -0.98), (0.58, -0.62))),
    ("C", ((0.54, -0.20), (0.34, 0.18), (0.06, 0.52))),
    ("C", ((-0.24, 0.18), (-0.50, -0.20), (-0.58, -0.62))),
    ("C", ((-0.62, -0.98), (-0.34, -1.20), (0, -1.20))),
    ("Z", ()),
)


def _to_the_parting(rim: Sequence[Point], hair: Hair) -> PathSteps:
    """Return hair that lies from the rim towards the middle parting and lets skin show through."""
    across = [(at, (0.0, at[1] + 0.06)) for at in rim if abs(at[0]) > 0.12]
    if hair == "coily":
        return tight_locks([(toward(at, to, 0.10 + 0.12 * (n % 2), 0), 0.085) for n, (at, to) in enumerate(across[::2])])
    return tuple(step for n, (at, to) in enumerate(across) for step in tufts([at], to, (0.50, 0.30, 0.40)[n % 3] * abs(at[0]) / 0.5, 0.032))


def _thinning(rim: Sequence[Point], centre: Point, hair: Hair) -> PathSteps:
    """Return hair that thins out from the rim to the centre."""
    if hair != "coily":
        return (*tufts(rim[::2], centre, 0.60, 0.045), *tufts(rim[1::2], centre, 0.34, 0.05))
    rings = ((0, 3, 0.09, 0.115), (1, 4, 0.29, 0.085), (2, 6, 0.48, 0.06))  # first point, pitch, distance from the rim, size
    places = (
        ((toward(at, centre, far + 0.05 * (n % 2), 0), size) for n, at in enumerate(rim[start::step])) for start, step, far, size in rings
    )
    return tight_locks([place for ring in places for place in ring])


def _diffuse(hair: Hair) -> Loss:
    layers = (
        Layer(_AREA, FULL_HAIR, fill=mix("skin", 50, "hair")),
        *(_sparse_curls() if hair == "coily" else _sparse_locks()),
        Layer("Wide parting", _PARTING, fill="skin"),
    )
    return Loss(layers, ((0.04, -0.62), (0.94, -0.24), (0.80, 0.90)))


def _sparse_locks() -> tuple[Layer, ...]:
    return (
        Layer(_HAIR, _locks(44, 0.10, 0.98, 0.36), fill="hair"),
        Layer(_HAIR, _locks(44, 0.48, 0.90, 0.16, 0.5), fill="hair"),
    )


def _sparse_curls() -> tuple[Layer, ...]:
    """Return small round locks all over the head, smaller towards the parting."""
    places = [p for p in spread(FULL_HAIR, WHORL, 0.235, 0.14) if p[1] > 0.72 or abs(p[0]) > 0.24]
    locks = [(p, 0.095 + 0.035 * min(1.0, abs(p[0]))) for p in places]
    return (
        Layer(_HAIR, tight_locks(locks), fill="hair"),
        Layer(_STRANDS, curls(places, 0.05), stroke="strand", pen=_STRAND_PEN),
    )


def _locks(count: int, start: float, end: float, share: float, shift: float = 0.0) -> PathSteps:
    """Return locks from the whorl outwards, with skin between them; `share` is half their width over their pitch."""
    return tuple(step for n in range(count) for step in _lock((n + shift) * 360 / count, 360 / count, (start, end), share, n))


def _lock(angle: float, pitch: float, span: tuple[float, float], share: float, number: int) -> PathSteps:
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


_PARTING: PathSteps = (
    ("M", ((-0.09, -1.44),)),
    ("L", ((0.09, -1.44),)),
    ("C", ((0.17, -0.80), (0.19, -0.10), (0.06, 0.66))),
    ("C", ((-0.10, -0.10), (-0.13, -0.80), (-0.09, -1.44))),
    ("Z", ()),
)


_BUN: Point = (0.0, 0.80)


def _hairline(hair: Hair) -> Loss:
    fringe = [p for p in flattened(FULL_HAIR, 10) if p[1] < 0.24]
    few = [(p[0] * 0.90, p[1] * 0.90 + 0.03) for p in fringe[::3]]
    pulled = tuple(step for n in range(34) for step in _pulled(n * 360 / 34))
    bun = _blob(_BUN, (0.45, 0.42) if hair == "coily" else (0.49, 0.455), (0.02, 0, 0.02, -0.01, 0.02, 0, 0.01, -0.01))
    coil = texture(bun, _BUN, hair) if hair == "coily" else _coil(_BUN, 0.40)
    layers = (
        Layer(_EDGE, (*stubble(fringe, _BUN, 0.15, hair), *stubble(few, _BUN, 0.12, hair)), stroke="hair", pen=0.6),
        Layer(_HAIR, PULLED_HAIR, fill="hair"),
        Layer("Hair pulled tight", pulled, stroke="strand", pen=0.75),
        Layer("Hair band", _blob(_BUN, (0.60, 0.56), (0, 0, 0, 0, 0, 0, 0, 0)), "terracotta", "white", 0.9),
        Layer("Bun", outline_of(bun, hair), "hair", "white", 0.7),
        Layer("Bun", coil, None, "strand", 0.9),
    )
    return Loss(layers, ((0.86, -0.94), (1.28, -0.40), (0.98, 0.62)))


def _pulled(angle: float) -> PathSteps:
    far = reach(PULLED_HAIR, _BUN, angle)
    return ("M", (polar(_BUN, 0.97 * far, angle),)), ("L", (polar(_BUN, 0.58, angle),))


def _coil(centre: Point, radius: float) -> PathSteps:
    """Return a spiral, like the hair in a bun."""
    return through([polar(centre, radius * (1 - n / 22), n * 45) for n in range(20)])


def _scar(hair: Hair) -> Loss:
    area = _blob(
        (0.02, 0.28),
        (0.80, 0.84),
        (0.04, -0.08, 0.05, 0.09, 0.02, -0.09, -0.04, 0.08, 0.10, -0.02, -0.12, 0.03, 0.09, -0.03, -0.08, 0.06, 0.0),
    )
    spot = _blob((-0.74, -0.70), (0.21, 0.16), (0.1, -0.1, 0.06, 0, -0.1, 0.08))
    bare, inflamed = mix("skin-edge", 38, "skin"), mix("skin", 45, "rose")
    layers = (
        *_hair(FULL_HAIR, hair),
        Layer(_AREA, area, bare, inflamed, 2.2),
        Layer(_AREA, spot, bare, inflamed, 1.6),
        Layer("Scale at the edge", (*_flakes(area, (0.02, 0.28), 3), *_flakes(spot, (-0.74, -0.70), 1)), stroke="white", pen=1.5),
        Layer("Shine", _gloss((0.02, 0.28), 0.58, 0.13, 268, 358), fill="white"),
        Layer("Shine", _gloss((0.02, 0.28), 0.52, 0.07, 118, 168), fill="white"),
        Layer("Lone hairs", _lone_hairs(hair), stroke="hair", pen=0.75),
    )
    return Loss(layers, ((0.30, 0.02), (0.83, 0.46), (0.66, 1.36)))


def _flakes(outline: PathSteps, centre: Point, pieces: int) -> PathSteps:
    """Return small flakes of skin along an edge, which show inflammation without relying on red."""
    specks = [toward(at, centre, (-0.03, 0.05, 0.0, 0.07)[n % 4], 0) for n, at in enumerate(flattened(outline, pieces)[1:])]
    return tuple(step for n, (x, y) in enumerate(specks) for step in polyline([(x, y), (x + 0.035, y + (0.02, -0.02, 0)[n % 3])]))


def _gloss(centre: Point, radius: float, thick: float, start: float, end: float) -> PathSteps:
    """Return a crescent of light along a circle, pointed at both ends."""
    bend = radius * handle_length(end - start)
    flatter = bend - 2.6 * thick if bend > 2.6 * thick else 0.3 * bend
    first = polar(centre, radius, start)
    return ("M", (first,)), arc_segment(centre, radius, start, end, bend), arc_segment(centre, radius, end, start, -flatter), ("Z", ())


def _lone_hairs(hair: Hair) -> PathSteps:
    places = ((-0.12, 0.42), (-0.05, 0.47), (0.20, 0.66), (0.26, 0.69), (-0.30, 0.74))
    return stubble(places, (0.2, -1.2), 0.17, hair)


_LOSSES: dict[str, Callable[[Hair], Loss]] = {
    "crown-and-temples": _crown_and_temples,
    "over-the-top": _over_the_top,
    "patches": _patches,
    "diffuse": _diffuse,
    "hairline": _hairline,
    "scar": _scar,
}


@cache
def loss(pattern: str, hair: Hair = "straight") -> Loss:
    """Return the layers and anchors of a pattern in a kind of hair; KeyError for an unknown pattern."""
    return _LOSSES[pattern](hair)
