"""QR codes as a phone finds them on the printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

from generator.figures.qr import QUIET_ZONE
from tests.formats.pdf.measure.contrast import Colour, plain, ratio
from tests.formats.pdf.measure.pictures import DPI, pictures

MODULE = 0.4  # mm: smaller ones get lost in print
SIDE = 20.0  # mm
CONTRAST = 4.5
_FINE = 600  # dpi, to measure


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its words, and its size in mm without the white around it."""

    page: int
    text: str
    side: float
    modules: int
    quiet: bool  # whether there is enough white around it
    contrast: float

    @property
    def module(self) -> float:
        """Side of a module in mm."""
        return self.side / self.modules


def read(data: bytes, mode: str = "RGB") -> list[str]:
    """Return what a phone reads from the pages, in order, printed in colour ("RGB") or grey ("L")."""
    return [code.text for picture in pictures(data) for code in _found(picture.convert(mode))]


@lru_cache(maxsize=2)
def codes(data: bytes) -> tuple[Code, ...]:
    """Return the codes of a file, measured."""
    return tuple(_measured(data, n, code) for n, picture in enumerate(pictures(data)) for code in _found(picture))


def poor_codes(data: bytes) -> Iterator[str]:
    """Yield codes that are small, faint, or too close to something else."""
    for code in codes(data):
        if code.module < MODULE or code.side < SIDE:
            yield f"page {code.page}: {code.side:.1f} mm wide, modules of {code.module:.2f} mm"
        if not code.quiet:
            yield f"page {code.page}: less than {QUIET_ZONE} modules of white around the code"
        if code.contrast < CONTRAST:
            yield f"page {code.page}: contrast {code.contrast:.1f}:1"


def _found(picture: Image.Image) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))


def _measured(data: bytes, page: int, code: zxingcpp.Barcode) -> Code:
    extra: Any = code.extra
    modules = 17 + 4 * int(extra["Version"])  # ISO/IEC 18004, 6.3.1
    first, last = code.position.top_left, code.position.bottom_right
    margin = (last.x - first.x) / modules * (QUIET_ZONE + 2)
    picture, start = _close(data, page, (first.x - margin, first.y - margin, last.x + margin, last.y + margin))
    found = tuple(round((v - o) * _FINE / DPI) for v, o in zip((first.x, first.y, last.x, last.y), start * 2, strict=True))
    dark, light = sorted(_two_colours(picture.crop(_wider(found, 0))), key=sum)
    mask = picture.convert("L").point(lambda value: 255 if value < (sum(dark) + sum(light)) / 6 else 0)
    rough = _wider(found, (found[2] - found[0]) / modules * 1.5)  # the reader gives the place to within a pixel or two
    box = mask.crop(rough).getbbox() or (0, 0, 1, 1)
    side = box[2] - box[0]
    exact = (rough[0] + box[0], rough[1] + box[1], rough[0] + box[2], rough[1] + box[3])
    mask.paste(0, exact)
    around = mask.crop(_wider(exact, side / modules * QUIET_ZONE - 1))
    return Code(page + 1, code.text, side * 25.4 / _FINE, modules, around.getbbox() is None, ratio(dark, light))


def _close(data: bytes, page: int, box: tuple[float, float, float, float]) -> tuple[Image.Image, tuple[float, float]]:
    """Return a part of a page, finely, and where it starts; the box is in pixels of the page's picture."""
    with pypdfium2.PdfDocument(data) as pdf:
        width, height = pdf[page].get_size()
        left, top, right, foot = (v * 72 / DPI for v in box)
        picture: Image.Image = pdf[page].render(scale=_FINE / 72, crop=(left, height - foot, width - right, top)).to_pil().convert("RGB")
    return picture, box[:2]


def _two_colours(picture: Image.Image) -> list[Colour]:
    """Return the two colours that make up most of a code."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], key=lambda each: -each[0])
    return [plain(colour) for _, colour in counted[:2]]


def _wider(box: Sequence[int], by: float) -> tuple[int, int, int, int]:
    left, top, right, foot = box
    return round(left - by), round(top - by), round(right + by), round(foot + by)
