"""What is measured, and what it is compared with."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.edits import COMMENT, LEAFLETS_WORD, edited
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
    builds = (_one_file(folder), _watching(folder), further(folder), _builds(folder))
    return (_leaflets(folder), _editions(folder), slides(folder), _all_decks(folder), *builds)


def _leaflets(folder: Path) -> Group:
    plain, ours = "plain reportlab, no tags", "ours, tagged"
    rows = (
        Row(plain, lambda: of_case("plain-leaflets", folder)),
        Row(ours, lambda: of_case("our-leaflets", folder), beside=plain, aim=1.0),
        Row("ours, tagged and read back", lambda: of_case("our-leaflets-read-back", folder), beside=plain),
        Row("Typst, tagged", lambda: of_case("typst-leaflets", folder), beside=ours),
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
        Row("ours, read back", lambda: of_case("our-decks-read-back", folder), beside=plain, aim=0.9),
    )
    return Group("The slides: several files in one process", rows)


def _all_decks(folder: Path) -> Group:
    plain = "plain python-pptx"
    rows = (
        Row(plain, lambda: of_case("plain-slides", folder)),
        Row("ours", lambda: of_case("all-decks", folder), beside=plain, aim=0.5),
        Row("ours, read back and checked", lambda: of_case("all-decks-read-back", folder), beside=plain, aim=0.9),
    )
    return Group("A slide of all decks of a build, in one process", rows)


def _one_file(folder: Path) -> Group:
    clinic = folder / "clinic"
    leaflet = max(path.stem for path in (clinic / "output/en").glob("leaflet-*.pdf"))
    plain, plain_slides = "leaflet: plain reportlab", "slides: plain python-pptx"
    rows = (
        Row(plain, lambda: of_process(["-m", "tests.bench.one", "cold-plain-leaflets", str(folder)], folder)),
        Row("leaflet: Typst", lambda: of_process(["-m", "tests.bench.one", "cold-typst-leaflets", str(folder)], folder), beside=plain),
        Row("leaflet: ours", lambda: _anew(clinic, "--jobs", "1", "--only", leaflet), beside=plain, aim=1.3),
        Row("leaflet: ours, of words that a build of all has judged", lambda: _lost(clinic, leaflet), beside=plain, aim=1.3),
        Row(plain_slides, lambda: of_process(["-m", "tests.bench.one", "cold-plain-decks", str(folder)], folder)),
        Row("slides: ours", lambda: _anew(clinic, "--jobs", "1", "--only", "clinic-deck"), beside=plain_slides, aim=1.3),
    )
    return Group("One file, from the program's start to its end: ours checks all words of content.yaml and reads the file back", rows)


def _watching(folder: Path) -> Group:
    made = "the leaflet made again"
    first = "a leaflet made for the first time"
    rows = (
        Row(first, lambda: of_case("our-leaflets-read-back", folder)),
        Row(made, lambda: of_case("made-leaflet", folder), beside=first),
        Row("saved, until it is on disk", lambda: of_case("saved-word", folder), beside=made, aim=1.2),
    )
    return Group("One word of a leaflet saved, in a process that is warm, as while make watch runs", rows)


def further(folder: Path) -> Group:
    typst, deck = "a leaflet by Typst", "a deck by plain python-pptx"
    rows = (
        Row(typst, lambda: of_case("typst-leaflets", folder)),
        Row("a further clinic's leaflet", lambda: of_case("further-leaflet", folder), beside=typst, aim=0.03),
        Row(deck, lambda: of_case("plain-decks", folder)),
        Row("a further clinic's deck", lambda: of_case("further-deck", folder), beside=deck),
        Row("all handouts of a further clinic", lambda: of_case("further-clinic", folder)),
    )
    return Group("A further clinic of a group: made, checked and written, in a process that has made others", rows)


def _builds(folder: Path) -> Group:
    clinic = folder / "clinic"
    bare, plain = "Python alone", "as many plain leaflets"
    one, two = "everything, --jobs 1", "everything, --jobs 2"
    rows = (
        Row(bare, lambda: of_process(["-c", "pass"], clinic)),
        Row("nothing has changed", lambda: _build(clinic), above=bare, aim=0.3),
        Row("a comment has changed", lambda: _edited(clinic, COMMENT), beside=two, aim=0.1),
        Row("one word of a leaflet", lambda: _edited(clinic, LEAFLETS_WORD), beside=two, aim=0.45),
        Row(plain, lambda: _times(of_case("plain-leaflets", folder), _count(clinic))),
        Row(one, lambda: _anew(clinic, "--jobs", "1"), beside=plain, aim=1.0),
        Row(two, lambda: _anew(clinic, "--jobs", "2"), beside=one, aim=1.05),
    )
    return Group("A build, as make does it", rows)


def _lost(clinic: Path, leaflet: str) -> Cost:
    """Build one leaflet that is missing from what a build of all has made."""
    (clinic / f"output/en/{leaflet}.pdf").unlink()
    return of_process(["-m", "generator", "build", "--jobs", "1", "--only", leaflet], clinic)


def _build(clinic: Path) -> Cost:
    return of_process(["-m", "generator", "build"], clinic)


def _edited(clinic: Path, letter: re.Pattern[str]) -> Cost:
    """Change the first such letter in content.yaml, as a nurse edits it, and build."""
    content = clinic / "content.yaml"
    content.write_text(edited(content.read_text("utf-8"), letter), "utf-8")
    return _build(clinic)


def _count(clinic: Path) -> int:
    """Return how many files a build makes."""
    return len(json.loads((clinic / "output/manifest.json").read_text("utf-8"))["files"])


def _times(cost: Cost, count: int) -> Cost:
    return Cost(count * cost.cpu, count * cost.wall, cost.peak)


def _anew(clinic: Path, *options: str) -> Cost:
    """Build into a folder that doesn't exist yet."""
    shutil.rmtree(clinic / "anew", ignore_errors=True)
    return of_process(["-m", "generator", "build", "--output", "anew", *options], clinic)
