"""Does what a case of tests/examples/handouts says, in the folder of a small clinic, and returns what the program tells about it.

A case's steps.yaml is a list. A step is a verb of `_VERBS` with what it needs. It changes something as people, other programs
and the system do, or it is a command; the problems are those of the last command.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, chdir
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from fontTools.ttLib import TTFont
from PIL import Image

from generator.document.rendered import Rendered
from generator.formats import FORMATS, Job
from generator.pipeline import Outcome, Paths, build, check
from generator.pipeline.adding import add_condition
from generator.pipeline.adding_clinic import add_clinic
from generator.pipeline.approving import Request, approvals, licence_of_mark, write
from generator.pipeline.clean import clean
from generator.pipeline.clinics import ClinicOutcome, ClinicTask, group, make_clinics
from generator.pipeline.converting import convert_file
from generator.pipeline.importing_clinics import import_clinics
from generator.pipeline.jobs import make_plan
from generator.pipeline.journal import Journal
from generator.pipeline.judging import read_strictness
from generator.pipeline.many import StoppedError, cluster
from generator.pipeline.many.cluster import make_on_cluster
from generator.pipeline.many.target import clinics_there, target_of
from generator.pipeline.many.versions import differing
from generator.pipeline.releasing import release
from generator.pipeline.review_files import read_comments
from generator.pipeline.reviewing import Review, review
from generator.pipeline.signing import SigningKey
from generator.pipeline.template import make_template
from generator.pipeline.withdrawing import taken_back
from generator.problems import Problem
from generator.review.settings import strictness_of
from tests.conftest import MANY_MISSING as MANY
from tests.conftest import ROOT, smallest
from tests.formats.pptx.checks.mutations import changed, rewritten
from tests.keys import PASSWORD, write_key

EXAMPLES = ROOT / "tests/examples"
CASES = EXAMPLES / "handouts"
CLINIC = EXAMPLES / "clinic"
PLACES = Paths(Path("content.yaml"), Path("handouts"), Path("output"))


def cases() -> list[Path]:
    return sorted(CASES.iterdir())


def problems(case: Path, folder: Path) -> tuple[Problem, ...]:
    """Return what is told after the last step of a case; `folder` is for the clinic's files."""
    return told_after(yaml.safe_load((case / "steps.yaml").read_bytes()), folder)


def told_after(steps: Iterable[Mapping[str, Any]], folder: Path) -> tuple[Problem, ...]:
    """Return what is told after the last of some steps."""
    lay_out(folder)
    with chdir(folder), ExitStack() as after:
        bench = Bench(after)
        for step in steps:
            ((verb, what),) = step.items()
            _VERBS[verb](bench, **(what or {}))
        return bench.problems


def lay_out(folder: Path) -> None:
    """Write the small clinic: the smallest book, short plans, and our own themes, papers and labels."""
    (folder / "content.yaml").write_text(smallest(), "utf-8")
    for part in (ROOT / "handouts").iterdir():
        if part.is_dir() and part.name != "images":
            shutil.copytree(part, folder / "handouts" / part.name)
    for plan in CLINIC.glob("*.yaml"):
        shutil.copy(plan, folder / "handouts")


@dataclass
class Watching:
    """Watches a build; `ending` ends one of its processes as soon as another one is done."""

    ending: bool = False

    def begin(self, count: int) -> None: ...

    def made(self, path: str, count: int, units: str, shortened: str) -> None:  # noqa: ARG002  # the build calls it with all of them
        for process in active_children() if self.ending else ():
            process.kill()

    def failed(self, path: str) -> None: ...

    def waiting(self) -> None: ...

    def published(self) -> None: ...


@dataclass
class Bench:
    """What the steps of a case work on, beside the files of the current folder."""

    after: ExitStack  # undoes at the end what steps did outside that folder
    problems: tuple[Problem, ...] = ()
    drawn: tuple[Job, Rendered] | None = None
    watch: Watching = field(default_factory=Watching)

    def tell(self, outcome: Outcome) -> None:
        self.problems = outcome.problems


def _change(_: Bench, file: str, find: str, put: str) -> None:
    text = Path(file).read_text("utf-8")
    assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {file}"
    Path(file).write_text(text.replace(find, put), "utf-8")


def _repeat(_: Bench, file: str, find: str, times: int) -> None:
    """Write something again and again, so that it fills pages."""
    _change(_, file, find, find * times)


def _write(_: Bench, file: str, text: str) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text, "utf-8")


def _picture(_: Bench, file: str, width: int, height: int) -> None:
    """Put a picture of pixels there, as a camera saves it."""
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Image.linear_gradient("L").resize((width, height)).save(file)


def _remove(_: Bench, files: str) -> None:
    found = list(Path().glob(files))
    assert found, files
    for file in found:
        file.unlink()


def _folder(_: Bench, path: str) -> None:
    Path(path).mkdir(parents=True)


def _link(_: Bench, path: str, to: str) -> None:
    Path(path).symlink_to(to)


def _protect(_: Bench, file: str) -> None:
    Path(file).chmod(0o444)


def _move(_: Bench, file: str, to: str) -> None:
    Path(file).replace(to)


def _edit(_: Bench, file: str, part: str, find: str, put: str) -> None:
    """Change what matches `find` in a part of a presentation; as another program might, or a fault of ours."""
    Path(file).write_bytes(changed(Path(file).read_bytes(), rewritten(part, find, put)))


def _save_again(_: Bench, file: str) -> None:
    """Write the parts of a presentation as another program does, which orders and packs them in its own way."""
    Path(file).write_bytes(changed(Path(file).read_bytes(), lambda _files: None))


def _refuse(bench: Bench, error: str, at: str) -> None:
    """Let the system refuse to write the file that a build writes first, as it does on a full disk."""
    number = getattr(errno, error)

    def begin(*_given: object) -> None:
        raise OSError(number, os.strerror(number), at)

    bench.after.enter_context(pytest.MonkeyPatch.context()).setattr(Journal, "begin", begin)


def _end_a_process(bench: Bench) -> None:
    bench.watch.ending = True


def _turn_the_sheets(_: Bench, file: str) -> None:
    """Put the sheets of a booklet in the wrong order."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages.reverse()
        pdf.save(file)


def _make_odd(_: Bench, file: str) -> None:
    """Write a font again with a table in a format that there is not."""
    with TTFont(file) as font:
        font["hhea"].metricDataFormat = 9
        font.save(file)


def _check(bench: Bench) -> None:
    bench.tell(check(PLACES, bench.watch, processes=1))


def _build(bench: Bench, only: tuple[str, ...] = (), processes: int = 1, on: str = "") -> None:
    bench.tell(build(PLACES, bench.watch, only=only, processes=processes, on=date.fromisoformat(on) if on else None))


def _template(bench: Bench) -> None:
    bench.tell(make_template(PLACES, bench.watch))


def _clean(bench: Bench) -> None:
    bench.problems = clean(PLACES.output, bench.watch.waiting).problems


def _convert(bench: Bench) -> None:
    bench.problems = convert_file(PLACES.content).problems


def _clinics(bench: Bench, clinic: tuple[str, ...] = (), only: tuple[str, ...] = (), to: str = "output", workers: str = "") -> None:
    """Make the handouts of each clinic that has a file of its own."""
    told = list[Problem]()

    def each(outcome: ClinicOutcome) -> None:
        told.extend(outcome.problems)
        bench.watch.made(outcome.id, 0, "", "")

    try:
        target = target_of(to)
        places = replace(PLACES, output=target.folder)
        found = group(places, clinic, clinics_there(target, 1))
        told.extend(found.problems)
        make = partial(make_on_cluster, workers) if workers else make_clinics
        make([ClinicTask(places, name, DAY, only, store=target.store) for name in found.ids], bench.watch, 1, each)
    except StoppedError as stopped:
        told.append(stopped.problem)
    bench.problems = tuple(told)


def _environment(bench: Bench, **values: str) -> None:
    """Let the environment hold these values, and nothing else of where stores are and who may write there."""
    s3fs = pytest.importorskip("s3fs", reason=MANY)
    bench.after.callback(s3fs.S3FileSystem.clear_instance_cache)  # which remembers a store with what the environment said then
    other = bench.after.enter_context(pytest.MonkeyPatch.context())
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        other.delenv(name)
    for name, value in values.items():
        other.setenv(name, value)


def _patience(bench: Bench, seconds: float) -> None:
    """Give up a scheduler that does not answer after so many seconds."""
    pytest.importorskip("distributed", reason=MANY)
    bench.after.enter_context(pytest.MonkeyPatch.context()).setattr(cluster, "PATIENCE", seconds)


def _losses(bench: Bench, clinic: str, workers: int) -> None:
    """Lose so many workers with one clinic."""
    bench.problems = (cluster.not_made(clinic, workers),)


def _workers(bench: Bench, ours: dict[str, str], theirs: dict[str, dict[str, str] | None]) -> None:
    """Compare the versions of workers with ours."""
    problem = differing(ours, theirs)
    bench.problems = (problem,) if problem else ()


def _new(bench: Bench, name: str) -> None:
    bench.problems = add_condition(PLACES.content, name).problems


def _new_clinic(bench: Bench, name: str) -> None:
    bench.problems = add_clinic(PLACES.content, PLACES.handouts, name).problems


def _import_clinics(bench: Bench, file: str) -> None:
    bench.problems = import_clinics(Path(file), PLACES.handouts).problems


DAY = date(2026, 11, 29)


def _approve(bench: Bench, only: tuple[str, ...] = (), on: str = "", **typed: Any) -> None:
    """Put a name to the words of handouts on a day."""
    found = review(PLACES.content, PLACES.handouts, only, date.fromisoformat(on) if on else DAY)
    signing = approvals(Request(**typed), found)
    bench.problems = signing.problems or write(PLACES.handouts, signing)


def _withdraw(bench: Bench, only: tuple[str, ...], **typed: Any) -> None:
    """Take an approval back on a day."""
    signing = taken_back(Request(**typed), PLACES.handouts, only, DAY)
    bench.problems = signing.problems or write(PLACES.handouts, signing)


def _mark(bench: Bench, **typed: Any) -> None:
    bench.problems = licence_of_mark(Request(**typed), DAY).problems


def _review(bench: Bench) -> None:
    bench.problems = review(PLACES.content, PLACES.handouts, (), DAY).problems


def _key(bench: Bench, file: str, **more: Any) -> None:
    """Write a key to sign with, which others find no trace of later."""
    bench.after.callback(write_key(Path(file).absolute(), **more).unlink)


def _without(bench: Bench, package: str) -> None:
    """Let a package be missing, as it is where nobody has installed it."""
    names = [package, *(name for name in sys.modules if name.startswith(f"{package}."))]
    other = bench.after.enter_context(pytest.MonkeyPatch.context())
    for name in names:
        other.setitem(sys.modules, name, None)


def _release(bench: Bench, only: tuple[str, ...] = (), sign: str = "", password: str = PASSWORD) -> None:
    key = SigningKey(Path(sign), password) if sign else None
    bench.tell(release(PLACES, bench.watch, only=only, processes=1, on=DAY, key=key).outcome)


def _comments(bench: Bench, file: str) -> None:
    bench.problems = read_comments(Path(file), Review())[1]


def _draw(bench: Bench, name: str) -> None:
    """Write a handout before it is checked: `finished` with the ending of its format."""
    job = next(job for job in make_plan(PLACES.content, PLACES.handouts).jobs if job.name == name)
    rendered: Rendered = FORMATS[job.format].render(job)
    bench.drawn = job, rendered
    Path(f"finished.{job.format}").write_bytes(rendered.data)


def _read_back(bench: Bench) -> None:
    """Check the file that `draw` wrote, with what was done to it since."""
    assert bench.drawn
    job, rendered = bench.drawn
    finished = replace(rendered, data=Path(f"finished.{job.format}").read_bytes())
    bench.problems = tuple(FORMATS[job.format].check(job, finished, strictness_of(read_strictness(PLACES.handouts)[0])))


_VERBS: Mapping[str, Callable[..., None]] = {
    "change": _change,
    "repeat": _repeat,
    "write": _write,
    "picture": _picture,
    "remove": _remove,
    "folder": _folder,
    "link": _link,
    "protect": _protect,
    "move": _move,
    "edit": _edit,
    "save-again": _save_again,
    "refuse": _refuse,
    "end-a-process": _end_a_process,
    "turn-the-sheets": _turn_the_sheets,
    "make-odd": _make_odd,
    "check": _check,
    "build": _build,
    "template": _template,
    "clean": _clean,
    "convert": _convert,
    "clinics": _clinics,
    "environment": _environment,
    "patience": _patience,
    "losses": _losses,
    "workers": _workers,
    "new": _new,
    "new-clinic": _new_clinic,
    "import-clinics": _import_clinics,
    "approve": _approve,
    "withdraw": _withdraw,
    "mark": _mark,
    "review": _review,
    "key": _key,
    "without": _without,
    "release": _release,
    "comments": _comments,
    "draw": _draw,
    "read-back": _read_back,
}
