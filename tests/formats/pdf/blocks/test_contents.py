"""The list of contents of a long file: its numbers are those of the pages that the sections begin on, and lead there."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from generator.document.blocks import Contents, Document, Heading, Section
from generator.document.contents import listed
from generator.document.rendered import Rendered
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.sample import document, paragraph, printed, words
from tests.made import REAL, documents, made

pytestmark = pytest.mark.covered

LONG = "These are words that go on and on, as far as the page does. " * 60


def book(sections: int, length: str = LONG) -> Document:
    """Return a document with a list of contents and as many sections as asked for, each of about half a page."""
    parts = [Section("contents", (Heading(words("What is inside?"), minor=True), Contents()))]
    parts += [Section(f"part-{n}", (Heading(words(f"Part {n}")), paragraph(length))) for n in range(sections)]
    composed = document(sections=parts)
    return replace(composed, sections=listed(composed.sections))


def test_a_list_of_the_same_headings_is_the_same_section() -> None:
    contents, first, second = Section("contents", (Contents(),)), *(Section(f"part-{n}", (Heading(words(f"Part {n}")),)) for n in (1, 2))
    before, *_ = listed((contents, first, second))
    same, *_ = listed((contents, replace(first, blocks=(*first.blocks, paragraph(LONG))), second))
    assert same is before
    other, *_ = listed((contents, first, replace(second, blocks=(Heading(words("Another part")),))))
    assert [entry.heading.plain for block in other.blocks if isinstance(block, Contents) for entry in block.entries] == [
        "Part 1",
        "Another part",
    ]


def entries(finished: Rendered) -> list[tuple[str, str]]:
    """Return the headings and pages in the list of a finished document."""
    assert finished.document
    return [
        (entry.heading.plain, entry.page)
        for section in finished.document.sections
        for block in section.blocks
        if isinstance(block, Contents)
        for entry in block.entries
    ]


def page_of(data: bytes, heading: str, after: int) -> int:
    """Return the page, counted from 1, that has a heading in its outline, after the page of the list."""
    with reading.opened(data) as pdf, pdf.open_outline() as outline:
        pages: list[object] = [page.objgen for page in pdf.pages]
        found = [_page(item) for item in _items(outline.root) if item.title == heading]
    (number,) = {pages.index(page.objgen) + 1 for page in found}
    assert number >= after
    return number


def _items(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [each for item in items for each in (item, *_items(item.children))]


def _page(item: pikepdf.OutlineItem) -> pikepdf.Object:
    destination = item.destination
    assert destination is not None
    return destination[0]  # type: ignore[index,no-any-return,unused-ignore]  # an array: a page, and where on it


@rows("sections", [1, 5, 24])
def test_each_number_is_that_of_the_page_with_the_heading(sections: int) -> None:
    finished = printed(book(sections))
    said = entries(finished)
    assert [heading for heading, _ in said] == [f"Part {n}" for n in range(sections)]
    assert [int(page) for _, page in said] == [page_of(finished.data, heading, 1) for heading, _ in said]


def test_the_list_is_as_high_before_the_numbers_are_known() -> None:
    finished = printed(book(5))
    without = printed(document(sections=tuple(s for s in book(5).sections if s.id != "masthead")))
    assert finished.units == without.units
    assert "2" in {page for _, page in entries(finished)}


def test_what_stands_before_the_list_or_has_no_heading_is_not_in_it() -> None:
    sections = (
        Section("before", (Heading(words("Before")),)),
        Section("contents", (Contents(),)),
        Section("small", (Heading(words("Small"), level=3),)),
        Section("words", (paragraph("Words."),)),
        Section("after", (Heading(words("After")),)),
    )
    (block,) = listed(sections)[1].blocks
    assert isinstance(block, Contents)
    assert [(entry.section, entry.heading.plain) for entry in block.entries] == [("after", "After")]


def test_each_entry_is_a_link_to_its_place_and_is_tagged_as_one() -> None:
    finished = printed(book(5))
    with reading.opened(finished.data) as pdf:
        numbers: dict[object, int] = {page.objgen: n for n, page in enumerate(pdf.pages, 1)}
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        assert [str(link.Contents) for link in links] == [f"Part {n}" for n in range(5)]
        assert [numbers[link.Dest[0].objgen] for link in links] == [int(page) for _, page in entries(finished)]
        tags = [str(element.S) for _, element in reading.elements(pdf)]
    assert tags.count("/TOC") == 1
    assert tags.count("/TOCI") == tags.count("/Reference") == tags.count("/Link") == 5


def test_a_press_has_the_numbers_without_links() -> None:
    with reading.opened(made(REAL, "treatment-guide-press").data) as pdf:
        assert [page for page in pdf.pages if "/Annots" in page] == []
        tags = [str(element.S) for _, element in reading.elements(pdf)]
    assert "/TOCI" in tags
    assert "/Link" not in tags


def test_a_long_file_opens_with_its_outline_and_names_its_pages() -> None:
    for sections, shown in ((2, False), (24, True)):
        with reading.opened(printed(book(sections)).data) as pdf:
            assert (len(pdf.pages) >= 8) is shown
            assert (pdf.Root.get("/PageMode") == "/UseOutlines") is shown
            assert ("/PageLabels" in pdf.Root) is shown
    with pypdfium2.PdfDocument(printed(book(24)).data) as read:
        assert [read.get_page_label(n) for n in range(3)] == ["1", "2", "3"]


def test_every_edition_of_eight_pages_or_more_has_a_list() -> None:
    for file in documents(REAL):
        if file.units >= 8:
            held = [block for section in file.document.sections for block in section.blocks if isinstance(block, Contents)]
            assert len(held) == 1, file.job.name


def test_the_same_words_give_the_same_bytes() -> None:
    assert printed(book(5)).data == printed(book(5)).data
