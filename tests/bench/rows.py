"""What is measured, and beside what."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import ROOT, Cost, of_case, of_process


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Its CPU is compared with another row's: as a share of it (`beside`) or as seconds more (`above`)."""

    title: str
    measure: Callable[[], Cost]
    beside: str = ""
    above: str = ""
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that take turns."""

    title: str
    rows: tuple[Row, ...]


def prepare(folder: Path) -> None:
    """Put the words together for the rivals, and build a clinic's project."""
    prepare_words(folder)
    clinic = folder / "clinic"
    clinic.mkdir()
    shutil.copy(ROOT / "content.yaml", clinic)
    shutil.copytree(ROOT / "handouts", clinic / "handouts")
    of_process(["-m", "generator", "build"], clinic)


def prepare_words(folder: Path) -> None:
    """Put the words together for the rivals."""
    of_process(["-m", "tests.bench.one", "prepare", str(folder)], folder)


def groups(folder: Path) -> tuple[Group, ...]:
    """Return all tables; `folder` is prepared."""
    return (_leaflets(folder), _editions(folder), slides(folder), _all_decks(folder), _one_file(folder), _builds(folder / "clinic"))


def _leaflets(folder: Path) -> Group:
    plain = "plain reportlab, no tags"
    rows = (
        Row(plain, lambda: of_case("plain-leaflets", folder)),
        Row("ours, tagged", lambda: of_case("our-leaflets", folder), beside=plain, aim=1.0),
        Row("ours, tagged and read back", lambda: of_case("our-leaflets-read-back", folder), beside=plain),
    )
    return Group("A leaflet: several in one process", rows)


def _editions(folder: Path) -> Group:
    standard = "the standard editions"
    rows = (
        Row(standard, lambda: of_case("standard-editions", folder)),
        Row("all editions", lambda: of_case("all-editions", folder), beside=standard, aim=3.0),
    )
    return Group("A page of all handouts, read back, in one process", rows)


def slides(folder: Path) -> Group:
    plain = "plain python-pptx"
    rows = (
        Row(plain, lambda: of_case("plain-decks", folder)),
        Row("ours", lambda: of_case("our-decks", folder), beside=plain, aim=0.5),
        Row("ours, read back", lambda: of_case("our-decks-read-back", folder), beside=plain),
    )
    return Group("The slides: several files in one process", rows)


def _all_decks(folder: Path) -> Group:
    plain = "plain python-pptx"
    rows = (
        Row(plain, lambda: of_case("plain-slides", folder)),
        Row("ours", lambda: of_case("all-decks", folder), beside=plain, aim=0.5),
        Row("ours, read back and checked", lambda: of_case("all-decks-read-back", folder), beside=plain),
    )
    return Group("A slide of all decks of a build, in one process", rows)


def _one_file(folder: Path) -> Group:
    clinic = folder / "clinic"
    leaflet = max(path.stem for path in (clinic / "output/en").glob("leaflet-*.pdf"))
    plain, plain_slides = "leaflet: plain reportlab", "slides: plain python-pptx"
    rows = (
        Row(plain, lambda: of_process(["-m", "tests.bench.one", "cold-plain-leaflets", str(folder)], folder)),
        Row("leaflet: ours", lambda: _anew(clinic, "--jobs", "1", "--only", leaflet), beside=plain),
        Row(plain_slides, lambda: of_process(["-m", "tests.bench.one", "cold-plain-decks", str(folder)], folder)),
        Row("slides: ours", lambda: _anew(clinic, "--jobs", "1", "--only", "clinic-deck"), beside=plain_slides),
    )
    return Group("One file, from the program's start to its end: ours checks all words of content.yaml and reads the file back", rows)


def _builds(clinic: Path) -> Group:
    bare = "Python alone"
    rows = (
        Row(bare, lambda: of_process(["-c", "pass"], clinic)),
        Row("nothing has changed", lambda: of_process(["-m", "generator", "build"], clinic), above=bare, aim=0.3),
        Row("everything, --jobs 1", lambda: _anew(clinic, "--jobs", "1")),
        Row("everything, --jobs 2", lambda: _anew(clinic, "--jobs", "2")),
    )
    return Group("A build", rows)


def _anew(clinic: Path, *options: str) -> Cost:
    """Build into a folder that is not there yet."""
    shutil.rmtree(clinic / "anew", ignore_errors=True)
    return of_process(["-m", "generator", "build", "--output", "anew", *options], clinic)
