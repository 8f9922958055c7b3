"""Hair roots in the skin, cut through: as they grow, change and rest; and each smaller than the one before, as in pattern hair loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.figures.curves import polyline, smooth, through
from generator.figures.drawing import MIN_STROKE, Label, Oval, Paint, Path, PathSteps, Picture, Point, Rect, Shape, mix
from generator.figures.heads.strands import combed, strand
from generator.figures.lettering import height_of, width_of
from generator.text import Text

Stage = Literal["growing", "changing", "resting"]
Put = Callable[[float, float], Point]  # places a point that is so far across from a root's middle and so deep
_SHRINKING = ((1.0, 5.2, 46.0), (0.76, 3.6, 33.0), (0.53, 2.3, 20.0), (0.34, 1.3, 9.0))  # size, thickness and length above the skin
_ROOTS = len(_SHRINKING)
_DEPTH = 46.0  # units: how deep a growing root of size 1 reaches
_LEAN = 0.18  # how far a root and its hair lean to the side, of their depth
_REACH: dict[Stage, float] = {"growing": 1.0, "changing": 0.72, "resting": 0.52}  # of the depth
_FOOT: dict[Stage, float] = {"growing": 0.86, "changing": 0.90, "resting": 0.88}  # of the root: where the hair ends
_SKIN = mix("skin", 45, "white")
_BEST_HEIGHT = 10.0  # of the type size, without the labels
_STEEPEST = 0.55  # of the width: the greatest height


@dataclass(frozen=True, slots=True)
class Root:
    """One root: its stage, its size, and how thick its hair is and how long above the skin, in units."""

    stage: Stage
    size: float
    thick: float
    long: float


@dataclass(frozen=True, slots=True)
class Follicles:
    """Four roots that shrink from left to right. Two labels name the first and the last, four name all; otherwise ValueError."""

    labels: tuple[Text, ...]
    alt: str

    def __post_init__(self) -> None:
        if len(self.labels) not in (0, 2, _ROOTS):
            raise ValueError(f"four hair roots take 0, 2 or 4 labels, not {len(self.labels)}")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Hair roots"

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return skin with four roots across the whole width and the labels below."""
        share = width / max(1, len(self.labels)) - type_size * 0.75
        words = max((height_of(label.plain, share, type_size) for label in self.labels), default=0.0)
        below = words + type_size * 0.5 if words else 0.0
        drawn = min(height - below if height else _BEST_HEIGHT * type_size, _STEEPEST * width)
        top = (height - below - drawn) / 2 if height else 0.0
        surface, scale = top + 0.48 * drawn, drawn / 108
        shapes = [*cut(width, surface, top + drawn - surface), *_arrows(width, surface - 0.10 * drawn, 0.11 * drawn)]
        for number, (size, thick, long) in enumerate(_SHRINKING):
            shapes += root(Root("growing", size, thick, long), ((number + 0.5) * width / _ROOTS, surface), scale)
        words_top = (height - below if height else drawn) + type_size * 0.5
        return Picture(width, height or drawn + below, (*shapes, *self._words(width, share, words_top, words, type_size)))

    def _words(self, width: float, share: float, top: float, high: float, type_size: float) -> list[Label]:
        """Return the labels, each below its root as far as the edge of the drawing allows."""
        count = len(self.labels)
        if count == 2:
            first, last = self.labels
            near, far = (max(0.0, (width / _ROOTS - width_of(words.plain, type_size)) / 2) for words in self.labels)
            return [
                Label(near, top, share - near, first, height=high),
                Label(width - share, top, share - far, last, align="right", height=high),
            ]
        return [
            Label((n + 0.5) * width / count - share / 2, top, share, text, align="centre", height=high)
            for n, text in enumerate(self.labels)
        ]


def _arrows(width: float, y: float, long: float) -> Iterator[Shape]:
    """Yield an arrow from each root to the next."""
    paint = Paint(stroke="slate", width=max(1.0, 0.09 * long), round=True)
    for first, then in pairwise((n + 0.5) * width / _ROOTS for n in range(_ROOTS)):
        start, end = first + 0.62 * (then - first) - long / 2, first + 0.62 * (then - first) + long / 2
        head = polyline([(end - 0.3 * long, y - 0.26 * long), (end, y), (end - 0.3 * long, y + 0.26 * long)])
        yield Path((*polyline([(start, y), (end, y)]), *head), paint, "Arrow")


def cut(width: float, surface: float, deep: float) -> Iterator[Shape]:
    """Yield a cut through the skin: a thin outer layer on a thick one."""
    line = max(0.75, deep / 70)
    inset, outer = line / 2, 0.14 * deep
    wave = [(width * n / 16, surface + outer + 0.02 * deep * (1 if n % 2 else -1)) for n in range(17)]
    wave = [(min(max(x, inset), width - inset), y) for x, y in wave]
    edge = (("M", ((inset, surface + inset),)), ("L", ((width - inset, surface + inset),)), ("L", (wave[-1],)))
    upper = (*edge, *through(wave[::-1])[1:], ("Z", ()))
    yield Rect(inset, surface + inset, width - line, deep - line, Paint(_SKIN, "skin-edge", line), 0.05 * deep, "Deeper skin")
    yield Path(upper, Paint("skin", "skin-edge", line, round=True), "Outer skin")  # type: ignore[arg-type]  # verbs are strings to mypy


def root(which: Root, at: Point, scale: float) -> Iterator[Shape]:
    """Yield a root whose opening is `at` a point of the skin's surface; `scale` is in points a unit. It leans, its foot to the left."""
    depth = _DEPTH * which.size * _REACH[which.stage]
    pen = max(MIN_STROKE, min(1.25, 0.9 * scale))

    def put(across: float, down: float) -> Point:
        return at[0] + (across - _LEAN * down) * scale, at[1] + down * scale

    yield Path(_sheath(which, depth, put), Paint("white", "skin-edge", pen, round=True), "Root sheath")
    foot = depth * _FOOT[which.stage]
    if which.stage == "growing":
        yield Oval(
            *put(0, 0.95 * depth), 3.0 * which.size * scale, 3.4 * which.size * scale, Paint("spark", "white", MIN_STROKE), "Papilla"
        )
    else:  # the papilla stays behind as the root draws up; while it changes, a thread still joins them
        far = 1.42 if which.stage == "changing" else 1.26
        if which.stage == "changing":
            yield Path(polyline([put(0, 1.06 * depth), put(0, far * depth)]), Paint(stroke="skin-edge", width=pen), "Thread")
        yield Oval(*put(0, far * depth), 2.4 * scale, 2.0 * scale, Paint("spark", "skin-edge", MIN_STROKE), "Papilla")
    yield Path((*_shaft(which, at, foot, scale), *_bulb(which, foot, put)), Paint(fill="hair"), "Hair", apart=True)


def fallen_hair(at: Point, thick: float, long: float, scale: float) -> Iterator[Shape]:
    """Yield a hair that has come out, its club `at` a point, and an arrow down."""
    line = combed(at, lambda _x, _y: (0.30, -1.0), long * scale)
    club = Oval(at[0], at[1] + 0.4 * thick * scale, 0.62 * thick * scale, 0.9 * thick * scale, Paint(fill="hair"), "Club")
    yield Path(strand(line, thick * scale), Paint(fill="hair"), "Fallen hair")
    yield club
    x, y, tip = at[0] + 11 * scale, at[1] - 12 * scale, at[1] + 2 * scale
    head = polyline([(x - 3.4 * scale, tip - 4 * scale), (x, tip), (x + 3.4 * scale, tip - 4 * scale)])
    yield Path((*polyline([(x, y), (x, tip)]), *head), Paint(stroke="slate", width=max(1.0, 1.4 * scale), round=True), "Arrow")


# The right half of a sheath, from the surface down: how far out, in half widths and, at the bulb, in its half width; how deep.
_SHEATHS: dict[Stage, tuple[tuple[float, bool, float], ...]] = {
    "growing": ((1.0, False, 0.0), (0.9, False, 0.4), (1.0, False, 0.66), (1.0, True, 0.86), (0.75, True, 1.02)),
    "changing": ((1.0, False, 0.0), (0.9, False, 0.4), (1.1, False, 0.8), (0.8, False, 1.0)),
    "resting": ((1.0, False, 0.0), (0.95, False, 0.4), (1.35, False, 0.8), (0.8, False, 1.02)),
}


def _sheath(which: Root, depth: float, put: Put) -> PathSteps:
    """Return the outline of a root from one side of its opening to the other."""
    neck, bulb = 1.2 + 0.56 * which.thick, 7.2 * (0.30 + 0.70 * which.size)
    sides = [((bulb if at_bulb else neck) * out, depth * down) for out, at_bulb, down in _SHEATHS[which.stage]]
    left = [put(-across, down) for across, down in sides]
    right = [put(across, down) for across, down in reversed(sides)]
    return through([*left, put(0, 1.06 * depth), *right])


def _bulb(which: Root, foot: float, put: Put) -> PathSteps:
    """Return the end of the hair in the skin: a bulb around the papilla, or a club."""
    half = which.thick / 2
    if which.stage == "growing":
        wide = 0.55 * 7.2 * (0.30 + 0.70 * which.size)
        high = 8 * which.size
        corners = ((-wide, 1.6 * which.size), (-half, -high), (half, -high), (wide, 1.6 * which.size), (0.0, -0.8 * which.size))
        return smooth([put(across, foot + down) for across, down in corners])
    corners = ((-1.5 * half, 0.4), (-half, -4.0), (half, -4.0), (1.5 * half, 0.4), (0.0, 2.4))
    return smooth([put(across, foot + down) for across, down in corners])


def _shaft(which: Root, at: Point, foot: float, scale: float) -> PathSteps:
    """Return the hair, of the same thickness in the skin, and tapered above it."""
    half = which.thick / 2 * scale
    lean = _LEAN * foot * scale
    deep = (at[0] - lean, at[1] + foot * scale)
    bend, tip = 0.45 * which.long * scale, (at[0] + 0.40 * which.long * scale, at[1] - which.long * scale)
    knee = (at[0] + _LEAN * bend, at[1] - bend)
    return (
        ("M", ((deep[0] - half, deep[1]),)),
        ("L", ((at[0] - half, at[1]),)),
        ("C", ((knee[0] - half, knee[1]), (knee[0] - half * 0.4, knee[1]), tip)),
        ("C", ((knee[0] + half * 1.6, knee[1]), (knee[0] + half, knee[1]), (at[0] + half, at[1]))),
        ("L", ((deep[0] + half, deep[1]),)),
        ("Z", ()),
    )
