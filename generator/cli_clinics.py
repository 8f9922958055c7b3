"""The commands for a group: handouts of one text for many clinics."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_options import FILE, debug_option, file_argument, guarded, on_option, only_option, told
from generator.console import FAULT, FINE, in_order, print_fault_line, print_problems, status_of
from generator.display import Display
from generator.problems import Problem, errors

if TYPE_CHECKING:
    from generator.pipeline import FileChange
    from generator.pipeline.clinics import ClinicOutcome, ClinicTask

_STATUSES: tuple[FileChange, ...] = ("new", "changed", "unchanged", "removed")
_HEAD = ("clinic", "files", *_STATUSES, "failed")
_MOST_NAMED = 5


_content = click.option("--content", type=FILE, default=Path("content.yaml"), show_default=True, help="The words of all clinics.")
_handouts = click.option("--handouts", type=FILE, default=Path("handouts"), show_default=True, help="Where the folder clinics/ is.")
_output = click.option(
    "--output",
    "--target",
    "output",
    default="output",
    show_default=True,
    metavar="FOLDER",
    help="Where the folders go, or s3://bucket/folder.",
)
_workers = click.option(
    "--workers", default="", metavar="ADDRESS", help="Make them by the workers of tcp://host:8786, or by a local cluster."
)


def register(group: click.Group) -> None:
    """Add the commands to the program's."""
    group.add_command(_clinics)
    group.add_command(_import_clinics)


clinic_option = click.option("--clinic", multiple=True, metavar="ID", help="Only this clinic: its file's name. May be repeated.")


@click.command("clinics")
@_content
@_handouts
@_output
@only_option
@clinic_option
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="How many clinics to make at once.")
@_workers
@on_option
@debug_option
def _clinics(
    content: Path,
    handouts: Path,
    output: str,
    only: tuple[str, ...],
    clinic: tuple[str, ...],
    jobs: int,
    workers: str,
    on: datetime | None,
    debug: bool,
) -> int:
    """Make the handouts of each clinic in handouts/clinics/: they go to output/clinics/, a folder for each, whole or as it was."""

    def work() -> int:
        from generator.pipeline import Paths, fingerprint
        from generator.pipeline.clinics import ClinicTask, group
        from generator.pipeline.many.target import clinics_there, target_of
        from generator.web import front_desk

        target = target_of(output)
        places = Paths(content, handouts, target.folder)
        found = group(places, clinic, clinics_there(target, jobs))
        shared = fingerprint.of_inputs(content, handouts)
        day = on.date() if on else date.today()
        tasks = [ClinicTask(places, name, day, only, shared, front_desk, store=target.store) for name in found.ids]
        return _made(tasks, found.problems, jobs, workers, debug=debug)

    return guarded(lambda: _unless_stopped(work), debug=debug, interrupted="no file is half written")


def _unless_stopped(work: Callable[[], int]) -> int:
    """Do the work and return its exit status; tell what kept it from being begun."""
    from generator.pipeline.many import StoppedError

    try:
        return work()
    except StoppedError as stopped:
        print_problems([stopped.problem])
        return status_of([stopped.problem])


@click.command("import-clinics")
@_handouts
@click.option("--replace", is_flag=True, help="Replace files that are there and say something else.")
@file_argument("make import-clinics FILE=clinics.xlsx")
@debug_option
def _import_clinics(handouts: Path, file: Path, replace: bool, debug: bool) -> int:
    """Turn a spreadsheet with a row for each clinic, as CSV or XLSX, into the files of handouts/clinics/: all rows, or none."""

    def work() -> int:
        from generator.pipeline.importing_clinics import import_clinics

        done = import_clinics(file, handouts, replacing=replace)
        counts = {"new": done.new, "changed": done.changed, "unchanged": done.unchanged}
        said = ", ".join(f"{len(ids)} {status}" for status, ids in counts.items() if ids)
        if said:
            print(f"{(handouts / 'clinics').as_posix()}/: {said}")
        if done.new or done.changed:
            print("To make their handouts:  make clinics")
        return told(done.problems, "no file was written" if not said else "the others were written") if done.problems else FINE

    return guarded(work, debug=debug)


def new_clinic(content: Path, handouts: Path, name: str, *, debug: bool) -> int:
    """Add a file for a clinic, say what to do with it, and return the exit status."""

    def work() -> int:
        from generator.pipeline.adding_clinic import add_clinic

        done = add_clinic(content, handouts, name)
        if done.problems:
            return told(done.problems, "nothing was written")
        print(f"{done.file} is new. Write there what is true of this clinic: each line says what it is for.")
        print(f"Then make its handouts:  make clinics CLINIC={done.id}")
        print(f"They are drafts until a clinician has seen what is its own:  make approve CLINIC={done.id} AS=clinician NAME=… ROLE=…")
        return FINE

    return guarded(work, debug=debug)


def _made(tasks: Sequence[ClinicTask], found: Iterable[Problem], jobs: int, workers: str, *, debug: bool) -> int:
    """Make the clinics, show what came of each, and return the exit status."""
    from generator.pipeline.fault import EndedError
    from generator.pipeline.many import StoppedError

    make = _maker(workers)
    outcomes: list[ClinicOutcome] = []
    stopped: tuple[Problem, ...] = ()
    with Display() as display:

        def each(outcome: ClinicOutcome) -> None:
            outcomes.append(outcome)
            if outcome.failed:
                display.failed(outcome.id)
            else:
                display.made(outcome.id, outcome.files, "files", "")

        try:
            make(tasks, display, jobs, each)
        except StoppedError as error:
            stopped = (error.problem,)
        except EndedError:
            hint = "it may be short of memory: close other programs, then run make clinics again: it goes on where it stopped"
            stopped = (Problem("B008", "the system ended a process of this build", hint=hint),)
    outcomes.sort(key=lambda outcome: outcome.id)
    problems = (*found, *stopped)
    print_problems(problems)
    _show_problems(outcomes)
    for fault in dict.fromkeys((outcome.fault, outcome.details) for outcome in outcomes if outcome.fault):
        print_fault_line(*fault, debug=debug)
    if outcomes:
        print("\n" + "\n".join(_table(outcomes)) + "\n")
        print("\n".join((*_effort(outcomes), _sum(tasks, outcomes))))
    if any(outcome.fault for outcome in outcomes):
        return FAULT
    return status_of(errors((*problems, *(problem for outcome in outcomes for problem in outcome.problems))))


def _maker(workers: str) -> Callable[[Sequence[ClinicTask], Display, int, Callable[[ClinicOutcome], None]], None]:
    """Return what makes clinics: processes of this computer, or workers that are named."""
    if workers:
        from generator.pipeline.many.cluster import make_on_cluster

        return partial(make_on_cluster, workers)
    from generator.pipeline.clinics import make_clinics

    return make_clinics


def _show_problems(outcomes: Sequence[ClinicOutcome]) -> None:
    """Print each problem once, the most serious last, with the clinics that have it where its place does not say so."""
    having: dict[object, tuple[Problem, list[str]]] = {}
    for outcome in outcomes:
        for problem in outcome.problems:
            key = problem if problem.severity == "error" or problem.location is None else (problem.code, problem.location)
            having.setdefault(key, (problem, []))[1].append(outcome.id)
    for problem, ids in sorted(having.values(), key=lambda each: in_order(each[0])):
        if _tell_whose(problem, ids, len(outcomes)):
            more = len(ids) - _MOST_NAMED
            print(f"for {', '.join(ids[:_MOST_NAMED])}{f' and {more} more' if more > 0 else ''}:", file=sys.stderr)
        print(problem.show(), file=sys.stderr)


def _tell_whose(problem: Problem, ids: Sequence[str], of: int) -> bool:
    own = problem.location is not None and Path(problem.location.file).stem == ids[0] and len(ids) == 1
    return not own and (len(ids) < of if problem.severity == "error" else len(ids) == 1 < of)


def _table(outcomes: Iterable[ClinicOutcome]) -> Iterator[str]:
    rows = [_HEAD, *map(_row, outcomes)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(numbers, widths[1:], strict=True))
        yield "   ".join((f"{name:<{widths[0]}}", *cells)).rstrip()


def _row(outcome: ClinicOutcome) -> tuple[str, ...]:
    if outcome.failed:
        return (outcome.id, *["-"] * 5, "yes")
    counts = outcome.counts
    numbers = (outcome.files, *(counts.get(status, 0) for status in _STATUSES))
    return (outcome.id, *map(str, numbers), "")


def _effort(outcomes: Sequence[ClinicOutcome]) -> Iterator[str]:
    """Yield how many PDFs of several clinics took long to make, and how many did not: it tells why a group takes as long as it does."""
    stamped, whole = (sum(getattr(outcome, name) for outcome in outcomes) for name in ("stamped", "whole"))
    if stamped or (whole and len(outcomes) > 1):
        yield f"of {stamped + whole} PDFs, {stamped} were made from an earlier clinic's, and {whole} laid out in full, which takes longer"


def _sum(tasks: Sequence[ClinicTask], outcomes: Sequence[ClinicOutcome]) -> str:
    folder = f"{tasks[0].store or tasks[0].places.output.as_posix()}/clinics"
    failed = sum(outcome.failed for outcome in outcomes)
    made = f"{len(outcomes) - failed} of {len(tasks)} clinics" if failed or len(outcomes) < len(tasks) else _clinics_counted(len(tasks))
    return f"{folder}/: {made} up to date" + (f"; {failed} left as {'it was' if failed == 1 else 'they were'}" if failed else "")


def _clinics_counted(count: int) -> str:
    return "1 clinic" if count == 1 else f"{count} clinics"
