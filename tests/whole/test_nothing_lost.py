"""Every word of every handout is in its file, in reading order: read back by us, and by other people's readers."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pydantic import BaseModel

from generator.content.model import Book
from generator.document.deck import Deck, Notes, Slide
from generator.document.plain import slide_texts, words
from generator.document.yielding import settled, yields_of
from generator.formats.pdf.checks.alternatives import figures
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.job import PdfJob
from generator.formats.pptx.charts import JOINT, formatted
from generator.formats.pptx.job import DeckJob
from generator.formats.pptx.layout_names import IDX
from generator.formats.pptx.notes import notes_lines
from generator.formats.pptx.placement import stem
from generator.text import Text
from tests.made import REAL, SMALLEST, Made, as_presentation, book, country, decks, documents, jobs, printed
from tests.named import ALL, some

pytestmark = pytest.mark.unmeasured

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
_RIGHT_TO_LEFT = re.compile(r"^[\s.,]*[\u0590-\u08FF][\u0590-\u08FF\s.,]*$|[\u0590-\u08FF](?:[\u0590-\u08FF\s.,]*[\u0590-\u08FF])?")
FOOT = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER}


@each_content
def test_every_word_of_each_pdf_reads_back(content: Path) -> None:
    for made in documents(content):
        assert read_words(made.data) == " ".join(words(made.document)).split(), made.name


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed (Debian package poppler-utils)")
@each_content
def test_poppler_reads_the_same_words_in_the_same_order(content: Path, tmp_path: Path) -> None:
    for made in some([made for made in documents(content) if ALL or made.job.edition in ("", "tri-fold")], 3):  # Poppler takes its time
        file = tmp_path / f"{made.name}.pdf"
        file.write_bytes(made.data)
        printed = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True).stdout
        said = "".join(map(_as_read, re.findall(r'^ *"(.*)"$', printed, re.MULTILINE)))
        assert _unspaced(said) == _unspaced("".join(words(made.document))), made.name


def _as_read(line: str) -> str:
    """Return words of a line as they are read: Poppler has them from left to right, whatever an element says of how they read."""
    return _RIGHT_TO_LEFT.sub(lambda run: run[0][::-1], line)


@each_content
@pytest.mark.parametrize("kind", ["deck", "consultation", "waiting-room"])
def test_every_word_of_a_deck_reads_back(content: Path, kind: str) -> None:
    for made in decks(content):
        if made.job.handout == kind:
            _assert_reads_back(made)


def _assert_reads_back(made: Made) -> None:
    assert isinstance(made.job.composed, Deck)
    slides = list(Presentation(io.BytesIO(as_presentation(made.data))).slides)
    for composed in made.job.composed.slides:
        slide, *continued = _shown_on(slides, composed)
        going_on = (line for before, more in pairwise((slide, *continued)) for line in (*_rows(more), *_numbers(more, before)))
        said = [*_paragraphs(slide.shapes), *going_on]
        shown = slide_texts(replace(composed, notes=Notes()))
        marks = [made.job.composed.status] if made.job.composed.status else []
        lines = _folded(said)
        assert Counter(lines) == Counter(_set(_folded(text.plain for text in (*shown, *marks)), lines)), composed.id
        notes = _folded(_lines(slide.notes_slide.notes_text_frame))
        assert notes == _folded(text.plain for text in notes_lines(composed.notes)), composed.id
    assert slides == []


def _shown_on(slides: list[Any], composed: Slide) -> list[Any]:
    """Take from `slides` the first, and those on which its table, or whom to turn to, continues."""
    shown = [slides.pop(0)]
    goes_on = f"{composed.title.plain} (continued"
    while slides and {"table", "help"} & composed.parts.keys() and " ".join(slides[0].shapes.title.text.split()).startswith(goes_on):
        shown.append(slides.pop(0))
    return shown


def _rows(slide: Any) -> Iterator[str]:
    """Yield the words of a table that goes on from another slide, without its headings."""
    for shape in (shape for shape in slide.shapes if shape.has_table):
        yield from (line for row in list(shape.table.rows)[1:] for cell in row.cells for line in _lines(cell.text_frame))


def _numbers(slide: Any, before: Any) -> Iterator[str]:
    """Yield whom to turn to and what for, without the number that the slide before ended with, whose signs go on here."""
    said, said_before = _said_by_number(slide), _said_by_number(before)
    for number, signs in said:
        yield from (*(() if number == said_before[-1][0] else number), *signs)


def _said_by_number(slide: Any) -> list[tuple[list[str], list[str]]]:
    """Return the lines of each number on a slide, and those below it."""
    lines = {shape.placeholder_format.idx: list(_lines(shape.text_frame)) for shape in slide.placeholders if shape.has_text_frame}
    places = ((IDX[role], IDX[role.replace("number", "reasons")]) for role in IDX if stem(role) == "number")
    return [(lines[number], lines[signs]) for number, signs in places if number in lines]


IN_PIECES = {
    "treatment.aftercare.slide.points",  # a large number, with the words before and after it
}
_CALLED = re.compile(r"\D{1,12} \d{2,4}")  # NHS 111: the number is large, below the name
_NUMBER = re.compile(r" \[[\d, –]+\]")  # of sources, which writers give by their ids

# Words that are read and not printed, each with its reason.
NOT_PRINTED = {
    "help.text": "what is not urgent is said in its short words, in the clinic's band",
    "treatment.licence.headline": "the notes of other countries stay in the file",
    "treatment.licence.short": "as above",
    "treatment.licence.text": "as above",
    "treatment.licence.points": "as above",
    "treatment.benefits.headline": "the slide of benefits and risks has one title, which is that of the risks",
    "treatment.benefits.items.point": "a slide has room for four; the guide has all of them in full",
    "treatment.risks.expected.short": "as above; one of each kind is shown",
    "treatment.risks.reported.short": "as above",
    "treatment.risks.serious.short": "as above",
    "treatment.risks.unknown.short": "a slide has room for six; the guide has all of them in full",
    "treatment.slides.points": "below a drawing there is room for the first",
    "conditions.short.main": "for a plan with the section main-point-in-short",
    "conditions.short.key_points": "as above",
    "conditions.options.out_of_100.group": "read out with the dots; where only a difference is known there are none",
    "conditions.options.asks": "kept for the web page",
    "questions.short": "the leaflets have three of them; the guide has all, in full",
    "languages.name": "those that no font at hand can write are left out, with a warning",
    "languages.text": "as above",
    "medicines.kind": "said where the public reads of a medicine, if it does",
    "sources.authors": "where the publisher is the author, the title takes its place",
    "sources.title": "as above, and only the guide has the titles of papers",
    "sources.publisher": "as above",
}


@each_content
def test_what_a_nurse_writes_is_printed_somewhere(content: Path) -> None:
    of = book(content)
    said = "\n".join(_NUMBER.sub("", line) for job in jobs(content) for line in _said(job)).casefold()
    lost = [(path, text) for path, text in _written(of, of) if path not in NOT_PRINTED and not _is_in(said, text, path)]
    assert lost == []


def _said(job: PdfJob | DeckJob) -> Iterator[str]:
    """Yield what a handout says: in full, in brief where a page is too full for that, in its properties, and of its pictures."""
    yield from words(job.composed)
    yield from (job.composed.title, job.composed.subject)  # programs show them: a deck has findings for titles
    if isinstance(job, PdfJob):
        last_steps = {start: max(steps, default=0) for start, steps in yields_of(job.document, job.pages).items()}
        yield from words(settled(job.document, job.pages, last_steps))
        yield from (figure.drawing.alt for figure in figures(job.document.sections))


def _is_in(said: str, text: str, path: str) -> bool:
    """Return whether words are printed in one piece; where a slide sets them in pieces, whether these follow each other."""
    return _bare(text) in said or (path in IN_PIECES and _bare(text).replace(":", "") in said.replace("\n", " "))


def _bare(said: str) -> str:
    """Return words as they are compared: a sentence may begin or end in the middle of another one."""
    return said.casefold().rstrip(".")


def _written(part: object, of: Book, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, words) of all texts of a Book that are for its clinic's country."""
    if isinstance(part, Text):
        yield path, " ".join(printed(part, of).split())
    elif isinstance(part, BaseModel):
        if country(of).holds(getattr(part, "only", None)):
            for name in type(part).model_fields:
                yield from _written(getattr(part, name), of, f"{path}.{name}".strip("."))
    elif isinstance(part, Mapping | tuple):
        for value in part.values() if isinstance(part, Mapping) else part:
            yield from _written(value, of, path)


def _paragraphs(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.is_placeholder and shape.placeholder_format.type in FOOT:
            continue
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _paragraphs(shape.shapes)
        elif shape.has_text_frame:
            yield from _lines(shape.text_frame)
        elif shape.has_chart:
            yield from _chart(shape.chart.plots[0])
        elif shape.has_table:
            yield from (line for row in shape.table.rows for cell in row.cells for line in _lines(cell.text_frame))


def _chart(plot: Any) -> Iterator[str]:
    """Yield a chart's names, and what its bars say: labels are number formats, in which words are quoted."""
    yield from plot.categories
    for series in plot.series:
        for number, value in enumerate(series.values):
            label = series.points[number].data_label._dLbl
            form = None if label is None else label.find(qn("c:numFmt"))
            if form is not None and value is not None:
                yield from formatted(value, form.get("formatCode")).split(JOINT)


def _lines(frame: Any) -> Iterator[str]:
    yield from ("".join(run.text for run in paragraph.runs) for paragraph in frame.paragraphs)


def _folded(lines: Iterable[str]) -> list[str]:
    return [folded for line in lines if (folded := " ".join(line.split()))]


def _set(lines: Sequence[str], said: Sequence[str]) -> Iterator[str]:
    """Yield lines as a slide sets them: whom to call stands above the number, unless that is one line on the slide too."""
    for line in lines:
        yield from line.rsplit(" ", 1) if _CALLED.fullmatch(line) and line not in said else (line,)


def _unspaced(said: str) -> str:
    return "".join(said.split())
