"""Narrow paper: what stands side by side is stacked, a table becomes cards, and who listens hears the same."""

from __future__ import annotations

import pypdfium2
import pytest

from generator.checks.pdf_words import read_words
from generator.design.paper import Paper
from generator.design.theme import Theme
from generator.document.blocks import Document, Table, TableRow
from generator.document.plain import words as words_of
from generator.pdf.render import render_document
from tests.made import REAL, planned
from tests.pdf import reading
from tests.pdf.sample import ANY_PAGES, SAMPLE, document, paragraph, printed, words


def look(edition: str, handout: str = "leaflet") -> tuple[Theme, Paper]:
    """Return the theme and the paper of an edition."""
    job = next(job for job in planned(REAL).jobs if (job.handout, job.edition) == (handout, edition))
    assert job.paper
    return job.theme, job.paper


def narrow(composed: Document, edition: str = "booklet") -> bytes:
    """Return a document on the paper of an edition."""
    made = render_document(composed, *look(edition), ANY_PAGES)
    assert made.data, made.problems
    return made.data


LONG = document(
    Table(
        (words("Choice"), words("Good"), words("How sure?")),
        tuple(
            TableRow(((paragraph(f"Choice {n}", "strong"),), (paragraph("It may help some people."),), (paragraph(f"Level {n}"),)))
            for n in range(12)
        ),
        (1, 2, 1),
        ("", "good", ""),
        words("A note."),
    )
)


@pytest.mark.parametrize("edition", ["booklet", "large-print"])
def test_the_tags_are_the_same_on_every_paper(edition: str) -> None:
    assert reading.tag_tree(narrow(SAMPLE, edition)) == reading.tag_tree(printed(SAMPLE).data)


def test_a_table_of_cards_says_its_headings_once_and_shows_them_on_every_page() -> None:
    data = narrow(LONG)
    assert read_words(data) == " ".join(words_of(LONG)).split()
    with pypdfium2.PdfDocument(data) as pdf:
        shown = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(shown) > 1
    assert all("Choice\r\n" in page and "Good" in page for page in shown)
    assert sum(page.count("How sure?") for page in shown) == len(LONG.sections[1].blocks[0].rows)  # type: ignore[union-attr]  # the table


def test_each_card_stays_on_its_page() -> None:
    with reading.opened(narrow(LONG)) as pdf:
        rows = [element for _, element in reading.elements(pdf) if element.S == "/TR"]
        for row in rows:
            pages = {page for cell in reading.kids(row) for _, inner in reading._elements(cell, 0) for page, _ in reading.contents(inner)}
            assert len(pages) <= 1


def test_what_is_compared_stays_side_by_side() -> None:
    leaflet = next(job for job in planned(REAL).jobs if job.name == "leaflet-alopecia-areata-booklet")
    data = leaflet.render().pages or leaflet.render().data
    with reading.opened(data) as pdf:
        arrays = [element for _, element in reading.elements(pdf) if element.S == "/Figure" and "of 100" in str(element.get("/Alt", ""))]
        boxes = [[float(v) for v in array.A[0].BBox] for array in arrays]
    assert len(boxes) == 2
    assert boxes[0][3] == boxes[1][3]
    assert boxes[0][2] < boxes[1][0]
