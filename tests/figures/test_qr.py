"""QR codes can be read from a rendered page, as a phone would, in colour and in grey."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from generator.figures.drawing import Path, Rect
from generator.figures.qr import MAX_BYTES, QUIET_ZONE, QrCode
from generator.formats.pdf.figures import paint
from tests.figures.gallery import ADDRESS, colour

MM = 72 / 25.4
LONGEST = "https://clinic.example/" + "a" * (MAX_BYTES - 23)


def page(url: str, side: float, ground: tuple[float, float, float]) -> Image.Image:
    """Return a page of one colour with the code on it, at 150 dpi."""
    file = BytesIO()
    canvas = Canvas(file, (3 * side, 3 * side))
    canvas.setFillColorRGB(*ground)
    canvas.rect(0, 0, 3 * side, 3 * side, fill=1)
    paint(QrCode(url, "x").picture(side, 0, 12), canvas, side, 2 * side, colour, lambda *_: None)
    canvas.showPage()
    canvas.save()
    image: Image.Image = pypdfium2.PdfDocument(file.getvalue())[0].render(scale=150 / 72).to_pil()
    return image


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize(("url", "side"), [(ADDRESS, 20 * MM), (ADDRESS, 26 * MM), (LONGEST, 26 * MM)])
def test_the_address_can_be_read_from_a_page(url: str, side: float, mode: str) -> None:
    found = zxingcpp.read_barcodes(page(url, side, (1, 1, 1)).convert(mode))
    assert [code.text for code in found] == [url]


def test_the_quiet_zone_makes_it_readable_on_a_dark_card() -> None:
    found = zxingcpp.read_barcodes(page(ADDRESS, 26 * MM, (0.04, 0.29, 0.34)))
    assert [(code.text, code.ec_level) for code in found] == [(ADDRESS, "M")]


def test_the_modules_are_one_shape_within_the_quiet_zone() -> None:
    ground, modules = QrCode("https://clinic.example/aa", "x").picture(33, 0, 12).shapes
    assert isinstance(ground, Rect)
    assert isinstance(modules, Path)
    points = [p for _, ps in modules.steps for p in ps]
    assert (ground.width, ground.paint.fill, modules.paint.fill) == (33, "white", "ink")
    assert min(x for x, _ in points) == pytest.approx(QUIET_ZONE)  # 25 modules and two quiet zones of one point a module
    assert max(y for _, y in points) == pytest.approx(33 - QUIET_ZONE)


def test_every_corner_lies_on_the_grid_of_modules() -> None:
    modules = QrCode("https://clinic.example/aa", "x").picture(33, 0, 12).shapes[1]
    assert isinstance(modules, Path)
    assert all(abs(v - round(v)) < 1e-9 for _, points in modules.steps for p in points for v in p)


@pytest.mark.parametrize("length", range(1, MAX_BYTES - 23, 8))
def test_outlines_leave_out_just_what_is_light_whichever_rule_a_program_fills_by(length: int) -> None:
    """Drawn at one point a module: a ray from each module's middle meets edges, which wind round it or don't."""
    url = "https://clinic.example/" + "aZ3"[length % 3] * length
    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    rows: Any = memoryview(image).tolist()
    dark = [[value == 0 for value in row] for row in rows]
    modules = QrCode(url, "x").picture(len(dark) + 2 * QUIET_ZONE, 0, 12).shapes[1]
    assert isinstance(modules, Path)
    winding, crossed = ([[0] * len(dark) for _ in dark] for _ in range(2))
    for (x, start), (_, end) in _upright(modules):
        for y in range(min(start, end), max(start, end)):
            for left in range(x):
                winding[y][left] += 1 if start < end else -1
                crossed[y][left] ^= 1
    assert [[bool(count) for count in row] for row in winding] == dark
    assert [[bool(count) for count in row] for row in crossed] == dark


def _upright(path: Path) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the upright edges of all outlines, in modules."""
    corners: list[tuple[int, int]] = []
    for _, points in path.steps:
        if points:
            corners.append((round(points[0][0]) - QUIET_ZONE, round(points[0][1]) - QUIET_ZONE))
        else:
            yield from ((one, other) for one, other in zip(corners, corners[1:] + corners[:1], strict=True) if one[0] == other[0])
            corners = []


@pytest.mark.parametrize("url", ["", "  "])
def test_an_empty_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="needs an address"):
        QrCode(url, "x")


def test_an_address_too_long_to_scan_is_refused() -> None:
    assert QrCode(LONGEST, "x")
    with pytest.raises(ValueError, match="214 bytes"):
        QrCode(LONGEST + "a", "x")


def test_the_limit_is_in_bytes_not_characters() -> None:
    with pytest.raises(ValueError, match="bytes"):
        QrCode("https://clinic.example/" + "é" * 100, "x")
