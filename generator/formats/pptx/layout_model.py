"""What a layout is: placeholders, decoration around them, and how each level of text is set.

Lengths are inches on a slide of 13.333 x 7.5, type sizes points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.formats.pptx.markup import Rectangle, Tint

TINTS: Mapping[str, Tint] = {
    "white": Tint("bg1"), "sand": Tint("bg2"), "ink": Tint("tx1"), "deep": Tint("tx2"), "teal": Tint("accent1"),
    "terracotta": Tint("accent2"), "rose": Tint("accent5"),
    "quiet": Tint("tx1", lum_mod=85, lum_off=15),  # captions and footers
    "hairline": Tint("bg2", lum_mod=85),
    "pale": Tint("accent1", alpha=17),  # people who did not have a result; a lighter accent would be as strong a colour
    "beside": Tint("bg1", lum_mod=58),  # bars to compare with: 3 : 1 on white (WCAG 2.2, 1.4.11), and ink can be read on it
}  # fmt: skip
NUMBERED = "1."  # as a bullet: the level numbers its paragraphs
SLIDE_WIDTH, SLIDE_HEIGHT = 13 + 1 / 3, 7.5
PlaceholderType = Literal["title", "body", "tbl", "chart", "pic", "ftr", "sldNum"]
TextAnchoring = Literal["t", "ctr", "b"]
TextAlignment = Literal["l", "ctr", "r"]
_TURNED: Mapping[TextAlignment, TextAlignment] = {"l": "r", "ctr": "ctr", "r": "l"}
PlaceholderRole = str  # what a placeholder is for, as layouts.yaml names it: 'title', 'list-1'
# The foot of every slide, read last and in this order.
FOOT: tuple[PlaceholderRole, ...] = ("sources", "footer", "page")
SET_BY_PROGRAMS: Mapping[str, str] = {"footer": "ftr", "page": "sldNum"}  # the type of their placeholders
# Above the title, the same on each slide of a talk or of a part of it.
TOP: tuple[PlaceholderRole, ...] = ("mark", "back", "skip")


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """How one level is set. `bullet` is a character, or NUMBERED; `margin` is its hanging indent in inches."""

    size: int
    tint: Tint = TINTS["ink"]
    bold: bool = False
    heading: bool = False  # in the heading family
    underline: bool = False
    bullet: str = ""
    margin: float = 0.0
    before: float = 0.0  # points above, except above a box's first line
    spacing: int = 100  # per cent of the line pitch
    align: TextAlignment = "l"
    from_right: bool = False  # words are written from right to left

    @property
    def turned(self) -> LevelStyle:
        """The same for words that are written from right to left."""
        return replace(self, align=_TURNED[self.align], from_right=True)


@dataclass(frozen=True, slots=True)
class Insets:
    """Room between a box's edge and its words, in inches."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class PlaceholderSpec:
    """A placeholder of a layout; `idx` is the same in each layout that has the role."""

    role: PlaceholderRole
    idx: int
    box: Rectangle
    levels: tuple[LevelStyle, ...]
    type: PlaceholderType = "body"
    anchor: TextAnchoring = "t"
    insets: Insets = Insets()
    fill: Tint | None = None
    dashes: Tint | None = None  # of an outline

    @property
    def name(self) -> str:
        """What the selection pane shows."""
        return self.role.replace("-", " ").capitalize()

    @property
    def turned(self) -> PlaceholderSpec:
        """The same on a slide that begins on the right."""
        insets = replace(self.insets, left=self.insets.right, right=self.insets.left)
        return replace(self, box=mirrored(self.box), levels=tuple(each.turned for each in self.levels), insets=insets)


@dataclass(frozen=True, slots=True)
class Decor:
    """A rectangle of the layout, which screen readers skip; with an `outline` in points, only that."""

    name: str
    box: Rectangle
    tint: Tint
    outline: float = 0.0

    @property
    def turned(self) -> Decor:
        """The same on a slide that begins on the right."""
        return replace(self, box=mirrored(self.box))


@dataclass(frozen=True, slots=True)
class LayoutPlan:
    """One layout: its name is part of the contract, the rest is this template's look."""

    name: str
    placeholders: tuple[PlaceholderSpec, ...]
    decor: tuple[Decor, ...] = ()

    @property
    def turned(self) -> LayoutPlan:
        """The same, seen in a mirror: what words that are written from right to left begin with stands on the right."""
        return replace(self, placeholders=tuple(each.turned for each in self.placeholders), decor=tuple(each.turned for each in self.decor))


def mirrored(box: Rectangle) -> Rectangle:
    """Return where a box on a slide is seen in a mirror."""
    return replace(box, x=SLIDE_WIDTH - box.x - box.width)
