"""A clinic's own picture, read from a PNG, JPEG or SVG file. All such pictures come in here."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.figures.drawing import Paint, Path
from generator.figures.raster import is_visible, png, read_raster, reduced
from generator.figures.refused_picture import AS_PNG, RefusedPictureError

BOM = chr(0xFEFF)  # what some text files begin with

if TYPE_CHECKING:
    from PIL import Image

ENDINGS = (".png", ".jpg", ".jpeg", ".svg")
FINEST = 600  # pixels an inch; no printer here shows finer edges
_LEAST_SHARE = 0.1  # of its own width or height that a picture fills: less is a speck where a picture is to be seen
_EXPORT = "open it in a drawing program and export it as PNG"
_AS_SVG = "open it in Illustrator or Inkscape and save it as SVG, with its text converted to paths"
_KINDS = (  # what a file is by its first bytes, with what to do where it can't be read
    (b"\x89PNG\r\n\x1a\n", "PNG", ""),
    (b"\xff\xd8\xff", "JPEG", ""),
    (b"GIF8", "a GIF file", _EXPORT),
    (b"RIFF", "a WebP file", _EXPORT),
    (b"II*\0", "a TIFF file", _EXPORT),
    (b"MM\0*", "a TIFF file", _EXPORT),
    (b"BM", "a BMP file", _EXPORT),
    (b"8BPS", "a Photoshop file", "open it there and export it as PNG"),
    (b"%PDF", "a PDF or Illustrator file", _AS_SVG),
    (b"%!PS", "an EPS file", _AS_SVG),
    (b"\xc5\xd0\xd3\xc6", "an EPS file", _AS_SVG),
    (b"\x1f\x8b", "a compressed file (.svgz)", "save it as plain SVG, not as compressed SVG"),
    (b"PK\3\4", "a compressed file, such as a Word document", "take the picture out of it and export it as PNG"),
)
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """What a picture may have: bytes, pixels along a side; and the largest place it is printed in, in inches."""

    bytes: int
    side: int
    place: tuple[float, float]

    @property
    def dots(self) -> tuple[int, int]:
        """The pixels that the largest place can show, across and down."""
        return round(self.place[0] * FINEST), round(self.place[1] * FINEST)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of `width` x `height` in its own units: plain `shapes`, or pixels as a plain `png` (8 bits, sRGB, upright).

    `drawn` says that the pixels were drawn from shapes: their edges are as sharp as can be printed.
    """

    width: float
    height: float
    png: bytes = b""
    shapes: tuple[Path, ...] = ()
    drawn: bool = False

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest size that fits into `width` x `height`."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale

    def in_grey(self) -> PictureFile:
        """Return the picture in shades of grey."""
        if self.shapes:
            return replace(self, shapes=tuple(replace(shape, paint=_grey(shape.paint)) for shape in self.shapes))
        return replace(self, png=png(self.pixels().convert("LA" if self.pixels().has_transparency_data else "L")))

    def pixels(self) -> Image.Image:
        """Return the pixels."""
        from PIL import Image

        return Image.open(io.BytesIO(self.png))


def read_picture(data: bytes, ending: str, what: str, limits: PictureLimits) -> PictureFile:
    """Return the picture in a file whose name ends in `ending`.

    RefusedPictureError says in plain words why `what`, such as "the logo 'our.png'", can't be used. What kind of file it is, its bytes say:
    a JPEG file that is named .png is read all the same.
    """
    found = _read(data, ending.lower(), limits)
    if isinstance(found, PictureFile):
        return found
    message, hint = found
    raise RefusedPictureError(f"{what} {message}", hint)


@lru_cache(maxsize=16)  # several themes have the same logo, good or bad
def _read(data: bytes, ending: str, limits: PictureLimits) -> PictureFile | tuple[str, str]:
    try:
        return _picture(data, ending, limits)
    except RefusedPictureError as error:
        return str(error), error.hint


def _picture(data: bytes, ending: str, limits: PictureLimits) -> PictureFile:
    if len(data) > limits.bytes:
        raise RefusedPictureError(f"is {len(data) / 1e6:.1f} MB; the limit is {limits.bytes / 1e6:.0f} MB", "export it again, smaller")
    if not data:
        raise RefusedPictureError("is empty", "export it again, or copy it here again")
    kind, hint = _kind(data)
    if hint:
        raise RefusedPictureError(f"must be a PNG, JPEG or SVG file; this is {kind}", hint)
    if ending not in ENDINGS:
        raise RefusedPictureError("must be a PNG, JPEG or SVG file", "give it the right ending: .png, .jpg or .svg")
    picture = _of_svg(data, limits) if kind == "SVG" else _of_pixels(read_raster(data, limits.side), limits)
    _refuse_speck(picture)
    return picture


def _refuse_speck(picture: PictureFile) -> None:
    """Refuse a picture that is empty but for a small part, such as a logo on a page of a drawing program."""
    left, top, right, bottom = _seen(picture)
    across = (min(right, picture.width) - max(left, 0)) / picture.width
    down = (min(bottom, picture.height) - max(top, 0)) / picture.height
    if max(across, down) < _LEAST_SHARE:
        raise RefusedPictureError(
            f"is empty but for {max(across, down):.1%} of its width and height, and would be too small to be seen",
            "in the drawing program, fit the page to the drawing or cut off what is empty, and export it again",
        )


def _seen(picture: PictureFile) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is seen in a picture, in its own units."""
    if picture.shapes:
        from generator.figures.bounds import visible_bounds

        boxes = [visible_bounds(shape) for shape in picture.shapes]
        return (min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))
    pixels = picture.pixels()
    return (pixels.getchannel("A").getbbox() if "A" in pixels.getbands() else None) or (0, 0, *pixels.size)


def _kind(data: bytes) -> tuple[str, str]:
    """Return what a file is, and what to do with it if it can't be read."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return "a HEIC or AVIF file", "open it on your phone or computer and export it as PNG or JPEG"
    if data.startswith(b"RIFF") and data[8:12] != b"WEBP":  # as CorelDRAW's drawings, and sound
        return _text_kind(data)
    return next(((kind, hint) for begins, kind, hint in _KINDS if data.startswith(begins)), _text_kind(data))


def _text_kind(data: bytes) -> tuple[str, str]:
    head = data[:1000].decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "ignore").removeprefix(BOM).lstrip()
    if head.startswith("<") and "<html" not in head.lower():
        return "SVG", ""
    return ("a web page" if head.startswith("<") else "something else, or damaged"), AS_PNG


def _of_pixels(pixels: Image.Image, limits: PictureLimits) -> PictureFile:
    if not is_visible(pixels):
        raise RefusedPictureError("is transparent throughout: nothing of it would be seen", "export it again with its colours")
    fewer = reduced(pixels, *limits.dots)
    return PictureFile(fewer.width, fewer.height, png(fewer))


def _of_svg(data: bytes, limits: PictureLimits) -> PictureFile:
    from generator.figures.svg_picture import read_svg

    svg, found = read_svg(data, *limits.dots)
    if isinstance(found, tuple):
        return PictureFile(svg.width, svg.height, shapes=found)
    if not is_visible(found):
        raise RefusedPictureError("shows nothing", "export it again, and look at it in a browser first")
    return replace(_of_pixels(found, limits), drawn=True)


def _grey(paint: Paint) -> Paint:
    return replace(paint, fill=_grey_of(paint.fill), stroke=_grey_of(paint.stroke))


def _grey_of(colour: str | None) -> str | None:
    """Return a colour's grey as Pillow computes it (ITU-R BT.601), so that both kinds of picture look alike."""
    if colour is None:
        return None
    red, green, blue = bytes.fromhex(colour[1:])
    return "#" + f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02X}" * 3
