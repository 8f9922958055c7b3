"""The handouts that tests look at: planned and made once in a run, the way the build does it.

`documents`, `for_printers` and `decks` give a sample: each edition of each handout, about one condition. With ALL=1 in the environment, as
`make test-all` sets it, they give every file.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TypeVar

from generator.compose.handout import HandoutProfile
from generator.compose.resolve import Resolver
from generator.compose.values import counted, values_of
from generator.content.country import CountryFile, Here, here
from generator.content.labels import Labels, read_labels
from generator.content.model import Book
from generator.content.read import read_book
from generator.document.blocks import Document
from generator.document.deck import Deck
from generator.document.limits import Strictness
from generator.document.rendered import Rendered
from generator.formats import FORMATS, Job
from generator.formats.pdf.job import PdfJob
from generator.formats.pptx import opc
from generator.formats.pptx.job import DeckJob
from generator.pipeline.jobs import BuildPlan, make_plan
from generator.pipeline.judging import read_strictness
from generator.pipeline.workers import checked
from generator.problems import Problem, errors
from generator.project import read_countries
from generator.review.settings import strictness_of
from generator.text import Text
from tests.claims import claim, is_claimed
from tests.conftest import ROOT, RUN, Listing, smallest
from tests.named import HANDOUTS, Named, chosen

__all__ = ["HANDOUTS"]
Value = TypeVar("Value")
REAL = ROOT / "content.yaml"
LATER = "read and plan in a test or a fixture, not while tests are listed; tests.named has the names of all files"
_TEMPORARY = TemporaryDirectory(prefix="handouts-")
atexit.register(_TEMPORARY.cleanup)
FOLDER = Path(_TEMPORARY.name)  # for content files made up by tests
SHARED = Path(os.environ.get(RUN, FOLDER))  # by all processes of a run
SMALLEST = SHARED / "minimal.yaml"


@dataclass(frozen=True)
class Made:
    """One file with what it was made from. `problems` are those of making it and of checking it."""

    job: PdfJob | DeckJob
    data: bytes
    units: int
    problems: tuple[Problem, ...] = ()
    drawn: Document | None = None  # of a PDF: its document without what gave way

    @property
    def name(self) -> str:
        return self.job.name

    @property
    def document(self) -> Document:
        assert isinstance(self.job, PdfJob)
        return replace(self.drawn or self.job.document, name=self.name)

    @property
    def pdf(self) -> PdfJob:
        assert isinstance(self.job, PdfJob)
        return self.job

    @property
    def deck(self) -> Deck:
        assert isinstance(self.job, DeckJob)
        return self.job.deck


def make(job: Job) -> Made:
    """Render and check one file, as strictly as the project's own handouts say."""
    assert isinstance(job, PdfJob | DeckJob)
    done = checked(job, _strictness())
    return Made(job, done.rendered.data, done.rendered.units, done.problems, done.rendered.document)


@cache
def _strictness() -> Strictness:
    settings, problems = read_strictness(HANDOUTS)
    assert not problems, told(problems)
    return strictness_of(settings)


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


def kept(name: str, make: Callable[[], Value]) -> Value:
    """Return what `make` returns, which is called once in a run of the tests, however many processes it has."""
    file = _place(name)
    if not file.exists():
        with claim(file) as ours:
            if ours:
                _write(file, pickle.dumps(make()))
    value: Value = pickle.loads(file.read_bytes())
    return value


def _place(name: str) -> Path:
    return SHARED / f"{name}.pickle"


def _write(file: Path, data: bytes) -> None:
    """Write a file that other processes see whole or not at all."""
    with NamedTemporaryFile(dir=file.parent, delete=False) as unfinished:
        unfinished.write(data)
    Path(unfinished.name).replace(file)


_write(SMALLEST, smallest().encode())


@cache
def planned(content: Path) -> BuildPlan:
    """Return the plan of a content file and the project's own handouts."""
    assert not Listing.now, LATER
    plan = make_plan(content, HANDOUTS, judge=False)  # tests/review judges the words
    assert not errors(plan.problems), told(plan.problems)
    return plan


@cache
def with_six_pages() -> Path:
    """Return our handouts as they are after somebody wrote `most: 6` for the leaflet, as its hint says where it is too long."""
    folder = FOLDER / "six-pages"
    shutil.copytree(HANDOUTS, folder)
    file = folder / "leaflet.yaml"
    words = file.read_text("utf-8")
    assert "\n  most: 4\n" in words
    file.write_text(words.replace("\n  most: 4\n", "\n  most: 6\n"), "utf-8")
    return folder


@cache
def made(content: Path, name: str) -> Made:
    """Return one file made of a content file, by its name: leaflet-alopecia-areata, clinic-deck ..."""
    job = next(job for job in jobs(content) if job.name == name)
    data, units, problems, drawn = kept(_named(content, name), lambda: without_job(make(job)))
    assert not errors(problems), told(errors(problems))
    return Made(job, data, units, problems, drawn)


def _named(content: Path, name: str) -> str:
    """Return what the run calls a file made of a content file, as it is now."""
    return f"{name}-{hashlib.sha256(content.read_bytes()).hexdigest()}"


def without_job(made: Made) -> tuple[bytes, int, tuple[Problem, ...], Document | None]:
    return made.data, made.units, made.problems, made.drawn


def documents(content: Path) -> tuple[Made, ...]:
    """Return the PDF files made of a content file that are read on a screen: they are tagged."""
    return of(file for file in chosen(content) if file.on_screen)


def for_printers(content: Path) -> tuple[Made, ...]:
    """Return the PDF files that are for a press or for folding."""
    return of(file for file in chosen(content) if file.format == "pdf" and not file.on_screen)


def of(files: Iterable[Named]) -> tuple[Made, ...]:
    """Return files by their names. Those that another process is making just now come last, so as not to wait for it."""
    wanted = tuple(files)
    for file in wanted:
        if not is_claimed(_place(_named(file.content, file.name))):
            made(file.content, file.name)
    return tuple(made(file.content, file.name) for file in wanted)


def on_screen(job: Job) -> bool:
    """Return whether a PDF is read on a screen as well as printed."""
    return isinstance(job, PdfJob) and job.paper.press is None and job.paper.imposition is None


def deck(content: Path) -> Made:
    """Return the deck for a talk to all, made of a content file."""
    return made(content, "clinic-deck")


def decks(content: Path) -> tuple[Made, ...]:
    """Return the decks made of a content file: for a talk, for consultations, for the waiting room."""
    return of(file for file in chosen(content) if file.format in ("pptx", "ppsx"))


def as_presentation(data: bytes) -> bytes:
    """Return a slide show as a file that python-pptx opens: it refuses all other content types (scanny/python-pptx#1070)."""
    parts = opc.read_package(data)
    main = opc.main_name(parts)
    return opc.write_package({**parts, main: replace(parts[main], type=opc.MAIN_TYPE)})


@cache
def book(content: Path = REAL) -> Book:
    """Return a content file's Book as it is composed: with the counts of studies and people filled in."""
    assert not Listing.now, LATER
    read, problems = read_book(content, content.name)
    assert read, told(problems)
    return counted(read)


def country(of: Book) -> Here:
    """Return the country of a Book's clinic, with its help lines."""
    return here(of, _countries())


@cache
def _countries() -> Mapping[str, CountryFile]:
    countries, problems = read_countries(HANDOUTS / "countries")
    assert not errors(problems), told(problems)
    return countries


def printed(text: Text, of: Book, profile: HandoutProfile = "information") -> str:
    """Return a text of a Book as it is printed, but without the numbers of its sources."""
    return Resolver({}, values_of(of, country(of), profile)).text(text).plain


@cache
def labels() -> Labels:
    """Return the fixed labels in English."""
    read, problems = read_labels(HANDOUTS / "translations/en.po", "en.po")
    assert read, told(problems)
    return read


def told(problems: Iterable[Problem]) -> str:
    """Return problems as they are printed."""
    return "\n" + "\n".join(problem.show() for problem in problems)
