"""A clinic's logo: a picture of its own on a white plate, or straight on the panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.figures.curves import placed
from generator.figures.drawing import Path, Picture
from generator.figures.picture_file import PictureFile, PictureLimits, read_picture
from generator.text import Text

Backdrop = Literal["white", "panel"]
LIMITS = PictureLimits(bytes=5_000_000, side=4000, place=(3.6, 0.8))  # the place is the one on a deck's first slide


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo; `ground` is what it stands on: a white plate, or the panel itself."""

    picture: PictureFile
    ground: Backdrop = "white"

    def drawing(self, alt: str) -> LogoDrawing:
        """Return the shapes as a drawing; pixels have none."""
        return LogoDrawing(self.picture, alt)

    def in_grey(self) -> Logo:
        """Return the logo in shades of grey."""
        return replace(self, picture=self.picture.in_grey())


@dataclass(frozen=True, slots=True)
class LogoDrawing:
    """The shapes of a logo, centred, as large as the space allows."""

    file: PictureFile
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
        wide, high = self.file.fitted(width, height or width * self.file.height / self.file.width)
        scale = wide / self.file.width
        at = ((width - wide) / 2, ((height or high) - high) / 2)
        return Picture(width, height or high, tuple(_placed(shape, at, scale) for shape in self.file.shapes))


def read_logo(data: bytes, ending: str, ground: Backdrop = "white", what: str = "the logo") -> Logo:
    """Read a logo from the bytes of a file whose name ends in `ending`; RefusedPictureError says why `what` can't be used."""
    return Logo(read_picture(data, ending, what, LIMITS), ground)


def _placed(shape: Path, at: tuple[float, float], scale: float) -> Path:
    paint = replace(shape.paint, width=shape.paint.width * scale)
    return replace(shape, steps=tuple(placed(shape.steps, at, scale)), paint=paint, name="Logo")
