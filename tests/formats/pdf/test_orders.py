"""The same sections in another order, where a page would look half empty otherwise; and what that does to lists and numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.document.blocks import Contents, Document, Section
from generator.document.plain import document_texts, words
from generator.document.rendered import Rendered
from generator.formats.pdf.breaks import SPARSE
from generator.formats.pdf.checks.words import read_words
from tests.formats.pdf.sample import document, paragraph, printed
from tests.made import REAL, pdf_jobs


def heap(name: str, lines: int) -> Section:
    """Return a section that stays on one page."""
    return Section(name, tuple(paragraph(f"{name} {n}") for n in range(lines)), whole=True)


def ordered(*lines: int, order: tuple[int, ...]) -> Rendered:
    """Return a document of sections with so many lines, which may be printed in another order too."""
    sections = [heap(f"section {n}", count) for n, count in enumerate(lines)]
    first = replace(document(sections=sections), handout="leaflet-sample")
    other = replace(first, name="", handout="", sections=(first.sections[0], *(sections[n] for n in order)))
    return printed(replace(first, others=(other,)))


def names(rendered: Rendered) -> list[str]:
    assert rendered.document
    return [section.id for section in rendered.document.sections[1:]]


def test_sections_stand_in_another_order_where_that_leaves_no_page_sparse() -> None:
    rendered = ordered(14, 18, 10, 12, order=(0, 2, 1, 3))
    assert names(rendered) == ["section 0", "section 2", "section 1", "section 3"]
    assert min(rendered.fill[:-1]) >= SPARSE
    assert rendered.document
    assert (rendered.document.name, rendered.document.handout) == ("sample", "leaflet-sample")
    assert read_words(rendered.data) == " ".join(words(rendered.document)).split()


def test_sections_keep_their_order_where_no_page_is_sparse_or_another_is_no_better() -> None:
    assert names(ordered(14, 10, 18, 12, order=(0, 2, 1, 3))) == ["section 0", "section 1", "section 2", "section 3"]
    assert names(ordered(14, 18, 10, 12, order=(0, 1, 3, 2))) == ["section 0", "section 1", "section 2", "section 3"]


def test_in_each_order_sources_are_numbered_as_they_appear_and_contents_are_listed_as_they_stand() -> None:
    ordered_jobs = [job for job in pdf_jobs(REAL) if job.document.others]
    assert ordered_jobs
    for job in ordered_jobs:
        assert _contents(job.document), job.name
        for other in job.document.others:
            assert _is_sorted(_numbers(other)), job.name
            assert _contents(other) == [section.id for section in other.sections if section.id in _contents(other)], job.name
            assert {*_contents(job.document)} <= {*_contents(other)}, job.name
            assert {section.id for section in other.sections} == {section.id for section in job.document.sections}
            assert [section.id for section in other.sections] != [section.id for section in job.document.sections], job.name


def _numbers(document_: Document) -> list[int]:
    """Return the numbers of sources in the order in which the words first cite them, all of '[2–7]' among them."""
    groups = (group for text in document_texts(document_) for group in re.findall(r"\[([\d–, \xa0]+)\]", text.plain))
    ranges = (re.findall(r"\d+", part) for group in groups for part in group.split(","))
    return list(dict.fromkeys(n for ends in ranges for n in range(int(ends[0]), int(ends[-1]) + 1)))


def _is_sorted(numbers: list[int]) -> bool:
    return numbers == sorted(numbers)


def _contents(document_: Document) -> list[str]:
    lists = (block for section in document_.sections for block in section.blocks if isinstance(block, Contents))
    return [entry.section for contents in lists for entry in contents.entries]
