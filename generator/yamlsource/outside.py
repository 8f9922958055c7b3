"""The door for files: whatever was not made by this program is read here, and nowhere else."""

from __future__ import annotations

import os
import re
import stat
from enum import Enum
from pathlib import Path
from unicodedata import normalize

from generator.problems import did_you_mean


class Reason(Enum):
    """Why a file is refused: a caller has a code of its own for each."""

    MISSING = "missing"
    NOT_A_FILE = "not a file"
    LEADS_OUT = "leads out"
    TOO_LARGE = "too large"
    NO_PERMISSION = "no permission"
    UNREADABLE = "unreadable"


class RefusedFileError(ValueError):
    """A file that can't be used; the message says why in plain words, without the file's name, and `hint` what to do."""

    def __init__(self, reason: Reason, message: str, hint: str) -> None:
        super().__init__(message)
        self.reason, self.hint = reason, hint


def read_file(path: Path, limit: int, within: Path | None = None) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes; RefusedFileError says why it can't be used.

    With `within`, the file itself has to be in that folder: a link that leads out of it is refused.
    What it is and its size are checked before it is opened, so that a pipe can't block, and again after, so that a swap can't pass.
    """
    path = _as_stored(path)
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            raise RefusedFileError(Reason.LEADS_OUT, f"this leads to a file outside {within.name}/", "put the file itself there")
        _check(path.stat(), limit)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            _check(os.fstat(descriptor), limit)
            return file.read(limit)
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.is_symlink():
            raise RefusedFileError(Reason.MISSING, "this is a link to a file that does not exist", "put the file itself there") from error
        raise RefusedFileError(Reason.MISSING, "this file does not exist", _similar(path)) from error
    except PermissionError as error:
        message = "you do not have permission to read this file"
        raise RefusedFileError(Reason.NO_PERMISSION, message, "ask for permission to read it") from error
    except RefusedFileError:
        raise
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links in a circle, in Python 3.11 and 3.12
        message = f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
        raise RefusedFileError(Reason.UNREADABLE, message, "can you open it in another program?") from error


def _as_stored(path: Path) -> Path:
    """Return a file's path as its folder has it: accents may be written in two forms there, as in files that come from a Mac."""
    try:
        if path.name.isascii() or path.exists():
            return path
        return next((each for each in path.parent.iterdir() if normalize("NFC", each.name) == normalize("NFC", path.name)), path)
    except (OSError, ValueError):
        return path


def _check(status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise RefusedFileError(Reason.NOT_A_FILE, "this is a folder, not a file", "give the name of a file")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedFileError(Reason.NOT_A_FILE, f"this is {_kind(status.st_mode)}, not a regular file", "put a file there")
    if status.st_size > limit:
        message = f"the file is too large: {status.st_size:,} bytes; the limit is {limit:,}"
        raise RefusedFileError(Reason.TOO_LARGE, message, "is it the right file?")


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISBLK, "a device"), (stat.S_ISCHR, "a device"))
    return next((kind for matches, kind in kinds if matches(mode)), "something else")


def _similar(path: Path) -> str:
    """Return where the file that was meant may be, or how to name it."""
    if re.search(r"\bhttps?:/", path.as_posix()):
        return "save the file in the folder, and give its name there: nothing is fetched from the internet"
    if "\\" in path.name:  # as Windows writes paths, on another computer
        return "write it with  /  in place of  \\"
    try:
        beside = [file.name for file in path.parent.iterdir()]
    except OSError:
        beside = []
    return did_you_mean(path.name, beside, "is it in another folder?")
