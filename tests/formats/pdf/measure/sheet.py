"""The sheet of a finished PDF: its boxes and print settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf

from tests.formats.pdf import reading
from tests.formats.pdf.measure.content import FILES_KEPT

MM = 72 / 25.4
BLEED = 3  # mm: the most a cut may be off
OFF = 0.5  # points that a box may differ from its paper
Box = tuple[float, float, float, float]  # left, foot, right, top
DUPLEX = {"long-edge": "/DuplexFlipLongEdge", "short-edge": "/DuplexFlipShortEdge", "simplex": "/Simplex"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's boxes in points; those it does not give are taken from the next larger one (ISO 32000-1, 14.11.2)."""

    media: Box
    bleed: Box
    trim: Box

    @property
    def is_trimmed(self) -> bool:
        """Whether it is cut after printing."""
        return self.trim != self.media


@lru_cache(maxsize=FILES_KEPT)
def sheets(data: bytes) -> tuple[Sheet, ...]:
    """Return each page's boxes."""
    with reading.opened(data) as pdf:
        return tuple(_sheet(page.obj) for page in pdf.pages)


def _sheet(page: Any) -> Sheet:
    media = _box(page.MediaBox)
    crop = _box(page.get("/CropBox", media))
    return Sheet(media, _box(page.get("/BleedBox", crop)), _box(page.get("/TrimBox", crop)))


def _box(values: Any) -> Box:
    left, foot, right, top = (float(value) for value in values)
    return left, foot, right, top


def wrong_boxes(data: bytes, size: tuple[float, float]) -> Iterator[str]:
    """Yield pages that are not of that size in points when cut, whose boxes are not within each other, or whose bleed is not 3 mm."""
    for number, sheet in enumerate(sheets(data), 1):
        left, foot, right, top = sheet.trim
        if abs(right - left - size[0]) > OFF or abs(top - foot - size[1]) > OFF:
            yield f"page {number}: {right - left:.1f} x {top - foot:.1f} points, not {size[0]:.1f} x {size[1]:.1f}"
        if not (_within(sheet.trim, sheet.bleed) and _within(sheet.bleed, sheet.media)):
            yield f"page {number}: its boxes are not within each other"
        if sheet.is_trimmed and any(abs(margin - BLEED * MM) > OFF for margin in _margins(sheet.trim, sheet.bleed)):
            yield f"page {number}: a bleed of {min(_margins(sheet.trim, sheet.bleed)) / MM:.1f} mm"


def wrong_print_settings(data: bytes, duplex: str) -> Iterator[str]:
    """Yield print settings that are missing or wrong: not to scale, and on which edge to flip the sheet."""
    with reading.opened(data) as pdf:
        said = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        scaling, turned = (str(said.get(key, "")) for key in ("/PrintScaling", "/Duplex"))
    if scaling != "/None":
        yield f"PrintScaling is {scaling or 'not given'}"
    if turned != DUPLEX[duplex]:
        yield f"Duplex is {turned or 'not given'}, not {DUPLEX[duplex]}"


def _within(inner: Box, outer: Box) -> bool:
    return all(margin >= -0.01 for margin in _margins(inner, outer))


def _margins(inner: Box, outer: Box) -> tuple[float, float, float, float]:
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]
