"""A clinic's logo: a picture of dots as it is (PNG, JPEG), or the shapes of an SVG file, drawn as vectors everywhere."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.figures.curves import placed
from generator.figures.drawing import Paint, Path, Picture
from generator.figures.svg_logo import read_shapes
from generator.figures.svg_transforms import UnsupportedError
from generator.text import Text

if TYPE_CHECKING:
    from PIL import Image

Media = Literal["png", "jpeg", "svg"]
Ground = Literal["white", "panel"]
MOST_BYTES = 1_000_000
MOST_DOTS = 4000  # a side: more than a page at 300 dots an inch is wide
_MEDIA: dict[str, Media] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}
_FORMATS = {"png": "PNG", "jpeg": "JPEG"}


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo of `width` to `height`, in its own units. `shapes` are those of an SVG file, `data` the bytes of any other.

    `ground` is what it stands on: a white plate, or the panel itself.
    """

    media: Media
    width: float
    height: float
    data: bytes = b""
    shapes: tuple[Path, ...] = ()
    ground: Ground = "white"

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the size it has within a space of `width` x `height`."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale

    def drawing(self, alt: str) -> LogoDrawing:
        """Return the shapes as a drawing; a picture of dots has none."""
        return LogoDrawing(self, alt)

    def in_grey(self) -> Logo:
        """Return the logo for black ink alone."""
        if self.shapes:
            return replace(self, shapes=tuple(replace(shape, paint=_grey(shape.paint)) for shape in self.shapes))
        out = io.BytesIO()
        self.dots().convert("LA").save(out, "PNG")
        return replace(self, media="png", data=out.getvalue())

    def dots(self) -> Image.Image:
        """Return a picture of dots as red, green, blue and what shows through."""
        from PIL import Image

        return Image.open(io.BytesIO(self.data)).convert("RGBA")


@dataclass(frozen=True, slots=True)
class LogoDrawing:
    """The shapes of a logo, as large as they fit, in the middle."""

    logo: Logo
    alt: str

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Logo"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: those of a logo are part of it."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # no words
        """Return the shapes; without a height they are as wide as there is room."""
        wide, high = self.logo.fitted(width, height or width * self.logo.height / self.logo.width)
        scale = wide / self.logo.width
        at = ((width - wide) / 2, ((height or high) - high) / 2)
        return Picture(width, height or high, tuple(_placed(shape, at, scale) for shape in self.logo.shapes))


def read_logo(data: bytes, ending: str, ground: Ground = "white") -> Logo:
    """Return a logo read from a file's bytes, of a file with that ending; ValueError says in plain words why it is of no use."""
    media = _MEDIA.get(ending.lower())
    if media is None:
        raise ValueError("a logo is a PNG, JPEG or SVG file")
    if len(data) > MOST_BYTES:
        raise ValueError(f"the logo has {len(data) / 1e6:.1f} MB; at most {MOST_BYTES / 1e6:.0f} MB can go into every file")
    return _vector(data, ground) if media == "svg" else _of_dots(data, media, ground)


def _vector(data: bytes, ground: Ground) -> Logo:
    try:
        width, height, shapes = read_shapes(data)
    except UnsupportedError as error:
        raise ValueError(f"the logo can't be drawn: {error}") from error
    return Logo("svg", width, height, shapes=shapes, ground=ground)


def _of_dots(data: bytes, media: Media, ground: Ground) -> Logo:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[media]]) as picture:
            if max(picture.size) > MOST_DOTS:
                raise ValueError(f"the logo is {picture.width} x {picture.height} dots large; at most {MOST_DOTS} x {MOST_DOTS} are of use")
            if picture.mode == "CMYK":
                raise ValueError("the logo is made for a press, in four inks, which PowerPoint shows wrongly: save it as RGB")
            picture.load()
            return Logo(media, picture.width, picture.height, data, ground=ground)
    except (OSError, SyntaxError) as error:  # Pillow says of a broken PNG that its syntax is wrong
        raise ValueError(f"the logo is no {_FORMATS[media]} file, or a broken one") from error


def _placed(shape: Path, at: tuple[float, float], scale: float) -> Path:
    return replace(shape, steps=tuple(placed(shape.steps, at, scale)), paint=replace(shape.paint, width=shape.paint.width * scale))


def _grey(paint: Paint) -> Paint:
    return replace(paint, fill=_grey_of(paint.fill), stroke=_grey_of(paint.stroke))


def _grey_of(colour: str | None) -> str | None:
    """Return a colour's grey as Pillow weighs it (ITU-R BT.601), so that both kinds of logo turn out alike."""
    if colour is None:
        return None
    red, green, blue = bytes.fromhex(colour[1:])
    return "#" + f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02X}" * 3
