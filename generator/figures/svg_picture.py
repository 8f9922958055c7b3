"""An SVG file as a picture: its shapes if they are plain and come out alike in every program, otherwise pixels."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING

from lxml import etree

from generator.figures.drawing import Path, PathSteps
from generator.figures.raster import read_raster
from generator.figures.refused_picture import AS_PNG, RefusedPictureError
from generator.figures.resvg import RasterOrder, drawn
from generator.figures.svg_file import SVG, SvgFile, parse_svg
from generator.figures.svg_rules import check_svg

if TYPE_CHECKING:
    from PIL import Image

_PROOF = 300  # pixels along the longer side, at which shapes are compared with the file they were read from
_DIFFERENT = 64  # of 255: more than the edge of the same shape differs
_MOST_DIFFERENT = 1e-4  # of all pixels
_MITRE = "10"  # the limit in PDF (ISO 32000-1, 8.4.3.5); in SVG it is 4 (SVG 1.1, 11.4)


def read_svg(data: bytes, wide: int, high: int) -> tuple[SvgFile, tuple[Path, ...] | Image.Image]:
    """Return an SVG file with its shapes, or with pixels that fill `wide` x `high`; RefusedPictureError if it can't be used."""
    svg = parse_svg(data)
    check_svg(svg.root)
    shapes = plain_shapes(svg)
    return svg, shapes or _pixels(svg, wide, high)


def plain_shapes(svg: SvgFile) -> tuple[Path, ...]:
    """Return the shapes of a file of plain shapes; none if it has others, or if programs would not draw them as the file says."""
    from generator.figures.svg_shapes import read_shapes
    from generator.figures.svg_transforms import NotPlainError

    try:
        shapes = read_shapes(svg)
    except NotPlainError:
        return ()
    size = _sized(svg, _PROOF, _PROOF)
    drawings = drawn(
        [
            RasterOrder(_resized(svg, size), *size),
            *(RasterOrder(_as_svg(svg, shapes, rule, size), *size) for rule in ("nonzero", "evenodd")),
        ]
    )
    wanted, *made = (_opened(drawing) for drawing in drawings)
    return shapes if all(_alike(wanted, each) for each in made) else ()


def _pixels(svg: SvgFile, wide: int, high: int) -> Image.Image:
    size = _sized(svg, wide, high)
    (drawing,) = drawn([RasterOrder(_resized(svg, size), *size)])
    return read_raster(_whole(drawing), max(size))


def _whole(drawing: bytes) -> bytes:
    if not drawing:
        raise RefusedPictureError("can't be drawn: it holds something that only the program it was made with understands", AS_PNG)
    return drawing


def _sized(svg: SvgFile, wide: int, high: int) -> tuple[int, int]:
    """Return the pixels that fit into `wide` x `high`."""
    scale = min(wide / svg.width, high / svg.height)
    return max(1, round(svg.width * scale)), max(1, round(svg.height * scale))


def _resized(svg: SvgFile, size: tuple[int, int]) -> str:
    """Return the file at another size."""
    root = copy.deepcopy(svg.root)
    if tuple(map(float, svg.view)) == (0.0, 0.0, svg.width, svg.height) and not root.get("viewBox"):
        root.set("preserveAspectRatio", "none")
    root.set("viewBox", " ".join(map(repr, svg.view)))
    root.set("width", str(size[0]))
    root.set("height", str(size[1]))
    return str(etree.tostring(root, encoding="unicode"))


# --- proof ------------------------------------------------------------------------------------------------------------
def _as_svg(svg: SvgFile, shapes: tuple[Path, ...], rule: str, size: tuple[int, int]) -> str:
    """Return shapes as an SVG file, filled by one rule: PDF fills by winding number, PowerPoint by the even-odd rule."""
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG}, viewBox=f"0 0 {svg.width!r} {svg.height!r}", preserveAspectRatio="none")
    root.set("width", str(size[0]))
    root.set("height", str(size[1]))
    for shape in shapes:
        ends = "round" if shape.paint.round else ""
        look = {
            "d": _data(shape.steps),
            "fill": shape.paint.fill or "none",
            "fill-rule": rule,
            "stroke": shape.paint.stroke or "none",
            "stroke-width": repr(shape.paint.width),
            "stroke-linecap": ends or "butt",
            "stroke-linejoin": ends or "miter",
            "stroke-miterlimit": _MITRE,
        }
        etree.SubElement(root, f"{{{SVG}}}path", look)
    return str(etree.tostring(root, encoding="unicode"))


def _data(steps: PathSteps) -> str:
    return " ".join(verb + " ".join(f"{x!r} {y!r}" for x, y in points) for verb, points in steps)


def _opened(drawing: bytes) -> Image.Image:
    """Return pixels with each colour as strong as it is opaque, so that colours that can't be seen don't count."""
    from PIL import Image

    return Image.open(io.BytesIO(_whole(drawing))).convert("RGBA").convert("RGBa")


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """Return whether two drawings differ in no more pixels than the edges of the same shapes may."""
    from PIL import ImageChops

    bands = ImageChops.difference(one, other).split()
    strongest = bands[0]
    for band in bands[1:]:
        strongest = ImageChops.lighter(strongest, band)
    different = sum(strongest.histogram()[_DIFFERENT:])
    return different <= _MOST_DIFFERENT * one.width * one.height
