"""What a layout is: placeholders, decoration around them, and how each level of text is set.

Lengths are inches on a slide of 13.333 x 7.5, type sizes points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.document.deck import Slot
from generator.figures.drawing import Colour
from generator.formats.pptx.markup import Rectangle, Tint

WHITE, SAND, INK, DEEP = Tint("bg1"), Tint("bg2"), Tint("tx1"), Tint("tx2")
QUIET = Tint("tx1", lum_mod=85, lum_off=15)  # captions and footers
HAIRLINE = Tint("bg2", lum_mod=85)
TEAL, TERRACOTTA, GREEN, AMBER, ROSE = (Tint(f"accent{n}") for n in range(1, 6))

NUMBERED = "1."  # as a bullet: the level numbers its paragraphs
SLIDE_WIDTH, SLIDE_HEIGHT = 13 + 1 / 3, 7.5
PlaceholderType = Literal["title", "ctrTitle", "subTitle", "body", "obj", "tbl", "pic", "ftr", "dt", "sldNum"]
Anchor = Literal["t", "ctr", "b"]
Align = Literal["l", "ctr", "r"]
Role = Slot | Literal["title", "label", "footer", "date", "number"]
# Where the clinic's logo stands, unless a layout says otherwise: beside the section label.
LOGO_PLACE = Rectangle(SLIDE_WIDTH - 3.15, 0.24, 2.4, 0.44)
# The foot of every slide, read last and in this order: the type of each role's placeholder.
FOOT: Mapping[Role, PlaceholderType] = {"footer": "ftr", "date": "dt", "number": "sldNum"}


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """How one level is set. `bullet` is a character, or NUMBERED; `margin` is its hanging indent in inches."""

    size: int
    tint: Tint = INK
    bold: bool = False
    heading: bool = False  # in the heading family
    bullet: str = ""
    margin: float = 0.0
    hang: float | None = None  # how far left of the margin the first line starts; None is the whole margin with a bullet, else 0
    before: float = 0.0  # points above, except above a box's first line
    spacing: int = 100  # per cent of the line pitch
    align: Align = "l"


@dataclass(frozen=True, slots=True)
class Insets:
    """Room between a box's edge and its words, in inches."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class PlaceholderSpec:
    """A placeholder of a layout. `name` is what the selection pane shows."""

    role: Role
    name: str
    box: Rectangle
    levels: tuple[LevelStyle, ...]
    type: PlaceholderType = "body"
    anchor: Anchor = "t"
    insets: Insets = Insets()
    fill: Tint | None = None


@dataclass(frozen=True, slots=True)
class Decor:
    """A decorative shape of the layout, which screen readers skip."""

    name: str
    preset: Literal["rect", "ellipse", "roundRect", "homePlate", "chevron"]
    box: Rectangle
    fill: Tint
    adjust: int | None = None
    words: str = ""
    words_style: LevelStyle | None = None


@dataclass(frozen=True, slots=True)
class LayoutPlan:
    """One layout: its name is part of the contract, the rest is this template's look."""

    name: str
    placeholders: tuple[PlaceholderSpec, ...]
    decor: tuple[Decor, ...] = ()
    background: Tint = WHITE
    logo: Rectangle = LOGO_PLACE
    type: str = ""  # ST_SlideLayoutType, for the one layout that PowerPoint treats differently


@dataclass(frozen=True, slots=True)
class IconSpot:
    """Where an icon stands, in inches from the top left corner of its placeholder; with a `disc`, centred in one of that diameter."""

    x: float
    y: float
    size: float
    colour: Colour
    disc: float = 0.0
