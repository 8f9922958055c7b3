"""Where a build reads and writes, who follows it, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from generator.document.target import name_of
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.pipeline.judging import Ruling

FileChange = Literal["new", "changed", "unchanged", "removed", "fine"]


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a build reads and writes."""

    content: Path
    handouts: Path
    output: Path


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """The outcome for one file: `count` pages or slides, `size` in bytes; `shortened` tells what gave way so that the rest fits."""

    path: str
    count: int
    units: str
    size: int
    status: FileChange
    shortened: str = ""

    @property
    def name(self) -> str:
        """Its name for `--only`: a page for the web has that of its folder, as its record has."""
        return name_of(self.path)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did, or why it did nothing: if `problems` has an error, the handouts in output/ are unchanged.

    Of the files that were made, so many were `stamped`, made from those of an earlier clinic, and so many laid out in `whole`.
    """

    files: tuple[FileOutcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    up_to_date: bool = False  # only bytes were compared
    stamped: int = 0
    whole: int = 0
    verdict: Ruling | None = None  # what the rules say of the words, where they were looked at and could be read


class Watch(Protocol):
    """Follows the progress of a build."""

    def begin(self, count: int) -> None:
        """Start to show progress: `count` files will be made."""

    def made(self, path: str, count: int, units: str, shortened: str) -> None:
        """Show that a file was made, in memory."""

    def failed(self, path: str) -> None:
        """Show that a file can't be made; the problems say why."""

    def waiting(self) -> None:
        """Show that this build is waiting for another one to finish writing."""

    def published(self) -> None:
        """Show that the files are on the disk, if they go ahead of the list that names them."""
