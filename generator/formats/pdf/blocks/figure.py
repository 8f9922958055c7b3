"""Figures: a drawing with alternative text, its labels set by our own text engine, and a caption below."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

from generator.document.blocks import Figure
from generator.document.rendered import PrintedPixels
from generator.figures.drawing import Bitmap, Drawing, Label, Picture
from generator.figures.icon_array import IconArray
from generator.figures.meter import EvidenceMeter
from generator.figures.own_picture import OwnPicture
from generator.figures.qr import REMEMBERED, QrCode
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.words import with_caption
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.figures import paint
from generator.formats.pdf.inline import break_text
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.pixels import image
from generator.formats.pdf.sketch import ARTIFACT, Sketch, SketchContext, number
from generator.formats.pdf.tags import Element
from generator.remembering import kept
from generator.trees import Same

POINTS_AN_INCH = 72
QR_SIDE = 28 * 72 / 25.4  # 28 mm with the white around it: the code itself at least 20 mm, modules at least 0.4 mm
SMALL_ARRAY, LARGE_ARRAY = 6.5, 10.5  # side of an icon array in units of the grid


@lay.register
def _figure(block: Figure, width: float, parent: Element, setting: Setting) -> list[Box]:
    drawing = block.drawing
    element = parent.child("Figure", alt=drawing.alt) if drawing.alt and not block.repeats else ARTIFACT
    boxes = [drawing_box(drawing, _size(drawing, width, setting), element, setting)]
    return with_caption(boxes, block.caption, width, parent, setting)


def _inked(drawing: Drawing, canvas: Sketch) -> Drawing:
    """Return a clinic's own picture in grey where there is only black ink; our own drawings take their colours from the theme."""
    return drawing.in_grey() if canvas.black_ink and isinstance(drawing, OwnPicture) else drawing


def _size(drawing: Drawing, width: float, setting: Setting) -> tuple[float, float]:
    """Return the space a drawing gets: symbols have their own size, all others the column's width."""
    g = setting.g
    if isinstance(drawing, EvidenceMeter):
        return (min(width, 4.6 * g), 0.56 * g) if setting.tight else (min(width, 11 * g), 0.75 * g)
    if isinstance(drawing, QrCode):
        return QR_SIDE, QR_SIDE
    if isinstance(drawing, IconArray):
        side = min(width, (SMALL_ARRAY if width < 16 * g else LARGE_ARRAY) * g)
        return side, side
    return width, 0.0


def drawing_box(drawing: Drawing, size: tuple[float, float], element: Element | str, setting: Setting) -> Box:
    """Return the box of a drawing; with a height of 0, the drawing chooses its own."""
    body = setting.sizes["body"][0]
    picture = _picture(drawing, *size, body)
    above = 0.28 * setting.g if setting.tight else setting.g / 2

    def draw(canvas: Sketch, left: float, top: float) -> None:
        offset = above - setting.g / 4 if setting.tight else 0.0
        paint_drawing(canvas, setting, _inked(drawing, canvas), (left, top + offset, *size), element)

    height = setting.on_grid(picture.height + (above - setting.g / 4 if setting.tight else 0))
    return Box(height, draw, after=0.0 if setting.tight else setting.g / 2)


def paint_drawing(
    canvas: Sketch, setting: Setting, drawing: Drawing, box: tuple[float, float, float, float], target: Element | str
) -> None:
    """Paint a drawing into (left, top, width, height)."""
    left, top, width, height = box
    if isinstance(drawing, QrCode):
        _paint_code(canvas, drawing, box, target)
    else:
        _paint_picture(canvas, setting, _picture(drawing, width, height, setting.sizes["body"][0]), (left, top), target)


def paint_in_disc(canvas: Sketch, setting: Setting, drawing: Drawing, disc: tuple[float, float, float], target: Element | str) -> None:
    """Paint a drawing in a disc at (left, top, diameter): ours fills it; a clinic's own picture is whole, with its corners on the edge."""
    left, top, across = disc
    wide, high = across, across
    if isinstance(drawing, OwnPicture):
        scale = across / hypot(drawing.file.width, drawing.file.height)
        wide, high = drawing.file.width * scale, drawing.file.height * scale
    box = (left + (across - wide) / 2, top + (across - high) / 2, wide, high)
    paint_drawing(canvas, setting, _inked(drawing, canvas), box, target)


@kept(256)
def _picture(drawing: Drawing, width: float, height: float, type_size: float) -> Picture:
    """Return the shapes of a drawing: editions on the same paper share them, in other colours."""
    return drawing.picture(width, height, type_size)


def _paint_code(canvas: Sketch, code: QrCode, box: tuple[float, float, float, float], target: Element | str) -> None:
    """Paint a QR code with its modules as the unit of length: whole numbers are short, and each clinic has codes of its own."""
    left, top, width, high = box
    height = high or width
    _place(canvas, target, (left, top, width, height))
    modules, y = code.modules(width, height), canvas.height - top
    light, dark = (canvas.ground.inks(canvas.colour(role)).fill for role in ("white", "ink"))
    ground = f"{(width - (side := min(width, height))) / 2:.2f} {(height - side) / 2:.2f} {side:.2f} {side:.2f} re f"
    scaled = f"{modules.side:.5f} 0 0 {modules.side:.5f} {modules.left:.4f} {modules.top:.4f} cm"
    canvas.own(target, "\n".join(["q", f"1 0 0 -1 {left:.2f} {y:.2f} cm", light, ground, scaled, dark, _areas(code), "f", "Q"]))


@kept(REMEMBERED)
def _areas(code: QrCode) -> str:
    """Return the operators of a code's dark areas, in modules."""
    outlines = code.modules(1.0, 1.0).outlines
    return "\n".join([" l ".join([f"{x} {y}" for x, y in corners]).replace("l", "m", 1) + " l h" for corners in outlines])


def _place(canvas: Sketch, target: Element | str, box: tuple[float, float, float, float]) -> None:
    """Begin a figure at (left, top, width, height), which its element says."""
    left, top, width, height = box
    if isinstance(target, Element):
        bounds = (left, canvas.height - top - height, left + width, canvas.height - top)
        canvas.describe(target, f"<</O /Layout /Placement /Block /BBox [{' '.join(number(v) for v in bounds)}]>>")
    canvas.belong(target)


def _paint_picture(canvas: Sketch, setting: Setting, picture: Picture, place: tuple[float, float], target: Element | str) -> None:
    left, top = place
    _place(canvas, target, (left, top, picture.width, picture.height))
    y = canvas.height - top
    labels: list[tuple[Label, float, float]] = []
    for each in _operators(Same(picture), left, y, canvas.ground) if _is_drawn(picture) else _with_pixels(picture, left, y, canvas):
        if isinstance(each, str):
            canvas.emit(target, each)
        else:
            labels.append(each)
    for label, x, y in labels:
        style = setting.style("body", label.colour, face="medium" if label.strong else "regular", align=label.align)
        lines = break_text(label.text, style, label.width, setting.faces, continues=True)
        setting.draw(canvas, lines, (x, canvas.height - y, label.width), target)


PaintedFigure = tuple[str | tuple[Label, float, float], ...]  # operators, and labels with their places


def _is_drawn(picture: Picture) -> bool:
    """Return whether a picture is made of shapes alone."""
    return not any(isinstance(shape, Bitmap) for shape in picture.shapes)


@kept(512)  # pictures at places, about 10 MB
def _operators(picture: Same[Picture], left: float, y: float, ground: SketchContext) -> PaintedFigure:
    """Return the operators of a picture: handouts of one kind show the same one at the same place."""
    return _painted(picture.value, left, y, ground, None)


def _with_pixels(picture: Picture, left: float, y: float, canvas: Sketch) -> PaintedFigure:
    """Return the operators of a picture whose pixels are put into the file."""
    return _painted(picture, left, y, canvas.ground, lambda shape: _image(canvas, shape))


def _painted(picture: Picture, left: float, y: float, ground: SketchContext, image: Callable[[Bitmap], str] | None) -> PaintedFigure:
    labels: list[tuple[Label, float, float]] = []
    page = _Operators()
    paint(picture, page, left, y, ground.colours.__getitem__, lambda *label: labels.append(label), ground.inks, image)
    return (*page._code, *labels)


class _Operators:
    """Where a picture is painted before it is on a page."""

    def __init__(self) -> None:
        self._code: list[str] = []


def _image(canvas: Sketch, shape: Bitmap) -> str:
    """Return the name of an image on the page, and note how fine it is printed; what is clear in it shows the paper."""
    if shape.location and not shape.drawn:
        canvas.prints(PrintedPixels.of(shape.png, shape.width / POINTS_AN_INCH, shape.location))
    return image(canvas, shape.png, (shape.width, shape.height), "white", drawn=shape.drawn)
