"""How sources are called: in a list as they are cited, in a speaker's notes as people say them."""

from __future__ import annotations

from generator.document.plain import words
from generator.formats.pdf.job import PdfJob
from tests.made import REAL, deck_jobs, planned


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
