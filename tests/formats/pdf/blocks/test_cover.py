"""The cover of a folded sheet: colour over the whole panel and no further, words clear of the drawing, whatever their length."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from generator.design.paper import MM, Paper
from generator.document.blocks import Document, Masthead, Section
from generator.document.plain import words as plain_words
from generator.document.rendered import Rendered
from generator.figures.scalp import ScalpPattern
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.render import render_document
from tests.formats.pdf import reading
from tests.formats.pdf.measure.structure import paragraphs
from tests.formats.pdf.sample import document, words
from tests.made import REAL, made
from tests.typefaces import FONTS

DPI = 72
DARKEST, LIGHTEST = 0x60, 0xE0  # of 255: where words stand out, some of what they cover is as dark, and some as light
FOLDED = "at-a-glance-alopecia-areata-tri-fold"
DRAWING = ScalpPattern("patches", (), "A head with patches")


def cover(**changes: object) -> Document:
    """Return a document that is a cover alone."""
    head = Masthead(words("Clinic"), words("Service"), words("A title"), words("A subtitle"), drawing=DRAWING)
    return replace(document(), sections=(Section("cover", (replace(head, **changes),)),))  # type: ignore[arg-type]


def folded(composed: Document) -> Rendered:
    """Return a document printed as the folded sheet is."""
    job = made(REAL, FOLDED).pdf
    return render_document(composed, job.theme, job.paper, job.pages.model_copy(update={"starts": {}}), FONTS)


def dark_columns(data: bytes, row: float) -> list[float]:
    """Return where the first side is as dark as the panel, in mm from the left edge of the cut sheet, at `row` mm from its top."""
    with pypdfium2.PdfDocument(data) as pdf:
        sheet, (left, _, _, top) = pdf[0].get_mediabox(), pdf[0].get_trimbox()
        picture = pdf[0].render(scale=1).to_pil().convert("RGB")
    y = round(row * MM + sheet[3] - top)
    return [(x - left + sheet[0]) / MM for x in range(picture.width) if max(picture.getpixel((x, y))) < 0x60]


def paper() -> Paper:
    """Return the paper of a folded sheet."""
    found = made(REAL, FOLDED).pdf.paper
    assert found
    return found


def test_colour_covers_the_panel_up_to_where_an_office_printer_can_print() -> None:
    columns = dark_columns(folded(cover()).data, 30)
    panel = paper().panels[0]
    assert min(columns) == pytest.approx(panel.left + paper().panel.side, abs=0.5)
    assert max(columns) == pytest.approx(panel.left + panel.width - paper().panel.side, abs=0.5)


def test_for_a_press_colour_ends_at_the_fold_and_goes_beyond_the_edge() -> None:
    job = made(REAL, FOLDED + "-press")
    assert job.pdf.paper.press
    left, top, width, high = (length / MM for length in job.pdf.paper.cover)
    panel, bleed = job.pdf.paper.panels[0], job.pdf.paper.press.bleed
    assert left + panel.text == pytest.approx(panel.left)
    assert left + panel.text + width == pytest.approx(job.pdf.paper.width + bleed)
    assert [top, high] == pytest.approx([-bleed, job.pdf.paper.height + 2 * bleed])


def drawn_at(data: bytes) -> list[float]:
    """Return where the first drawing of a file is, in points from the lower left corner of the cut sheet."""
    with reading.opened(data) as pdf:
        figure = next(element for _, element in reading.elements(pdf) if element.S == "/Figure")
        left, foot = (float(value) for value in pdf.pages[0].trimbox[:2])
        return [float(value) - (foot if n % 2 else left) for n, value in enumerate(figure.A[0].BBox)]


@pytest.mark.parametrize("edition", ["", "-press"])
def test_colour_goes_on_around_the_drawing_down_to_the_foot_of_the_cover(edition: str) -> None:
    """White that reached the foot would leave half a cover, and for a press a bleed of white."""
    job = made(REAL, FOLDED + edition).pdf
    data = made(REAL, FOLDED + edition).data
    panel, side = job.paper.panels[0], max(0.0, job.paper.panel.side)
    ends = panel.left + side, panel.left + panel.width - side
    foot = job.paper.height - max(0.0, job.paper.panel.top)
    for row in (foot - 1, foot - 2, foot - 3):
        columns = [x for x in dark_columns(data, row) if ends[0] <= x <= ends[1]]
        assert len(columns) >= 0.97 * (ends[1] - ends[0]) * MM, row
    beside = dark_columns(data, foot - 40)
    for left, right in ((ends[0] + 0.5, ends[0] + 3.5), (ends[1] - 3.5, ends[1] - 0.5)):
        assert len([x for x in beside if left <= x <= right]) >= 7  # points of 3 mm


def test_the_arch_is_where_it_is_on_an_office_printer_when_the_sheet_is_cut() -> None:
    """As are the words: what a clinic prints itself and what it has printed look alike."""
    office, press = (drawn_at(made(REAL, FOLDED + edition).data) for edition in ("", "-press"))
    assert office == pytest.approx(press, abs=0.5)


def test_a_cover_has_every_word_that_the_head_of_a_page_has() -> None:
    """Whichever masthead a plan names, it is the cover on a folded sheet."""
    said = {"status": "Draft", "note": "Not issued yet", "main_point": "See your GP first.", "invitation": "Open for your choices"}
    composed = cover(**{key: words(each) for key, each in said.items()})
    rendered = folded(composed)
    assert read_words(rendered.data) == " ".join(plain_words(composed)).split()
    assert all(each in " ".join(read_words(rendered.data)) for each in said.values())


@pytest.mark.parametrize("drawing", [DRAWING, None], ids=["with a drawing", "without one"])
def test_the_invitation_to_open_it_stands_out_from_what_it_is_on(drawing: ScalpPattern | None) -> None:
    """It is on the white arch, or white on the panel itself."""
    said = words("Open for your choices")
    data = folded(cover(drawing=drawing, invitation=said)).data
    (line,) = [line for element in paragraphs(data, "P") if element.words == said.plain for line in element.lines]
    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[0].render(scale=2).to_pil().convert("L")
    left, right = line.runs[0].left, line.runs[0].left + line.size * len(said.plain) / 3  # most of its letters
    foot = picture.height - 2 * line.baseline
    shades = picture.crop((int(2 * left), int(foot - line.size), int(2 * right), int(foot))).getextrema()
    assert shades[0] < DARKEST
    assert shades[1] > LIGHTEST


def test_a_paper_that_is_not_folded_has_no_cover() -> None:
    flat = made(REAL, "aftercare").pdf.paper
    with pytest.raises(LookupError, match="has no panels"):
        _ = flat.cover


def boxes(data: bytes) -> tuple[list[float], float]:
    """Return the box of the drawing, and the foot of the lowest words above the invitation, in points from the foot of the sheet."""
    with reading.opened(data) as pdf:
        (figure,) = [element for _, element in reading.elements(pdf) if element.S == "/Figure"]
        box = [float(value) for value in figure.A[0].BBox]
    with pypdfium2.PdfDocument(data) as read:
        page = read[0].get_textpage()
        feet = [page.get_rect(n)[1] for n in range(page.count_rects())]
    return box, min(foot for foot in feet if foot > box[3] - 1)


LONG = "Frontal fibrosing alopecia in people after the menopause and exosome treatment"


@pytest.mark.parametrize("title", ["A title", LONG])
def test_the_drawing_is_below_the_words_and_smaller_where_they_are_many(title: str) -> None:
    long_point = words("Words that say what matters most, in more than a line or two of the cover.")
    short, full = folded(cover()), folded(cover(title=words(title), main_point=long_point, status=words("Draft")))
    assert not short.problems
    assert not full.problems
    (small, words_foot), (large, _) = boxes(full.data), boxes(short.data)
    assert words_foot > small[3]
    if title == LONG:
        assert small[3] - small[1] < large[3] - large[1]


@pytest.mark.parametrize("times", range(1, 12))
def test_the_drawing_is_large_enough_to_know_or_the_words_are_too_long(times: int) -> None:
    """A patient knows a head by its 25 mm, not by 10."""
    finished = folded(cover(main_point=words("Words that say what matters most, in a line or two. " * times), invitation=words("Open it")))
    if finished.problems:
        assert {problem.code for problem in finished.problems} == {"F001"}
    else:
        box, words_foot = boxes(finished.data)
        assert box[3] - box[1] >= 25 * MM
        assert words_foot > box[3]


def test_words_that_leave_no_room_for_the_drawing_are_too_long() -> None:
    made_ = folded(cover(title=words(f"{LONG} " * 4)))
    assert [problem.code for problem in made_.problems] == ["F001"]


def test_the_words_are_read_in_their_order_with_the_invitation_last() -> None:
    composed = cover(status=words("Draft"), main_point=words("The point"), invitation=words("Open it"))
    with reading.opened(folded(composed).data) as pdf:
        tags = [str(element.S) for _, element in reading.elements(pdf)]
    assert tags == ["/Document", "/P", "/P", "/P", "/H1", "/P", "/P", "/Figure", "/P"]


def test_lines_of_a_long_title_end_with_its_colon_and_its_comma() -> None:
    made_ = folded(cover(title=words("Scarring hair loss: your choices, and exosomes")))
    with pypdfium2.PdfDocument(made_.data) as read:
        lines = [line.strip() for line in read[0].get_textpage().get_text_range().splitlines()]
    assert lines[lines.index("Scarring hair loss:") :][:3] == ["Scarring hair loss:", "your choices,", "and exosomes"]


def test_a_cover_without_a_drawing_is_made_too() -> None:
    finished = folded(cover(drawing=None, invitation=words("Open it")))
    assert not finished.problems
    with reading.opened(finished.data) as pdf:
        assert "/Figure" not in [element.S for _, element in reading.elements(pdf)]
