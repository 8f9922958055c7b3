"""Random books through the whole flow: each gives files that are correct in every way, or problems that say where."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from generator.document.plain import words
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.job import PdfJob
from generator.problems import errors
from tests.formats.pdf.faults import faults
from tests.made import Made, as_presentation, on_screen, told
from tests.named import ALL
from tests.random_books import SEEDS, outcome

pytestmark = pytest.mark.unmeasured

OURS = {"A07", "T06", "T08"}  # codes that report a fault of the program


@pytest.mark.parametrize("seed", SEEDS)
def test_a_book_gives_correct_files_or_problems_with_a_location(seed: int) -> None:
    came = outcome(seed)
    assert came.problems or came.made
    for problem in (*came.problems, *(p for made in came.made for p in errors(made.problems))):
        assert problem.code not in OURS, problem.show()
        assert problem.message
        assert problem.location is not None, problem.show()
        assert problem.location.line >= 1 or "link" in problem.hint or problem.message.startswith("'"), problem.show()
        assert problem.location.line <= came.lines or problem.location.file.endswith(".po"), problem.show()
    for made in came.files:
        _assert_right(made)


def _assert_right(made: Made) -> None:
    job = made.job
    if isinstance(job, PdfJob):
        pages = len(job.paper.panels) or made.units
        assert pages <= job.pages.most
        assert pages % job.pages.multiple_of == 0
        if not on_screen(job):  # its words were read before pages were put on sheets
            return
        assert read_words(made.data) == " ".join(words(made.document)).split()
        assert faults(made.data) == []
    else:
        assert len(Presentation(io.BytesIO(as_presentation(made.data))).slides) == made.units >= len(job.deck.slides)


@pytest.mark.sweep  # would make all of them again in another process
def test_there_are_enough_of_each() -> None:
    """If all books failed, or none, the test above would say little."""
    came = [outcome(seed) for seed in SEEDS]
    files = [made.job.format for each in came for made in each.files]
    codes = {p.code for each in came for p in (*each.problems, *(p for made in each.made for p in errors(made.problems)))}
    assert files.count("pdf") > len(SEEDS)
    assert files.count("pptx") > len(SEEDS) / 5
    assert files.count("ppsx") > len(SEEDS) / 5
    rare = {"M065", "T03"} if ALL else set()  # in all books, not in each sample of them
    assert {"F001", "F002", "F003", "Y039"} | rare <= codes, told(p for each in came for p in each.problems)
