"""Sixty books made by chance through the whole flow: each gives files that are right in every way, or problems that say where."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pptx import Presentation

from generator.checks.pdf_words import read_words
from generator.document.blocks import Document
from generator.document.deck import Deck
from generator.document.plain import words
from generator.plan import make_plan
from generator.problems import Problem, errors
from tests.made import HANDOUTS, Made, make, told
from tests.pdf.faults import faults
from tests.random_books import random_book

SEEDS = range(60)
OURS = {"A07"}  # codes that tell a fault of the program


@dataclass(frozen=True)
class Outcome:
    """What came of a book."""

    lines: int
    problems: tuple[Problem, ...]  # that forbid all
    made: tuple[Made, ...]

    @property
    def files(self) -> tuple[Made, ...]:
        return tuple(made for made in self.made if not errors(made.problems))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


@cache
def outcome(seed: int, folder: Path) -> Outcome:
    """Read, compose, render and check: all of a book's files, but of its leaflets the first and the last."""
    text, file = random_book(seed), folder / f"{seed}.yaml"
    file.write_text(text, "utf-8")
    plan = make_plan(file, HANDOUTS)
    leaflets = [job for job in plan.jobs if job.handout == "leaflet"]
    jobs = [job for job in plan.jobs if job.handout != "leaflet" or job in (leaflets[0], leaflets[-1])]
    return Outcome(len(text.splitlines()), errors(plan.problems), tuple(make(job) for job in jobs))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_book_gives_files_that_are_right_or_problems_with_their_place(seed: int, folder: Path) -> None:
    came = outcome(seed, folder)
    assert came.problems or came.made
    for problem in (*came.problems, *(p for made in came.made for p in errors(made.problems))):
        assert problem.code not in OURS, problem.show()
        assert problem.message
        assert problem.mark is not None, problem.show()
        assert problem.mark.line >= 1 or "link" in problem.hint or problem.message.startswith("'"), problem.show()
        assert problem.mark.line <= came.lines or problem.mark.file.endswith(".po"), problem.show()
    for made in came.files:
        _assert_right(made)


def _assert_right(made: Made) -> None:
    composed, job = made.job.composed, made.job
    if isinstance(composed, Document):
        assert job.pages
        assert made.units <= job.pages.most
        assert not job.pages.even or made.units % 2 == 0
        assert read_words(made.data) == " ".join(words(composed)).split()
        assert faults(made.data) == []
    else:
        assert isinstance(composed, Deck)
        assert len(Presentation(io.BytesIO(made.data)).slides) == made.units >= len(composed.slides)


def test_chance_brings_enough_of_each(folder: Path) -> None:
    """If all books failed, or none, the test above would say little."""
    came = [outcome(seed, folder) for seed in SEEDS]
    files = [made.job.format for each in came for made in each.files]
    codes = {p.code for each in came for p in (*each.problems, *(p for made in each.made for p in errors(made.problems)))}
    assert files.count("pdf") > 100
    assert files.count("pptx") > 15
    assert {"F001", "F002", "F003", "T03"} <= codes, told(p for each in came for p in each.problems)
