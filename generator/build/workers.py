"""Makes the files in memory, a few at a time: render, then check what came out."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process

from generator.build.fault import EndedError, FaultError, summary
from generator.build.interrupt import uninterrupted
from generator.document.rendered import Rendered
from generator.plan.formats import Job
from generator.problems import Problem, errors


@dataclass(frozen=True, slots=True)
class Made:
    """One file made, with all that is to be said of it."""

    job: Job
    rendered: Rendered
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Failed:
    """What went wrong in the program itself; not every exception can be sent from one process to another."""

    path: str
    summary: str
    details: str


def make(jobs: Sequence[Job], processes: int, each: Callable[[Made], None]) -> list[Made]:
    """Render and check every job and call `each` as it is done; return them by path. Raise FaultError or EndedError."""
    processes = min(processes, os.cpu_count() or 1, len(jobs))
    done = []
    with closing(_in_processes(jobs, processes) if processes > 1 else _in_turn(jobs)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, _Failed):
                raise FaultError(outcome.path, outcome.summary, outcome.details)
            each(outcome)
            done.append(outcome)
    return sorted(done, key=lambda made: made.job.path)


def _in_turn(jobs: Iterable[Job]) -> Generator[Made | _Failed]:
    """Yield the jobs' outcomes, made in this process."""
    for job in jobs:
        with uninterrupted(at_any_price=False):  # reportlab has places where a KeyboardInterrupt would be lost
            outcome = _make_one(job)
        yield outcome


def _in_processes(jobs: Sequence[Job], processes: int) -> Generator[Made | _Failed]:
    """Yield the jobs' outcomes as they come, from `processes` workers; the longest jobs start first."""
    with _pool(processes) as pool:
        with uninterrupted():  # a worker that is just being started can't yet leave Ctrl-C to us
            waiting = [pool.submit(_make_one, job) for job in sorted(jobs, key=lambda job: (-job.weight, job.path))]
        try:
            for future in as_completed(waiting):
                yield future.result()
        except BrokenProcessPool as error:
            raise EndedError from error


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Open workers, and end them whatever happens: nobody waits for their work after an error or Ctrl-C."""
    method = "fork" if sys.platform == "linux" else "spawn"
    others = set(active_children())
    pool = ProcessPoolExecutor(processes, get_context(method), initializer=_begin)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in set(active_children()) - others:
            worker.kill()
        raise
    finally:
        pool.shutdown(wait=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when it has been ended by force."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _make_one(job: Job) -> Made | _Failed:
    try:
        return _checked(job)
    except Exception as error:  # the boundary between processes: cli shows it
        return _Failed(job.path, summary(error), traceback.format_exc())


def _checked(job: Job) -> Made:
    from generator.checks import check_rendered

    rendered = job.render()
    if errors(rendered.problems):
        return Made(job, rendered, rendered.problems)
    return Made(job, rendered, (*rendered.problems, *check_rendered(job.composed, rendered.data, job.theme)))
