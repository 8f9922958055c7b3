"""Booklets: once the sheets are printed on both sides, stacked and folded, the pages follow each other, upright and in line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from pydantic import ValidationError
from reportlab.pdfgen.canvas import Canvas

from generator.design.paper import MM, Imposition, Paper
from generator.document.blocks import Document, Section
from generator.document.rendered import Rendered
from generator.figures.logo import Logo
from generator.figures.picture_file import PictureFile
from generator.formats.pdf import render
from generator.formats.pdf.checks import check_pdf
from generator.formats.pdf.impose import fold, folding_order, impose
from generator.formats.pdf.render import pages_key, render_document
from generator.problems import Problem
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.ghostscript import coverage, needs_ghostscript
from tests.formats.pdf.print_shop import A5, PRESS, booklet_paper, changed_paper
from tests.formats.pdf.sample import ANY_PAGES, SAMPLE, document, paragraph, standard
from tests.made import REAL, pdf_jobs
from tests.typefaces import FONTS

pytestmark = pytest.mark.covered

A4, LETTER = Imposition(width=297, height=210), Imposition(width=279.4, height=215.9)
A5_PAGE, HALF_LETTER_PAGE = (148 * MM, 210 * MM), (139.7 * MM, 215.9 * MM)
FORMATS = {"A5 on A4": (A5_PAGE, A4), "half letter on letter": (HALF_LETTER_PAGE, LETTER)}
each_format = pytest.mark.parametrize(("size", "sheet"), FORMATS.values(), ids=FORMATS.keys())
each_length = pytest.mark.parametrize("pages", [4, 8, 16])
DPI = 150
PACKET = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"


@cache
def numbered(pages: int, size: tuple[float, float] = A5_PAGE) -> bytes:
    """Return pages with a large number on each, in a frame along the edge of the page."""
    file = io.BytesIO()
    canvas = Canvas(file, size, lang="en", invariant=1, pageCompression=0)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 120)
        canvas.drawCentredString(size[0] / 2, size[1] / 2, f"{number}")
        canvas.setLineWidth(1)
        canvas.rect(0.5, 0.5, size[0] - 1, size[1] - 1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_the_pages_of_inner_sheets_are_moved_to_the_fold_by_the_creep() -> None:
    """Each sheet sticks out a little further than the one around it."""
    with pikepdf.open(io.BytesIO(impose(numbered(12), A4.model_copy(update={"creep": 0.2}), PACKET))) as folded:
        sides = [_places(side) for side in folded.pages]
    moved = [0.2 * MM * sheet for sheet in (0, 0, 1, 1, 2, 2)]
    fold_at = A4.width * MM / 2
    assert [left + A5_PAGE[0] - fold_at for left, _ in sides] == pytest.approx(moved, abs=0.01)
    assert [fold_at - right for _, right in sides] == pytest.approx(moved, abs=0.01)


def _places(side: pikepdf.Page) -> list[float]:
    """Return where the two pages on a side begin, from its left edge."""
    return [float(each.operands[4]) for each in pikepdf.parse_content_stream(side) if f"{each.operator}" == "cm"]


# -- paper and hands --------------------------------------------------------------------------------------------------------------
def printed_sheets(data: bytes) -> list[tuple[list[str], list[str]]]:
    """Return each sheet as it comes out of the printer: what is on its front and on its back, each from left to right."""
    with pypdfium2.PdfDocument(data) as pdf:
        sides = [_halves(page) for page in pdf]
    return list(zip(sides[::2], sides[1::2], strict=True))


def _halves(page: pypdfium2.PdfPage) -> list[str]:
    text, (width, height) = page.get_textpage(), page.get_size()
    return [" ".join(text.get_text_bounded(left, 0, left + width / 2, height).split()) for left in (0, width / 2)]


def turned_over(side: list[str]) -> list[str]:
    """Return which half of a side is behind each half of the other: flipped on the short edge, left ends up behind right."""
    return side[::-1]


def read_through(sheets: list[tuple[list[str], list[str]]]) -> list[str]:
    """Stack the sheets face down, the first at the bottom; fold them upwards in the middle; turn the leaves and read."""
    # Seen from above, the open stack shows each sheet's back; below each half of it is the half of the front behind it.
    left, right = ([(back[half], turned_over(front)[half]) for front, back in sheets] for half in (0, 1))
    # Folded, with the spine on the left, the left leaves come first: the lowest, with its underside up, is the cover.
    first_half = [page for above, below in left for page in (below, above)]
    second_half = [page for above, below in reversed(right) for page in (above, below)]
    return first_half + second_half


@each_format
@each_length
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(pages: int, size: tuple[float, float], sheet: Imposition) -> None:
    sheets = printed_sheets(impose(numbered(pages, size), sheet, PACKET))
    assert len(sheets) == pages // 4
    assert read_through(sheets) == [str(n) for n in range(1, pages + 1)]


def test_eight_pages_have_the_order_given_in_books() -> None:
    assert folding_order(8) == ((8, 1), (2, 7), (6, 3), (4, 5))


@rows("pages", [0, 1, 2, 6, 15])
def test_pages_that_do_not_fill_their_sheets_are_refused(pages: int) -> None:
    with pytest.raises(ValueError, match=f"{pages} pages can't be folded"):
        folding_order(pages)


# -- where the pages are ----------------------------------------------------------------------------------------------------------
def pictures(data: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.render(scale=DPI / 72).to_pil().convert("L") for page in pdf]


def uprights(picture: Image.Image) -> list[float]:
    """Return where vertical lines are, in mm from the left."""
    column = picture.resize((picture.width, 1), Image.Resampling.BOX).tobytes()
    dark = [x for x, grey in enumerate(column) if grey < 200]
    groups = [[dark[0]]]
    for x in dark[1:]:
        if x - groups[-1][-1] > 1:
            groups.append([])
        groups[-1].append(x)
    return [(group[0] + group[-1] + 1) / 2 / DPI * 25.4 for group in groups]


@each_format
def test_edges_and_fold_of_front_and_back_line_up(size: tuple[float, float], sheet: Imposition) -> None:
    for front, back in zip(*(pictures(impose(numbered(8, size), sheet, PACKET))[n::2] for n in (0, 1)), strict=True):
        seen_through = back.transpose(Image.Transpose.FLIP_LEFT_RIGHT)  # flipped on the short edge
        here, there = uprights(front), uprights(seen_through)
        assert len(here) == len(there) == 3  # outer edge, fold, outer edge
        assert max(abs(a - b) for a, b in zip(here, there, strict=True)) < 0.5
        assert here[1] == pytest.approx(sheet.width / 2, abs=0.2)
        assert here[2] - here[0] == pytest.approx(2 * size[0] / MM, abs=0.5)


@cache
def booklet(sheet: Imposition | None = A4) -> Rendered:
    """Return the sample of all blocks as a booklet of eight pages."""
    theme, _ = standard()
    filled = _of_eight_pages()
    rendered = render_document(filled, theme, booklet_paper(sheet), ANY_PAGES, FONTS)
    assert rendered.units == 8, rendered.problems
    return rendered


def _of_eight_pages() -> Document:
    filler = Section("more", tuple(paragraph("Hair grows in cycles. " * (8 + n % 9)) for n in range(17)))
    return replace(SAMPLE, handout="sample", name="booklet", sections=(*SAMPLE.sections, filler))


def halves(data: bytes) -> Iterator[Image.Image]:
    """Yield the halves of each side as pictures, each drawn as if it were a page."""
    width, height = A5_PAGE
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            fold = page.get_width() / 2
            for left in (fold - width, fold):
                page.set_mediabox(left, 0, left + width, height)
                page.set_cropbox(left, 0, left + width, height)
                yield page.render(scale=DPI / 72).to_pil().convert("L")


def test_each_half_shows_its_page_unchanged() -> None:
    single = pictures(booklet(None).data)
    order = [page for side in folding_order(8) for page in side]
    found = list(halves(booklet().data))
    for number, half in zip(order, found, strict=True):
        assert half.size == single[number - 1].size
        away = [_difference(half, page) for page in single]
        assert away[number - 1] < 0.5, number  # a letter may be a hundredth of a point off
        assert sorted(away)[1] > 2


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Return by how much two pictures differ on average, of 255."""
    differences = ImageChops.difference(one, other).tobytes()
    return sum(differences) / len(differences)


def test_a_sheet_must_hold_two_pages() -> None:
    with pytest.raises(ValidationError, match="two pages side by side need a sheet of 296 by 210 mm or more"):
        booklet_paper(Imposition(width=295, height=210))
    with pytest.raises(ValidationError, match="420 by 297 mm"):
        changed_paper(imposition=A4.model_dump())


def test_sheets_for_a_press_are_left_to_the_print_shop() -> None:
    with pytest.raises(ValidationError, match="leave out either 'press' or 'imposition'"):
        changed_paper(**A5, press=PRESS, imposition=A4.model_dump())


# -- what the file says -----------------------------------------------------------------------------------------------------------
def test_sheets_keep_the_document_information_and_claim_no_standard() -> None:
    with reading.opened(booklet().data) as sheets, reading.opened(booklet().pages) as pages:
        assert dict(sheets.docinfo) == dict(pages.docinfo)
        assert str(sheets.Root.Lang) == "en-GB"
        assert not {"/StructTreeRoot", "/MarkInfo", "/OutputIntents", "/Outlines"} & set(sheets.Root.keys())
        with sheets.open_metadata() as xmp:
            assert xmp["dc:title"] == SAMPLE.title
            assert not {"pdfuaid:part", "pdfaid:part", "pdfaid:conformance"} & set(xmp)
        with pages.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
        assert all("/Annots" not in page.obj for page in sheets.pages)


def test_the_printer_is_told_not_to_scale_and_to_flip_on_the_short_edge() -> None:
    with reading.opened(booklet().data) as sheets:
        preferences = sheets.Root.ViewerPreferences
        assert (str(preferences.PrintScaling), str(preferences.Duplex)) == ("/None", "/DuplexFlipShortEdge")
        assert {tuple(round(float(v) / MM, 1) for v in page.mediabox) for page in sheets.pages} == {(0, 0, 297, 210)}


def test_a_font_is_in_the_file_only_once() -> None:
    def fonts(data: bytes) -> int:
        with reading.opened(data) as pdf:
            return sum(isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor" for item in pdf.objects)

    assert fonts(booklet().data) == fonts(booklet().pages) > 2
    assert len(booklet().data) < 1.2 * len(booklet().pages)


def test_sheets_have_the_xmp_packet_they_are_given() -> None:
    with reading.opened(impose(numbered(4), A4, PACKET)) as sheets:
        assert sheets.Root.Metadata.read_bytes() == PACKET


def test_the_same_pages_give_the_same_bytes() -> None:
    assert impose(booklet().pages, A4, PACKET) == impose(booklet().pages, A4, PACKET)
    theme, _ = standard()
    assert render_document(_of_eight_pages(), theme, booklet_paper(A4), ANY_PAGES, FONTS).data == booklet().data


@needs_ghostscript
def test_sheets_take_as_much_ink_as_their_pages() -> None:
    sheets, pages = (coverage(data) for data in (booklet().data, booklet().pages))
    on_sheets, on_pages = (sum(page[3] for page in found) for found in (sheets, pages))
    assert 2 * on_sheets == pytest.approx(on_pages, rel=0.02)


# -- pages that exist already -------------------------------------------------------------------------------------------------
def test_a_booklet_that_was_made_can_be_folded_without_being_laid_out_again() -> None:
    named = replace(_of_eight_pages(), name="booklet-to-fold")  # it has the booklet's words, but not its name
    folded = fold(booklet(None), named, A4)
    assert (folded.data, folded.units, folded.fill) == (booklet().data, 8, booklet().fill)
    assert folded.pages == booklet(None).data
    assert problems(folded, folded.data) == []


def test_pages_that_cannot_be_made_are_not_folded() -> None:
    failed = Rendered(b"", 0, (Problem("F001", "too long"),))
    assert fold(failed, _of_eight_pages(), A4) is failed


def our_keys(name: str) -> dict[str, tuple[object, ...]]:
    """Return what the pages of each edition of one of our handouts are drawn from."""
    named = (job for job in pdf_jobs(REAL) if job.name.startswith(name))
    return {job.edition: pages_key(job.document, job.theme, job.paper, job.pages, job.fonts, job.logo) for job in named}


def test_an_edition_to_fold_has_the_pages_of_its_booklet_and_no_others() -> None:
    keys = our_keys("leaflet-alopecia-areata")
    assert {edition for edition, key in keys.items() if key == keys["booklet-to-fold"]} == {"booklet", "booklet-to-fold"}
    assert len(keys) > 4


@rows("changed", ["document", "theme", "paper", "budget", "logo"])
def test_pages_drawn_from_anything_else_are_other_pages(changed: str) -> None:
    drawn_from: dict[str, Any] = {
        "document": SAMPLE, "theme": standard()[0], "paper": booklet_paper(A4), "budget": ANY_PAGES, "fonts": FONTS, "logo": None,
    }  # fmt: skip
    other = {
        "document": replace(SAMPLE, issued="2026-11-23"),
        "theme": standard()[0].model_copy(update={"grid": 17}),
        "paper": booklet_paper(A4).model_copy(update={"gutter": 7}),
        "budget": ANY_PAGES.model_copy(update={"most": 39}),
        "logo": Logo(PictureFile(1, 1)),
    }
    assert pages_key(**drawn_from) == pages_key(**{**drawn_from, "paper": booklet_paper(None)})
    assert pages_key(**drawn_from) != pages_key(**{**drawn_from, changed: other[changed]})


# -- the check of every build -----------------------------------------------------------------------------------------------------
def problems(rendered: Rendered, data: bytes) -> list[str]:
    return [problem.message for problem in check_pdf(_of_eight_pages(), replace(rendered, data=data))]


def test_the_build_finds_nothing_wrong_with_a_booklet() -> None:
    assert problems(booklet(), booklet().data) == []


def changed(how: str) -> bytes:
    """Return the booklet's sheets with a fault."""
    buffer = io.BytesIO()
    with reading.opened(booklet().data) as pdf:
        if how == "order":
            first, second = pdf.pages[0].Resources.XObject, pdf.pages[2].Resources.XObject
            first["/Page1"], second["/Page3"] = second["/Page3"], first["/Page1"]
        elif how == "missing":
            del pdf.pages[-1]
        elif how == "swapped":
            page = pdf.pages[1]
            xobjects = page.Resources.XObject
            xobjects["/Page2"], xobjects["/Page7"] = xobjects["/Page7"], xobjects["/Page2"]
        else:
            code = pdf.pages[1].Contents.read_bytes()
            old, new = {"aside": (b"1 0 0 1 1.42 ", b"1 0 0 1 -1.42 "), "turned": (b"q 1 0 0 1", b"q -1 0 0 -1")}[how]
            assert old in code
            pdf.pages[1].Contents = pdf.make_stream(code.replace(old, new))
        pdf.save(buffer)
    return buffer.getvalue()


@rows(
    ("how", "said"),
    [
        ("order", "booklet: page 1 is not where a reader would find it after folding"),
        ("swapped", "booklet: page 2 is not where a reader would find it after folding"),
        ("missing", "booklet: 8 pages do not fill 3 sides of sheets two by two"),
        ("aside", "booklet: page 2 does not end at the fold, upright and at its own size"),
        ("turned", "booklet: page 2 does not end at the fold, upright and at its own size"),
    ],
)
def test_the_build_finds_a_page_in_the_wrong_place(how: str, said: str) -> None:
    assert problems(booklet(), changed(how)) == [said]


def test_the_build_finds_words_that_are_missing_on_the_sheets() -> None:
    other = document(paragraph("Other words"))
    assert [p.code for p in check_pdf(other, booklet())] == ["A07"]


def test_a_paper_says_on_which_sheets_it_goes() -> None:
    assert Paper.model_validate(booklet_paper(A4).model_dump()).imposition == A4
    assert standard()[1].imposition is None


def test_an_edition_to_fold_is_drawn_from_the_booklet_that_was_made_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    pages = render._pages

    def counted(document: Document, *others: Any) -> Rendered:
        drawn.append(document.name)
        return pages(document, *others)

    monkeypatch.setattr(render, "_pages", counted)
    for edition in ("booklet", "booklet-to-fold", "grey", "booklet-to-fold"):
        job = next(job for job in pdf_jobs(REAL) if job.name == f"leaflet-alopecia-areata-{edition}")
        assert render.render_document(job.document, job.theme, job.paper, job.pages, job.fonts, job.profile, job.logo).data
    assert [name.removeprefix("leaflet-alopecia-areata-") for name in drawn] == ["booklet", "grey", "booklet-to-fold"]
