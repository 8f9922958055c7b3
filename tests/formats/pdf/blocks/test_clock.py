"""Moments in time with their blanks, and blanks alone: side by side on wide paper; on narrow paper each whole on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from generator.document.blocks import Document
from generator.document.plain import words as words_of
from generator.document.rendered import Rendered
from generator.document.to_write_in import Blanks, ClockEntry, ClockStrip
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.render import render_document
from tests.formats.pdf import reading
from tests.formats.pdf.measure.structure import paragraphs
from tests.formats.pdf.sample import ANY_PAGES, document, printed, words
from tests.made import REAL, made
from tests.typefaces import FONTS

MOMENTS = ("Now", "Tomorrow", "Next week")
STRIP = document(ClockStrip(tuple(ClockEntry(words(when), words(f"Do this {when.lower()}."), words("Date")) for when in MOMENTS)))
BLANKS = document(Blanks((words("Product"), words("Batch")), (2, 1)))


def large(composed: Document) -> Rendered:
    """Return a document in large print."""
    job = made(REAL, "aftercare-large-print").pdf
    return render_document(composed, job.theme, job.paper, ANY_PAGES, FONTS)


def tops(data: bytes, *wanted: str) -> list[list[float]]:
    """Return the tops of each of some words on the first page, from the foot of the page in whole points."""
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage()
        found: list[list[float]] = []
        for each in wanted:
            search, own = text.search(each, match_whole_word=True, match_case=True), []
            while (hit := search.get_next()) is not None:
                own.append(round(text.get_charbox(hit[0])[3]))
            found.append(own)
    return found


def test_moments_stand_side_by_side_and_their_blanks_are_level() -> None:
    dates, *whens = tops(printed(STRIP).data, "Date", *MOMENTS)
    assert len(dates) == 3
    assert len(set(dates)) == 1
    assert max(top for (top, *_) in whens) - min(top for (top, *_) in whens) <= 3  # letters of different heights


def test_blanks_of_a_brief_strip_stand_beside_their_words() -> None:
    strip = STRIP.sections[-1].blocks[0]
    assert isinstance(strip, ClockStrip)
    brief = printed(document(replace(strip, brief=True)))
    assert not brief.problems
    (dates,) = tops(brief.data, "Date")
    assert len(dates) == 3
    assert len(set(dates)) == 1
    (below,) = tops(printed(STRIP).data, "Date")
    assert _foot(brief.data) > _foot(printed(STRIP).data) + 10  # points: it is lower by a line
    assert dates[0] - _foot(brief.data) < 20 < below[0] - _foot(printed(STRIP).data)


def _foot(data: bytes) -> float:
    """Return where the frame of a strip ends, from the foot of the page in points: its lowest line but that of the footer."""
    with reading.opened(data) as pdf:
        operators = list(reading.operators(pdf.pages[0]))
    ys = sorted(float(op.operands[1]) for op in operators if op.name in ("m", "l"))
    return next(y for y in ys if y > 60)


def test_on_narrow_paper_each_is_below_the_other() -> None:
    (dates,) = tops(large(STRIP).data, "Date")
    assert dates == sorted(set(dates), reverse=True)
    assert len(dates) == 3


@pytest.mark.parametrize("composed", [STRIP, BLANKS], ids=["strip", "blanks"])
def test_a_listener_hears_all_words_in_their_order_on_any_paper(composed: Document) -> None:
    for finished in (printed(composed), large(composed)):
        assert not finished.problems
        assert read_words(finished.data) == " ".join(words_of(composed)).split()
    assert reading.tag_tree(printed(composed).data) == reading.tag_tree(large(composed).data)


def lines(data: bytes) -> list[tuple[float, float]]:
    """Return where level lines on the first page begin and end, in points."""
    found: list[tuple[float, float]] = []
    with reading.opened(data) as pdf:
        for start, end, stroke in windows(list(reading.operators(pdf.pages[0]))):
            if (start.name, end.name, stroke.name) == ("m", "l", "S"):
                (left, foot), (right, end_foot) = (map(float, each.operands) for each in (start, end))
                found += [(left, right)] if foot == end_foot else []
    return found


def windows(found: list[reading.Operator]) -> Iterator[tuple[reading.Operator, reading.Operator, reading.Operator]]:
    """Yield each three operators that follow each other."""
    return zip(found, found[1:], found[2:], strict=False)


def test_there_is_a_line_to_write_on_for_each_blank_as_wide_as_its_share() -> None:
    widths = [end - begin for begin, end in lines(printed(BLANKS).data)][:2]
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.02)
    assert len(lines(large(BLANKS).data)) >= 2


def test_in_large_print_the_form_is_whole_on_its_page() -> None:
    """Its blanks are filled in together, and taken to the next visit."""
    sheet = made(REAL, "aftercare-large-print")
    moments = [
        moment.when.plain
        for section in sheet.document.sections
        for block in section.blocks
        if isinstance(block, ClockStrip)
        for moment in block.moments
    ]
    pages = {line.page for element in paragraphs(sheet.data, "Lbl") if element.words in moments for line in element.lines}
    assert len(moments) == 4
    assert len(pages) == 1
