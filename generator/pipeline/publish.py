"""The last step, and the only one that writes: replace the files in output/ all together or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator.pipeline.interrupt import uninterrupted
from generator.problems import Location, Problem

_STAGING = ".new-"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}  # some network folders have none


@contextmanager
def opened(output: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Make the folder if necessary and keep other builds out; call `waiting` if another one has to finish first. Raise OSError."""
    with ExitStack() as undo:
        while True:
            made = _make_folder(output)
            lock = undo.enter_context(_locked(output, waiting))
            undo.callback(_remove_empty, made)
            if lock is None or (output.is_dir() and os.path.samestat(os.fstat(lock), output.stat())):
                break  # otherwise the build we waited for has removed the folder that it made
        yield


def publish(output: Path, files: Mapping[str, bytes | None]) -> None:
    """Write each file to `output`, in order, or remove it if its bytes are None; if that fails, raise OSError and change nothing."""
    _clear_staging(output)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=output))
    try:
        with ExitStack() as undo:
            staged = {path: _stage(staging / f"{n}.new", data) for n, (path, data) in enumerate(files.items())}
            for path in files:
                undo.callback(_remove_empty, _make_folder((output / path).parent))
                _check_replaceable(output / path)
            with uninterrupted():
                for n, (path, new) in enumerate(staged.items()):
                    _swap(output / path, new, staging / f"{n}.old", undo)
                undo.pop_all()
                _sync_folders({(output / path).parent for path in files})
        _remove_empty({(output / path).parent for path, data in files.items() if data is None} - {output})
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def as_problem(error: OSError, output: Path, shown: str) -> Problem:
    """Return what went wrong in `output` as a Problem; `shown` is the folder as shown to the user."""
    place = _place(error, output)
    below = place.relative_to(output).as_posix() if place.is_relative_to(output) else "."
    code, message, hint = _cause(error.errno, place)
    if code == "B007":
        message += f": {error.strerror or error}"
    return Problem(code, message, Location(shown if below == "." else f"{shown}/{below}"), hint)


def _cause(number: int | None, place: Path) -> tuple[str, str, str]:
    """Return the code, the message and the hint."""
    if number in _FULL:
        return "B003", "there is no room to write it", "make room on the disk, then run make again"
    if number in _NOT_ALLOWED and _is_file(place):
        hint = "close it in your PDF viewer or PowerPoint, or remove its write protection; then run make again"
        return "B002", "it can't be replaced: it is read-only, or open in another program", hint
    if number in _NOT_ALLOWED or number == errno.EROFS:
        return "B004", "this folder can't be written to", "ask for permission to write there, or choose another folder with --output"
    if number == errno.EISDIR:
        return "B005", "it can't be replaced: it is not a regular file", "move it somewhere else, then run make again"
    if number in {errno.ENOTDIR, errno.EEXIST}:
        return "B006", "there is a file where a folder is needed", "move the file away or rename it, then run make again"
    return "B007", "it can't be written", "choose another folder with --output, or ask for help with this disk"


def _place(error: OSError, output: Path) -> Path:
    """Return the file or folder an error is about; names of staged files mean nothing to the user."""
    names = [Path(name) for name in (error.filename2, error.filename) if isinstance(name, str)]
    place = next((name for name in names if not any(part.startswith(_STAGING) for part in name.parts)), output)
    locked = error.errno in _NOT_ALLOWED and _is_file(place) and not os.access(place.parent, os.W_OK)
    return place.parent if locked else place


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:  # in a folder that can't be searched
        return False


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were missing, the innermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
    except OSError:
        _remove_empty(missing)
        raise
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))
    return missing


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def _locked(folder: Path, waiting: Callable[[], None]) -> Iterator[int | None]:
    """Hold the folder's lock, as a file descriptor; None if the system has no such locks."""
    try:
        import fcntl
    except ImportError:
        yield None
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor if _lock(fcntl.flock, descriptor, waiting) else None
    finally:
        os.close(descriptor)


def _lock(flock: Callable[[int, int], None], descriptor: int, waiting: Callable[[], None]) -> bool:
    from fcntl import LOCK_EX, LOCK_NB

    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        waiting()
        flock(descriptor, LOCK_EX)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return False
    return True


def _clear_staging(output: Path) -> None:
    """Remove what a killed build left behind; under the lock, no other build is writing there."""
    for left in output.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _stage(place: Path, data: bytes | None) -> Path | None:
    if data is None:
        return None
    with place.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return place


def _check_replaceable(target: Path) -> None:
    """Raise OSError if the target is not a regular file or is write-protected."""
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


def _swap(target: Path, new: Path | None, backup: Path, undo: ExitStack) -> None:
    """Replace `target` with `new`, or remove it if that is None; `undo` puts the old file back."""
    if os.path.lexists(target):
        target.replace(backup)
        undo.callback(os.replace, backup, target)
    if new:
        new.replace(target)
        undo.callback(os.unlink, target)


def _sync_folders(folders: set[Path]) -> None:
    """Make the new names permanent on disk; not every file system can."""
    for folder in folders:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
