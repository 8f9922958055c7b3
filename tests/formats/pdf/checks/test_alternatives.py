"""Every picture in a document has an alternative text of a useful length."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.alternative import CODE, faults_of
from generator.document.blocks import Block, Card, Figure, Row, Table, TableRow
from generator.document.limits import SHIPPED
from generator.figures.meter import EvidenceMeter
from generator.formats.pdf.checks.alternatives import check
from tests.each import rows
from tests.formats.pdf.sample import document, paragraph, words
from tests.made import REAL, SMALLEST, documents

LIMITS = SHIPPED.of(CODE)


def picture(alt: str) -> Figure:
    return Figure(EvidenceMeter(2, 4, "", alt))


@rows(("alt", "severity"), [("", "error"), ("  ", "error"), ("Bars", "warning"), ("Two bars of four.", ""), ("x" * 251, "warning")])
def test_words_for_a_picture_are_neither_missing_nor_too_short_nor_too_long(alt: str, severity: str) -> None:
    assert [(p.code, p.severity) for p in check(document(picture(alt)), LIMITS)] == ([("A04", severity)] if severity else [])


@rows(
    ("alt", "severity"),
    [
        ("our-clinic.jpg", "error"),
        ("IMG_2034", "error"),
        ("Picture 3", "error"),
        ("Our logo.", "error"),
        ("A drawing", "error"),
        ("Photo 1 of 3", "error"),
        ("scalp_before", "error"),
        ("Photo of our room.JPG", "error"),
        ("WhatsApp Image 2026-11-03 at 10.02", "error"),
        ("Screenshot 2026-11-01", "error"),
        ("untitled design (3)", "error"),
        ("Alt text", "error"),
        ("See text.", "error"),
        ("Insert description here", "error"),
        ("Write your name on the first line", ""),
        ("Screenshot of the app, with the alarm set to 9am", ""),
        ("Figure of eight bandage", ""),
        ("A photo of our clinic from the street", "warning"),
        ("Our clinic, from the street", ""),
        ("Picture the scalp as a lawn: patches are bare.", ""),
        ("The logo of Test Clinic", ""),
        ("A table with two doctors", ""),
        ("Chart of our rooms", ""),
    ],
)
def test_words_that_say_nothing_are_told(alt: str, severity: str) -> None:
    assert [found for _, found in faults_of(alt, LIMITS)] == ([severity] if severity else [])


@rows(
    "within",
    [
        lambda figure: Card("note", (figure,)),
        lambda figure: Row(((paragraph("x"),), (figure,)), (6, 6)),
        lambda figure: Table((words("a"),), (TableRow(((figure,),)),), (1,)),
        lambda figure: Card("note", (Row(((figure,),), (12,)),)),
    ],
)
def test_a_picture_is_found_wherever_it_is(within: object) -> None:
    assert callable(within)
    block: Block = within(picture(""))
    assert [p.code for p in check(document(block), LIMITS)] == ["A04"]


@pytest.mark.covered
@pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
def test_our_own_pictures_have_words(content: Path) -> None:
    assert [problem.message for made in documents(content) for problem in check(made.document, LIMITS)] == []
