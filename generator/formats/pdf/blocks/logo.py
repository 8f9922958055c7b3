"""The clinic's logo on a page: shapes are drawn as shapes, pixels as an image in the page's own inks, without transparency."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFName

from generator.design.colour import in_inks
from generator.figures.logo import Logo
from generator.figures.picture_file import FINEST
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.canvas import TaggedCanvas, number
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.objects import stream
from generator.formats.pdf.tags import Element

DOTS_AN_INCH = 300  # no office printer or press shows more of a photograph; edges of shapes are drawn finer
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


def paint_logo(
    canvas: TaggedCanvas, setting: Setting, logo: Logo, box: tuple[float, float, float, float], target: Element, behind: str
) -> None:
    """Paint a logo in the middle of (left, top, width, height); `behind` is the colour role that shows through where it is clear."""
    left, top, width, height = box
    if logo.picture.shapes:
        paint_drawing(canvas, setting, logo.drawing(""), box, target)
        return
    wide, high = logo.picture.fitted(width, height)
    x, y = left + (width - wide) / 2, canvas.height - top - (height + high) / 2
    picture = canvas.picture(f"logo-{behind}", lambda: _picture(canvas, setting, logo, (wide, high), behind))
    target.attributes = (f"<</O /Layout /Placement /Block /BBox [{' '.join(number(v) for v in (x, y, x + wide, y + high))}]>>",)
    canvas.emit(target, f"q {number(wide)} 0 0 {number(high)} {number(x)} {number(y)} cm /{picture} Do Q")


def _picture(canvas: TaggedCanvas, setting: Setting, logo: Logo, size: tuple[float, float], behind: str) -> object:
    """Return the pixels as an image, no more of them than can be seen, blended with what is behind them (ISO 32000-1, 8.9.5)."""
    from PIL import Image

    dots = logo.picture.pixels().convert("RGBA")
    finest = FINEST if logo.picture.drawn else DOTS_AN_INCH
    most = tuple(max(1, round(side / 72 * finest)) for side in size)
    if dots.width > most[0]:
        dots = dots.resize((most[0], most[1]), Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", dots.size, f"#{setting.theme.colour(behind)}")
    flat = Image.alpha_composite(ground, dots).convert("RGB")
    if setting.theme.black_ink:
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
