"""Makes the files in memory, a few at a time: render, then check what came out."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from generator.document.rendered import Rendered
from generator.formats import FORMATS, Job
from generator.pipeline.fault import FaultError, summary
from generator.pipeline.interrupt import uninterrupted
from generator.pipeline.pool import in_processes
from generator.problems import Problem, errors


@dataclass(frozen=True, slots=True)
class Made:
    """One file made, with all that is to be said of it."""

    job: Job
    rendered: Rendered
    problems: tuple[Problem, ...] = ()

    @property
    def path(self) -> str:
        """Where it goes, below output/."""
        return self.job.path

    @property
    def units(self) -> str:
        """What it is counted in."""
        return FORMATS[self.job.format].units


@dataclass(frozen=True, slots=True)
class _Failed:
    """What went wrong in the program itself; not every exception can be sent from one process to another."""

    path: str
    summary: str
    details: str


def make(jobs: Sequence[Job], processes: int, each: Callable[[Made], None]) -> list[Made]:
    """Render and check every job and call `each` as it is done; return them by path. Raise FaultError or EndedError."""
    processes = min(processes, os.cpu_count() or 1, len(jobs))
    longest_first = sorted(jobs, key=lambda job: (-job.weight, job.path))
    done = []
    with closing(in_processes(_make_one, longest_first, processes) if processes > 1 else _in_turn(jobs)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, _Failed):
                raise FaultError(outcome.path, outcome.summary, outcome.details)
            each(outcome)
            done.append(outcome)
    return sorted(done, key=lambda made: made.path)


def _in_turn(jobs: Iterable[Job]) -> Generator[Made | _Failed]:
    """Yield the jobs' outcomes, made in this process."""
    for job in jobs:
        with uninterrupted(at_any_price=False):  # reportlab has places where a KeyboardInterrupt would be lost
            outcome = _make_one(job)
        yield outcome


def _make_one(job: Job) -> Made | _Failed:
    try:
        return checked(job)
    except Exception as error:  # the boundary between processes: cli shows it
        return _Failed(job.path, summary(error), traceback.format_exc())


def checked(job: Job) -> Made:
    """Render a job and check what came out."""
    form = FORMATS[job.format]
    rendered: Rendered = form.render(job)
    if errors(rendered.problems):
        return Made(job, rendered, rendered.problems)
    found = tuple(form.check(job, rendered))
    return Made(job, replace(rendered, pages=b""), (*rendered.problems, *found))
