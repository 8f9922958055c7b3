"""The page and the document that a person reads before they approve, and the comments they send back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html

from generator.pipeline.certificate import certificate
from generator.pipeline.review_files import document, read_comments
from generator.pipeline.review_page import page
from tests.signing import Clinic, clinic_in


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """Lay out a clinic with an approved sheet in which a number and a telephone number have changed since."""
    for clinic in clinic_in(tmp_path_factory.mktemp("clinic")):
        clinic.approve("aftercare", "treatment-guide")
        clinic.change("content.yaml", "- Rest.", "- Rest for 3 days.")
        clinic.change("content.yaml", "phone: 020 0946 0123", "phone: 020 0946 0999")
        yield clinic


def test_the_page_shows_before_and_now_with_the_place(clinic: Clinic) -> None:
    whole = html.fromstring(page(clinic.review("aftercare")))
    (pair,) = whole.findall(".//article")
    before, now, place = ("".join(part.itertext()) for part in pair.findall("p"))
    assert (before, now) == ("beforeRest.", "nowRest for 3 days.")
    assert "content.yaml:192" in place
    assert [each.text_content() for each in pair.iter("ins")] == [" for 3 days"]
    assert [each.text for each in pair.iter("mark")] == ["3"]
    words = whole.text_content()
    assert "020 0946 0999" in words or "NHS 111" in words  # what the signs stand for
    assert "⟨phone⟩" not in words
    assert "product name" in words


def test_the_page_is_one_file_that_works_with_keys(clinic: Clinic) -> None:
    data = page(clinic.review("aftercare"))
    whole = html.fromstring(data)
    assert list(whole.iter("img", "iframe")) == []
    assert [each.get("src") for each in whole.iter("script")] == [None]
    assert [each.get("href") for each in whole.iter("link")] == ["data:,"]
    assert [each for each in whole.iter() if each.get("onclick") or each.get("tabindex")] == []
    assert (whole.get("lang"), len(whole.findall(".//h1")), len(whole.findall(".//main"))) == ("en", 1, 1)
    assert all(label.find("input") is not None for label in whole.iter("label"))
    assert b"@media print" in data
    assert data == page(clinic.review("aftercare"))


def test_a_change_that_two_handouts_have_is_shown_once(clinic: Clinic) -> None:
    review = clinic.review("aftercare", "treatment-guide")
    whole = html.fromstring(page(review))
    shown = [article.text_content() for article in whole.iter("article")]
    assert len(shown) == len(set(shown))


def test_each_paragraph_for_word_has_its_place_and_comments_find_their_line(clinic: Clinic) -> None:
    from docx import Document

    data = document(clinic.review("aftercare"))
    assert data == document(clinic.review("aftercare"))
    assert {entry.create_system for entry in ZipFile(io.BytesIO(data)).infolist()} == {0}  # the same on any system
    paper = Document(io.BytesIO(data))
    (paragraph,) = (each for each in paper.paragraphs if each.text.startswith("Rest for 3 days."))
    assert paragraph.text.endswith("[content.yaml:192]")
    paper.add_comment(paragraph.runs, text="Is it not 4 days?", author="Test Doctor", initials="TD")
    paper.save("commented.docx")
    Path("content.yaml").write_text("# One more line.\n" + Path("content.yaml").read_text("utf-8"), "utf-8")
    comments, problems = read_comments(Path("commented.docx"), clinic.review("aftercare"))
    assert problems == ()
    assert [(c.place, c.author, c.said, c.words) for c in comments] == [
        ("content.yaml:193", "Test Doctor", "Is it not 4 days?", "Rest for 3 days.")
    ]


def test_they_are_for_the_paper_that_the_clinic_prints_on(clinic: Clinic) -> None:
    from docx import Document

    a4 = clinic.review("aftercare")
    assert a4.project
    papers = (replace(each, paper=each.paper.model_copy(update={"width": 215.9})) for each in a4.project.editions)
    letter = replace(a4, project=replace(a4.project, editions=tuple(papers)))
    for review, name, width, height in ((a4, "A4", 210, 297), (letter, "letter", 215.9, 279.4)):
        assert f"size: {name};".encode() in page(review)
        assert f"size: {name};".encode() in certificate(review)
        (section,) = Document(io.BytesIO(document(review))).sections
        assert section.page_width
        assert section.page_height
        assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == (width, height)


def test_a_certificate_lists_who_approved_what_and_what_is_missing(clinic: Clinic) -> None:
    words = html.fromstring(certificate(clinic.review())).text_content()
    assert "Test Doctor, Doctor of tests, Test 1" in words
    assert "aftercare: changed, as the words have changed since version 1.0" in words
    assert "clinic-deck: draft" in words
