"""The words and all files of handouts/ as one parcel, so that workers elsewhere need no folder in common with the one that asks them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.pipeline import Paths, fingerprint

_WHEN = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is packed
_IGNORED = ("__pycache__", "node_modules")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A project as a ZIP file: `content` and `handouts` are paths in it."""

    data: bytes
    content: str
    handouts: str

    @property
    def digest(self) -> str:
        """The SHA-256 of its files."""
        return fingerprint.of_bytes(self.data)

    def places(self, folder: Path, places: Paths) -> Paths:
        """Return where a build reads once the parcel is unpacked in a folder; it writes where `places` says."""
        return replace(places, content=folder / self.content, handouts=folder / self.handouts)

    def unpack(self, folder: Path) -> None:
        """Write all files below a folder."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as packed:
            packed.extractall(folder)


def packed(places: Paths) -> Parcel:
    """Return the parcel of a project. Raise OSError if a file can't be read."""
    content, handouts = _inside(places.content), _inside(places.handouts)
    files = [(content, places.content), *((f"{handouts}/{name}", file) for name, file in _files(places.handouts))]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as into:
        for name, file in files:
            if file.is_file():
                into.writestr(zipfile.ZipInfo(name, _WHEN), file.read_bytes(), zipfile.ZIP_DEFLATED)
    return Parcel(whole.getvalue(), content, handouts)


def _inside(path: Path) -> str:
    """Return where something goes in the parcel: where it is from here, so that messages name it as they do here."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.name


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") or part in _IGNORED for part in name.parts):
            yield name.as_posix(), file
