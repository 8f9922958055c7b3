"""The clinic's logo on a page: shapes are drawn as shapes, pixels as an image."""

from __future__ import annotations

from generator.figures.logo import Logo
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.pixels import image
from generator.formats.pdf.sketch import Sketch, number
from generator.formats.pdf.tags import Element


def paint_logo(canvas: Sketch, setting: Setting, logo: Logo, box: tuple[float, float, float, float], target: Element, behind: str) -> None:
    """Paint a logo in the middle of (left, top, width, height); `behind` is the colour role that shows through where it is clear."""
    left, top, width, height = box
    if logo.picture.shapes:
        paint_drawing(canvas, setting, logo.drawing(""), box, target)
        return
    wide, high = logo.picture.fitted(width, height)
    x, y = left + (width - wide) / 2, canvas.height - top - (height + high) / 2
    name = image(canvas, logo.picture.png, (wide, high), behind, drawn=logo.picture.drawn)
    canvas.describe(target, f"<</O /Layout /Placement /Block /BBox [{' '.join(number(v) for v in (x, y, x + wide, y + high))}]>>")
    canvas.emit(target, f"q {number(wide)} 0 0 {number(high)} {number(x)} {number(y)} cm /{name} Do Q")
