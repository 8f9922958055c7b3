"""When somebody has saved something: all that a build reads is looked at a few times a second, as no system tells of every save."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

LOOK_EVERY = 0.2  # seconds, at the words
FOLDER_EVERY = 3  # such looks, at all else: some 250 files, which change seldom
SETTLED_AFTER = 0.1  # seconds without a change: an editor may write a file in several steps
_FileStates = Mapping[str, tuple[int, int, int]]


def _never() -> bool:
    return False


def saves(content: Path, folder: Path, freed: Callable[[], bool] = _never) -> Iterator[None]:
    """Return what yields once for each save from now on of the words or of anything in the folder, after all of it is on disk.

    It yields also when something is `freed` that kept what was saved before from being made, and never ends by itself.
    """
    return _saves(content, folder, freed, state_of(content, folder))


def _saves(content: Path, folder: Path, freed: Callable[[], bool], seen: _FileStates) -> Iterator[None]:
    for look in count(1):
        time.sleep(LOOK_EVERY)
        now = {**seen, **state_of_words(content)} if look % FOLDER_EVERY and os.path.lexists(content) else state_of(content, folder)
        if now != seen:
            seen = _settled(content, folder, now)
            yield
        elif freed():
            yield


def state_of(content: Path, folder: Path) -> _FileStates:
    """Return size, time and number of the words' file and of all files in the folder, by their paths."""
    found = state_of_words(content)
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    _note(entry.path, found)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
        except OSError:
            continue
    return found


def state_of_words(content: Path) -> dict[str, tuple[int, int, int]]:
    """Return the same of the words' file alone; nothing where there is none."""
    found: dict[str, tuple[int, int, int]] = {}
    _note(os.fspath(content), found)
    return found


def _note(file: str, found: dict[str, tuple[int, int, int]]) -> None:
    try:
        status = os.stat(file)  # noqa: PTH116  # a Path costs as much as the look itself, five times a second
    except OSError:
        return
    found[file] = (status.st_size, status.st_mtime_ns, status.st_ino)


def _settled(content: Path, folder: Path, state: _FileStates) -> _FileStates:
    while True:
        time.sleep(SETTLED_AFTER)
        later = state_of(content, folder)
        if later == state:
            return state
        state = later
