"""One measurement, in its own process: `python -m tests.bench.one CASE FOLDER` makes several files and prints what they cost."""

from __future__ import annotations

import gc
import json
import re
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.bench import given
from tests.bench.edits import LEAFLETS_WORD, edits
from tests.many import CLINIC

ROOT = Path(__file__).parents[2]
if TYPE_CHECKING:
    from generator.document.rendered import Rendered
    from generator.formats import Job

Make = Callable[[], "bytes | Rendered"]  # makes one file in memory


class Clock:
    """Seconds of the processor and of the clock, until each file is made, or until what makes it stops the clock."""

    each: list[tuple[float, float]]  # of the files, in their order
    _running: tuple[float, float] | None = None

    def __init__(self) -> None:
        self.each = []

    def timed(self, make: Make) -> bytes | Rendered:
        """Make a file, and count what it costs."""
        self.begin()
        made = make()
        self.stop()
        return made

    def begin(self) -> None:
        """Count this file from here on."""
        self._running = time.process_time(), time.perf_counter()

    def stop(self) -> None:
        """Count no more of this file."""
        if self._running:
            self.each.append((time.process_time() - self._running[0], time.perf_counter() - self._running[1]))
            self._running = None

    def of_all(self) -> tuple[float, float]:
        """Return the seconds of all files together."""
        return sum(cpu for cpu, _ in self.each), sum(wall for _, wall in self.each)

    def in_the_middle(self) -> tuple[float, float]:
        """Return the median of the files' seconds."""
        return median(cpu for cpu, _ in self.each), median(wall for _, wall in self.each)


CLOCK = Clock()
EDITS = 30  # of one line; the first ones warm up


def plain_leaflets(folder: Path) -> Iterator[Make]:
    """Yield makers of the guide, which warms up, and of each leaflet."""
    from tests.bench import plain_leaflet

    together = given.load(folder)
    for document in (together.guide, *together.leaflets):
        yield lambda document=document: plain_leaflet.make(document, together.colours)  # type: ignore[misc]  # bound at once


def typst_leaflets(folder: Path) -> Iterator[Make]:
    """Yield makers of the same with Typst; it has seen none of them before."""
    from tests.bench import plain_typst

    together = given.load(folder)
    for document in (together.guide, *together.leaflets):
        yield lambda document=document: plain_typst.make(document, together.colours)  # type: ignore[misc]


def our_leaflets(_folder: Path, *, read_back: bool = False) -> Iterator[Make]:
    """Yield makers of the guide and of each leaflet: words put together, laid out, written and, if asked, read back."""
    from generator.compose import Composer
    from generator.formats.pdf.checks import check_pdf
    from generator.formats.pdf.render import render_document
    from generator.problems import errors

    found = given.read(ROOT)

    def make(kind: str, number: int | None) -> bytes:
        chosen = found.chosen[kind]
        condition = None if number is None else found.book.conditions[number]
        document = Composer(found.book, found.labels, found.here).document(chosen.handout, condition).words
        assert chosen.handout.pages
        rendered = render_document(document, chosen.theme, chosen.paper, chosen.handout.pages, chosen.fonts)
        assert rendered.data, rendered.problems[0].show()
        assert not read_back or not errors(check_pdf(rendered.document or document, rendered))
        return rendered.data

    yield lambda: make("guide", None)
    for n in range(len(found.book.conditions)):
        yield lambda n=n: make("leaflet", n)  # type: ignore[misc]


def plain_decks(folder: Path) -> Iterator[Make]:
    """Yield makers of a deck to warm up and of the others."""
    from tests.bench import plain_deck

    together = given.load(folder)
    for deck in together.decks:
        yield lambda deck=deck: plain_deck.make(deck, together.colours, together.template)  # type: ignore[misc]


def plain_slides(folder: Path) -> Iterator[Make]:
    """Yield makers of the same decks, counted by slides."""
    from generator.document.rendered import Rendered
    from tests.bench import plain_deck

    together = given.load(folder)
    for deck in together.decks:
        yield lambda deck=deck: Rendered(plain_deck.make(deck, together.colours, together.template), len(deck.slides))  # type: ignore[misc]


def all_decks(_folder: Path, *, read_back: bool = False) -> Iterator[Make]:
    """Yield makers of one deck to warm up and of all decks of a build; if asked, read back."""
    from generator.formats import FORMATS
    from generator.pipeline.jobs import make_plan
    from generator.pipeline.workers import checked
    from generator.problems import errors

    jobs = [job for job in make_plan(ROOT / "content.yaml", ROOT / "handouts").jobs if FORMATS[job.format].units == "slides"]

    def make(job: Job) -> Rendered:
        rendered = checked(job).rendered if read_back else FORMATS[job.format].render(job)
        assert not errors(rendered.problems), rendered.problems[0].show()
        return rendered

    for job in (jobs[0], *jobs):
        yield lambda job=job: make(job)  # type: ignore[misc]


def our_decks(_folder: Path, *, read_back: bool = False) -> Iterator[Make]:
    """Yield makers of the same decks: words put together, filled in, written and, if asked, read back."""
    from generator.compose import Composer
    from generator.formats.pptx.checks import check_deck
    from generator.formats.pptx.render import render_deck
    from generator.problems import errors

    found = given.read(ROOT)
    chosen = found.chosen["deck"]

    def make(number: int) -> bytes:
        deck = Composer(found.book_of(number), found.labels, found.here).deck(chosen.handout, None).words
        rendered = render_deck(deck, chosen.theme)
        assert rendered.data, rendered.problems[0].show()
        assert not read_back or not errors(check_deck(rendered.data, deck))
        return rendered.data

    for n in range(given.DECKS + 1):
        yield lambda n=n: make(n)  # type: ignore[misc]


def editions(_folder: Path, *, every: bool) -> Iterator[Make]:
    """Yield makers of one PDF to warm up and of all others, read back: in all editions, or in the standard ones."""
    from generator.pipeline.jobs import make_plan
    from generator.pipeline.workers import checked
    from generator.problems import errors

    plan = make_plan(ROOT / "content.yaml", ROOT / "handouts")

    def make(job: Job) -> Rendered:
        made = checked(job)
        assert not errors(made.problems), made.problems[0].show()
        return made.rendered

    jobs = [job for job in plan.jobs if job.format == "pdf" and (every or not job.edition)]
    for job in (jobs[0], *jobs):
        yield lambda job=job: make(job)  # type: ignore[misc]


def made_leaflet(folder: Path) -> Iterator[Make]:
    """Yield makers of one leaflet after each of several edits, once all is read: put together, laid out, drawn, written and read back.

    All that this process remembers of the leaflet's parts is of use to them, but not the file before the edit: it is rendered and read back
    as in a plain build.
    """
    from generator.compose import Composer
    from generator.formats.pdf import render
    from generator.formats.pdf.checks import earlier
    from generator.formats.pdf.job import PdfJob
    from generator.pipeline.jobs import BuildPlan, make_plan
    from generator.pipeline.workers import checked
    from generator.review.printable import printable

    def make(plan: BuildPlan) -> bytes:
        (job,), project = plan.jobs, plan.project
        assert project
        assert isinstance(job, PdfJob)
        planned = next(each for each in project.editions if each.kind == job.handout and not each.edition)
        condition = next(each for each in project.book.conditions if job.name == f"leaflet-{each.id}")
        composer = Composer(printable(project.book, project.fonts), project.labels, project.here, project.pictures)
        words = composer.document(planned.handout, condition, job.document.approval).words
        again = replace(job, document=replace(words, name=job.document.name, handout=job.document.handout))
        assert again == job
        render._STAMPS.clear()
        earlier._EARLIER.clear()
        return checked(again).rendered.data

    content = folder / "edited.yaml"
    for words in edits((ROOT / "content.yaml").read_text("utf-8"), EDITS):
        content.write_text(words, "utf-8")
        yield partial(make, make_plan(content, ROOT / "handouts", [_edited_leaflet(words)]))


def saved_word(folder: Path) -> Iterator[Make]:
    """Yield makers of one leaflet after each of several edits, as `make watch` makes it: from the words on disk to the file on disk.

    What comes after that, the list of files among it, is done but not measured. The folder has all other files of a build, if the
    clinic's are there.
    """
    from generator.display import Silent
    from generator.pipeline import Paths, build
    from generator.pipeline.front import later
    from generator.web import front_desk

    class UntilPublished(Silent):
        def published(self) -> None:
            CLOCK.stop()

    places = Paths(folder / "edited.yaml", ROOT / "handouts", folder / "saved")
    if (built := folder / "clinic" / "output").is_dir():
        shutil.copytree(built, places.output, dirs_exist_ok=True)

    def make(words: str) -> bytes:
        places.content.write_text(words, "utf-8")
        only = [_edited_leaflet(words)]
        (line,) = (outcome := build(places, UntilPublished(), only=only, processes=1, front=later(front_desk), ahead=True)).files
        assert line.status in ("new", "changed"), outcome.problems
        return (folder / "saved" / line.path).read_bytes()

    for words in edits((ROOT / "content.yaml").read_text("utf-8"), EDITS):
        yield partial(make, words)


def further(folder: Path, name: str) -> Iterator[Make]:
    """Yield makers of one file of each of several clinics, once its words are put together: made, checked and written."""
    from generator.pipeline.jobs import Planner
    from generator.pipeline.workers import checked
    from generator.problems import errors

    planner = Planner(*_with_clinics(folder))

    def make(n: int) -> bytes:
        job = next(job for job in planner.plan_for(clinic_id(n), [name]).jobs if not job.edition)
        turned(n)
        CLOCK.begin()
        made = checked(job)
        assert not errors(made.problems), made.problems[0].show()
        (folder / name).write_bytes(made.rendered.data)
        CLOCK.stop()
        return made.rendered.data

    for n in range(FURTHER):
        yield partial(make, n)


def further_clinic(folder: Path) -> Iterator[Make]:
    """Yield makers of all handouts of each of several clinics, as `make clinics` makes them, from the clinic's file to its folder."""
    from generator.pipeline import Paths, fingerprint
    from generator.pipeline.clinics import ClinicTask, make_clinic
    from generator.web import front_desk

    content, handouts = _with_clinics(folder)
    places, shared = Paths(content, handouts, folder / "group/output"), fingerprint.of_inputs(content, handouts)

    def make(n: int) -> bytes:
        done = make_clinic(ClinicTask(places, clinic_id(n), date.today(), (), shared, front_desk))
        assert not done.failed, done.fault or done.problems[0].show()
        return b""

    for n in range(FURTHER):
        yield partial(make, n)


def clinic_id(n: int) -> str:
    """Return the id of one of several clinics."""
    return f"clinic-{n}"


def turned(n: int) -> None:
    """Forget what only earlier clinics needed, as `make clinics` does after every second one."""
    from generator.remembering import turn

    if n % 2:
        turn()


def _with_clinics(folder: Path) -> tuple[Path, Path]:
    """Return the words and the handouts of a group of clinics."""
    group = folder / "group"
    shutil.rmtree(group, ignore_errors=True)
    shutil.copytree(ROOT / "handouts", group / "handouts")
    shutil.copy(ROOT / "content.yaml", group)
    clinics = group / "handouts/clinics"
    clinics.mkdir(exist_ok=True)
    for n in range(FURTHER):
        (clinics / f"{clinic_id(n)}.yaml").write_text(CLINIC.format(n), "utf-8")
    return group / "content.yaml", group / "handouts"


def _edited_leaflet(words: str) -> str:
    """Return the name of the leaflet that the edits change: the one about the condition whose steps come first."""
    before = words[: next(re.finditer(LEAFLETS_WORD, words)).start()]
    return f"leaflet-{re.findall(r'^  - id: (.+)$', before, re.MULTILINE)[-1]}"


CASES: Mapping[str, Callable[[Path], Iterator[Make]]] = {
    "plain-leaflets": plain_leaflets,
    "typst-leaflets": typst_leaflets,
    "our-leaflets": our_leaflets,
    "our-leaflets-read-back": lambda folder: our_leaflets(folder, read_back=True),
    "plain-decks": plain_decks,
    "our-decks": our_decks,
    "our-decks-read-back": lambda folder: our_decks(folder, read_back=True),
    "plain-slides": plain_slides,
    "all-decks": all_decks,
    "all-decks-read-back": lambda folder: all_decks(folder, read_back=True),
    "standard-editions": lambda folder: editions(folder, every=False),
    "all-editions": lambda folder: editions(folder, every=True),
    "made-leaflet": made_leaflet,
    "saved-word": saved_word,
    "further-leaflet": lambda folder: further(folder, "leaflet-alopecia-areata"),
    "further-deck": lambda folder: further(folder, "clinic-deck"),
    "further-clinic": further_clinic,
}


# Files, or clinics, that are made before: what is asked for again is remembered.
WARMING_UP = {"made-leaflet": 6, "saved-word": 6, "further-leaflet": 5, "further-deck": 5, "further-clinic": 5}
FURTHER = 13  # clinics, those before among them


def warm(case: str, folder: Path) -> dict[str, float]:
    """Make one file to warm up, then measure the others: seconds each, or each page of editions, and the most memory held.

    Of files after edits, the median counts: some edits make a line more. Python looks for garbage as seldom as while our program runs, on
    all sides: otherwise the words that are read to begin with, which only our side has as objects, are looked through with each file.
    """
    from generator.cli import MADE_BEFORE_LOOKING

    gc.set_threshold(MADE_BEFORE_LOOKING)
    makers = list(CASES[case](folder))
    count = WARMING_UP.get(case, 1)
    for make in makers[:count]:
        make()
    others = makers[count:]
    CLOCK.each.clear()
    made = [CLOCK.timed(make) for make in others]
    if case in WARMING_UP:
        cpu, wall = CLOCK.in_the_middle()
    else:
        count = sum(1 if isinstance(each, bytes) else each.units for each in made)
        cpu, wall = (seconds / count for seconds in CLOCK.of_all())
    return {"cpu": cpu, "wall": wall, "peak": peak_memory()}


def peak_memory() -> float:
    """Return the most memory this process held, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def cold(case: str, folder: Path) -> None:
    """Make one file and write it, like a small program that starts, reads content.yaml, draws and ends."""
    import yaml

    yaml.safe_load((ROOT / "content.yaml").read_text("utf-8"))
    make = list(CASES[case](folder))[-1]
    made = make()
    assert isinstance(made, bytes)
    (folder / "cold").write_bytes(made)


def main() -> None:
    """Run what the command line asks for."""
    case, folder = sys.argv[1], Path(sys.argv[2])
    if case == "prepare":
        given.save(given.put_together(given.read(ROOT)), folder)
    elif case.startswith("cold-"):
        cold(case.removeprefix("cold-"), folder)
    else:
        print(json.dumps(warm(case, folder)))


if __name__ == "__main__":
    main()
