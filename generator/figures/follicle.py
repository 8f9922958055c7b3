"""Hair roots in the skin, each smaller than the one before, as in pattern hair loss."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.curves import placed
from generator.figures.drawing import MIN_STROKE, Label, Oval, Paint, Path, PathSteps, Picture, Rect, Shape, mix
from generator.figures.lettering import height_of, width_of
from generator.text import Text

_ROOTS = 4
_DEPTH = (1.0, 0.80, 0.60, 0.44)  # of the deepest root
_THICKNESS = (1.0, 0.66, 0.40, 0.22)  # of the thickest hair
_HAIR = (1.0, 0.82, 0.58, 0.36)  # of the longest hair above the skin
_SKIN = mix("skin", 45, "white")
_STEEPEST = 0.9  # of the width: the greatest height that leaves the roots room side by side
_BEST_HEIGHT = 11  # of the type size, without the labels


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
        drawn = height - below if height else min(_BEST_HEIGHT * type_size, _STEEPEST * width)
        shapes = [*_skin(width, drawn), *(s for n in range(_ROOTS) for s in _root_at(n, width, drawn))]
        return Picture(width, height or drawn + below, (*shapes, *self._words(width, share, drawn + type_size * 0.5, words, type_size)))

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


def _surface(height: float) -> float:
    return 0.36 * height


def _skin(width: float, height: float) -> list[Shape]:
    top, line = _surface(height), max(0.75, height / 130)
    inset = line / 2
    block = Paint(_SKIN, "skin-edge", line)
    layer = Paint("skin", "skin-edge", line)
    return [
        Rect(inset, top, width - line, height - top - inset, block, name="Deeper skin"),
        Rect(inset, top, width - line, 0.07 * height, layer, name="Outer skin"),
    ]


def _root_at(number: int, width: float, height: float) -> list[Shape]:
    size = min(height, _STEEPEST * width)
    depth = _DEPTH[number] * 0.56 * size
    thick = min(0.075 * size, width / 28) * _THICKNESS[number]
    return root((number + 0.5) * width / _ROOTS, _surface(height), depth, thick, _HAIR[number] * 0.32 * size)


def root(x: float, surface: float, depth: float, thick: float, hair: float) -> list[Shape]:
    """Return one root at `x`: a sheath that reaches `depth` below the surface, and a hair `thick` wide that stands `hair` above it."""
    bulb = 0.5 * thick + 0.11 * depth
    pen = max(MIN_STROKE, min(1.25, 0.018 * depth))
    return [
        Path(
            placed(_sheath(0.5 * thick + 0.045 * depth, bulb, depth), (x, surface), 1),
            Paint("white", "deep", pen, round=True),
            "Root sheath",
        ),
        Path(placed(_shaft(thick, depth - 0.55 * bulb, hair), (x, surface), 1), Paint(fill="hair"), "Hair"),
        Oval(x, surface + depth - 0.62 * bulb, 0.62 * bulb, 0.5 * bulb, Paint("hair", "white", max(MIN_STROKE, pen * 0.7)), "Bulb"),
        Oval(x, surface + depth - 0.38 * bulb, 0.26 * bulb, 0.26 * bulb, Paint(fill="spark"), "Papilla"),
    ]


def _sheath(neck: float, bulb: float, depth: float) -> PathSteps:
    waist = depth - 2.2 * bulb
    return (
        ("M", ((-neck * 1.5, 0),)),
        ("C", ((-neck, 0.1 * depth), (-neck, 0.2 * depth), (-neck, max(waist, 0.3 * depth)))),
        ("C", ((-neck, depth - 1.6 * bulb), (-bulb, depth - 1.5 * bulb), (-bulb, depth - 0.8 * bulb))),
        ("C", ((-bulb, depth - 0.1 * bulb), (-0.5 * bulb, depth), (0, depth))),
        ("C", ((0.5 * bulb, depth), (bulb, depth - 0.1 * bulb), (bulb, depth - 0.8 * bulb))),
        ("C", ((bulb, depth - 1.5 * bulb), (neck, depth - 1.6 * bulb), (neck, max(waist, 0.3 * depth)))),
        ("C", ((neck, 0.2 * depth), (neck, 0.1 * depth), (neck * 1.5, 0))),
    )


def _shaft(thick: float, depth: float, hair: float) -> PathSteps:
    half, lean = thick / 2, 0.32 * hair
    return (
        ("M", ((-half, depth),)),
        ("L", ((-half, 0),)),
        ("C", ((-half, -0.5 * hair), (-half + 0.2 * lean, -0.8 * hair), (lean, -hair))),
        ("C", ((half + 0.5 * lean, -0.78 * hair), (half, -0.45 * hair), (half, 0))),
        ("L", ((half, depth),)),
        ("Z", ()),
    )
