"""Shares work among processes that can be ended at any moment; the standard library's pool could wait for ever for half a message."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar

from generator.pipeline.fault import EndedError
from generator.pipeline.interrupt import uninterrupted

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

FORKED = sys.platform == "linux"  # whether a process begins as a copy of the one that starts it
Item = TypeVar("Item")
Result = TypeVar("Result")


def in_processes(work: Callable[[Item], Result], items: Iterable[Item], processes: int) -> Generator[Result]:
    """Yield the result of `work` for each item as it is ready; items are started in order. Closing the generator ends the processes.

    Raise EndedError if a process is ended from outside.
    """
    left = iter(items)
    workers: list[_Worker] = []
    try:
        with uninterrupted():  # a process that is still starting doesn't ignore Ctrl-C yet
            for item in islice(left, processes):
                workers.append(_started(work))
                workers[-1].begin(item)
        busy = {worker.line: worker for worker in workers}
        while busy:
            for line in wait(busy):
                worker = busy.pop(line)  # type: ignore[call-overload]  # wait returns what it was given
                result: Result = worker.result()
                for item in islice(left, 1):
                    worker.begin(item)
                    busy[worker.line] = worker
                yield result
    finally:
        for worker in workers:
            worker.end()


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    line: Connection[Any, Any]

    def begin(self, item: object) -> None:
        try:
            self.line.send(item)
        except OSError as error:
            raise EndedError from error

    def result(self) -> Any:
        try:
            return self.line.recv()
        except (EOFError, OSError) as error:
            raise EndedError from error

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.line.close()


def _started(work: Callable[[Any], object]) -> _Worker:
    context = get_context("fork") if FORKED else get_context("spawn")
    ours, theirs = context.Pipe()
    forked = ours if context.get_start_method() == "fork" else None
    process = context.Process(target=_serve, args=(work, theirs, forked), daemon=True)
    process.start()
    theirs.close()  # so that `ours` breaks when the process ends
    return _Worker(process, ours)


def _serve(work: Callable[[Any], object], line: Connection[Any, Any], forked: Connection[Any, Any] | None) -> None:
    """Do the work that arrives on the line until the parent has gone; Ctrl-C is left to the parent."""
    if forked:
        forked.close()  # the parent's end: the line breaks only when nobody holds it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            line.send(work(line.recv()))
