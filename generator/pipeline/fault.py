"""What stops a build although nothing is wrong with the words."""

from __future__ import annotations

import traceback
from pathlib import Path

_HOME = Path(__file__).parents[2]


class FaultError(Exception):
    """A fault of the program while it was making one file. It may come from another process, so its traceback is text."""

    def __init__(self, path: str, summary: str, details: str) -> None:
        super().__init__(f"{summary}, while making {path}")
        self.details = details


class EndedError(Exception):
    """A worker was ended from outside, as when the system runs out of memory."""


def summary(error: BaseException) -> str:
    """Return a fault in one line: its type and where it happened, with the path relative to the program's folder if it is there."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_HOME)] or list(frames)
    if not ours:
        return type(error).__name__
    file = Path(ours[-1].filename)
    return f"{type(error).__name__} in {file.relative_to(_HOME) if file.is_relative_to(_HOME) else file.name}:{ours[-1].lineno}"
