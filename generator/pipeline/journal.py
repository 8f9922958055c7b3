"""The journal of a set of files being replaced: whatever stops the program, the next one to start puts the old files back.

A new file is written beside the one it replaces, since a folder in output/ may be on another disk. The old one keeps a second name
until the whole set is in place. The journal names both before either exists; the end of its own name says how far the set has come.
A journal is read as warily as any file from outside: it can't name anything that is not in output/, or that is reached by a link.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Self

from generator.pipeline.folder import (
    SAFE_FILE,
    SAFE_FOLDER,
    digest_of,
    folder_of,
    is_link,
    leads_by_link,
    remove_emptied,
    remove_empty,
    sync,
    way_to,
)
from generator.yamlsource.outside import RefusedFileError, read_file

HIDDEN = re.compile(r"\.(journal|new|old)-[0-9a-f]{16}[.-]\w+")  # the names of journals, new files and old files
_JOURNAL = re.compile(r"\.journal-(?P<token>[0-9a-f]{16})\.(?P<state>staging|replacing|done)")
_START = b'{"journal": 1, '
_SYNCED_AT_ONCE = 8
_MOST_BYTES = 10_000_000  # a step takes about 150: room for more than sixty thousand files


class State(StrEnum):
    """How far a set has come."""

    STAGING = "staging"  # new files are being written beside the old ones, which are untouched
    REPLACING = "replacing"  # some of the old ones may be replaced
    DONE = "done"  # all are replaced: what is left is to forget the old ones


@dataclass(frozen=True, slots=True)
class Replacement:
    """One file of the set. `sha256` and `size` are those of its new bytes; None and 0 if it is removed."""

    path: str
    existed: bool
    sha256: str | None
    size: int

    def is_new(self, target: Path, output: Path) -> bool:
        """Return whether the new bytes are in their place."""
        return self.sha256 is not None and not target.is_symlink() and digest_of(target, self.size, output) == self.sha256


@dataclass(frozen=True, slots=True)
class Journal:
    """What is replaced in `output`, in order. `folders` are those made for it, the outermost first; `token` is in all names."""

    output: Path
    token: str
    steps: tuple[Replacement, ...]
    folders: tuple[str, ...]

    @classmethod
    def planned(cls, output: Path, files: Mapping[str, bytes | None]) -> Self:
        """Return the journal of a set; None stands for the bytes of a file that is removed."""
        unsafe = [path for path in files if not SAFE_FILE.fullmatch(path)]
        if unsafe:
            raise ValueError(f"not the path of a file in the folder: {unsafe[0]}")
        steps = tuple(_step(path, os.path.lexists(output / path), data) for path, data in files.items())
        needed = {folder_of(path) for path, data in files.items() if data is not None}
        folders = {each for folder in needed for each in way_to(output, folder)[1:]}
        missing = sorted(each.relative_to(output).as_posix() for each in folders if not each.exists())
        return cls(output, secrets.token_hex(8), steps, tuple(missing))

    def target(self, step: Replacement) -> Path:
        """Return where a step's file belongs."""
        return self.output / step.path

    def new(self, n: int) -> Path:
        """Return the place beside the target of step `n` where its new bytes are written first."""
        return self.output / folder_of(self.steps[n].path) / f".new-{self.token}-{n}"

    def old(self, n: int) -> Path:
        """Return the second name of the old file of step `n`."""
        return self.output / folder_of(self.steps[n].path) / f".old-{self.token}-{n}"

    def file(self, state: State) -> Path:
        """Return where the journal itself is."""
        return self.output / f".journal-{self.token}.{state}"

    @property
    def at_once(self) -> bool:
        """Whether the set is one new file in a folder that is there: one rename puts it in its place, and nothing has to be undone."""
        return len(self.steps) == 1 and self.steps[0].sha256 is not None and not self.folders

    def begin(self) -> None:
        """Write the journal, to the disk if what it names has to be undone; otherwise it only names what is to be tidied up."""
        whole = {"steps": [asdict(step) for step in self.steps], "folders": self.folders}
        with self.file(State.STAGING).open("xb") as file:
            file.write(_START + json.dumps(whole).encode()[1:])
            if not self.at_once:
                file.flush()
                os.fsync(file.fileno())

    def stage(self, files: Mapping[str, bytes | None]) -> None:
        """Write all new files and give the old ones their second names, all of it to the disk."""
        for folder in self.folders:
            (self.output / folder).mkdir(exist_ok=True)
        for n, step in enumerate(self.steps):
            if step.existed and not self.at_once:
                _give_second_name(self.target(step), self.old(n))
            if (data := files[step.path]) is not None:
                with self.new(n).open("xb") as file:
                    file.write(data)
        _sync_files([self.new(n) for n, step in enumerate(self.steps) if step.sha256 is not None])
        if not self.at_once:
            self.sync()

    def advance(self, before: State, after: State) -> None:
        """Put on record that the set has come further."""
        self.file(before).rename(self.file(after))
        sync([self.output])

    def replace(self) -> None:
        """Put all new files in the place of the old ones, and remove what is to be removed."""
        for n, step in enumerate(self.steps):
            if step.sha256 is None:
                self.target(step).unlink(missing_ok=True)
            else:
                self.new(n).replace(self.target(step))
        self.sync()

    def forget(self) -> None:
        """Take away the journal of a file that was put in its place at once."""
        self.file(State.STAGING).unlink()

    def sync(self) -> None:
        """Make the names in all folders of the set permanent on disk."""
        sync(sorted({self.target(self.steps[n]).parent for n in self._reached()}))

    def undo(self, state: State) -> None:
        """Put the old files back and remove the new ones. A file that somebody has changed in the meantime is theirs and stays."""
        with ExitStack() as steps:  # one that fails doesn't keep it from undoing the others
            for n in self._reached():
                steps.callback(self._undo_step, n, state)
        self.sync()
        remove_empty(self.output / folder for folder in reversed(self.folders) if not leads_by_link(self.output, folder))
        self.file(state).unlink()

    def finish(self) -> None:
        """Forget the old files, after all new ones are in their place."""
        with ExitStack() as steps:
            for n in self._reached():
                steps.callback(self._discard, n)
        remove_emptied(self.output, [self.steps[n].path for n in self._reached() if self.steps[n].sha256 is None])
        self.file(State.DONE).unlink()

    def _reached(self) -> list[int]:
        """Return the steps whose folders are all folders; behind a link nothing is touched."""
        linked = {folder: leads_by_link(self.output, folder) for folder in {folder_of(step.path) for step in self.steps}}
        return [n for n, step in enumerate(self.steps) if not linked[folder_of(step.path)]]

    def _undo_step(self, n: int, state: State) -> None:
        if state is State.REPLACING:
            with _about(self.target(self.steps[n])):
                self._put_back(n)
        self._discard(n)

    def _put_back(self, n: int) -> None:
        """Put the old file of a step back, unless it is there, or another one that we didn't write."""
        step, target, old = self.steps[n], self.target(self.steps[n]), self.old(n)
        if not step.existed:
            if step.is_new(target, self.output):
                target.unlink()
        elif _is_file(old) and (not os.path.lexists(target) or step.is_new(target, self.output)):
            old.replace(target)

    def _discard(self, n: int) -> None:
        """Remove the hidden files of a step."""
        with _about(self.target(self.steps[n])):
            for hidden in (self.new(n), self.old(n)):
                if _is_file(hidden):
                    hidden.unlink()


def unfinished(output: Path) -> bool:
    """Return whether a set of files was left half replaced, or is being replaced."""
    return not is_link(output) and bool(list(_journals(output)))


def recover(output: Path) -> None:
    """Undo every set left half replaced, and tidy up after every finished one. Raise OSError if that is not possible yet.

    The caller holds the folder's lock.
    """
    for file, token, state in _journals(output):
        try:
            journal = _read(file, output, token)
        except _HalfWrittenError:
            file.unlink()  # it is on the disk before anything else is
        except (RefusedFileError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue  # not one of ours: it stays
        else:
            journal.finish() if state is State.DONE else journal.undo(state)


class _HalfWrittenError(Exception):
    """A journal whose writing was interrupted."""


def _journals(output: Path) -> Iterator[tuple[Path, str, State]]:
    try:
        names = sorted(each.name for each in output.iterdir())
    except OSError:
        return
    for name in names:
        if (match := _JOURNAL.fullmatch(name)) and _is_file(output / name) and not (output / name).is_symlink():
            yield output / name, match["token"], State(match["state"])


def _read(file: Path, output: Path, token: str) -> Journal:
    """Return a journal; raise one of many errors if it is not one of ours."""
    data = read_file(file, _MOST_BYTES, within=output)
    try:
        whole = json.loads(data)
    except json.JSONDecodeError:
        if file.suffix == f".{State.STAGING}" and (data.startswith(_START) or _START.startswith(data)):
            raise _HalfWrittenError from None
        raise
    steps, folders = tuple(map(_checked, whole["steps"])), tuple(whole["folders"])
    if whole["journal"] != 1 or not all(isinstance(each, str) and SAFE_FOLDER.fullmatch(each) for each in folders):
        raise ValueError("a folder outside the folder")
    return Journal(output, token, steps, folders)


def _checked(item: Mapping[str, object]) -> Replacement:
    path, existed, sha256, size = (item[field.name] for field in fields(Replacement))
    if not (isinstance(path, str) and SAFE_FILE.fullmatch(path) and isinstance(existed, bool) and type(size) is int):
        raise ValueError("a step that can't be taken")
    if not (sha256 is None or isinstance(sha256, str)):
        raise TypeError("a digest of another type")
    return Replacement(path, existed, sha256, size)


def _step(path: str, existed: bool, data: bytes | None) -> Replacement:
    return Replacement(path, existed, None if data is None else hashlib.sha256(data).hexdigest(), len(data or b""))


def _give_second_name(target: Path, name: Path) -> None:
    """Keep a file under a second name: by a hard link, or by a copy where the file system has none."""
    if target.is_symlink():
        name.symlink_to(target.readlink())
        return
    try:
        name.hardlink_to(target)
    except OSError:
        shutil.copyfile(target, name)
        _sync_file(name)
        shutil.copystat(target, name)


def _sync_files(files: Sequence[Path]) -> None:
    """Make files permanent on disk, several at once: one by one, each would wait for the disk by itself. Raise OSError."""
    if len(files) < 2:
        for file in files:
            _sync_file(file)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_SYNCED_AT_ONCE) as pool:
        list(pool.map(_sync_file, files))


def _sync_file(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)  # Windows can't do it with a file that is open for reading only
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_file(path: Path) -> bool:
    """Return whether there is a regular file or a link."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISLNK(mode)


@contextmanager
def _about(target: Path) -> Iterator[None]:
    """Let an OSError name the file that the user knows, not the hidden one beside it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(target), None
        raise
