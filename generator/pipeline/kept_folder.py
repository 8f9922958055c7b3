"""The folder of handouts as this process read it last: it changes seldom, while somebody works on the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.formats import FORMATS
from generator.pipeline import fingerprint
from generator.problems import Problem
from generator.project import FolderFiles
from generator.review.approvals.register import Register
from generator.review.settings import Settings

InSettings = tuple[Settings, tuple[Problem, ...]]  # how strict the rules are, and what is wrong with what the folder says of that

InRegister = tuple[Register, tuple[Problem, ...]]  # who approved what, and what is wrong with the register


@dataclass(slots=True)
class KeptFolder:
    """What was read of one folder, known by where it is and by the fingerprint of all its files: what is read comes from their bytes."""

    _key: tuple[Path, Path, str] | None = None
    _files: FolderFiles | None = None
    _settings: InSettings | None = None
    _register: InRegister | None = None

    @property
    def warm(self) -> bool:
        """Whether this process has read a folder before."""
        return self._files is not None

    def read(self, handouts: Path, read: str) -> FolderFiles:
        """Return what is in a folder whose files have the fingerprint `read`; a folder that somebody is changing is not kept."""
        key = (handouts.absolute(), handouts, read)
        if self._files is None or key != self._key:
            self._key, self._files, self._settings, self._register = None, None, None, None
            files = folder_files(handouts)
            files.read()
            if fingerprint.of_handouts(handouts) != read:
                return files
            self._key, self._files = key, files
        return self._files

    def settings(self, handouts: Path, read: str | None, make: Callable[[Path], InSettings]) -> InSettings:
        """Return what `make` reads of the folder that was read last, or of another one, of which nothing is kept."""
        if not self._is_of(handouts, read):
            return make(handouts)
        if self._settings is None:
            made = make(handouts)
            if fingerprint.of_handouts(handouts) != read:
                return made
            self._settings = made
        return self._settings

    def register(self, handouts: Path, read: str | None, make: Callable[[Path], InRegister]) -> InRegister:
        """Return the register of approvals in the same way."""
        if not self._is_of(handouts, read):
            return make(handouts)
        if self._register is None:
            made = make(handouts)
            if fingerprint.of_handouts(handouts) != read:
                return made
            self._register = made
        return self._register

    def _is_of(self, handouts: Path, read: str | None) -> bool:
        return read is not None and (handouts.absolute(), handouts, read) == self._key


KEPT = KeptFolder()


def folder_files(handouts: Path, *, templates: bool = True) -> FolderFiles:
    """Return what reads a folder for the formats that there are; `templates` is as in `FolderFiles`."""
    return FolderFiles(handouts, {name: form.needs for name, form in FORMATS.items()}, templates=templates)
