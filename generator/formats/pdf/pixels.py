"""Pixels as an image in a PDF file, in the page's own inks and without transparency."""

from __future__ import annotations

import hashlib
import io

from reportlab.pdfbase.pdfdoc import PDFName

from generator.design.colour import in_inks
from generator.figures.picture_file import FINEST
from generator.formats.pdf.objects import stream
from generator.formats.pdf.sketch import Sketch

DOTS_AN_INCH = 300  # no office printer or press shows more of a photograph; edges of shapes are drawn finer
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


def image(canvas: Sketch, png: bytes, size: tuple[float, float], behind: str, *, drawn: bool) -> str:
    """Return the name on the page of an image that is shown at `size`, in points; it is put into the file once.

    `behind` is the colour role that shows through where it is clear; pixels that were `drawn` from shapes keep sharp edges.
    """
    key = f"{hashlib.sha256(png).hexdigest()[:16]}-{behind}-{size[0]:.1f}x{size[1]:.1f}"
    return canvas.picture(key, lambda: _made(canvas, png, size, behind, drawn=drawn))


def _made(canvas: Sketch, png: bytes, size: tuple[float, float], behind: str, *, drawn: bool) -> object:
    """Return the pixels as an image, no more of them than can be seen, blended with what is behind them (ISO 32000-1, 8.9.5)."""
    from PIL import Image

    dots = Image.open(io.BytesIO(png)).convert("RGBA")
    finest = FINEST if drawn else DOTS_AN_INCH
    most = tuple(max(1, round(side / 72 * finest)) for side in size)
    if dots.width > most[0]:
        dots = dots.resize((most[0], most[1]), Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", dots.size, f"#{canvas.colour(behind)}")
    flat = Image.alpha_composite(ground, dots).convert("RGB")
    if canvas.black_ink:
        flat = flat.convert("L")
    if canvas.press:
        flat = in_inks(canvas.press.profile, flat)
    return stream(
        flat.tobytes(),
        Type=PDFName("XObject"),
        Subtype=PDFName("Image"),
        Width=flat.width,
        Height=flat.height,
        BitsPerComponent=8,
        ColorSpace=PDFName(_SPACES[flat.mode]),
    )
