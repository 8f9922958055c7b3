"""The handouts that tests look at: planned and made once in a run, the way the build does it."""

from __future__ import annotations

import atexit
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.labels import Labels, read_labels
from generator.content.model import Book
from generator.content.read import read_book
from generator.document.blocks import Document
from generator.document.deck import Deck
from generator.document.rendered import Rendered
from generator.formats import FORMATS, Job
from generator.formats.pdf.job import PdfJob
from generator.formats.pptx import opc
from generator.formats.pptx.job import DeckJob
from generator.pipeline.jobs import Plan, make_plan
from generator.pipeline.workers import checked
from generator.problems import Problem, errors
from tests.conftest import ROOT, smallest

HANDOUTS = ROOT / "handouts"
REAL = ROOT / "content.yaml"
_TEMPORARY = TemporaryDirectory(prefix="handouts-")
atexit.register(_TEMPORARY.cleanup)
FOLDER = Path(_TEMPORARY.name)  # for content files made up by tests
SMALLEST = FOLDER / "minimal.yaml"
SMALLEST.write_text(smallest(), "utf-8")


@dataclass(frozen=True)
class Made:
    """One file with what it was made from. `problems` are those of making it and of checking it."""

    job: PdfJob | DeckJob
    data: bytes
    units: int
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        return self.job.name

    @property
    def document(self) -> Document:
        assert isinstance(self.job, PdfJob)
        return self.job.document

    @property
    def pdf(self) -> PdfJob:
        assert isinstance(self.job, PdfJob)
        return self.job

    @property
    def deck(self) -> Deck:
        assert isinstance(self.job, DeckJob)
        return self.job.deck


def make(job: Job) -> Made:
    """Render and check one file."""
    assert isinstance(job, PdfJob | DeckJob)
    done = checked(job)
    return Made(job, done.rendered.data, done.rendered.units, done.problems)


def render(job: Job) -> Rendered:
    """Render one file and leave it unchecked."""
    rendered: Rendered = FORMATS[job.format].render(job)
    return rendered


def of_known_kinds(jobs: Iterable[Job]) -> tuple[PdfJob | DeckJob, ...]:
    """Return jobs as what they are."""
    return tuple(job for job in jobs if isinstance(job, PdfJob | DeckJob))


def jobs(content: Path) -> tuple[PdfJob | DeckJob, ...]:
    """Return the jobs of a content file."""
    return of_known_kinds(planned(content).jobs)


def pdf_jobs(content: Path) -> tuple[PdfJob, ...]:
    """Return the jobs of a content file that make PDF files."""
    return tuple(job for job in jobs(content) if isinstance(job, PdfJob))


def deck_jobs(content: Path) -> tuple[DeckJob, ...]:
    """Return the jobs of a content file that make presentations."""
    return tuple(job for job in jobs(content) if isinstance(job, DeckJob))


@cache
def planned(content: Path) -> Plan:
    """Return the plan of a content file and the project's own handouts."""
    plan = make_plan(content, HANDOUTS)
    assert not errors(plan.problems), told(plan.problems)
    return plan


@cache
def made(content: Path, name: str) -> Made:
    """Return one file made of a content file, by its name: leaflet-alopecia-areata, clinic-deck ..."""
    done = make(next(job for job in planned(content).jobs if job.name == name))
    assert not errors(done.problems), told(errors(done.problems))
    return done


def documents(content: Path) -> tuple[Made, ...]:
    """Return all PDF files made of a content file that are read on a screen: they are tagged."""
    return tuple(made(content, job.name) for job in pdf_jobs(content) if on_screen(job))


def for_printers(content: Path) -> tuple[Made, ...]:
    """Return the PDF files that are for a press or for folding."""
    return tuple(made(content, job.name) for job in pdf_jobs(content) if not on_screen(job))


def on_screen(job: Job) -> bool:
    """Return whether a PDF is read on a screen as well as printed."""
    return isinstance(job, PdfJob) and job.paper.press is None and job.paper.imposition is None


def deck(content: Path) -> Made:
    """Return the deck for a talk to all, made of a content file."""
    return made(content, "clinic-deck")


def decks(content: Path) -> tuple[Made, ...]:
    """Return all decks made of a content file: for a talk, for consultations, for the waiting room."""
    return tuple(made(content, job.name) for job in deck_jobs(content))


def as_presentation(data: bytes) -> bytes:
    """Return a slide show as a file that python-pptx opens: it refuses all other content types (scanny/python-pptx#1070)."""
    parts = opc.read_package(data)
    main = opc.main_name(parts)
    return opc.write_package({**parts, main: replace(parts[main], type=opc.MAIN_TYPE)})


@cache
def book(content: Path = REAL) -> Book:
    """Return a content file's Book."""
    read, problems = read_book(content, content.name)
    assert read, told(problems)
    return read


@cache
def labels() -> Labels:
    """Return the fixed labels in English."""
    read, problems = read_labels(HANDOUTS / "translations/en.po", "en.po")
    assert read, told(problems)
    return read


def told(problems: Iterable[Problem]) -> str:
    """Return problems as they are printed."""
    return "\n" + "\n".join(problem.show() for problem in problems)
