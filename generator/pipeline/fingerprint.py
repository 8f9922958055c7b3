"""Fingerprints of everything a build reads, and of everything one file is made from. Equal fingerprints mean equal bytes."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import generator
from generator.document.header import Header
from generator.problems import Location
from generator.remembering import OfEach
from generator.trees import Newest, field_names

if TYPE_CHECKING:
    from generator.document.limits import Strictness
    from generator.formats import Job

PACKAGES = (
    "babel", "confusable-homoglyphs", "fonttools", "idna", "jinja2", "lxml", "markdown-it-py", "markupsafe", "pikepdf", "pillow",
    "pydantic", "pypdfium2", "python-bidi", "python-pptx", "pyyaml", "reportlab", "resvg-py", "uharfbuzz", "zxing-cpp",
)  # fmt: skip
# files with a name that is only nearly right are reported, so they count too
_PLANS = (
    *("*.[yY]*", "themes/*.[yY]*", "papers/*.[yY]*", "papers/*.icc"),
    *("countries/*.[yY]*", "translations/*.[pP]*", "approved/*.txt"),
)
_ASSETS = tuple(  # logos and templates in any folder, with extensions in upper or lower case
    "**/*." + "".join(f"[{letter}{letter.upper()}]" for letter in ending) for ending in ("png", "jpg", "jpeg", "svg", "potx", "pptx")
)
_FONTS = ("fonts/**/*.[tToO][tT][fFcC]", "fonts/**/*.[wW][oO][fF][fF]*")
_IGNORED = {"__pycache__", ".DS_Store"}
_SETTLED_NS = 2_000_000_000  # a disk may keep times to two seconds (FAT)
_ProgramState = list[tuple[str, int, tuple[int, int], int]]
_MOST_BYTES = 50_000_000  # no usable file is as large as this: its reader reports it


def of_inputs(content: Path, handouts: Path) -> str | None:
    """Return the fingerprint of everything a build reads and of the program; None if a file can't be read."""
    return of_words(content, of_handouts(handouts))


def of_words(content: Path, folder: str | None) -> str | None:
    """Return the same where that of the folder of handouts is known already."""
    try:
        if folder is None or not content.is_file() or content.stat().st_size > _MOST_BYTES:
            return None
        return _digest([of_bytes(content.read_bytes()), folder, of_program()])
    except OSError:
        return None


def of_handouts(handouts: Path) -> str | None:
    """Return the fingerprint of all files that a build reads in the folder of handouts; None if one can't be read."""
    try:
        return _FOLDERS.digest(handouts, (*_PLANS, *_ASSETS, *_FONTS))
    except OSError:
        return None


def of_clinic(shared: str | None, file: Path) -> str | None:
    """Return the fingerprint of all that a build for a clinic with a file of its own reads; `shared` is that of all other files."""
    try:
        return _digest([shared, of_bytes(_read(file))]) if shared and file.is_file() else None
    except OSError:
        return None


@cache
def of_program() -> str:
    """Return the fingerprint of the generator's own code and of the packages it draws with."""
    return _digest([list(_of_tree(str(Path(generator.__file__).parent))), installed_packages()])


def _of_tree(folder: str, within: str = "") -> Iterator[tuple[str, str]]:
    """Yield the names and the digests of all files in a folder, as each build needs them: pathlib would take twice as long."""
    with os.scandir(folder) as listed:
        entries = sorted((each for each in listed if each.name not in _IGNORED), key=lambda each: each.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _of_tree(entry.path, f"{within}{entry.name}/")
        elif entry.is_file():
            with open(entry.path, "rb") as file:  # noqa: PTH123  # see above
                yield f"{within}{entry.name}", of_bytes(file.read())


def installed_packages() -> list[str]:
    """Return the packages it draws with and their versions, as `reportlab-5.1.0`.

    They are in the names of the packages' folders; loading importlib.metadata would take a tenth of the time of a build with nothing to do.
    """
    wanted = {package.replace("-", "_") for package in PACKAGES}
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    names = {entry.name.removesuffix(".dist-info").lower() for folder in folders for entry in folder.glob("*.dist-info")}
    return sorted(name for name in names if name.partition("-")[0].replace(".", "_") in wanted)


def of_jobs(jobs: Iterable[Job], strictness: Strictness | None = None) -> dict[str, str]:
    """Return, by path, the fingerprint of everything each file is made from and judged by, apart from where words are in their files.

    Jobs have most of their parts in common: each shared part is digested once.
    """
    judged, parts = [of_program(), of_value(strictness)], _PartDigests()
    return {job.path: _digest([*judged, *parts.of_fields(job)]) for job in jobs}


class _PartDigests:
    """Digests of the parts of jobs; those that several jobs have in common, such as a section, are digested once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}  # with the part itself, so that no other one has its identity

    def of_fields(self, value: object) -> list[object]:
        """Return the name of a value's type, and each of its fields, or its digest."""
        return [type(value).__qualname__, *(self._told(getattr(value, name)) for name in field_names(value))]

    def _told(self, part: object) -> object:
        """Return a plain value as it is, and the digest of any other one."""
        if type(part) in _PLAIN:
            return part
        known = self._known.get(id(part))
        if known is None:
            known = self._known[id(part)] = (part, self._fresh(part))
        return known[1]

    def _fresh(self, part: object) -> str:
        """Return the digest of a part; that of a document is made from those of its fields, that of a tuple from those of its items."""
        if isinstance(part, Header):
            return _digest(self.of_fields(part))
        if isinstance(part, tuple):
            return _digest(list(map(self._told, part)))
        return _KNOWN(part)


def of_files(folder: Path, patterns: Iterable[str]) -> str:
    """Return the fingerprint of the names and bytes of the files in `folder` that match; OSError if one can't be read or is too large."""
    found = {file.relative_to(folder): file for pattern in patterns for file in folder.glob(pattern)}
    seen = [(name.as_posix(), file) for name, file in found.items() if not _IGNORED & set(name.parts)]
    return _digest([[name, of_bytes(_read(file)) if file.is_file() else ""] for name, file in sorted(seen)])


class _Folders:
    """Fingerprints of the files in folders, which hold while every file has the size, the times and the number that it had.

    A file that was written a moment ago may be written again without a change of its times, so a folder with one is read again; so is one
    with links, as what they lead to is elsewhere.
    """

    def __init__(self) -> None:
        self._known: Newest[Path, tuple[_ProgramState, str]] = Newest(4)

    def digest(self, folder: Path, patterns: Sequence[str]) -> str:
        """Return what `of_files` returns for the same patterns, which are always the same for a folder."""
        place = folder.absolute()
        begun = time.time_ns()
        state = _state(place)
        known = self._known.get(place)
        if state and known and known[0] == state:
            return known[1]
        digest = of_files(folder, patterns)
        if state and max(max(times) for _, _, times, _ in state) + _SETTLED_NS < begun and _state(place) == state:
            self._known[place] = state, digest
        return digest


def _state(folder: Path) -> _ProgramState | None:
    """Return path, size, times and number of all that is in a folder, the folder itself among it; None if there is a link, or no folder."""
    found: _ProgramState = []
    waiting = [os.fspath(folder)]
    try:
        found.append(_status(waiting[0], os.stat(waiting[0])))  # noqa: PTH116  # a Path costs as much as the look itself
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_symlink():
                        return None
                    found.append(_status(entry.path, os.stat(entry.path)))  # noqa: PTH116  # on Windows, an entry has no number
                    if entry.is_dir():
                        waiting.append(entry.path)
    except OSError:
        return None
    return found


def _status(path: str, status: os.stat_result) -> tuple[str, int, tuple[int, int], int]:
    return path, status.st_size, (status.st_mtime_ns, status.st_ctime_ns), status.st_ino


def _read(file: Path) -> bytes:
    if file.stat().st_size > _MOST_BYTES:
        raise OSError(f"{file} is too large to be read")
    return file.read_bytes()


def of_value(value: object) -> str:
    """Return the fingerprint of a value made of plain parts, apart from where they were written."""
    return _digest(_canonical(value))


def of_bytes(data: bytes) -> str:
    """Return the SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


_FOLDERS = _Folders()
_KNOWN = OfEach(of_value, 4096)  # sections, slides and looks, which stay the same from build to build; a build of all has 2,600


def _digest(value: object) -> str:
    return of_bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


_PLAIN = frozenset({type(None), str, int, float, bool})


def _canonical(value: object) -> object:
    """Return a value as plain lists and strings, the same in every process; a Location and a Path say where, not what, and are left out."""
    if isinstance(value, Location | Path):
        return None
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return _all_canonical(value)
    names = field_names(value) or tuple(getattr(type(value), "model_fields", ()))  # pydantic is not imported just for this
    if names or is_dataclass(value):
        return [type(value).__qualname__, *_all_canonical([getattr(value, name) for name in names])]
    if isinstance(value, (date, bytes)):
        return of_bytes(value) if isinstance(value, bytes) else value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(json.dumps(_canonical(item)) for item in value)
    if isinstance(value, Mapping):
        return [_all_canonical(item) for item in value.items()]  # in order, which may be that of the words
    raise TypeError(f"{type(value).__qualname__} has no canonical form")


def _all_canonical(values: Iterable[object]) -> list[object]:
    """Return the canonical forms of values; most of them are plain, and a call for each of these would take half of the time."""
    return [value if type(value) in _PLAIN else _canonical(value) for value in values]
