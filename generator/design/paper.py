"""A paper's geometry in points. `handouts/papers/<name>.yaml` holds it in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticKnownError

MM = 72 / 25.4
PAGES_A_LEAF = 2  # front and back
PAGES_A_SHEET = 4  # of a booklet: two on each side
OFFICE_EDGE = 7  # mm from the edge of the sheet that office printers may leave blank


class _Geometry(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")


class Margin(_Geometry):
    """Where words may be, measured from the sheet's left, right and top edges. Office printers need 10 mm for text."""

    left: float = Field(ge=10)
    right: float = Field(ge=10)
    first_line: float = Field(ge=10)
    last_line: float
    footer: float


class Panel(_Geometry):
    """The distance of the masthead's panel from the edges; on a press it may be negative, to reach into the bleed."""

    side: float
    top: float


class Press(_Geometry):
    """What a print shop needs: colour beyond the edge, room for marks beyond that, and the inks and paper that the file is made for.

    `profile` is the name of an ICC file in the folder of papers, `condition` the name of its printing condition in the ICC's registry.
    """

    bleed: float = Field(ge=3, le=10)
    slug: float = Field(ge=7, le=30)  # marks need 7 mm
    profile: str = Field(pattern=r"^[^/\\]+\.icc$")
    condition: str = Field(min_length=1)


class Imposition(_Geometry):
    """The sheet that holds two pages side by side, to be folded and stapled.

    A sheet inside another sticks out by `creep`, about as much as the paper is thick: its pages are moved to the fold by that.
    """

    width: float = Field(gt=50, le=1000)
    height: float = Field(gt=50, le=1000)
    creep: float = Field(default=0.0, ge=0, le=1)


class Instructions(_Geometry):
    """How to print and fold what is on a paper, for the person at the printer: written as one sentence, or by how much there is of it.

    What `one_side` and `one_sheet` leave out is said by `sheets`, which several sheets need.
    """

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", populate_by_name=True)

    sheets: str
    one_sheet: str | None = Field(default=None, alias="one-sheet")
    one_side: str | None = Field(default=None, alias="one-side")

    @property
    def each(self) -> tuple[str, ...]:
        """All that may be said."""
        return tuple(words for words in (self.one_side, self.one_sheet, self.sheets) if words)


UNSAID = Instructions(sheets="")


class FoldPanel(_Geometry):
    """One panel of a folded sheet: its `side`, and where it and its words begin, from that side's left edge."""

    side: int = Field(ge=1, le=2)
    left: float = Field(ge=0)
    width: float = Field(gt=30)
    text: float = Field(ge=10)
    footer: bool = False  # one panel of each side has the sheet's footer


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of one page, counted from 0, begin on a side of a sheet, in points."""

    page: int
    left: float
    footer: bool


class Paper(_Geometry):
    """One paper. Lengths are millimetres; the properties below are points.

    On a sheet with `panels` each panel is a page; they are listed in the order a person unfolds them.
    """

    name: str
    width: float = Field(gt=50, le=1000)
    height: float = Field(gt=50, le=1000)
    margin: Margin
    press: Press | None = None
    panel: Panel
    imposition: Imposition | None = None
    gutter: float = Field(ge=0)
    side_by_side: bool
    duplex: Literal["long-edge", "short-edge", "simplex"]
    measure: float | None = Field(default=None, gt=30)  # width of the words, if it is not what the margins leave
    panels: tuple[FoldPanel, ...] = ()
    instructions: Instructions

    @field_validator("instructions", mode="before")
    @classmethod
    def _in_one_sentence(cls, instructions: object) -> object:
        """Return instructions that are one sentence as what is said of any number of sheets."""
        return {"sheets": instructions} if isinstance(instructions, str) else instructions

    @field_validator("panel")
    @classmethod
    def _within_reach(cls, panel: Panel, info: ValidationInfo) -> Panel:
        if "press" not in info.data:  # it does not fit, which is told: how far the panel may reach depends on it
            return panel
        press = info.data["press"]
        least = -press.bleed if press else OFFICE_EDGE
        if min(panel.side, panel.top) < least:
            raise PydanticKnownError("greater_than_equal", {"ge": least})
        return panel

    @field_validator("imposition")
    @classmethod
    def _holds_two(cls, sheet: Imposition | None, info: ValidationInfo) -> Imposition | None:
        width, height = info.data.get("width", 0), info.data.get("height", 0)
        if sheet and info.data.get("press"):
            raise ValueError("a print shop puts pages on its own sheets: leave out either 'press' or 'imposition'")
        if sheet and (sheet.width < 2 * width or sheet.height < height):
            raise ValueError(f"two pages side by side need a sheet of {2 * width:g} by {height:g} mm or more")
        return sheet

    def turned(self, pages: int) -> Literal["long-edge", "short-edge", "simplex"]:
        """Return how the sheet that so many pages are on is turned: one for a single side is printed on both if its back is needed.

        The back of a sheet for a single side is needed only if its instructions say how to print on both.
        """
        if self.panels or self.imposition or self.press:
            return self.duplex
        if pages == 1:
            return "simplex" if self.instructions.one_side else self.duplex
        return "long-edge" if self.duplex == "simplex" and self.instructions.one_sheet else self.duplex

    def told(self, pages: int) -> str:
        """Return how to print and fold so many pages."""
        said = self.instructions
        by_pages = {1: said.one_side, PAGES_A_LEAF: said.one_sheet}
        return by_pages.get(pages) or said.sheets

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return self.width * MM, self.height * MM

    @property
    def left(self) -> float:
        """Left edge of the text."""
        return self.margin.left * MM

    @property
    def text_width(self) -> float:
        """Width of the text."""
        return (self.measure or self.width - self.margin.left - self.margin.right) * MM

    @property
    def top(self) -> float:
        """Top of the first line's box on a page without masthead."""
        return self.margin.first_line * MM

    @property
    def bottom(self) -> float:
        """Where the content ends."""
        return self.margin.last_line * MM

    def feet(self, footer: float) -> tuple[float, ...]:
        """Return where the content of each panel ends, with a footer so much higher than usual.

        In a panel without a footer that is as far from the edge as it begins.
        """
        return tuple(self.bottom - footer if panel.footer else self.height * MM - self.top for panel in self.panels)

    @property
    def cover(self) -> tuple[float, float, float, float]:
        """Left (from the words), top, width and height of what colour may cover on the first panel.

        At a fold it ends there at the latest; at the edge of the sheet, in the bleed if there is one. LookupError for a paper that is
        not folded into panels.
        """
        if not self.panels:
            raise LookupError(f"the paper '{self.name}' has no panels")
        first = self.panels[0]
        ends = (first.left, first.left + first.width)
        left, right = (self.panel.side if end in (0, self.width) else max(0.0, self.panel.side) for end in ends)
        top, high = self.panel.top, self.height - 2 * self.panel.top
        return (first.left + left - first.text) * MM, top * MM, (first.width - left - right) * MM, high * MM

    @property
    def gap(self) -> float:
        """Space between columns."""
        return self.gutter * MM

    def sides(self, pages: int) -> tuple[tuple[Place, ...], ...]:
        """Return the sides of the sheets that this number of pages is printed on, each with the pages on it."""
        if not self.panels:
            return tuple((Place(n, self.left, footer=True),) for n in range(pages))
        places = [(panel.side, Place(n, panel.text * MM, panel.footer)) for n, panel in enumerate(self.panels[:pages])]
        return tuple(tuple(place for side, place in places if side == wanted) for wanted in sorted({side for side, _ in places}))

    def folds(self, side: int) -> tuple[float, ...]:
        """Return where a side of the sheet is folded, from its left edge."""
        return tuple(panel.left * MM for panel in sorted(self.panels, key=lambda p: p.left) if panel.side == side and panel.left)

    def span(self, twelfths: int, width: float | None = None) -> float:
        """Return the width of a column that spans this many of the twelve, including the gutters inside it."""
        return ((width or self.text_width) + self.gap) * twelfths / 12 - self.gap
