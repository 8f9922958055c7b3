"""A paper's geometry in points. `handouts/papers/<name>.yaml` holds it in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

MM = 72 / 25.4


class _Geometry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Margin(_Geometry):
    """Where words may stand, from the sheet's left, right and top edge. Office printers need 10 mm for text."""

    left: float = Field(ge=10)
    right: float = Field(ge=10)
    first_line: float = Field(ge=10)
    last_line: float
    footer: float


class Panel(_Geometry):
    """How near the masthead's panel comes to the edge. Office printers leave up to 7 mm blank."""

    side: float = Field(ge=7)
    top: float = Field(ge=7)


class FoldPanel(_Geometry):
    """One panel of a folded sheet: its `side`, and from that side's left edge where it and its words begin."""

    side: int = Field(ge=1, le=2)
    left: float = Field(ge=0)
    width: float = Field(gt=30)
    text: float = Field(ge=10)
    footer: bool = False  # the sheet's footer stands on one panel of each side


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
    panel: Panel
    columns: int = Field(ge=1, le=24)
    gutter: float = Field(ge=0)
    side_by_side: bool
    duplex: Literal["long-edge", "short-edge", "simplex"]
    measure: float | None = Field(default=None, gt=30)  # width of the words, where it is not what the margins leave
    panels: tuple[FoldPanel, ...] = ()
    instructions: str  # how to print and fold it, for whoever stands at the printer

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

    @property
    def gap(self) -> float:
        """Space between columns."""
        return self.gutter * MM

    def sides(self, pages: int) -> tuple[tuple[Place, ...], ...]:
        """Return the sides of the sheets that so many pages are printed on, each with what stands there."""
        if not self.panels:
            return tuple((Place(n, self.left, footer=True),) for n in range(pages))
        places = [(panel.side, Place(n, panel.text * MM, panel.footer)) for n, panel in enumerate(self.panels[:pages])]
        return tuple(tuple(place for side, place in places if side == wanted) for wanted in sorted({side for side, _ in places}))

    def span(self, twelfths: int, width: float | None = None) -> float:
        """Return the width of a column that spans so many of the twelve, gutters inside it included."""
        return ((width or self.text_width) + self.gap) * twelfths / 12 - self.gap
