"""What a print shop gets instead of a page for the office: boxes, marks, four inks, and nothing to click on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.design.colour import Profile
from generator.design.paper import MM, Paper
from generator.formats.pdf.inks import Inks, press_inks
from generator.formats.pdf.printer_marks import LENGTH, OFFSET, PATCHES_AT, marks, patches

BELOW_MARKS = 2.6 * MM  # to the baseline of the line that names the job
PageBox = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class PressSheet:
    """A page with bleed around it and marks beyond; lengths are points. Its trimmed page begins at (0, 0), like any page."""

    width: float
    height: float
    bleed: float
    slug: float
    profile: Profile
    condition: str

    @property
    def inks(self) -> Inks:
        """What writes its colours."""
        return press_inks(self.profile)

    @property
    def boxes(self) -> dict[str, PageBox]:
        """The page's boxes by the name PDF has for them (ISO 32000-1, 14.11.2)."""
        return {"MediaBox": self._around(self.bleed + self.slug), "BleedBox": self._around(self.bleed), "TrimBox": self._around(0.0)}

    def marks(self, folds: Sequence[float]) -> str:
        """Return the operators of its marks, which are on every plate."""
        return marks(self.width, self.height, self.bleed, folds)

    def patches(self) -> str:
        """Return the operators of its colour patches."""
        return patches(self.height, self.bleed)

    @property
    def slug_line(self) -> tuple[float, float]:
        """Where the line that names the job begins: from the left and the top of the trimmed page, down to its baseline.

        It is below the marks: a long name would run over one for a fold.
        """
        return PATCHES_AT, self.height + self.bleed + OFFSET + LENGTH + BELOW_MARKS

    def _around(self, by: float) -> PageBox:
        return (-by, -by, self.width + by, self.height + by)


def press_sheet(paper: Paper, profile: Profile | None) -> PressSheet | None:
    """Return what a print shop gets of this paper; None if it isn't for a press. ValueError without a profile."""
    if paper.press is None:
        return None
    if profile is None:
        raise ValueError(f"the paper '{paper.name}' is for a press and needs its profile")
    return PressSheet(*paper.size, paper.press.bleed * MM, paper.press.slug * MM, profile, paper.press.condition)
