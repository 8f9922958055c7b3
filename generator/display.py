"""What the command line shows while it works, and of files that were made: a bar and a table on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Self

from generator.console import length, tell_waiting
from generator.pipeline import FileChange, FileOutcome, Outcome

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID
    from rich.table import Table

    from generator.review.telling import Findings

_OutcomeRow = tuple[str, str, str, FileChange, str]  # path, length, size, status, what gave way so that the rest fits
COLOURS: Mapping[FileChange, str] = {"new": "green", "changed": "yellow", "unchanged": "dim", "removed": "red"}


def told(outcome: Outcome) -> Findings:
    """Return what there is to say of a check."""
    from generator.review.telling import Findings

    verdict = outcome.verdict
    return Findings(outcome.problems, verdict.words, verdict.judged) if verdict else Findings(outcome.problems)


class Silent:
    """Shows no progress: what is printed is for another program."""

    def begin(self, count: int) -> None:
        """Show nothing."""

    def made(self, path: str, count: int, units: str, shortened: str) -> None:
        """Show nothing."""

    def failed(self, path: str) -> None:
        """Show nothing."""

    def waiting(self) -> None:
        """Show nothing."""

    def published(self) -> None:
        """Show nothing."""


class Display:
    """Shows progress: a bar on a terminal, a plain line per file elsewhere."""

    def __init__(self, each: Callable[[], None] | None = None) -> None:
        """Call `each` before the first file is made, and after each one: what it raises ends the build."""
        self._each = each
        self._terminal = sys.stdout.isatty()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._progress:
            self._progress.stop()

    def begin(self, count: int) -> None:
        """Show an empty bar."""
        if self._each:
            self._each()
        if not self._terminal:
            return
        if self._progress is None:
            self._progress = _bar(self._console())
        self._task = self._progress.add_task("", total=count)
        self._progress.refresh()

    def made(self, path: str, count: int, units: str, shortened: str) -> None:
        """Show one more file, and what gave way so that the rest fits."""
        self._advance(path, ", ".join(filter(None, (length(count, units), shortened))))
        if self._each:
            self._each()

    def failed(self, path: str) -> None:
        """Show that one file has problems."""
        self._advance(path, "can't be made")

    def waiting(self) -> None:
        """Say why there is no progress."""
        tell_waiting()

    def published(self) -> None:
        """Show nothing: the table does, once all is done."""

    def table(self, lines: Iterable[FileOutcome]) -> None:
        """Show the outcome of each file."""
        rows = [_row(line) for line in lines]
        print()
        if self._terminal:
            self._console().print(_coloured_table(rows))
        else:
            print("\n".join(_plain_table(rows)))
        print()

    def show_table(self, outcome: Outcome) -> bool:
        """Show problems as a table, if this is a terminal, and return whether it is."""
        if self._terminal and outcome.problems:
            from generator.review.table import table_of

            self._console().print(table_of(told(outcome)))
        return self._terminal

    def _advance(self, path: str, what: str) -> None:
        if self._progress and self._task is not None:
            self._progress.update(self._task, advance=1, description=path, refresh=True)
        else:
            print(f"{path}: {what}", flush=True)

    def _console(self) -> Console:
        from rich.console import Console

        return Console(force_terminal=self._terminal, width=None if self._terminal else 160, highlight=False)


_HEAD = ("file", "length", "size", "status", "")


def _row(line: FileOutcome) -> _OutcomeRow:
    return line.path, length(line.count, line.units), f"{line.size / 1000:.0f} kB", line.status, line.shortened


def _coloured_table(rows: Iterable[_OutcomeRow]) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 3, 0, 0))
    for name in _HEAD:
        table.add_column(name, justify="right" if name in ("length", "size") else "left", no_wrap=name != "file", overflow="fold")
    for row in rows:
        table.add_row(*row, style=COLOURS[row[3]])
    return table


def _plain_table(rows: Sequence[_OutcomeRow]) -> Iterator[str]:
    """Yield the lines of the table for output that is not a terminal, without loading rich, which would colour it."""
    path, length, size, status, _ = (max(map(len, column)) for column in zip(_HEAD, *rows, strict=True))
    for row in (_HEAD, *rows):
        yield f"{row[0]:<{path}}   {row[1]:>{length}}   {row[2]:>{size}}   {row[3]:<{status}}   {row[4]}".rstrip()


def _bar(console: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    progress = Progress(*columns, console=console, auto_refresh=False, transient=True)  # no thread, as processes are forked meanwhile
    progress.start()
    return progress
