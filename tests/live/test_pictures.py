"""What changed on a page is outlined."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from generator.live.pictures import ChangedPage, changed_page, leaves_of
from tests.conftest import ROOT

pytestmark = pytest.mark.covered

FONTS = ROOT / "handouts/fonts"
Words = tuple[tuple[int, int, str], ...]  # x and y in points from the lower left corner
PAGE: Words = ((60, 700, "The first line"), (60, 400, "In the middle"), (350, 400, "On the right"), (60, 100, "The last line"))


def pdf(*pages: Words) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for words in pages:
        for x, y, text in words:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(page: Words, *indices: int) -> Words:
    return tuple((x, y, "Something else" if n in indices else text) for n, (x, y, text) in enumerate(page))


def page_of(old: bytes, new: bytes, *codes: str, in_words: bool = False) -> ChangedPage | None:
    now = leaves_of("a.pdf", new, FONTS)
    assert now
    return changed_page(leaves_of("a.pdf", old, FONTS), now, codes, in_words=in_words)


def shown(old: bytes, new: bytes) -> ChangedPage:
    found = page_of(old, new)
    assert found
    return found


def test_nothing_is_shown_where_nothing_looks_different() -> None:
    assert page_of(pdf(PAGE, PAGE), pdf(PAGE, PAGE)) is None


def test_the_first_page_that_changed_is_shown_with_its_places() -> None:
    found = shown(pdf(PAGE, PAGE, PAGE), pdf(PAGE, changed(PAGE, 1, 3), changed(PAGE, 0)))
    assert (found.page, found.pages, found.places) == (2, 3, 2)


@pytest.mark.parametrize("index", range(4))
def test_the_outline_is_round_what_changed(index: int) -> None:
    found = shown(pdf(PAGE), pdf(changed(PAGE, index)))
    picture = Image.open(io.BytesIO(found.now)).convert("RGB")
    apart = ImageChops.difference(picture, Image.new("RGB", picture.size, (196, 85, 0))).convert("L")
    box = apart.point(lambda value: 255 if value == 0 else 0).getbbox()
    assert box
    x, y, _ = PAGE[index]
    left, top, right, bottom = (each * 72 / 110 for each in box)
    assert left <= x + 20
    assert right >= x + 50
    assert top < 842 - y < bottom + 6
    assert (right - left) * (bottom - top) < 595 * 842 / 12
    assert found.places == 1


def test_places_side_by_side_have_outlines_of_their_own() -> None:
    assert shown(pdf(PAGE), pdf(changed(PAGE, 1, 2))).places == 2


def test_a_page_that_was_not_there_has_no_picture_of_before() -> None:
    found = shown(pdf(PAGE), pdf(PAGE, PAGE))
    assert (found.page, found.places, found.before) == (2, 0, b"")
    assert shown(b"", pdf(PAGE)).page == 1


def test_another_size_of_paper_is_one_place() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=True)
    canvas.drawString(60, 700, "The first line")
    canvas.save()
    assert shown(pdf(PAGE), out.getvalue()).places == 1


def footed(code: str, *pages: Words) -> bytes:
    return pdf(*((*page, (60, 30, f"HL-1 · {code}")) for page in pages))


def test_the_code_at_the_foot_of_each_page_is_no_change() -> None:
    before, after = footed("a1b2c3", PAGE, PAGE), footed("d4e5f6", PAGE, changed(PAGE, 1))
    for in_words in (True, False):
        found = page_of(before, after, "a1b2c3", "d4e5f6", in_words=in_words)
        assert found
        assert (found.page, found.places) == (2, 1)


def test_pages_that_say_the_same_are_passed_over_where_words_are_asked_for() -> None:
    moved = tuple((x + 9, y, text) for x, y, text in PAGE)
    assert page_of(pdf(PAGE), pdf(moved), in_words=True) is None
    assert page_of(pdf(PAGE), pdf(moved)) is not None


def test_a_file_that_cannot_be_drawn_has_no_pages() -> None:
    assert leaves_of("a.pdf", b"no PDF", FONTS) is None
    assert leaves_of("a.pptx", b"no slides", FONTS) is None
    assert leaves_of("index.html", b"<p>", FONTS) is None
