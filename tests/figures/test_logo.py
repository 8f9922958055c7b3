"""Logos: they keep their proportions, and are grey where ink is black."""

from __future__ import annotations

import io

from PIL import Image

from generator.figures.logo import LIMITS, Logo, read_logo
from generator.figures.picture_file import FINEST


def logo(inner: str, view: str = "0 0 60 60") -> Logo:
    return read_logo(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{inner}</svg>'.encode(), ".svg")


def dots(size: tuple[int, int]) -> Logo:
    out = io.BytesIO()
    Image.new("RGB", size, "#8B1A2B").save(out, "PNG")
    return read_logo(out.getvalue(), ".png")


def test_a_logo_keeps_its_proportions() -> None:
    wide = logo('<rect width="60" height="20"/>', view="0 0 60 20")
    assert wide.picture.fitted(120, 100) == (120, 40)
    picture = wide.drawing("Logo of a clinic").picture(120, 100, 12)
    ((_, (corner,)), *_) = picture.shapes[0].steps  # type: ignore[union-attr]  # the shapes of a logo are paths
    assert corner == (0, 30)


def test_grey_is_the_same_for_shapes_and_raster_images() -> None:
    fill = logo('<rect width="9" height="9" fill="#8B1A2B"/>').in_grey().picture.shapes[0].paint.fill
    grey = dots((4, 4)).in_grey().picture.pixels()
    assert fill == "#3E3E3E"
    assert (grey.mode, grey.getpixel((0, 0))) == ("L", 0x3E)


def test_a_raster_logo_has_no_more_pixels_than_its_largest_place_can_show() -> None:
    assert dots((3600, 1200)).picture.pixels().size == (1440, round(LIMITS.place[1] * FINEST))
    assert dots((30, 10)).picture.pixels().size == (30, 10)
