"""What stops a build and is nobody's words' fault."""

from __future__ import annotations

import traceback
from pathlib import Path

_HOME = Path(__file__).parents[2]


class FaultError(Exception):
    """A fault of the program while it made one file; it comes from another process, so its traceback comes as text."""

    def __init__(self, path: str, summary: str, details: str) -> None:
        super().__init__(f"{summary}, while making {path}")
        self.details = details


class EndedError(Exception):
    """A worker was ended from outside, as a system does that runs out of memory."""


def summary(error: BaseException) -> str:
    """Return a fault in one line: its type and the place it happened, from the program's folder where it lies in it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_HOME)] or list(frames)
    if not ours:
        return type(error).__name__
    file = Path(ours[-1].filename)
    return f"{type(error).__name__} in {file.relative_to(_HOME) if file.is_relative_to(_HOME) else file.name}:{ours[-1].lineno}"
