"""The files that are for a print shop or for folding, measured from their finished bytes."""

from __future__ import annotations

import pytest

from generator.design.paper import MM
from generator.figures.qr import QrCode
from generator.formats.pdf.checks.alternatives import figures
from tests.formats.pdf import reading
from tests.formats.pdf.measure import codes, edges, ink, lettering, sheet
from tests.made import REAL, SMALLEST, Made, book, of, planned
from tests.named import chosen, some

pytestmark = pytest.mark.unmeasured

FILES = [file for file in (*some(chosen(SMALLEST), 2), *chosen(REAL)) if file.format == "pdf" and not file.on_screen]
PRESS = [file for file in FILES if file.press]


@pytest.fixture(scope="module", params=FILES, ids=str)
def file(request: pytest.FixtureRequest) -> Made:
    """Return one file for a press or for folding."""
    return of([request.param])[0]


@pytest.fixture(scope="module", params=PRESS, ids=str)
def press(request: pytest.FixtureRequest) -> Made:
    """Return one file for a press."""
    return of([request.param])[0]


def test_no_words_are_small(file: Made) -> None:
    assert list(lettering.small_words(file.data, lettering.floor(file.job.theme.type["body"][0]))) == []


def test_each_side_is_of_its_sheet(file: Made) -> None:
    paper = file.pdf.paper
    assert paper
    size = (paper.imposition.width * MM, paper.imposition.height * MM) if paper.imposition else paper.size
    assert list(sheet.wrong_boxes(file.data, size)) == []


def test_the_print_settings_say_not_to_scale_and_how_to_turn_the_sheet(file: Made) -> None:
    assert list(sheet.wrong_print_settings(file.data, file.pdf.paper.turned(len(sheet.sheets(file.data))))) == []


def test_ink_and_words_keep_away_from_the_edge_or_extend_well_over_it(file: Made) -> None:
    assert list(edges.ink_near_edge(file.data)) == []
    assert list(edges.words_near_edge(file.data)) == []
    assert list(edges.broken_bleed(file.data)) == []


def test_no_page_takes_much_ink(file: Made) -> None:
    assert list(ink.heavy_pages(file.data)) == []
    assert list(ink.thick_ink(file.data)) == []


@pytest.mark.parametrize("mode", ["RGB", "L"], ids=["colour", "grey"])
def test_a_phone_reads_the_code(file: Made, mode: str) -> None:
    assert codes.read(file.data, mode) == [f.drawing.url for f in figures(file.document.sections) if isinstance(f.drawing, QrCode)]


def test_a_press_prints_most_words_with_its_black_plate_only(press: Made) -> None:
    assert ink.is_pure_black(ink.ink_of_most_words(press.data))


def test_these_files_do_not_claim_to_be_for_screen_readers(file: Made) -> None:
    with reading.opened(file.data) as pdf, pdf.open_metadata() as metadata:
        assert not [key for key in metadata if "pdfua" in key or "pdfaid" in key]


def test_each_sheets_code_leads_to_its_own_leaflet() -> None:
    read, link = book(REAL), book(REAL).clinic.leaflet_link
    assert len([job for job in planned(REAL).jobs if job.handout == "summary"]) == 5 * len(read.conditions)
    sheets = of(file for file in chosen(REAL) if file.handout == "summary")
    assert len({sheet_.document.title for sheet_ in sheets}) == len(read.conditions)
    for sheet_ in sheets:
        (condition,) = [condition for condition in read.conditions if f"-{condition.id}" in sheet_.name]
        assert codes.read(sheet_.data) == [f"{link.replace('{id}', condition.id)}#{sheet_.document.mark}"]
