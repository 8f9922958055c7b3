"""The folder of handouts as this process read it last: it changes seldom, while somebody works on the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from generator.formats import FORMATS
from generator.pipeline import fingerprint
from generator.project import FolderFiles

ValueT = TypeVar("ValueT")


@dataclass(slots=True)
class KeptFolder:
    """What was read of one folder, known by where it is and by the fingerprint of all its files: what is read comes from their bytes."""

    _key: tuple[Path, Path, str] | None = None
    _files: FolderFiles | None = None
    _made: dict[Callable[[Path], object], object] = field(default_factory=dict)  # by what made it

    @property
    def warm(self) -> bool:
        """Whether this process has read a folder before."""
        return self._files is not None

    def read(self, handouts: Path, read: str) -> FolderFiles:
        """Return what is in a folder whose files have the fingerprint `read`; a folder that somebody is changing is not kept."""
        key = (handouts.absolute(), handouts, read)
        if self._files is None or key != self._key:
            self._key, self._files, self._made = None, None, {}
            files = folder_files(handouts)
            files.read()
            if fingerprint.of_handouts(handouts) != read:
                return files
            self._key, self._files = key, files
        return self._files

    def of(self, handouts: Path, read: str | None, make: Callable[[Path], ValueT]) -> ValueT:
        """Return what `make` reads of the folder that was read last, or of another one, of which nothing is kept."""
        if read is None or (handouts.absolute(), handouts, read) != self._key:
            return make(handouts)
        if make not in self._made:
            made = make(handouts)
            if fingerprint.of_handouts(handouts) != read:
                return made
            self._made[make] = made
        return cast("ValueT", self._made[make])


KEPT = KeptFolder()


def folder_files(handouts: Path, *, templates: bool = True) -> FolderFiles:
    """Return what reads a folder for the formats that there are; `templates` is as in `FolderFiles`."""
    return FolderFiles(handouts, {name: form.needs for name, form in FORMATS.items()}, templates=templates)
