"""Makes clinics by the workers of a cluster (dask): one clinic is one task, named by all that it is made from.

A task that is sent twice is done once, and one whose worker was lost is done by another: what it writes is whole or not there at all.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from logging import CRITICAL
from typing import TYPE_CHECKING

from generator.pipeline import Watch, fingerprint
from generator.pipeline.clinics import ClinicOutcome, ClinicTask
from generator.pipeline.fault import summary
from generator.pipeline.many import StoppedError, lacking
from generator.pipeline.many.on_worker import make_there
from generator.pipeline.many.parcel import Parcel, packed
from generator.pipeline.many.versions import Versions, differing, versions
from generator.problems import Location, Problem

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
PATIENCE = 10  # seconds for a scheduler to answer
_UNTIL_WORKERS = 60  # seconds for a first worker to be there: they may just be starting
_AGAIN = "then run make clinics again: it goes on where it stopped"


def make_on_cluster(workers: str, tasks: Sequence[ClinicTask], watch: Watch, processes: int, each: Callable[[ClinicOutcome], None]) -> None:
    """Make clinics by workers and call `each` with the outcome of one as it is done.

    `workers` is the address of a scheduler, or `local` for so many processes of this computer. Raise StoppedError.
    """
    watch.begin(len(tasks))
    if tasks:
        with _client(workers, processes) as client:
            expected = versions()
            _check(client, expected, workers)
            for outcome in _outcomes(client, tasks, expected, workers):
                each(outcome)


def _outcomes(client: Client, tasks: Sequence[ClinicTask], expected: Versions, workers: str) -> Iterator[ClinicOutcome]:
    """Yield what came of each clinic, as it is done. Workers may then forget it: if one is lost, what it did before is not done again."""
    from distributed import as_completed

    project = packed(tasks[0].places)
    parcel = client.submit(_itself, project, key=f"project-{project.digest}")  # its workers hand it on to each other
    tasks = [_absolute(task) for task in tasks]
    keys = [f"clinic-{task.id}-{_digest(task, project, expected)}" for task in tasks]
    futures = client.map(make_there, tasks, parcel=parcel, expected=expected, key=keys)
    names = {future.key: task.id for future, task in zip(futures, tasks, strict=True)}
    for future in as_completed(futures, loop=client.loop):
        outcome = _outcome(names[future.key], future, workers)
        future.release()
        yield outcome


def _itself(parcel: Parcel) -> Parcel:
    return parcel


def _absolute(task: ClinicTask) -> ClinicTask:
    """Return a task that writes to the same folder wherever a worker has been started."""
    return replace(task, places=replace(task.places, output=task.places.output.absolute()))


def _digest(task: ClinicTask, project: Parcel, expected: Versions) -> str:
    """Return the digest of all that a clinic is made from, and of where it goes."""
    made_from = (project.digest, sorted(expected.items()), task.id, task.day, task.only)
    return fingerprint.of_value((made_from, str(task.places.output), task.store))[:16]


def _outcome(name: str, future: Future[ClinicOutcome], workers: str) -> ClinicOutcome:
    from distributed import KilledWorker

    if future.status in ("cancelled", "lost"):
        raise StoppedError(_lost(workers))
    error = future.exception()
    if error is None:
        outcome: ClinicOutcome = future.result()
        return outcome
    if isinstance(error, KilledWorker):
        return ClinicOutcome(name, {}, (not_made(name, error.allowed_failures + 1),))
    return ClinicOutcome(name, {}, fault=f"{summary(error)}, while making {name}", details=f"{type(error).__name__}: {error}")


def not_made(name: str, losses: int) -> Problem:
    """Return the problem of a clinic that so many workers were lost with, in a row."""
    hint = f"the workers may be short of memory, or were ended: see their logs, {_AGAIN}"
    return Problem("B029", f"{name} was not made: {losses} workers were lost while making it", hint=hint)


def _check(client: Client, expected: Versions, workers: str) -> None:
    """Raise StoppedError unless there are workers, and all of them would make the same bytes as this computer."""
    try:
        client.wait_for_workers(1, timeout=_UNTIL_WORKERS)
    except TimeoutError as error:
        hint = "start workers as docs/clinics.md shows, then run make clinics again"
        raise StoppedError(Problem("B028", "this scheduler has no workers", Location(workers), hint)) from error
    found = client.run(versions, on_error="return")
    theirs = {worker: one if isinstance(one, dict) else None for worker, one in found.items()}
    if refused := differing(expected, theirs):
        raise StoppedError(refused)


@contextmanager
def _client(workers: str, processes: int) -> Iterator[Client]:
    """Yield a client of the scheduler at an address, or of one that is started here and ended afterwards."""
    try:
        from distributed import Client, LocalCluster
        from distributed.utils import silence_logging_cmgr
        from distributed.versions import VersionMismatchWarning
    except ImportError as error:
        raise lacking("a cluster", error) from error
    with warnings.catch_warnings(), silence_logging_cmgr(CRITICAL), ExitStack() as opened:  # what goes wrong is reported as a problem
        warnings.simplefilter("ignore", VersionMismatchWarning)  # _check reports what matters about versions
        address: str | LocalCluster = workers
        if workers == LOCAL:
            quiet = {"dashboard_address": None, "silence_logs": CRITICAL}
            address = opened.enter_context(LocalCluster(n_workers=processes, threads_per_worker=1, **quiet))
        try:
            client = opened.enter_context(Client(address, timeout=PATIENCE, set_as_default=False))
        except (OSError, ValueError) as error:
            raise StoppedError(_lost(workers)) from error
        yield client


def _lost(workers: str) -> Problem:
    hint = f"check that it runs, and the address; {_AGAIN}"
    return Problem("B028", "the scheduler of the workers can't be reached, or was lost", Location(workers), hint)
