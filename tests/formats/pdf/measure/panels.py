"""How near words come to the folds of a sheet. Folds are given as data: the widths of its panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from tests.formats.pdf.measure.edges import MM_A_PIXEL
from tests.formats.pdf.measure.pictures import pixels, words_alone
from tests.formats.pdf.measure.sheet import MM, sheets

NO_WORDS_AT_FOLD = 7.0  # mm
PANEL_OFF = 0.5  # mm that panels may differ from their sheet


def folds(panels: Sequence[float]) -> list[float]:
    """Return where the folds between panels are, in mm from the left edge of the sheet."""
    return list(accumulate(panels))[:-1]


def folds_apart(front: Sequence[float], back: Sequence[float]) -> float:
    """Return how far apart the folds of a sheet's two sides are at most, in mm; the back is seen from behind."""
    return max(abs(a - b) for a, b in zip(folds(front), folds(back[::-1]), strict=True))


def distance_to_fold(data: bytes, page: int, fold: float) -> float:
    """Return how near words come to a fold, both in mm from the left edge of the cut sheet: 0 where they cross it."""
    sheet = sheets(data)[page - 1]
    mask = words_alone(data)[page - 1]
    at = pixels((sheet.trim[0] + fold * MM, *sheet.trim[1:]), sheet)[0]
    before, after = mask.crop((0, 0, at, mask.height)).getbbox(), mask.crop((at, 0, mask.width, mask.height)).getbbox()
    gaps = [*([at - before[2]] if before else []), *([after[0]] if after else [])]
    return min(gaps, default=mask.width) * MM_A_PIXEL


def words_near_folds(data: bytes, panels: Sequence[Sequence[float]]) -> Iterator[str]:
    """Yield the folds that words come too near to; `panels` are the widths in mm of each page's panels from left to right."""
    for page, (widths, sheet) in enumerate(zip(panels, sheets(data), strict=True), 1):
        if abs(sum(widths) - (sheet.trim[2] - sheet.trim[0]) / MM) > PANEL_OFF:
            yield f"page {page}: panels of {sum(widths):g} mm on a sheet of {(sheet.trim[2] - sheet.trim[0]) / MM:.1f} mm"
        for fold in folds(widths):
            if (near := distance_to_fold(data, page, fold)) < NO_WORDS_AT_FOLD - MM_A_PIXEL:
                yield f"page {page}: words {near:.1f} mm from the fold at {fold:g} mm"
