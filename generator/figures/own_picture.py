"""A clinic's own picture in the place of a drawing: a photograph, or what somebody drew."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.figures.curves import placed
from generator.figures.drawing import Bitmap, Path, Picture
from generator.figures.picture_file import PictureFile, PictureLimits
from generator.problems import Location
from generator.text import Text

# 2000 pixels along a side: 300 an inch across the whole width of a page. A phone's camera takes about 4000 x 3000.
LIMITS = PictureLimits(bytes=20_000_000, side=10_000, place=(10 / 3, 10 / 3))
TALLEST = 0.75  # of the width of its column: an upright picture would fill a page


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A picture as large as its space allows, in the middle of it. `location` is where the content names it."""

    file: PictureFile
    alt: str
    location: Location | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Own picture"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: those in the picture are part of it."""
        return ()

    def in_grey(self) -> OwnPicture:
        """Return the picture with its shapes in shades of grey; pixels are turned grey where they are drawn."""
        return replace(self, file=self.file.in_grey()) if self.file.shapes else self

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # no words
        """Return its shapes or its pixels; without a height, it takes what it needs, up to three quarters of the width."""
        wide, high = self.file.fitted(width, height or TALLEST * width)
        tall = height or high
        left, top = (width - wide) / 2, (tall - high) / 2
        if self.file.png:
            return Picture(width, tall, (Bitmap(left, top, wide, high, self.file.png, self.file.drawn, self.name, self.location),))
        scale = wide / self.file.width
        return Picture(width, tall, tuple(_placed(shape, (left, top), scale) for shape in self.file.shapes))


def _placed(shape: Path, at: tuple[float, float], scale: float) -> Path:
    paint = replace(shape.paint, width=shape.paint.width * scale)
    return replace(shape, steps=tuple(placed(shape.steps, at, scale)), paint=paint, name="Part of the picture")
