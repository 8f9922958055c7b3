"""SVG files as pictures: shapes where every program draws them alike, otherwise pixels; none takes long."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.figures import resvg
from generator.figures.logo import LIMITS
from generator.figures.picture_file import FINEST, PictureFile, read_picture
from generator.figures.refused_picture import RefusedPictureError
from tests.each import rows

pytestmark = pytest.mark.covered

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def read(inner: str, size: str = 'viewBox="0 0 60 20"') -> PictureFile:
    return read_picture(f"<svg {SPACE} {size}>{inner}</svg>".encode(), ".svg", "the picture", LIMITS)


def refusal(inner: str, size: str = 'viewBox="0 0 60 20"') -> str:
    with pytest.raises(RefusedPictureError) as refused:
        read(inner, size)
    return str(refused.value)


def test_plain_shapes_stay_shapes() -> None:
    assert len(read('<path d="M2 2H18V18H2Z M6 6V14H14V6Z"/><circle cx="40" cy="10" r="8" fill="none" stroke="red"/>').shapes) == 2


@rows(
    "inner",
    [
        '<path d="M12 1L16 18L3 7H21L8 18Z"/>',  # crosses itself: filled by winding number, hollow by the even-odd rule
        '<path fill-rule="evenodd" d="M12 1L16 18L3 7H21L8 18Z"/>',
        '<path d="M2 2H30V18H2Z M6 6H20V14H6Z"/>',
        '<path d="M5 19L7 1L9 19" fill="none" stroke="red" stroke-width="3"/>',  # its tip is cut in SVG, and not in PDF
        '<path d="M5 15H30V5" fill="none" stroke="red" stroke-width="6" stroke-linejoin="round"/>',
        '<g transform="scale(3 1)"><rect x="2" y="5" width="8" height="9" fill="none" stroke="red" stroke-width="3"/></g>',
    ],
)
def test_shapes_that_programs_draw_differently_become_pixels(inner: str) -> None:
    picture = read(inner)
    assert picture.drawn
    assert picture.shapes == ()


def test_pixels_are_as_many_as_the_largest_place_can_show() -> None:
    picture = read('<rect width="60" height="20" opacity=".5"/>')
    assert (picture.width, picture.height) == (1440, round(LIMITS.place[1] * FINEST))
    assert picture.pixels().mode == "LA"


def test_what_lies_outside_is_cut_off_as_in_a_browser() -> None:
    pixels = read('<circle cx="60" cy="10" r="20" fill="red"/>').pixels().convert("RGBA")
    assert pixels.getpixel((pixels.width - 1, pixels.height // 2)) == (255, 0, 0, 255)
    assert pixels.getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_picture_that_shows_nothing_is_refused() -> None:
    assert refusal('<use href="#missing"/>') == "the picture shows nothing"


def test_a_small_number_of_old_abbreviations_is_read() -> None:
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "http://www.w3.org/x.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
    file = f'{head}<svg xmlns="&ns_svg;" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    assert read_picture(file.encode(), ".svg", "the picture", LIMITS).shapes


def nested_masks() -> str:
    masks = (f'<mask id="m{n}" mask="url(#m{n + 1})"><rect width="9" height="9" fill="#fff"/></mask>' for n in range(3000))
    return "".join(masks) + '<rect mask="url(#m0)" width="9" height="9"/>'


SLOW = {
    "filter": '<filter id="f"><feMorphology radius="200"/></filter><rect filter="url(#f)" width="60" height="20"/>',
    "masks": nested_masks(),
    "groups": '<g opacity=".9">' * 90 + '<rect width="60" height="20"/>' + "</g>" * 90,
}


@pytest.mark.parametrize("kind", ["filter", *(pytest.param(kind, marks=pytest.mark.sweep) for kind in ("masks", "groups"))])
def test_one_that_takes_too_long_or_too_much_memory_is_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resvg, "SECONDS", 1)
    monkeypatch.setattr(resvg, "MOST_MEMORY", 200_000_000)
    said = refusal(SLOW[kind], 'viewBox="0 0 60 20" width="600" height="200"')
    assert said in (
        "the picture is too complicated to be drawn",
        "the picture can't be drawn: it holds something that only the program it was made with understands",
    )


def test_no_file_and_no_font_of_this_computer_is_used(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"")
    assert "from outside" in refusal(f'<image href="{tmp_path}/x.png" width="9" height="9"/>')
