"""The pages of a finished PDF as they come out of a printer; and without their words, to see what is behind them."""

from __future__ import annotations

import io
from functools import lru_cache

import pypdfium2
from PIL import Image, ImageChops

from tests.formats.pdf import reading
from tests.formats.pdf.measure.sheet import Box, Sheet

DPI = 150
_INKED = 8  # of 255: less is a rounding of white
_INVISIBLE = b"3 Tr\n"  # text rendering mode of words that are not painted (ISO 32000-1, 9.3.6)


@lru_cache(maxsize=2)
def pictures(data: bytes) -> tuple[Image.Image, ...]:
    """Return each page in colour at 150 dpi."""
    with pypdfium2.PdfDocument(data) as pdf:
        return tuple(page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pdf)


@lru_cache(maxsize=2)
def wordless(data: bytes) -> tuple[Image.Image, ...]:
    """Return each page without its words."""
    out = io.BytesIO()
    with reading.opened(data) as pdf:
        for page in pdf.pages:
            page.contents_add(_INVISIBLE, prepend=True)
        pdf.save(out)
    return pictures.__wrapped__(out.getvalue())


@lru_cache(maxsize=2)
def words_alone(data: bytes) -> tuple[Image.Image, ...]:
    """Return a mask of each page: white where there are words."""
    return tuple(inked(ImageChops.difference(full, bare)) for full, bare in zip(pictures(data), wordless(data), strict=True))


def ink_alone(picture: Image.Image) -> Image.Image:
    """Return a mask: white where a page is not."""
    return inked(ImageChops.invert(picture))


def inked(difference: Image.Image) -> Image.Image:
    """Return a mask: white where any channel is more than rounding."""
    red, green, blue = difference.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 if value > _INKED else 0)


def pixels(box: Box, sheet: Sheet, dpi: int = DPI) -> tuple[int, int, int, int]:
    """Return a box of a page as (left, top, right, foot) of its picture, at least one pixel wide and high."""
    scale, left, top = dpi / 72, sheet.media[0], sheet.media[3]
    x0, y0 = int((box[0] - left) * scale), int((top - box[3]) * scale)
    return x0, y0, max(x0 + 1, round((box[2] - left) * scale)), max(y0 + 1, round((top - box[1]) * scale))
