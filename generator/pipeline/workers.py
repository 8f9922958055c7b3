"""Makes the files in memory, a few at a time: each is rendered, then checked."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

from generator.document.limits import SHIPPED, Strictness
from generator.document.rendered import Rendered
from generator.formats import FORMATS, Job
from generator.pipeline.fault import FaultError, summary
from generator.pipeline.interrupt import uninterrupted
from generator.problems import Problem, errors


@dataclass(frozen=True, slots=True)
class Made:
    """One file that was made, with its problems."""

    job: Job
    rendered: Rendered
    problems: tuple[Problem, ...] = ()

    @property
    def path(self) -> str:
        """Its path relative to output/."""
        return self.job.path

    @property
    def units(self) -> str:
        """What it is counted in."""
        return FORMATS[self.job.format].units

    @property
    def shortened(self) -> str:
        """What gave way so that the rest fits."""
        return ", ".join(self.rendered.yielded)


@dataclass(frozen=True, slots=True)
class _Failed:
    """A fault of the program, as text: not every exception can be sent from one process to another."""

    path: str
    summary: str
    details: str


_Sent = tuple[Rendered, tuple[Problem, ...]]  # of Made, what is not its job


def make(jobs: Sequence[Job], processes: int, each: Callable[[Made], None], strictness: Strictness = SHIPPED) -> list[Made]:
    """Render and check every job and call `each` as it is done; return all, sorted by path. Raise FaultError or EndedError."""
    batches = sorted(_batches(jobs), key=lambda batch: (-sum(job.weight for job in batch), batch[0].path))
    processes = min(processes, os.cpu_count() or 1, len(batches))
    done = []
    with closing(_side_by_side(jobs, batches, processes, strictness) if processes > 1 else _in_turn(batches, strictness)) as outcomes:
        for outcome in (outcome for batch in outcomes for outcome in batch):
            if isinstance(outcome, _Failed):
                raise FaultError(outcome.path, outcome.summary, outcome.details)
            each(outcome)
            done.append(outcome)
    return sorted(done, key=lambda made: made.path)


def _batches(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    """Return the jobs in batches that share work; the longest job of each comes first and does the shared work for the others."""
    found: dict[Hashable, list[Job]] = {}
    for job in sorted(jobs, key=lambda job: (-job.weight, job.path)):
        found.setdefault(FORMATS[job.format].batch(job), []).append(job)
    return [tuple(batch) for batch in found.values()]


def _load(jobs: Sequence[Job]) -> None:
    """Load what rendering needs before processes are forked, as each of them would load it again."""
    for name in dict.fromkeys(job.format for job in jobs):
        FORMATS[name].load([job for job in jobs if job.format == name])


def _side_by_side(
    jobs: Sequence[Job], batches: Sequence[tuple[Job, ...]], processes: int, strictness: Strictness
) -> Generator[list[Made | _Failed]]:
    """Yield the batches' outcomes, made in several processes."""
    from generator.pipeline.pool import in_processes

    _load(jobs)
    work, kinds = partial(_make_batch, strictness, batches), [_kinds(batch) for batch in batches]
    with closing(in_processes(work, range(len(batches)), processes, kinds.__getitem__)) as sent:
        for number, outcomes in sent:
            yield [each if isinstance(each, _Failed) else Made(job, *each) for job, each in zip(batches[number], outcomes, strict=True)]


def _kinds(batch: Sequence[Job]) -> tuple[Hashable, ...]:
    """Return what other batches have in common with this one.

    That is the words, whose lines are broken alike in many editions, the drawings of a condition, or the format.
    """
    first = batch[0]
    return first.composed.handout, first.condition, first.format


def _in_turn(batches: Iterable[tuple[Job, ...]], strictness: Strictness) -> Generator[list[Made | _Failed]]:
    """Yield the batches' outcomes, made in this process."""
    for batch in batches:
        for job in batch:
            with uninterrupted(strict=False):  # in some places reportlab would swallow a KeyboardInterrupt
                outcome = _make_one(job, strictness)
            yield [outcome]


def _make_batch(strictness: Strictness, batches: Sequence[tuple[Job, ...]], number: int) -> tuple[int, list[_Sent | _Failed]]:
    """Make one of the batches. Its jobs are known on both sides: only their number and what is new travels between the processes."""
    return number, [_sent(_make_one(job, strictness)) for job in batches[number]]


def _sent(outcome: Made | _Failed) -> _Sent | _Failed:
    return outcome if isinstance(outcome, _Failed) else (replace(outcome.rendered, document=None), outcome.problems)


def _make_one(job: Job, strictness: Strictness) -> Made | _Failed:
    try:
        return checked(job, strictness)
    except Exception as error:  # the boundary between processes: cli shows it
        return _Failed(job.path, summary(error), traceback.format_exc())


def checked(job: Job, strictness: Strictness = SHIPPED) -> Made:
    """Render a job and check the result. What keeps a file from being drawn is reported as it is, however strict its rules are."""
    form = FORMATS[job.format]
    rendered: Rendered = form.render(job)
    if errors(rendered.problems):
        return Made(job, rendered, rendered.problems)
    found = tuple(strictness.applied(form.check(job, rendered, strictness)))
    return Made(job, replace(rendered, pages=b""), (*rendered.problems, *found))
