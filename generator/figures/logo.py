"""A clinic's logo: a raster image (PNG, JPEG) as it is, or the shapes of an SVG file, drawn as vectors everywhere."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.figures.curves import placed
from generator.figures.drawing import Paint, Path, Picture
from generator.text import Text

if TYPE_CHECKING:
    from PIL import Image

Media = Literal["png", "jpeg", "svg"]
Ground = Literal["white", "panel"]
MAX_BYTES = 1_000_000
MAX_PIXELS = 4000  # a side, which is wider than a page at 300 pixels an inch
_MEDIA: dict[str, Media] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}
_FORMATS = {"png": "PNG", "jpeg": "JPEG"}


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo of `width` x `height` in its own units. `shapes` are those of an SVG file, `data` the bytes of a raster image.

    `ground` is what the logo stands on: a white plate, or the panel itself.
    """

    media: Media
    width: float
    height: float
    data: bytes = b""
    shapes: tuple[Path, ...] = ()
    ground: Ground = "white"

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest size that fits into `width` x `height`."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale

    def drawing(self, alt: str) -> LogoDrawing:
        """Return the shapes as a drawing; a raster image has none."""
        return LogoDrawing(self, alt)

    def in_grey(self) -> Logo:
        """Return the logo in shades of grey."""
        if self.shapes:
            return replace(self, shapes=tuple(replace(shape, paint=_grey(shape.paint)) for shape in self.shapes))
        out = io.BytesIO()
        self.raster().convert("LA").save(out, "PNG")
        return replace(self, media="png", data=out.getvalue())

    def raster(self) -> Image.Image:
        """Return the raster image as RGBA."""
        from PIL import Image

        return Image.open(io.BytesIO(self.data)).convert("RGBA")


@dataclass(frozen=True, slots=True)
class LogoDrawing:
    """The shapes of a logo, centred, as large as the space allows."""

    logo: Logo
    alt: str

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Logo"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: those in a logo are shapes."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # no words
        """Return the shapes; without a height, they fill the width."""
        wide, high = self.logo.fitted(width, height or width * self.logo.height / self.logo.width)
        scale = wide / self.logo.width
        at = ((width - wide) / 2, ((height or high) - high) / 2)
        return Picture(width, height or high, tuple(_placed(shape, at, scale) for shape in self.logo.shapes))


def read_logo(data: bytes, ending: str, ground: Ground = "white") -> Logo:
    """Read a logo from the bytes of a file with the suffix `ending`; ValueError says in plain words why it can't be used."""
    media = _MEDIA.get(ending.lower())
    if media is None:
        raise ValueError("a logo must be a PNG, JPEG or SVG file")
    if len(data) > MAX_BYTES:
        raise ValueError(f"the logo is {len(data) / 1e6:.1f} MB; the limit is {MAX_BYTES / 1e6:.0f} MB, as it goes into every file")
    return _vector(data, ground) if media == "svg" else _raster(data, media, ground)


def _vector(data: bytes, ground: Ground) -> Logo:
    from generator.figures.svg_logo import read_shapes
    from generator.figures.svg_transforms import UnsupportedError

    try:
        width, height, shapes = read_shapes(data)
    except UnsupportedError as error:
        raise ValueError(f"the logo can't be drawn: {error}") from error
    return Logo("svg", width, height, shapes=shapes, ground=ground)


def _raster(data: bytes, media: Media, ground: Ground) -> Logo:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[media]]) as picture:
            if max(picture.size) > MAX_PIXELS:
                raise ValueError(f"the logo is {picture.width} x {picture.height} pixels; the limit is {MAX_PIXELS} x {MAX_PIXELS}")
            if picture.mode == "CMYK":
                raise ValueError("the logo is in CMYK, for a printing press; PowerPoint shows its colours wrongly: save it as RGB")
            picture.load()
            return Logo(media, picture.width, picture.height, data, ground=ground)
    except (OSError, SyntaxError) as error:  # Pillow raises SyntaxError for a damaged PNG
        raise ValueError(f"the logo is not a {_FORMATS[media]} file, or it is damaged") from error


def _placed(shape: Path, at: tuple[float, float], scale: float) -> Path:
    return replace(shape, steps=tuple(placed(shape.steps, at, scale)), paint=replace(shape.paint, width=shape.paint.width * scale))


def _grey(paint: Paint) -> Paint:
    return replace(paint, fill=_grey_of(paint.fill), stroke=_grey_of(paint.stroke))


def _grey_of(colour: str | None) -> str | None:
    """Return a colour's grey as Pillow computes it (ITU-R BT.601), so that both kinds of logo look alike."""
    if colour is None:
        return None
    red, green, blue = bytes.fromhex(colour[1:])
    return "#" + f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02X}" * 3
