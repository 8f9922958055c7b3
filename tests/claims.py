"""What one process of a run makes for all: the others wait until it is there, or make something else in the meantime."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 300  # seconds: who was to make it may have been ended


@contextmanager
def claim(wanted: Path) -> Iterator[bool]:
    """Yield whether a file or folder is to be made here: of several processes that ask for it, the first makes it."""
    mark = _mark(wanted)
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        _wait(wanted, mark)
        yield not wanted.exists()
        return
    try:
        yield not wanted.exists()
    finally:
        mark.unlink(missing_ok=True)


def is_claimed(wanted: Path) -> bool:
    """Return whether another process is making a file or folder just now."""
    return _mark(wanted).exists() and not wanted.exists()


def _mark(wanted: Path) -> Path:
    return wanted.with_name(f"{wanted.name}.claimed")


def _wait(wanted: Path, mark: Path) -> None:
    """Wait until it is there, or nobody makes it any more."""
    last = time.monotonic() + PATIENCE
    while mark.exists() and not wanted.exists() and time.monotonic() < last:
        time.sleep(0.05)
