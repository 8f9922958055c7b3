"""A clinic's own picture in the place of a drawing: as large as there is room, on paper, on slides and on web pages."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from generator.figures.bounds import geometric_bounds, visible_bounds
from generator.figures.drawing import Bitmap, Path, Picture
from generator.figures.own_picture import LIMITS, TALLEST, OwnPicture
from generator.figures.picture_file import read_picture
from generator.figures.svg import SvgStyle, svg
from generator.formats.pdf.figures import operators
from generator.formats.pptx.figures import DrawingStyle, group
from generator.formats.pptx.markup import A, R
from generator.problems import Location

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#8B1A2B"/></svg>'


def saved(width: int, height: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#8B1A2B").save(out, kind)
    return out.getvalue()


def own(data: bytes, ending: str = ".png") -> OwnPicture:
    return OwnPicture(read_picture(data, ending, "the picture", LIMITS), "A red board", Location("content.yaml", 3, 7))


def bitmap(picture: Picture) -> Bitmap:
    (shape,) = picture.shapes
    assert isinstance(shape, Bitmap)
    return shape


@pytest.mark.parametrize(("data", "ending"), [(saved(40, 20), ".png"), (saved(40, 20, "JPEG"), ".jpg")])
def test_pixels_take_the_width_and_the_height_they_need(data: bytes, ending: str) -> None:
    shown = own(data, ending).picture(200, 0, 12)
    assert (shown.width, shown.height) == (200, 100)
    shape = bitmap(shown)
    assert (shape.x, shape.y, shape.width, shape.height) == (0, 0, 200, 100)
    assert Image.open(io.BytesIO(shape.png)).size == (40, 20)
    assert shape.location == Location("content.yaml", 3, 7)


def test_an_upright_one_does_not_fill_a_page() -> None:
    shown = own(saved(20, 80)).picture(200, 0, 12)
    shape = bitmap(shown)
    assert (shown.width, shown.height) == (200, 200 * TALLEST)
    assert (shape.width, shape.height) == (37.5, 150)
    assert shape.x == (200 - 37.5) / 2


def test_in_a_place_of_a_given_height_it_stands_in_the_middle() -> None:
    shape = bitmap(own(saved(40, 20)).picture(100, 90, 12))
    assert (shape.x, shape.y, shape.width, shape.height) == (0, 20, 100, 50)
    assert visible_bounds(shape) == geometric_bounds(shape)
    assert (geometric_bounds(shape).top, geometric_bounds(shape).bottom) == (20, 70)


def test_a_drawn_one_stays_shapes_in_its_own_colours() -> None:
    drawing = own(SVG, ".svg")
    (shape,) = drawing.picture(200, 0, 12).shapes
    assert isinstance(shape, Path)
    assert shape.paint.fill == "#8B1A2B"
    bounds = geometric_bounds(shape)
    assert (bounds.right, bounds.bottom) == (200, 100)
    (grey,) = drawing.in_grey().picture(200, 0, 12).shapes
    assert isinstance(grey, Path)
    assert grey.paint.fill == "#3E3E3E"


def test_a_camera_s_picture_keeps_no_more_pixels_than_paper_shows() -> None:
    file = own(saved(5000, 3000)).file
    assert (file.width, file.height) == (2000, 1200)


def test_two_are_equal_wherever_they_were_named() -> None:
    one, other = own(saved(40, 20)), OwnPicture(own(saved(40, 20)).file, "A red board")
    assert one == other
    assert hash(one) == hash(other)


# --- the three painters ----------------------------------------------------------------------------------------------
def test_on_a_web_page_it_is_an_image_with_its_pixels() -> None:
    drawing = own(saved(40, 20))
    page = svg(drawing.picture(200, 0, 12), drawing.alt, SvgStyle(12, str))
    found = re.search(r'<image x="0" y="0" width="200" height="100" [^>]*href="data:image/png;base64,([^"]+)"/>', page)
    assert found
    assert Image.open(io.BytesIO(b64decode(found[1]))).getpixel((3, 3)) == (139, 26, 43)
    assert 'aria-label="A red board"' in page


def test_on_paper_it_is_an_upright_image_at_its_place() -> None:
    code = operators(own(saved(40, 20)).picture(200, 0, 12).shapes, 10, 500, str, image=lambda shape: f"Im{shape.width:.0f}")
    assert code.splitlines() == ["q", "1 0 0 -1 10.00 500.00 cm", "q 200.00 0 0 -100.00 0.00 100.00 cm /Im200 Do Q", "Q"]


def written(element: Any) -> str:
    """Return an element as text, each namespace named once, at its head."""
    etree.cleanup_namespaces(element, top_nsmap={"a": A, "r": R})
    return str(etree.tostring(element, encoding="unicode"))


def test_on_a_slide_it_is_a_picture_with_its_alternative_text_and_within_its_place() -> None:
    drawing = own(saved(40, 20))
    style = DrawingStyle("en", 18, str, image=lambda _shape, shown: f"rId{round(shown.right)}")
    ids = iter(range(7, 20))
    made = group(drawing.picture(100, 100, 18), drawing.name, drawing.alt, (0, 0, 200_000, 200_000), ids.__next__, style)
    xml = written(made)
    assert xml.startswith("<p:pic ")
    assert '<p:cNvPr id="7" name="Own picture" descr="A red board"/>' in xml
    assert '<a:blip r:embed="rId200000"/>' in xml
    assert '<a:off x="0" y="50000"/><a:ext cx="200000" cy="100000"/>' in xml
    assert "grpSp" not in xml


def test_beside_other_shapes_it_is_part_of_their_group() -> None:
    shapes = own(saved(40, 20)).picture(100, 50, 18).shapes + own(SVG, ".svg").picture(100, 50, 18).shapes
    style = DrawingStyle("en", 18, str, image=lambda *_: "rId9")
    ids = iter(range(7, 20))
    xml = written(group(Picture(100, 50, shapes), "Both", "A board", (0, 0, 100, 50), ids.__next__, style))
    assert xml.startswith("<p:grpSp ")
    assert xml.count("<p:pic>") == 1
    assert xml.count("A board") == 1


def test_pixels_without_a_file_to_put_them_in_are_a_fault() -> None:
    picture = own(saved(40, 20)).picture(100, 50, 18)
    with pytest.raises(ValueError, match="needs a file"):
        operators(picture.shapes, 0, 0, str)
    with pytest.raises(ValueError, match="needs a file"):
        group(picture, "x", "y", (0, 0, 9, 9), iter(range(9)).__next__, DrawingStyle("en", 18, str))
