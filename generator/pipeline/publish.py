"""The last step, and the only one that writes: replace the files in output/ all together or not at all, whatever stops the program."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator.pipeline.folder import check_folder, folder_of, locked, make_folder, remove_empty
from generator.pipeline.interrupt import uninterrupted
from generator.pipeline.journal import HIDDEN, Journal, State, recover, unfinished
from generator.problems import Location, Problem

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LONGEST = 260  # characters: Windows says of a path with as many that it is not there, unless it was told to take longer ones (MAX_PATH)
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}


@contextmanager
def opened(output: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Make the folder if necessary, keep other builds out, and undo what one that was killed left half done. Raise OSError.

    `waiting` is called if another build has to finish first.
    """
    with ExitStack() as undo:
        while True:
            check_folder(output)
            made = make_folder(output)
            lock = undo.enter_context(locked(output, waiting))
            undo.callback(remove_empty, made)
            if lock is None or (output.is_dir() and os.path.samestat(os.fstat(lock), output.stat())):
                break  # otherwise the build we waited for has removed the folder that it made
        recover(output)
        yield


def make_whole(output: Path, waiting: Callable[[], None]) -> None:
    """Undo what a build that was killed left half done, if the folder is there. Raise OSError, also if no build may write to it."""
    check_folder(output)
    if unfinished(output):
        with opened(output, waiting):
            pass


def publish(output: Path, files: Mapping[str, bytes | None]) -> None:
    """Write each file to `output`, in order, or remove it if its bytes are None; if that fails, raise OSError and change nothing."""
    for folder in sorted(set(map(folder_of, files))):
        check_folder(output, folder)
    for path in files:
        _check_replaceable(output / path)
    journal = Journal.planned(output, files)
    try:
        journal.begin()
        journal.stage(files)
        if journal.at_once:
            with uninterrupted():
                journal.replace()
                with suppress(OSError):  # as below
                    journal.forget()
            return
        with uninterrupted():
            journal.advance(State.STAGING, State.REPLACING)
            journal.replace()
            journal.advance(State.REPLACING, State.DONE)
            with suppress(OSError):  # all files are in place: the next build tidies up
                journal.finish()
    except BaseException:
        with uninterrupted(), suppress(OSError):  # what can't be undone now is undone by the next build
            recover(output)
        raise


def is_replaceable(target: Path) -> bool:
    """Return whether a file that could not be replaced can be now: no program has it open, and it is not write-protected."""
    try:
        _check_replaceable(target)
    except OSError:
        return False
    return True


OF_DISKS = frozenset({"B002", "B003", "B004", "B005", "B006", "B007", "B011", "B032"})  # what `as_problem` returns


def as_problem(error: OSError, output: Path, shown: str) -> Problem:
    """Return what went wrong in `output` as a Problem; `shown` is the folder as shown to the user."""
    place = _place(error, output)
    below = place.relative_to(output).as_posix() if place.is_relative_to(output) else "."
    code, message, hint = _cause(error.errno, place)
    if code == "B011" and below == ".":
        hint += "; or give the other folder itself with --output"
    if code == "B007":
        message += f": {error.strerror or error}"
    return Problem(code, message, Location(shown if below == "." else f"{shown}/{below}"), hint)


def _cause(number: int | None, place: Path) -> tuple[str, str, str]:
    """Return the code, the message and the hint."""
    if number == errno.ENAMETOOLONG or (number == errno.ENOENT and len(str(place)) >= _LONGEST):
        hint = "move the clinic's folder nearer to the top of the disk, or give the folders around it shorter names"
        return "B032", "its path is too long for this computer", hint
    if number in FULL:
        return "B003", "there is no room to write it", "make room on the disk, then run make again"
    if number in _NOT_ALLOWED and _is_file(place):
        hint = "close it in your PDF viewer or PowerPoint, or remove its write protection; then run make again (make watch goes on then)"
        return "B002", "it can't be replaced: it is read-only, or open in another program", hint
    if number in _NOT_ALLOWED or number == errno.EROFS:
        return "B004", "this folder can't be written to", "ask for permission to write there, or choose another folder with --output"
    if number == errno.EISDIR:
        return "B005", "it can't be replaced: it is not a regular file", "move it somewhere else, then run make again"
    if number in {errno.ENOTDIR, errno.EEXIST}:
        return "B006", "there is a file where a folder is needed", "move the file away or rename it, then run make again"
    if number == errno.ELOOP:
        hint = "put a real folder in its place, then run make again"
        return "B011", "this is a link, and files are only put into the folder itself", hint
    return "B007", "it can't be written", "choose another folder with --output, or ask for help with this disk"


def _place(error: OSError, output: Path) -> Path:
    """Return the file or folder an error is about; names of hidden files mean nothing to the user."""
    names = [Path(name) for name in (error.filename2, error.filename) if isinstance(name, str)]
    known = [name for name in names if not HIDDEN.fullmatch(name.name)]
    place = next(iter(known or [name.parent for name in names]), output)
    in_locked_folder = error.errno in _NOT_ALLOWED and _is_file(place) and not os.access(place.parent, os.W_OK)
    return place.parent if in_locked_folder else place


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:  # in a folder that can't be searched
        return False


def _check_replaceable(target: Path) -> None:
    """Raise OSError if the target is not a regular file, is write-protected or, on Windows, open in another program."""
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISLNK(mode):
        return  # the link is replaced, not what it points at
    if not stat.S_ISREG(mode):
        raise IsADirectoryError(errno.EISDIR, "not a file", str(target))
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, "write-protected", str(target))
    target.rename(target)  # Windows refuses this while a program has it open, before anything is replaced; elsewhere it does nothing
