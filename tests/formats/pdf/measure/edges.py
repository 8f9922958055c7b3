"""How near ink and words come to the edge: of the sheet on an office printer, of the cut on a press."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap

from PIL import Image

from tests.formats.pdf.measure.content import runs
from tests.formats.pdf.measure.pictures import DPI, ink_alone, pictures, pixels, words_alone
from tests.formats.pdf.measure.sheet import Box, Sheet, sheets

NO_INK = 7.0  # mm that office printers leave blank, the most of those looked up
NO_WORDS = 10.0
NO_WORDS_BEFORE_CUT = 5.0
MM_A_PIXEL = 25.4 / DPI
_PIXEL = 1  # a line may end one pixel earlier at the bleed than at the cut, as both are rounded


def distances(mask: Image.Image, box: tuple[int, int, int, int]) -> tuple[float, float, float, float] | None:
    """Return how far the white of a mask is in mm from a box's left, top, right and foot, in pixels; None if all is black."""
    found = mask.getbbox()
    if not found:
        return None
    left, top, right, foot = (n * MM_A_PIXEL for n in (found[0] - box[0], found[1] - box[1], box[2] - found[2], box[3] - found[3]))
    return left, top, right, foot


def ink_near_edge(data: bytes) -> Iterator[str]:
    """Yield pages with ink where office printers leave paper blank; pages cut after printing may have ink up to the edge."""
    yield from _near((ink_alone(picture) for picture in pictures(data)), data, "ink", NO_INK, trimmed=False)


def words_near_edge(data: bytes) -> Iterator[str]:
    """Yield pages with words near the edge of the sheet, or near the cut; those on a thumb tab are there on purpose."""
    masks = tuple(_without_tab(mask, number, data) for number, mask in enumerate(words_alone(data), 1))
    yield from _near(masks, data, "words", NO_WORDS, trimmed=False)
    yield from _near(map(_cropped, masks, sheets(data)), data, "words", NO_WORDS_BEFORE_CUT, trimmed=True)


def _without_tab(mask: Image.Image, page: int, data: bytes) -> Image.Image:
    """Return a page's mask without words that run up the page, which only a tab's code does."""
    mask = mask.copy()
    for run in (run for run in runs(data) if run.page == page and run.turn):
        long = len(run.words) * run.size
        box = (run.left - run.size, run.baseline, run.right + run.size, run.baseline + long)
        mask.paste(0, pixels(box, sheets(data)[page - 1]))
    return mask


def _near(masks: Iterator[Image.Image] | tuple[Image.Image, ...], data: bytes, what: str, least: float, *, trimmed: bool) -> Iterator[str]:
    for number, (mask, sheet) in enumerate(zip(masks, sheets(data), strict=True), 1):
        if sheet.is_trimmed is not trimmed:
            continue
        sides = distances(mask, pixels(sheet.trim, sheet))
        if sides and min(sides) < least - MM_A_PIXEL:
            shown = ", ".join(starmap("{} {:.1f}".format, zip(("left", "top", "right", "foot"), sides, strict=True)))
            yield f"page {number}: {what} {shown} mm from the edge"


def _cropped(mask: Image.Image, sheet: Sheet) -> Image.Image:
    """Return a mask without what is outside the bleed: the printer's marks."""
    inside = Image.new("L", mask.size)
    box = pixels(sheet.bleed, sheet)
    inside.paste(mask.crop(box), box)
    return inside


def broken_bleed(data: bytes) -> Iterator[str]:
    """Yield sides where art ends between cut and bleed, or where a mark reaches into the bleed."""
    for number, (picture, sheet) in enumerate(zip(pictures(data), sheets(data), strict=True), 1):
        if sheet.is_trimmed:
            mask = ink_alone(picture)
            for side, at_cut, at_bleed in _strips(sheet):
                if _differ(mask.crop(at_cut), mask.crop(at_bleed)):
                    yield f"page {number}, {side}: what is printed over the cut does not go to the edge of the bleed"


def _strips(sheet: Sheet) -> Iterator[tuple[str, Box, Box]]:
    """Yield for each side one row of pixels just outside the cut, and one just within the bleed, both as long as the bleed."""
    left, top, right, foot = pixels(sheet.bleed, sheet)
    cut_left, cut_top, cut_right, cut_foot = pixels(sheet.trim, sheet)
    yield "left", (cut_left - 2, top, cut_left - 1, foot), (left + 1, top, left + 2, foot)
    yield "right", (cut_right + 1, top, cut_right + 2, foot), (right - 2, top, right - 1, foot)
    yield "top", (left, cut_top - 2, right, cut_top - 1), (left, top + 1, right, top + 2)
    yield "foot", (left, cut_foot + 1, right, cut_foot + 2), (left, foot - 2, right, foot - 1)


def _differ(one: Image.Image, other: Image.Image) -> bool:
    """Return whether one row of pixels has ink where the other has none near."""
    return any(_extra(a, b) for a, b in ((one, other), (other, one)))


def _extra(row: Image.Image, other: Image.Image) -> bool:
    a, b = row.tobytes(), other.tobytes()
    return any(value and not any(b[max(0, n - 1 - _PIXEL) : n + 2 + _PIXEL]) for n, value in enumerate(a))
