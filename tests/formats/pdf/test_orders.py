"""The same sections in another order, where a page would look half empty otherwise; and what that does to lists and numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.document.blocks import Contents, Document, Longer, Section
from generator.document.budget import Pages
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


def longer(lines: int, most: int = 2) -> Rendered:
    """Return a document of one page with so many lines, which on two pages has its sections the other way round."""
    short = replace(document(sections=[heap("section 1", lines), heap("section 2", 6)]), handout="leaflet-sample")
    first, *rest = short.sections
    other = replace(short, name="", handout="", sections=(first, *reversed(rest)))
    return printed(replace(short, longer=Longer(other, Pages(most=most))), pages=Pages(most=1))


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


def test_words_that_do_not_fit_have_the_pages_and_the_order_of_the_longer_form() -> None:
    fits, more = longer(12), longer(24)
    assert (fits.units, names(fits)) == (1, ["section 1", "section 2"])
    assert (more.units, names(more)) == (2, ["section 2", "section 1"])
    assert more.document
    assert (more.document.name, more.document.handout) == ("sample", "leaflet-sample")
    assert read_words(more.data) == " ".join(words(more.document)).split()


def test_words_too_long_for_the_longer_form_too_are_told_with_its_pages() -> None:
    (problem,) = longer(70).problems
    assert problem.code == "F001"


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
