"""How sources are called: in a list as they are cited, in a speaker's notes as people say them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from generator.compose.handout import HandoutProfile
from generator.content.model import Source
from generator.document.blocks import Document
from generator.document.plain import words
from generator.formats.html.job import PageJob
from generator.formats.pdf.job import PdfJob
from tests.made import REAL, book, deck_jobs, planned, printed

TWO = re.compile(r"[^,]+, [^,]+")  # 'Liyanage D, Sinclair R'


def test_a_title_that_asks_has_no_full_stop_after_it() -> None:
    made = (job.document for job in planned(REAL).jobs if isinstance(job, PdfJob))
    listed = [text for document in made for text in words(document) if "Can a few patches" in text]
    assert listed
    assert all(text.endswith("total hair loss?") for text in listed)


def test_the_name_of_a_body_is_said_in_full_though_it_ends_like_initials() -> None:
    said = " ".join(each.plain for job in deck_jobs(REAL) for slide in job.deck.slides for each in slide.notes)
    assert "Alopecia UK" in said
    assert "Queen D and others" not in said
    assert "Queen and others" in said


def documents(handout: str) -> list[Document]:
    return [job.document for job in planned(REAL).jobs if isinstance(job, PdfJob) and job.handout == handout and not job.edition]


def by_two() -> list[Source]:
    return [s for s in book().sources.values() if s.kind == "paper" and s.authors and TWO.fullmatch(s.authors.plain)]


def test_two_authors_are_both_named_on_paper_and_in_notes() -> None:
    assert len(by_two()) >= 4
    listed = " ".join(line for handout in ("leaflet", "guide") for document in documents(handout) for line in words(document))
    said = " ".join(each.plain for job in deck_jobs(REAL) for slide in job.deck.slides for each in slide.notes)
    for source in by_two():
        assert source.authors
        first, second = (name.rpartition(" ")[0] for name in source.authors.plain.split(", "))
        assert f"{source.authors.plain}. " in listed
        assert f"{first} and " not in said or f"{first} and {second}" in said


def test_the_guide_has_the_title_of_each_paper_that_it_lists() -> None:
    (guide,) = documents("guide")
    assert len(papers_in(words(guide), "information")) >= 12


def test_a_leaflet_has_the_title_of_each_paper_that_it_lists_where_there_is_room() -> None:
    """On a page, in an e-book, in the PDF that says the same, and in large print; the leaflet on four pages names its journal alone."""
    made = [job for job in planned(REAL).jobs if isinstance(job, PdfJob | PageJob) and job.handout == "leaflet"]
    roomy = [job for job in made if isinstance(job, PageJob) or job.edition.startswith("web") or "large-print" in job.edition]
    assert {job.edition for job in roomy} >= {"web", "web-book", "web-pdf", "large-print", "web-large-print"}
    for job in roomy:
        papers = papers_in(words(job.document), "promotion" if job.edition.startswith("web") else "information")
        assert job.edition == "web-status" or len(papers) >= 4, (job.name, len(papers))
    full = {f"{source.authors.plain}. {source.title.plain}" for source in by_two() if source.authors}
    assert not [line for document in documents("leaflet") for line in words(document) if line.startswith(tuple(full))]


def papers_in(lines: Collection[str], profile: HandoutProfile) -> list[Source]:
    """Return the papers that lines name, each of which must have its title there."""
    papers = [source for source in book().sources.values() if source.kind == "paper" and _is_in(lines, source, profile)]
    for source in papers:
        title = printed(source.title, book(), profile).rstrip(".")
        assert any(title in line for line in lines), title
    return papers


def _is_in(lines: Iterable[str], source: Source, profile: HandoutProfile) -> bool:
    """Return whether a line of a list is about a source: it begins with its authors, or its title, and has its publisher."""
    begins, publisher = (printed(text, book(), profile).rstrip(".") for text in (source.authors or source.title, source.publisher))
    return any(line.startswith(f"{begins}. ") and publisher in line for line in lines)
