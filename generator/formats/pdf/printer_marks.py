"""Marks that show a print shop where to cut and fold. They are outside the bleed, so they are cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.design.paper import MM
from generator.formats.pdf.canvas import number

OFFSET = 1 * MM  # from the bleed to a mark
LENGTH = 5 * MM
HAIRLINE = 0.25  # pt: the thinnest line that a press holds
DASHES = "[4 2] 0 d"

Line = tuple[float, float, float, float]


def marks(width: float, height: float, bleed: float, folds: Sequence[float] = ()) -> str:
    """Return the operators of crop marks at the corners of a page, and of dashed ones above and below each fold at x."""
    crop = " ".join(map(_stroked, _crop_marks(width, height, bleed + OFFSET)))
    dashed = " ".join(map(_stroked, _fold_marks(height, bleed + OFFSET, folds)))
    return f"q {HAIRLINE} w {crop} {DASHES} {dashed} Q" if dashed else f"q {HAIRLINE} w {crop} Q"


def _crop_marks(width: float, height: float, away: float) -> Iterator[Line]:
    for x in (0.0, width):
        yield (x, -away, x, -away - LENGTH)
        yield (x, height + away, x, height + away + LENGTH)
    for y in (0.0, height):
        yield (-away, y, -away - LENGTH, y)
        yield (width + away, y, width + away + LENGTH, y)


def _fold_marks(height: float, away: float, folds: Sequence[float]) -> Iterator[Line]:
    for x in folds:
        yield (x, -away, x, -away - LENGTH)
        yield (x, height + away, x, height + away + LENGTH)


def _stroked(line: Line) -> str:
    x1, y1, x2, y2 = map(number, line)
    return f"{x1} {y1} m {x2} {y2} l S"
