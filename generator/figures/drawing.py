"""Neutral pictures: what to draw in which colour role, drawn alike by PDF, deck and SVG.

A `Drawing` is a recipe, made from data; asked for a `Picture` of a given size it returns shapes. Coordinates are points,
origin at the top left, y downwards. Colours are role names of the theme (`teal`, `skin`), never values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from generator.text import Text

Colour = str  # the name of a colour role in the theme, a `mix` of two, or in a logo a value of its own: # and six hexadecimal digits
Point = tuple[float, float]
Step = tuple[Literal["M", "L", "C", "Z"], tuple[Point, ...]]
Steps = tuple[Step, ...]
MIN_STROKE = 0.5  # pt: office printers and copiers lose thinner lines


def mix(over: Colour, share: int, under: Colour) -> Colour:
    """Return the colour of `share` per cent of the role `over` on the role `under`."""
    return f"{over} {share} {under}"


def parts(colour: Colour) -> tuple[Colour, int, Colour]:
    """Return what a colour is mixed of: (over, per cent, under); a plain role is 100 per cent of itself."""
    if " " not in colour:
        return colour, 100, colour
    over, share, under = colour.split()
    return over, int(share), under


def resolve(colour: Colour, value: Callable[[str], str]) -> str:
    """Return a colour as six hexadecimal digits, given each role's `value` in the same form."""
    if colour.startswith("#"):
        return colour[1:]
    over, share, under = parts(colour)
    if share == 100:
        return value(over)
    pairs = zip(bytes.fromhex(value(over)), bytes.fromhex(value(under)), strict=True)
    return "".join(f"{round((a * share + b * (100 - share)) / 100):02X}" for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and outline; `width` is the outline's in points."""

    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.0
    round: bool = False  # round line ends and joins


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Oval:
    """An ellipse round its centre."""

    cx: float
    cy: float
    rx: float
    ry: float
    paint: Paint
    name: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and cubic curves: each step is a verb (M, L, C, Z) with its points."""

    steps: Steps
    paint: Paint
    name: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a drawing: a box of `width` at (x, y), wrapped by the renderer, set in the drawing's type size from the box's top."""

    x: float
    y: float
    width: float
    text: Text
    colour: Colour = "deep"
    align: Literal["left", "centre", "right"] = "left"
    strong: bool = True
    height: float = 0.0  # of the box, for renderers that need one


Shape = Rect | Oval | Path | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes within width x height points, what lies at the back first; labels come last, in reading order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Drawing(Protocol):
    """A picture's recipe, a frozen value. `labels` are the words in it, in reading order; decoration has an empty `alt`."""

    def __hash__(self) -> int:
        """Return the same for equal recipes, so that a renderer can remember their pictures."""

    @property
    def name(self) -> str:
        """A short name, for the selection pane."""

    @property
    def alt(self) -> str:
        """The alternative text, made from the same data as the drawing; '' marks decoration."""

    @property
    def labels(self) -> tuple[Text, ...]:
        """Words in the picture, in reading order."""

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the shapes for a space of `width` x `height` points (0: as high as is best), labels at `type_size` points."""
