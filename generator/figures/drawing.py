"""Pictures independent of any format: shapes in colour roles, which PDF, deck and SVG draw alike.

A `Drawing` is a recipe made from data; its `picture` method returns the shapes for a given size. Coordinates are in points
from the top left; y points down. Colours are roles of the theme (`teal`, `skin`), not values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from generator.problems import Location
from generator.text import Text

Colour = str  # a colour role of the theme, a `mix` of two, or, in a logo, # and six hexadecimal digits
Point = tuple[float, float]
PathStep = tuple[Literal["M", "L", "C", "Z"], tuple[Point, ...]]
PathSteps = tuple[PathStep, ...]
MIN_STROKE = 0.5  # pt; office printers and copiers lose thinner lines


def mix(over: Colour, share: int, under: Colour) -> Colour:
    """Return the colour that is `share` per cent of the role `over` on the role `under`."""
    return f"{over} {share} {under}"


def parts(colour: Colour) -> tuple[Colour, int, Colour]:
    """Return the parts of a mix: (over, per cent, under); a plain role is 100 per cent of itself."""
    if " " not in colour:
        return colour, 100, colour
    over, share, under = colour.split()
    return over, int(share), under


def resolve(colour: Colour, value: Callable[[str], str]) -> str:
    """Return a colour as six hexadecimal digits; `value` gives those of a role."""
    if colour.startswith("#"):
        return colour[1:]
    over, share, under = parts(colour)
    if share == 100:
        return value(over)
    pairs = zip(bytes.fromhex(value(over)), bytes.fromhex(value(under)), strict=True)
    return "".join(f"{round((a * share + b * (100 - share)) / 100):02X}" for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and stroke; `width` is the stroke's, in points."""

    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.0
    round: bool = False  # round line ends and joins


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Oval:
    """An ellipse around its centre."""

    cx: float
    cy: float
    rx: float
    ry: float
    paint: Paint
    name: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and cubic curves; each step is a verb (M, L, C or Z) with its points.

    An outline within another is a hole in it, unless they stand `apart`: then each is painted by itself, and they may overlap.
    """

    steps: PathSteps
    paint: Paint
    name: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a drawing, in a box of `width` at (x, y). The renderer wraps them and sets them from the top, in the drawing's type size."""

    x: float
    y: float
    width: float
    text: Text
    colour: Colour = "deep"
    align: Literal["left", "centre", "right"] = "left"
    strong: bool = True
    height: float = 0.0  # of the box, for renderers that need it


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Pixels, as a plain `png` (8 bits, sRGB, upright), stretched over a rectangle.

    `drawn` says that they were drawn from shapes, so that their edges are to be as sharp as can be printed. `location` is where the
    picture was named.
    """

    x: float
    y: float
    width: float
    height: float
    png: bytes = field(repr=False)
    drawn: bool = False
    name: str = ""
    location: Location | None = field(default=None, compare=False)


Painted = Rect | Oval | Path  # what has a fill or a stroke
Shape = Painted | Label | Bitmap


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes within width x height points, from back to front; labels come last, in reading order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Drawing(Protocol):
    """The recipe for a picture: a frozen value."""

    def __hash__(self) -> int:
        """Return the same for equal recipes, so that a renderer can remember their pictures."""

    @property
    def name(self) -> str:
        """Return a short name for the selection pane."""

    @property
    def alt(self) -> str:
        """Return the alternative text, made from the same data as the drawing; '' marks decoration."""

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return the words in the picture, in reading order."""

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the shapes for a space of `width` x `height` points (0: the best height), with labels at `type_size` points."""
