"""What comes out of an office printer: measured on rendered pages, in colour and in grey."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from generator.design.theme import Theme
from tests.made import REAL, SMALLEST, book, documents
from tests.pdf import reading
from tests.pdf.sample import SAMPLE, printed, standard

DPI = 100
NO_INK = 7  # mm that office printers leave blank
NO_TEXT = 10
SMALLEST_TYPE = 12  # pt: RNIB clear print
LARGE_TYPE = 16  # pt: the line that offers large print
SMALLEST_CODE = 65 * 0.4  # mm: the most modules, quiet zone included, of the least size that phones read from paper
CONTRAST = 4.5  # WCAG 2.2, 1.4.3

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])


@cache
def pictures(data: bytes, dpi: int = DPI) -> tuple[Image.Image, ...]:
    """Return a file's pages as printed."""
    with pypdfium2.PdfDocument(data) as pdf:
        return tuple(page.render(scale=dpi / 72).to_pil().convert("RGB") for page in pdf)


def inked(picture: Image.Image, dpi: int = DPI) -> tuple[float, float, float, float]:
    """Return how far from the left, top, right and bottom edge the first ink lies, in mm."""
    box = (
        ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).convert("L").point(lambda v: 255 if v > 8 else 0).getbbox()
    )
    assert box
    left, top, right, bottom = (v * 25.4 / dpi for v in box)
    width, height = (v * 25.4 / dpi for v in picture.size)
    return left, top, width - right, height - bottom


def lettered(data: bytes) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """Yield (page, box in points from the bottom left) of each stretch of text."""
    with pypdfium2.PdfDocument(data) as pdf:
        for number, page in enumerate(pdf):
            text = page.get_textpage()
            yield from ((number, text.get_rect(n)) for n in range(text.count_rects()))


@each_content
def test_no_ink_lies_where_printers_leave_paper_blank(content: Path) -> None:
    near = {
        f"{made.name}, page {n}": sides
        for made in documents(content)
        for n, picture in enumerate(pictures(made.data), 1)
        if min(sides := inked(picture)) < NO_INK
    }
    assert near == {}


@each_content
def test_no_words_lie_near_the_edge(content: Path) -> None:
    _, paper = standard()
    width, height = paper.size
    margin = NO_TEXT * 72 / 25.4
    near = {
        (made.name, page): box
        for made in documents(content)
        for page, box in lettered(made.data)
        if box[0] < margin or box[1] < margin or box[2] > width - margin or box[3] > height - margin
    }
    assert near == {}


@each_content
def test_no_words_are_small(content: Path) -> None:
    for made in documents(content):
        with reading.opened(made.data) as pdf:
            sizes = {operator.size for page in pdf.pages for operator in reading.operators(page) if operator.name in reading.SHOWING}
            stretched = {
                tuple(float(v) for v in operator.operands[:4])
                for page in pdf.pages
                for operator in reading.operators(page)
                if operator.name == "Tm"
            }
        assert min(sizes) >= SMALLEST_TYPE, made.name
        assert stretched == {(1, 0, 0, 1)}, made.name


def test_no_theme_may_have_words_smaller_than_that() -> None:
    theme, _ = standard()
    small = theme.model_dump(by_alias=True)
    small["type"]["body"] = (11.9, 16)
    with pytest.raises(ValueError, match="greater than or equal to 12"):
        Theme.model_validate(small)


@each_content
def test_the_offer_of_large_print_is_in_large_print(content: Path) -> None:
    offer = book(content).other_formats.plain
    for made in documents(content):
        with reading.opened(made.data) as pdf:
            texts = reading.texts(pdf)
            said = {"".join(texts.get(key, "") for key in reading.contents(e)): set(reading.contents(e)) for _, e in reading.elements(pdf)}
            operators = [(page.obj.objgen, operator) for page in pdf.pages for operator in reading.operators(page)]
        sizes = {op.size for page, op in operators if (page, op.owner) in said[offer] and op.name in reading.SHOWING}
        assert min(sizes) >= LARGE_TYPE, made.name


@each_content
@pytest.mark.parametrize("mode", ["RGB", "L"], ids=["colour", "grey"])
def test_a_phone_reads_the_code_and_finds_the_printed_address(content: Path, mode: str) -> None:
    link = book(content).clinic.link
    for made in documents(content):
        found = [code.text for page in pictures(made.data, 150) for code in zxingcpp.read_barcodes(page.convert(mode))]
        assert found == [link], made.name
        with reading.opened(made.data) as pdf:
            assert link in {str(a.A.URI) for page in pdf.pages for a in page.obj.get("/Annots", ())}, made.name


@each_content
def test_the_code_is_large_enough_for_any_address_it_may_hold(content: Path) -> None:
    for made in documents(content):
        with reading.opened(made.data) as pdf:
            (code,) = [e for _, e in reading.elements(pdf) if e.S == "/Figure" and str(book(content).clinic.link) in str(e.get("/Alt", ""))]
            left, _, right, _ = (float(value) for value in code.A[0].BBox)
        assert (right - left) / 72 * 25.4 >= SMALLEST_CODE - 0.01, made.name


@each_content
def test_all_words_stand_out_also_in_grey(content: Path) -> None:
    faint = {(made.name, box): ratio for made in documents(content) for box, ratio in contrasts(made.data) if ratio < CONTRAST}
    assert faint == {}


@pytest.mark.parametrize("masthead", ["band", "plain"])
def test_both_mastheads_can_be_read_in_grey(masthead: str) -> None:
    assert min(ratio for _, ratio in contrasts(printed(SAMPLE, masthead=masthead).data)) >= CONTRAST


def contrasts(data: bytes, dpi: int = 150) -> Iterator[tuple[tuple[float, ...], float]]:
    """Yield the box of each stretch of text with the contrast of its darkest and lightest dots, printed in grey."""
    pages = [picture.convert("L") for picture in pictures(data, dpi)]
    for number, (left, bottom, right, top) in lettered(data):
        page = pages[number]
        scale = dpi / 72
        dots = page.crop((int(left * scale), int(page.height - top * scale), int(right * scale) + 1, int(page.height - bottom * scale) + 1))
        darkest, lightest = dots.getextrema()
        yield (left, bottom), (_luminance(float(lightest)) + 0.05) / (_luminance(float(darkest)) + 0.05)  # type: ignore[arg-type]


def _luminance(grey: float) -> float:
    """Return the relative luminance of a grey from 0 to 255 (WCAG 2.2)."""
    share = grey / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
