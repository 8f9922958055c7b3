"""The folder that files are published to: made if it is missing, locked, read warily, and never reached through a link."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.document.target import name_of
from generator.yamlsource.outside import read_file

_FOLDER = r"[A-Za-z0-9-]+(/[a-z0-9][a-z0-9-]*)?"
SAFE_FOLDER = re.compile(_FOLDER)  # a path inside the folder, whatever the file system makes of dots, drives and links
START, READ_ME, START_PARTS = "Start here.html", "README.txt", ".start-here.json"
CLINICS = "clinics"  # the folder in output/ with one for each clinic that has a file of its own
BESIDE = (START, READ_ME, START_PARTS)  # files for the front desk, in output/ itself, with names that people look for
SAFE_FILE = re.compile(rf"({_FOLDER}/)?[a-z0-9][a-z0-9-]*\.[a-z0-9]+|" + "|".join(map(re.escape, BESIDE)))
_MOST_BYTES = 500_000_000  # no handout is as large as this; more could fill the memory
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}  # some network folders have none


def is_link(path: Path) -> bool:
    """Return whether a path is a symbolic link, or a junction as on Windows."""
    return path.is_symlink() or getattr(path, "is_junction", bool)()


def folder_of(path: str) -> str:
    """Return the folder of a file in output/: empty if that is output/ itself."""
    return path.rpartition("/")[0]


def names_of(path: str) -> set[str]:
    """Return the names of a file that --only accepts: with and without extension."""
    return {name_of(path), path.rpartition("/")[2]}


def way_to(output: Path, folder: str) -> list[Path]:
    """Return `output`, and the folders in it down to `folder`."""
    names = folder.split("/") if folder else []
    return [output, *(output.joinpath(*names[: n + 1]) for n in range(len(names)))]


def leads_by_link(output: Path, folder: str) -> bool:
    """Return whether a folder in `output`, or one above it there, is a link."""
    return any(is_link(each) for each in way_to(output, folder))


def check_folder(output: Path, folder: str = "") -> None:
    """Raise OSError if `output`, or a folder in it on the way to `folder`, is a link or not a folder.

    What is above `output` may be a link: temporary folders and home folders often are.
    """
    for each in way_to(output, folder):
        if is_link(each):
            raise OSError(errno.ELOOP, "a link to another folder", str(each))
        if os.path.lexists(each) and not each.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(each))


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were missing, the innermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
    except OSError:
        remove_empty(missing)
        raise
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))
    return missing


def digest_of(file: Path, size: int, output: Path) -> str | None:
    """Return the SHA-256 of a file in `output`; None unless it is a regular file of just this size that can be read."""
    try:
        if size > _MOST_BYTES or file.stat().st_size != size:
            return None
        return hashlib.sha256(read_file(file, size, within=output)).hexdigest()
    except (OSError, ValueError):  # a refused file is a ValueError
        return None


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those folders that are empty, in order."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def remove_emptied(output: Path, gone: Iterable[str]) -> None:
    """Remove the folders in `output` that are empty now that some files are gone."""
    folders = {each for path in gone for each in way_to(output, folder_of(path))[1:]}
    remove_empty(sorted(folders, reverse=True))  # the innermost first


def sync(folders: Iterable[Path]) -> None:
    """Make the names in folders permanent on disk; not every file system can."""
    for folder in folders:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


@contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[int | None]:
    """Hold the folder's lock, as a file descriptor; None if the system has no such locks. Call `waiting` if another process holds it."""
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
