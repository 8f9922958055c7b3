"""Narrow paper: columns are stacked, a table becomes cards, and a listener hears the same."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from generator.design.paper import Paper
from generator.design.theme import Theme
from generator.document.blocks import Card, Document, Figure, Heading, Quantity, Row, Section, Table, TableRow
from generator.document.budget import Pages
from generator.document.plain import words as words_of
from generator.document.to_write_in import Diary
from generator.figures.icon_array import IconArray
from generator.figures.marks import Sign
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.blocks.masthead import CHIP_ABOVE
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.render import render_document
from generator.formats.pdf.sketch import Sketch
from tests.formats.pdf import reading
from tests.formats.pdf.measure.content import runs
from tests.formats.pdf.measure.structure import paragraphs
from tests.formats.pdf.sample import ANY_PAGES, SAMPLE, document, listed, paragraph, printed, words
from tests.made import REAL, made, pdf_jobs
from tests.typefaces import FONTS

pytestmark = pytest.mark.covered

DESCENT = 0.21  # of the size: what hangs below a line, as in Fira Sans
WRITING = 24.0  # points between two lines to write on


def look(edition: str, handout: str = "leaflet") -> tuple[Theme, Paper]:
    """Return the theme and the paper of an edition."""
    job = next(job for job in pdf_jobs(REAL) if (job.handout, job.edition) == (handout, edition))
    return job.theme, job.paper


def narrow(composed: Document, edition: str = "booklet") -> bytes:
    """Return a document on the paper of an edition."""
    made = render_document(composed, *look(edition), ANY_PAGES, FONTS)
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


@pytest.mark.parametrize("edition", ["booklet", pytest.param("large-print", marks=pytest.mark.measured)])
def test_the_tags_are_the_same_on_all_papers(edition: str) -> None:
    assert reading.tag_tree(narrow(SAMPLE, edition)) == reading.tag_tree(printed(SAMPLE).data)


def test_a_table_of_cards_says_its_headings_once_and_shows_them_on_every_page() -> None:
    data = narrow(LONG)
    assert read_words(data) == " ".join(words_of(LONG)).split()
    with pypdfium2.PdfDocument(data) as pdf:
        shown = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(shown) > 1
    assert all("\nChoice Good\r\n" in f"\n{page}" for page in shown)
    assert sum(page.count("How sure?") for page in shown) == len(LONG.sections[1].blocks[0].rows)  # type: ignore[union-attr]  # the table


def test_each_card_stays_on_its_page() -> None:
    with reading.opened(narrow(LONG)) as pdf:
        rows = [element for _, element in reading.elements(pdf) if element.S == "/TR"]
        for row in rows:
            pages = {page for cell in reading.kids(row) for _, inner in reading._elements(cell, 0) for page, _ in reading.contents(inner)}
            assert len(pages) <= 1


def test_what_is_compared_stays_side_by_side() -> None:
    columns = tuple((Figure(IconArray(n, 100, f"{n} of 100")), paragraph(f"{n} of 100", "strong")) for n in (35, 5))
    (treated, placebo) = _arrays(narrow(document(Card("numbers", (Row(columns, (6, 6), compared=True),), head=words("How many?")))))
    assert treated[3] == placebo[3]
    assert treated[2] < placebo[0]


def test_dots_of_a_number_and_of_placebo_are_of_one_size_one_below_the_other() -> None:
    """So they can be compared line by line."""
    placebo = Quantity(words("5"), words("with placebo"), "5 of 100", n=5)
    upper, lower = _arrays(narrow(document(Quantity(words("35"), words("grew it back"), "35 of 100", n=35, twin=placebo))))
    assert (upper[0], upper[2]) == (lower[0], lower[2])
    assert upper[3] - upper[1] == pytest.approx(lower[3] - lower[1])
    assert lower[3] < upper[1]


def _arrays(data: bytes) -> list[list[float]]:
    """Return the boxes (left, bottom, right, top) of the arrays of 100 people in a file."""
    with reading.opened(data) as pdf:
        arrays = [element for _, element in reading.elements(pdf) if element.S == "/Figure" and "of 100" in str(element.get("/Alt", ""))]
        return [[float(v) for v in array.A[0].BBox] for array in arrays]


@pytest.mark.parametrize("edition", ["booklet", "large-print"])
def test_in_a_card_dots_of_a_number_and_of_placebo_are_of_one_size_side_by_side(edition: str) -> None:
    """One below the other they would take half of a page, however many lines the words beside each numeral have."""
    placebo = Quantity(words("5"), words("with placebo"), "5 of 100", n=5)
    number = Quantity(words("35"), words("people grew most of their scalp hair back (36 weeks)"), "35 of 100", n=35, twin=placebo)
    table = Table((words("Choice"), words("Out of 100 people")), (TableRow(((paragraph("One", "strong"),), (number,))),), (1, 1))
    data = narrow(document(table), edition)
    treated, untreated = _arrays(data)
    assert (treated[1], treated[3]) == (untreated[1], untreated[3])
    assert treated[2] - treated[0] == pytest.approx(untreated[2] - untreated[0], abs=0.1)
    assert treated[2] < untreated[0]
    numerals = [run.baseline for run in runs(data) if run.words.strip() in ("35", "5")]
    assert len(numerals) == 2
    assert numerals[0] == pytest.approx(numerals[1], abs=0.1)


SIGNED = document(
    Table(
        (words("Choice"), words("What may be good"), words("What may be bad")),
        tuple(
            TableRow(((paragraph(f"Choice {n}", "strong"),), (paragraph("It may help."),), (paragraph("It may sting."),))) for n in range(3)
        ),
        (1, 2, 2),
        ("", "good", "bad"),
    )
)


@pytest.mark.measured
def test_each_cell_has_its_columns_sign_and_so_does_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signs are artifacts, because the headings say what they mean: nothing else in the file tells good from bad."""
    painted: list[Sign] = []

    def note(canvas: Sketch, setting: Setting, sign: Sign, place: tuple[float, float, float, float], target: str) -> None:
        painted.append(sign)
        paint_drawing(canvas, setting, sign, place, target)

    monkeypatch.setattr("generator.formats.pdf.blocks.stacked_tables.paint_drawing", note)
    narrow(SIGNED)
    assert [sign.kind for sign in painted] == ["good", "bad"] * 4


@pytest.mark.measured
def test_a_page_for_notes_has_a_heading_to_read_and_lines_to_write_on() -> None:
    sections = [Section(name, (Heading(words(name)), paragraph("Some words."))) for name in ("before", "back")]
    composed = replace(document(sections=sections), notes=words("My notes"))
    data = render_document(
        composed, *look("booklet"), Pages.model_validate({"most": 8, "multiple-of": 4, "notes-before": "back"}), FONTS
    ).data
    with reading.opened(data) as pdf:
        for page in (pdf.pages[n] for n in (1, 2)):
            assert {op.owner for op in reading.operators(page) if isinstance(op.owner, int)} == {0}, "the heading"
            lines = [op for op in reading.operators(page) if op.name == "S"]
            assert len(lines) >= 10
            assert {op.owner for op in lines} == {"artifact"}
            assert min(high - low for high, low in pairwise(_heights(page)[:-1])) >= WRITING
    with pypdfium2.PdfDocument(data) as read:
        assert all("My notes" in read[n].get_textpage().get_text_bounded() for n in (1, 2))


@pytest.mark.measured
@pytest.mark.parametrize(("most", "multiple", "wanted"), [(8, 4, ["", "diary", "notes", ""]), (3, 3, ["", "diary", ""])])
def test_the_first_page_that_is_left_to_write_on_is_a_diary_where_there_are_words_for_one(
    most: int, multiple: int, wanted: list[str]
) -> None:
    """Pages for notes one after the other would only fill the booklet."""
    before = Section("before", (Heading(words("before")), *(paragraph("Some words.") for _ in range(14))))
    back = Section("back", (Heading(words("back")), paragraph("Some words.")))
    diary = Diary(words("My diary"), words("The day"), words("What I see"))
    composed = replace(document(sections=[before, back]), notes=words("My notes"), diary=diary)
    budget = Pages.model_validate({"most": most, "multiple-of": multiple, "notes-before": "back"})
    made = render_document(composed, *look("booklet"), budget, FONTS)
    with pypdfium2.PdfDocument(made.data) as read:
        said = [page.get_textpage().get_text_bounded() for page in read]
    assert ["diary" if "My diary" in each else "notes" if "My notes" in each else "" for each in said] == wanted
    assert ["The day" in each and "What I see" in each for each in said] == [each == "diary" for each in wanted]
    assert made.document
    assert read_words(made.data) == " ".join(words_of(made.document)).split()
    tree = [line.strip() for line in reading.tag_tree(made.data).splitlines()]
    pages = {"diary": ['H2 "My diary"', 'P "The day"', 'P "What I see"'], "notes": ['H2 "My notes"'], "": []}
    heard = ['H2 "before"', *['P "Some words."'] * 14, *(line for each in wanted for line in pages[each]), 'H2 "back"', 'P "Some words."']
    assert tree[tree.index('H2 "before"') :] == heard
    with reading.opened(made.data) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root[0].children]
        assert titles[-len(wanted) :] == ["before", *(pages[each][0][4:-1] for each in wanted if each), "back"]
        starts = {round(float(op.operands[0])) for op in reading.operators(pdf.pages[1]) if op.name == "m"}
    assert len(starts) == 2, "the column for the date, in line with the footer's rule, and the other"


@pytest.mark.measured
@pytest.mark.parametrize(
    ("paragraphs_", "noted"), [(1, [True, True, True, False]), (14, [False, True, True, False])], ids=["sparse", "full"]
)
def test_a_sparse_page_that_pages_for_notes_may_follow_has_lines_below_its_words_too(paragraphs_: int, noted: list[bool]) -> None:
    before = Section("before", (Heading(words("before")), *(paragraph("Some words.") for _ in range(paragraphs_))))
    back = Section("back", (Heading(words("back")), paragraph("Some words.")))
    composed = replace(document(sections=[before, back]), notes=words("My notes"))
    budget = Pages.model_validate({"most": 8, "multiple-of": 4, "notes-before": "back"})
    with pypdfium2.PdfDocument(render_document(composed, *look("booklet"), budget, FONTS).data) as read:
        assert ["My notes" in page.get_textpage().get_text_bounded() for page in read] == noted


@pytest.mark.measured
def test_the_last_page_before_whom_to_call_has_such_lines_where_no_page_for_notes_is_needed() -> None:
    sections = [Section(name, (Heading(words(name)), paragraph("Some words."))) for name in ("before", "back")]
    composed = replace(document(sections=sections), notes=words("My notes"))
    budget = Pages.model_validate({"most": 8, "multiple-of": 2, "notes-before": "back"})
    with pypdfium2.PdfDocument(render_document(composed, *look("booklet"), budget, FONTS).data) as read:
        assert ["My notes" in page.get_textpage().get_text_bounded() for page in read] == [True, False]


def test_panels_to_write_on_are_read_and_bookmarked_where_they_are_though_others_are_on_the_same_side_of_the_sheet() -> None:
    sections = [Section(name, (Heading(words(name)), paragraph("Some words."))) for name in ("before", "back")]
    composed = replace(document(sections=sections), notes=words("My notes"))
    budget = Pages.model_validate({"most": 6, "multiple-of": 6, "notes-before": "back"})
    data = render_document(composed, *look("tri-fold", "summary"), budget, FONTS).data
    wanted = ["before", *["My notes"] * 5, "back"]
    assert [line.strip() for line in reading.tag_tree(data).splitlines() if "H2" in line] == [f'H2 "{each}"' for each in wanted]
    with reading.opened(data) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root[0].children] == wanted


def _heights(page: pikepdf.Page) -> list[float]:
    """Return the heights of a page's horizontal lines, from the top down; the footer's is the last."""
    ends = [op.operands for op in reading.operators(page) if op.name in ("m", "l")]
    return sorted({round(float(y), 1) for (_, y), (_, again) in pairwise(ends) if y == again}, reverse=True)


def test_a_short_list_is_not_parted() -> None:
    """Wherever it comes on the page, its items are on one; a longer one may go on on the next page."""
    whole = {_pages_of_items(6, above) for above in range(8, 26)}
    parted = {_pages_of_items(16, above) for above in range(8, 26)}
    assert whole == {1}
    assert parted == {1, 2}


def _pages_of_items(count: int, above: int) -> int:
    """Return on how many pages a list of so many items is, below so many paragraphs."""
    items = tuple(f"Item {n} of it." for n in range(count))
    before, after = ([paragraph(f"Words {where}.")] * count for where, count in (("above", above), ("below", 12)))
    with pikepdf.open(io.BytesIO(narrow(document(*before, listed(*items), *after)))) as pdf:
        return len({page for (page, *_), text in reading.texts(pdf).items() if text.strip() in items})


def test_the_status_beside_the_note_keeps_away_from_the_subtitle_above_it() -> None:
    large = made(REAL, "aftercare-large-print")
    lines = {element.words: element.lines[-1] for element in paragraphs(large.data, "P") if element.lines[-1].page == 1}
    subtitle, status = (next(line for words, line in lines.items() if words.startswith(start)) for start in ("When to get help", "Draft"))
    grid = large.pdf.theme.grid
    chip_top = status.baseline + 0.75 * grid + CHIP_ABOVE * grid
    assert subtitle.baseline - DESCENT * subtitle.size > chip_top
