"""How sources are called: in a list as they are cited, in a speaker's notes as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.content.model import Source
from generator.document.blocks import Document
from generator.document.plain import words
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
    lines = words(guide)
    papers = [s for s in book().sources.values() if s.kind == "paper" and _is_in(lines, s)]
    assert len(papers) >= 12
    for source in papers:
        title = printed(source.title, book()).rstrip(".")
        assert any(title in line for line in lines), title


def _is_in(lines: Iterable[str], source: Source) -> bool:
    """Return whether a line of a list is about a source: it begins with its authors, or its title, and has its publisher."""
    begins, publisher = (printed(text, book()).rstrip(".") for text in (source.authors or source.title, source.publisher))
    return any(line.startswith(f"{begins}. ") and publisher in line for line in lines)
