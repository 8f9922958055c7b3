"""Shares work among processes that can be ended at any moment; the standard library's pool could wait for ever for half a message."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Generator, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.pipeline.fault import EndedError
from generator.pipeline.interrupt import uninterrupted

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

FORKED = sys.platform == "linux"  # whether a process begins as a copy of the one that starts it
ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


def _of_no_kind(_item: Any) -> tuple[Hashable, ...]:
    """Return no kind: whichever process has time makes the item."""
    return ()


def in_processes(
    work: Callable[[ItemT], ResultT],
    items: Iterable[ItemT],
    processes: int,
    kinds: Callable[[ItemT], tuple[Hashable, ...]] = _of_no_kind,
) -> Generator[ResultT]:
    """Yield the result of `work` for each item as it is ready. Closing the generator ends the processes.

    Items are started in order, but for those that have `kinds`, as `_Shares` says. Raise EndedError if a process is ended from outside.
    """
    shares = _Shares(items, kinds)
    workers: list[_Worker] = []
    try:
        with uninterrupted():  # a process that is still starting doesn't ignore Ctrl-C yet
            while shares.left and len(workers) < processes:
                workers.append(_started(work))
                workers[-1].begin(shares.next_for(workers[-1]))
        busy = {worker.line: worker for worker in workers}
        while busy:
            for line in wait(busy):
                worker = busy.pop(line)  # type: ignore[call-overload]  # wait returns what it was given
                result: ResultT = worker.result()
                if shares.left:
                    worker.begin(shares.next_for(worker))
                    busy[worker.line] = worker
                yield result
    finally:
        for worker in workers:
            worker.end()


class _Shares(Generic[ItemT]):
    """The items that are left, and which process began which kinds of them.

    A process remembers what it made, so items of a kind are best made by one process. The `kinds` of an item are those that count, what
    counts most first. A process gets the first item of a kind that it has begun, else of one that no process has begun. Only if there is
    neither does it take from another one's, so that none waits for the others at the end.
    """

    def __init__(self, items: Iterable[ItemT], kinds: Callable[[ItemT], tuple[Hashable, ...]]) -> None:
        self.left = list(items)
        self._kinds = kinds
        self._begun: dict[object, set[Hashable]] = {}

    def next_for(self, process: object) -> ItemT:
        """Return the item for a process that has time, and count it as begun. There is one left."""
        item = min(self.left, key=lambda each: [self._distance(kind, process) for kind in self._kinds(each)])  # the first of several
        self.left.remove(item)
        self._begun.setdefault(process, set()).update(self._kinds(item))
        return item

    def _distance(self, kind: Hashable, process: object) -> int:
        """Return 0 for a kind that the process has begun, 2 for one that only others have, otherwise 1."""
        if kind in self._begun.get(process, ()):
            return 0
        return 2 if any(kind in begun for begun in self._begun.values()) else 1


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
