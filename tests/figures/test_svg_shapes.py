"""SVG files of plain shapes: each is read as the file says, and any other file is left to be drawn as pixels."""

from __future__ import annotations

import pytest

from generator.figures.curves import flattened, outlines
from generator.figures.drawing import Paint, Path
from generator.figures.svg_file import parse_svg
from generator.figures.svg_shapes import MOST_SHAPES, read_shapes
from generator.figures.svg_transforms import NotPlainError
from tests.each import rows

SIDE = 60  # of the grid of points checked


def shapes(inner: str, size: str = 'viewBox="0 0 60 60"') -> tuple[Path, ...]:
    return read_shapes(parse_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inner}</svg>'.encode()))


def corners(shape: Path) -> list[tuple[float, float]]:
    return [points[0] for _, points in shape.steps if points]


@rows(
    ("attributes", "fill"),
    [
        ('fill="#0b4a57"', "#0B4A57"),
        ('fill="#abc"', "#AABBCC"),
        ('fill="rgb(11, 74, 87)"', "#0B4A57"),
        ('fill="navy"', "#000080"),
        ('fill="DarkSlateGray"', "#2F4F4F"),
        ('style="fill: #0B4A57; stroke: none; -inkscape-stroke:none"', "#0B4A57"),
        ('fill="red" style="fill:#0B4A57"', "#0B4A57"),
        ('class="x" data-name="Logo"', "#000000"),
        ("", "#000000"),
    ],
)
def test_every_plain_way_to_write_a_colour_is_read(attributes: str, fill: str) -> None:
    assert [shape.paint for shape in shapes(f"<rect width='9' height='9' {attributes}/>")] == [Paint(fill=fill)]


def test_a_group_passes_on_its_paint_and_its_transformation() -> None:
    (shape,) = shapes('<g fill="#123456" transform="translate(10 20) scale(2)"><rect x="1" y="1" width="4" height="4"/></g>')
    assert shape.paint.fill == "#123456"
    assert corners(shape) == [(12, 22), (20, 22), (20, 30), (12, 30)]


@rows(
    ("size", "corner"),
    [
        ('viewBox="-30 -10 60 20"', (0, 0)),
        ('viewBox="-30 -10 60 20" width="120"', (0, 0)),
        ('width="100" height="100" viewBox="-30 -10 60 20"', (0, 100 / 3)),
        ('width="100" height="100" viewBox="-30 -10 60 20" preserveAspectRatio="xMinYMax meet"', (0, 200 / 3)),
        ('width="100" height="100" viewBox="-30 -10 60 20" preserveAspectRatio="none"', (0, 0)),
    ],
)
def test_the_view_box_is_placed_in_the_picture(size: str, corner: tuple[float, float]) -> None:
    (shape,) = shapes('<rect x="-30" y="-10" width="60" height="20"/>', size)
    assert corners(shape)[0] == pytest.approx(corner)


@rows(("side", "pixels"), [("48", 48), ("48px", 48), ("36pt", 48), ("3pc", 48), ("0.5in", 48), ("12.7mm", 48), ("1.27cm", 48), ("80%", 48)])
def test_lengths_are_read_in_any_unit(side: str, pixels: float) -> None:
    (shape,) = shapes(f'<rect width="{side}" height="{side}"/>')
    assert corners(shape)[2] == pytest.approx((pixels, pixels))


def test_a_picture_is_as_large_as_its_sides_say() -> None:
    svg = parse_svg(b'<svg xmlns="http://www.w3.org/2000/svg" width="1in" viewBox="0 0 200 100"/>')
    assert (svg.width, svg.height) == (96, 48)


def test_lines_widen_with_the_scale_of_their_group() -> None:
    line = '<line x1="1" y1="1" x2="9" y2="9" stroke="red" stroke-width="2" stroke-linecap="round"/>'
    (shape,) = shapes(f'<g transform="scale(3)">{line}</g>')
    assert shape.paint == Paint(fill="#000000", stroke="#FF0000", width=6.0, round=True)


@rows(
    "inner",
    [
        '<use href="#a"/>',
        '<rect width="9" height="9" fill="url(#g)"/>',
        '<rect width="9" height="9" fill="currentColor"/>',
        '<rect width="9" height="9" opacity=".5"/>',
        '<g clip-path="url(#c)"><rect width="9" height="9"/></g>',
        '<rect width="9" height="9" style="filter:url(#f)"/>',
        '<rect width="9" height="9" visibility="hidden"/>',
        '<rect width="9" height="9" stroke-dasharray="2"/>',
        '<defs><style>rect { fill: red }</style></defs><rect width="9" height="9"/>',
        '<rect width="9em" height="9"/>',
        '<path d="M0 0H9V9 nonsense"/>',
        '<path d="M0 0H9V1e999Z"/>',
        '<rect x="70" width="9" height="9"/>',
        '<rect width="9" height="9" transform="perspective(9)"/>',
        '<svg x="3"><rect width="9" height="9"/></svg>',
        '<rect width="9" height="9" something="new"/>',
        "<title>Nothing</title>",
        "<rect width='1' height='1'/>" * (MOST_SHAPES + 1),
        f"<path fill-rule='evenodd' d='{'M0 0C9 0 9 9 0 9Z' * 3000}'/>",
    ],
)
def test_anything_else_is_not_plain(inner: str) -> None:
    with pytest.raises(NotPlainError):
        shapes(inner)


def test_what_is_hidden_is_left_out() -> None:
    (shape,) = shapes(
        '<g display="none"><rect width="9" height="9"/></g><rect style="display:none" width="9" height="9"/><circle r="9" cx="9" cy="9"/>'
    )
    assert len(shape.steps) == 6


def test_short_lines_keep_their_length_in_small_units() -> None:
    (shape,) = shapes('<path d="M0.1 0.1h0.05v0.05z"/>', 'viewBox="0 0 1 1"')
    expected = (0.1, 0.1), (0.15, 0.1), (0.15, 0.15), (0.1, 0.1)
    assert corners(shape) == [pytest.approx(corner) for corner in expected]


@rows(
    ("transform", "corner"),
    [
        ("matrix(2 1 0 3 4 5)", (6, 9)),
        ("translate(10)", (11, 1)),
        ("scale(2 3)", (2, 3)),
        ("rotate(90)", (-1, 1)),
        ("rotate(90 5 5)", (9, 1)),
        ("translate(10 20) scale(2)", (12, 22)),
        ("skewX(45)", (2, 1)),
        ("skewY(45)", (1, 2)),
    ],
)
def test_every_kind_of_transformation_is_applied(transform: str, corner: tuple[float, float]) -> None:
    (shape,) = shapes(f'<rect x="1" y="1" width="4" height="4" transform="{transform}"/>', 'viewBox="-10 -10 60 60"')
    assert shape.steps[0][1][0] == pytest.approx((corner[0] + 10, corner[1] + 10))


RINGS = (
    "M5 5H55V55H5ZM15 15H45V45H15ZM25 25H35V35H25Z",  # all with the same winding: only the even-odd rule leaves holes
    "M30 5A25 25 0 1 1 30 55A25 25 0 1 1 30 5ZM30 20A10 10 0 1 0 30 40A10 10 0 1 0 30 20Z",
    "M5 5C30 0 30 0 55 5V55H5ZM20 20V40H40V20Z",
)


@pytest.mark.parametrize("path", RINGS)
def test_holes_stay_holes_under_either_fill_rule(path: str) -> None:
    """PDF fills by winding number, which must be 1 or -1 where the even-odd rule fills, and 0 elsewhere."""
    (shape,) = shapes(f'<path fill-rule="evenodd" d="{path}"/>')
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
