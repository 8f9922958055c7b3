"""Logos: plain SVG is drawn as intended, and anything else is refused by name."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generator.figures.curves import flattened, outlines
from generator.figures.drawing import Paint
from generator.figures.logo import Logo, read_logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">'
SIDE = 60  # of the grid of points checked


def svg(inner: str, view: str = "0 0 60 60") -> bytes:
    return f"{HEAD.format(view=view)}{inner}</svg>".encode()


def logo(inner: str, view: str = "0 0 60 60") -> Logo:
    return read_logo(svg(inner, view), ".svg")


def paints(inner: str) -> list[Paint]:
    return [shape.paint for shape in logo(inner).shapes]


@pytest.mark.parametrize(
    ("attributes", "fill"),
    [
        ('fill="#0b4a57"', "#0B4A57"),
        ('fill="#abc"', "#AABBCC"),
        ('fill="rgb(11, 74, 87)"', "#0B4A57"),
        ('fill="navy"', "#000080"),
        ('style="fill: #0B4A57; stroke: none"', "#0B4A57"),
        ('class="x"', "#8B1A2B"),
        ("", "#000000"),
    ],
)
def test_every_way_to_write_a_colour_is_read(attributes: str, fill: str) -> None:
    assert paints(f"<style>.x {{ fill: #8B1A2B }}</style><rect width='9' height='9' {attributes}/>") == [Paint(fill=fill)]


def test_a_group_passes_on_its_paint_and_its_transformation() -> None:
    (shape,) = logo('<g fill="#123456" transform="translate(10 20) scale(2)"><rect x="1" y="1" width="4" height="4"/></g>').shapes
    assert shape.paint.fill == "#123456"
    assert [points[0] for _, points in shape.steps if points] == [(12, 22), (20, 22), (20, 30), (12, 30)]


def test_a_view_box_that_starts_elsewhere_is_moved_to_the_corner() -> None:
    (shape,) = logo('<rect x="-30" y="-10" width="60" height="20"/>', view="-30 -10 60 20").shapes
    assert shape.steps[0] == ("M", ((0, 0),))


def test_lines_widen_with_the_scale_of_their_group() -> None:
    line = '<line x1="1" y1="1" x2="9" y2="9" stroke="red" stroke-width="2" stroke-linecap="round"/>'
    assert paints(f'<g transform="scale(3)">{line}</g>') == [Paint(fill="#000000", stroke="#FF0000", width=6.0, round=True)]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<text>Clinic</text>", "it contains the element 'text'; only shapes in plain colours can be drawn: convert text to paths"),
        ('<image href="x.png"/>', "it contains the element 'image'"),
        ('<use href="#a"/>', "it contains the element 'use'"),
        ('<rect width="9" height="9" fill="url(#g)"/>', "it has a gradient or pattern"),
        ('<rect width="9" height="9" fill="currentColor"/>', "it has the colour 'currentcolor'"),
        ('<rect width="9" height="9" opacity=".5"/>', "part of it is transparent"),
        ('<g clip-path="url(#c)"><rect width="9" height="9"/></g>', "it has clipped shapes"),
        ('<rect width="9" height="9" style="filter:url(#f)"/>', "it has filters"),
        ('<rect width="9" height="9" display="none"/>', "part of it is hidden: delete that part"),
        ('<rect width="9" height="9" stroke-dasharray="2"/>', "it has dashed lines"),
        (
            "<style>rect { fill: red }</style><rect width='9' height='9'/>",
            "its style sheet has a rule for 'rect'",
        ),
        ('<rect width="50%" height="9"/>', "the 'width' of a rect is '50%', not a plain length"),
        ('<g transform="skewX(9)"><rect width="9" height="9"/></g>', "it has a transformation that can't be drawn: 'skewX'"),
        ('<path d="M0 0 nonsense"/>', "one of its paths can't be read"),
        ('<rect x="70" width="9" height="9"/>', "part of it lies outside its page"),
        ("<title>Nothing</title>", "it is empty"),
        ("<rect width='1' height='1'/>" * 501, "it has 501 shapes; the limit is 500"),
    ],
)
def test_anything_that_cannot_be_drawn_is_refused_by_name(inner: str, said: str) -> None:
    with pytest.raises(ValueError, match="the logo can't be drawn: ") as refused:
        logo(inner)
    assert said in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"no picture", b"<html/>", b'<svg xmlns="http://www.w3.org/2000/svg"/>', b"\xff\xfe\x00"])
def test_a_file_that_is_not_svg_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="the logo can't be drawn"):
        read_logo(data, ".svg")


def test_entities_that_expand_endlessly_are_refused() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE svg [<!ENTITY l0 "ha">{levels}]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><desc>&l8;</desc></svg>'
    with pytest.raises(ValueError, match="the logo can't be drawn"):
        read_logo(bomb.encode(), ".svg")


def test_short_lines_keep_their_length_in_small_units() -> None:
    (shape,) = logo('<path d="M0.1 0.1h0.05v0.05z"/>', view="0 0 1 1").shapes
    corners = (0.1, 0.1), (0.15, 0.1), (0.15, 0.15), (0.1, 0.1)
    assert [points[0] for _, points in shape.steps if points] == [pytest.approx(corner) for corner in corners]


@pytest.mark.parametrize(
    ("transform", "corner"),
    [
        ("matrix(2 1 0 3 4 5)", (6, 9)),
        ("translate(10)", (11, 1)),
        ("scale(2 3)", (2, 3)),
        ("rotate(90)", (-1, 1)),
        ("rotate(90 5 5)", (9, 1)),
        ("translate(10 20) scale(2)", (12, 22)),
    ],
)
def test_every_kind_of_transformation_is_applied(transform: str, corner: tuple[float, float]) -> None:
    (shape,) = logo(f'<rect x="1" y="1" width="4" height="4" transform="{transform}"/>', view="-10 -10 60 60").shapes
    assert shape.steps[0][1][0] == pytest.approx((corner[0] + 10, corner[1] + 10))


RINGS = (
    "M5 5H55V55H5ZM15 15H45V45H15ZM25 25H35V35H25Z",  # all with the same winding: only the even-odd rule leaves holes
    "M30 5A25 25 0 1 1 30 55A25 25 0 1 1 30 5ZM30 20A10 10 0 1 0 30 40A10 10 0 1 0 30 20Z",
    "M5 5C30 0 30 0 55 5V55H5ZM20 20V40H40V20Z",
)


@pytest.mark.parametrize("path", RINGS)
def test_holes_stay_holes_under_either_fill_rule(path: str) -> None:
    """PDF fills by winding number, which must be 1 or -1 where the even-odd rule fills, and 0 elsewhere."""
    (shape,) = logo(f'<path fill-rule="evenodd" d="{path}"/>').shapes
    flat = [flattened(outline) for outline in outlines(shape.steps)]
    for x in range(1, SIDE, 3):
        for y in range(1, SIDE, 3):
            winding = sum(_winding(outline, x + 0.37, y + 0.41) for outline in flat)
            assert winding in (0, 1, -1)


def _winding(outline: list[tuple[float, float]], x: float, y: float) -> int:
    turns = 0
    for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            turns += 1 if y1 > y0 else -1
    return turns


def test_a_logo_keeps_its_proportions() -> None:
    wide = logo('<rect width="60" height="20"/>', view="0 0 60 20")
    assert wide.fitted(120, 100) == (120, 40)
    picture = wide.drawing("Logo of a clinic").picture(120, 100, 12)
    ((_, (corner,)), *_) = picture.shapes[0].steps  # type: ignore[union-attr]  # the shapes of a logo are paths
    assert corner == (0, 30)


def test_grey_is_the_same_for_shapes_and_raster_images() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "#8B1A2B").save(out, "PNG")
    grey = read_logo(out.getvalue(), ".png").in_grey().raster().getpixel((0, 0))
    fill = logo('<rect width="9" height="9" fill="#8B1A2B"/>').in_grey().shapes[0].paint.fill
    assert fill == "#3E3E3E"
    assert grey == (0x3E, 0x3E, 0x3E, 255)
