"""Every word of every handout is in its file, in reading order: read back by us, and by other people's readers."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pydantic import BaseModel

from generator.document.deck import Deck
from generator.document.plain import slide_texts, words
from generator.formats.pdf.checks.words import read_words
from generator.text import Text
from tests.made import REAL, SMALLEST, Made, as_presentation, book, decks, documents, jobs
from tests.named import ALL

pytestmark = pytest.mark.unmeasured

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
FOOT = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER}


@each_content
def test_every_word_of_each_pdf_reads_back(content: Path) -> None:
    for made in documents(content):
        assert read_words(made.data) == " ".join(words(made.document)).split(), made.name


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed (Debian package poppler-utils)")
@each_content
def test_poppler_reads_the_same_words_in_the_same_order(content: Path, tmp_path: Path) -> None:
    for made in (made for made in documents(content) if ALL or made.job.edition in ("", "tri-fold")):  # Poppler takes its time
        file = tmp_path / f"{made.name}.pdf"
        file.write_bytes(made.data)
        printed = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True).stdout
        said = "".join(re.findall(r'^ *"(.*)"$', printed, re.MULTILINE))
        assert _unspaced(said) == _unspaced("".join(words(made.document))), made.name


@each_content
@pytest.mark.parametrize("kind", ["deck", "consultation", "waiting-room"])
def test_every_word_of_a_deck_reads_back(content: Path, kind: str) -> None:
    for made in decks(content):
        if made.job.handout == kind:
            _assert_reads_back(made)


def _assert_reads_back(made: Made) -> None:
    assert isinstance(made.job.composed, Deck)
    presentation = Presentation(io.BytesIO(as_presentation(made.data)))
    for slide, composed in zip(presentation.slides, made.job.composed.slides, strict=True):
        said = [*_paragraphs(slide.shapes), *_lines(slide.notes_slide.notes_text_frame)]
        assert Counter(_folded(said)) == Counter(_folded(text.plain for text in slide_texts(composed))), composed.id
        notes = _folded(_lines(slide.notes_slide.notes_text_frame))
        assert notes == _folded(text.plain for text in composed.notes), composed.id


_NUMBER = re.compile(r" \[\d+\]")  # of a source, which writers give by its id

# Words that are read and not printed, each with its reason.
NOT_PRINTED = {
    "treatment.licence.headline": "the notes of other countries stay in the file",
    "treatment.licence.text": "as above",
    "treatment.licence.slide": "as above",
    "conditions.numbers.arrays.group": "where arrays are compared, it is in the picture's alternative text",
    "conditions.numbers.arrays.time": "as above",
    "conditions.numbers.arrays.text": "where arrays are compared, their labels and the note say it",
    "languages.name": "those that no font at hand can write are left out, with a warning",
    "languages.text": "as above",
    "glossary": "kept for a list of words",
    "sources.authors": "where the publisher is the author, the title takes its place",
    "sources.title": "as above, and only slides have all titles",
    "sources.publisher": "as above",
}


def test_what_a_nurse_writes_is_printed_somewhere() -> None:
    said = "\n".join(_NUMBER.sub("", line) for job in jobs(REAL) for line in words(job.composed))
    assert {path for path, text in _written(book(REAL)) if text not in said} - NOT_PRINTED.keys() == set()


def _written(part: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, words) of all texts of a Book."""
    if isinstance(part, Text):
        yield path, " ".join(part.plain.split())
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _written(getattr(part, name), f"{path}.{name}".strip("."))
    elif isinstance(part, Mapping | tuple):
        for value in part.values() if isinstance(part, Mapping) else part:
            yield from _written(value, path)


def _paragraphs(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.is_placeholder and shape.placeholder_format.type in FOOT:
            continue
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _paragraphs(shape.shapes)
        elif shape.has_text_frame:
            yield from _lines(shape.text_frame)
        elif shape.has_table:
            yield from (line for row in shape.table.rows for cell in row.cells for line in _lines(cell.text_frame))


def _lines(frame: Any) -> Iterator[str]:
    yield from ("".join(run.text for run in paragraph.runs) for paragraph in frame.paragraphs)


def _folded(lines: Iterable[str]) -> list[str]:
    return [folded for line in lines if (folded := " ".join(line.split()))]


def _unspaced(said: str) -> str:
    return "".join(said.split())
