"""Writes the review for people: a page, and a document for those who comment in Word; reads their comments back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.document.zips import unzipped, zipped
from generator.pipeline.certificate import CERTIFICATE, certificate
from generator.pipeline.publish import as_problem, opened, publish
from generator.pipeline.review_page import page
from generator.pipeline.reviewing import Review
from generator.problems import Location, Problem
from generator.project import shown
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

PAGE, DOCUMENT = "review.html", "review.docx"
CODES: Mapping[str, str] = {"R009": "a file with comments that can't be read, or is not a Word document"}
_MOST_BYTES, _MOST_UNPACKED = 30_000_000, 200_000_000
_PLACE = re.compile(r"\s*\[([^\[\]\s]+:\d+)\]$")
_GREY = "6B6B6B"


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of some words; `place` is the file and line they are at now, or were when the document was made."""

    place: str
    author: str
    said: str
    words: str


def write_review(review: Review, output: Path, waiting: Callable[[], None]) -> tuple[Problem, ...]:
    """Write page and document to output/; return what went wrong."""
    return _write({PAGE: page(review), DOCUMENT: document(review)}, output, waiting)


def write_certificate(review: Review, output: Path, waiting: Callable[[], None]) -> tuple[Problem, ...]:
    """Write the page with who approved what to output/; return what went wrong."""
    return _write({CERTIFICATE: certificate(review)}, output, waiting)


def _write(files: Mapping[str, bytes], output: Path, waiting: Callable[[], None]) -> tuple[Problem, ...]:
    try:
        with opened(output, waiting):
            publish(output, files)
    except OSError as error:
        return (as_problem(error, output, shown(output)),)
    return ()


def document(review: Review) -> bytes:
    """Return the words as a document of Word: a heading for each handout, a paragraph for each text, with its place in content.yaml."""
    import docx
    from docx.shared import Mm

    paper = docx.Document()
    paper.core_properties.title = "Words to review"
    paper.core_properties.author = ""
    for section in paper.sections:
        section.page_width, section.page_height = Mm(review.sheet.width), Mm(review.sheet.height)
    moment = paper.core_properties.created
    if review.signed and moment:
        day = review.signed.day
        paper.core_properties.created = paper.core_properties.modified = moment.replace(year=day.year, month=day.month, day=day.day)
    for each in review.handouts:
        paper.add_heading(f"{each.name} ({each.state.code})", 1)
        part = ""
        for passage in each.of.passages:
            if passage.part != part:
                part = passage.part
                paper.add_heading(part or each.name, 2)
            place = passage.location
            _add(paper, review.filled(passage.words), f"{place.file}:{place.line}" if place and place.line else "")
    buffer = BytesIO()
    paper.save(buffer)
    return zipped(unzipped(buffer.getvalue()))


def read_comments(file: Path, review: Review) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """Return the comments in a document, in its order; a text that has moved since has its new line."""
    import docx

    try:
        data = read_file(file, _MOST_BYTES)
        if sum(entry.file_size for entry in zipfile.ZipFile(BytesIO(data)).infolist()) > _MOST_UNPACKED:
            raise ValueError("too large")
        paper = docx.Document(BytesIO(data))
    except RefusedFileError as error:
        return (), (Problem("R009", str(error), Location(shown(file)), error.hint),)
    except Exception:  # python-docx and lxml raise many kinds for a damaged file
        hint = "give the file that make review wrote, saved by Word as .docx"
        return (), (Problem("R009", "this is not a Word document, or it is damaged", Location(shown(file)), hint),)
    return tuple(_comments(paper, _places(review))), ()


def _add(paper: Docx, words: str, place: str) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = paper.add_paragraph(words)
    if place:
        run = paragraph.add_run(f"  [{place}]")
        run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(_GREY)


def _comments(paper: Docx, places: Mapping[str, str]) -> Iterator[Comment]:
    from docx.oxml.ns import qn

    said = {str(comment.comment_id): comment for comment in paper.comments}
    for paragraph in paper.paragraphs:
        for mark in paragraph._p.iter(qn("w:commentRangeStart"), qn("w:commentReference")):
            comment = said.pop(str(mark.get(qn("w:id"))), None)
            if comment is not None:
                words, place = _with_place(paragraph)
                yield Comment(
                    places.get(words, place or "a label, or a heading"), comment.author or "somebody", comment.text.strip(), words
                )


def _with_place(paragraph: Paragraph) -> tuple[str, str]:
    """Return a paragraph's words, and the place that stands at its end."""
    found = _PLACE.search(paragraph.text)
    return (paragraph.text[: found.start()].strip(), found[1]) if found else (paragraph.text.strip(), "")


def _places(review: Review) -> Mapping[str, str]:
    """Return where each text is written now."""
    passages = [passage for each in review.handouts for passage in each.of.passages if passage.location and passage.location.line]
    return {review.filled(p.words).strip(): f"{p.location.file}:{p.location.line}" for p in passages if p.location}
