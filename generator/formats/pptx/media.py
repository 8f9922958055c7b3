"""The pixels on a presentation's slides: each picture is one part, with no more pixels than a slide shows."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache

from generator.figures.bounds import Bounds
from generator.figures.drawing import Bitmap
from generator.figures.raster import png, reduced
from generator.formats.pptx import opc
from generator.formats.pptx.markup import EMU_PER_INCH
from generator.formats.pptx.opc import Part
from generator.formats.pptx.words import Relations

_IMAGE = f"{opc.OFFICE}image"
DOTS_AN_INCH = 220  # what PowerPoint keeps of a picture that it compresses, for most screens and printers


class Media:
    """The parts that hold the pictures of slides, by name."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}

    def relation(self, shape: Bitmap, shown: Bounds, relations: Relations) -> str:
        """Return the id of a slide's relation to pixels that are shown within a box, in EMU."""
        size = (round(shown.right / EMU_PER_INCH * DOTS_AN_INCH), round(shown.bottom / EMU_PER_INCH * DOTS_AN_INCH))
        data = _fewer(shape.png, max(1, size[0]), max(1, size[1]))
        name = f"ppt/media/picture-{hashlib.sha256(data).hexdigest()[:16]}.png"
        self.parts[name] = Part("image/png", data)
        return relations.id(_IMAGE, name)


@lru_cache(maxsize=32)
def _fewer(data: bytes, across: int, down: int) -> bytes:
    from PIL import Image

    pixels = Image.open(io.BytesIO(data))
    fewer = reduced(pixels, across, down)
    return data if fewer is pixels else png(fewer)
