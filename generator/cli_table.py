"""The table of files that a build ends with, coloured or plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.pipeline import FileOutcome, Status

if TYPE_CHECKING:
    from rich.table import Table

Row = tuple[str, str, str, Status, str]  # path, length, size, status, what gave way so that the rest fits
COLOURS: Mapping[Status, str] = {"new": "green", "changed": "yellow", "unchanged": "dim", "removed": "red"}
_HEAD = ("file", "length", "size", "status", "")


def row(line: FileOutcome) -> Row:
    """Return the row of one file."""
    return line.path, f"{line.count} {line.units}", f"{line.size / 1000:.0f} kB", line.status, line.shortened


def coloured_table(rows: Iterable[Row]) -> Table:
    """Return the table for a terminal."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 3, 0, 0))
    for name in _HEAD:
        table.add_column(name, justify="right" if name in ("length", "size") else "left", no_wrap=name != "file", overflow="fold")
    for each in rows:
        table.add_row(*each, style=COLOURS[each[3]])
    return table


def plain_table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table for output that is not a terminal, without loading rich, which would colour it."""
    path, length, size, status, _ = (max(map(len, column)) for column in zip(_HEAD, *rows, strict=True))
    for each in (_HEAD, *rows):
        yield f"{each[0]:<{path}}   {each[1]:>{length}}   {each[2]:>{size}}   {each[3]:<{status}}   {each[4]}".rstrip()
