"""A store of files, which has neither folders nor renames: each file is written whole or not at all, and read by its address."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.formats import FORMATS
from generator.pipeline.many import StoppedError, lacking
from generator.pipeline.publish import FULL
from generator.problems import Location, Problem

_ASKED = re.compile(r"\?[^\s\"']*(?=[\"'])")  # what stands behind an address in quotes
_REFUSALS = ("NoCredentials", "PartialCredentials", "TokenRetrieval", "UnauthorizedSSO", "CredentialRetrieval")


@dataclass(frozen=True, slots=True)
class Store:
    """A store by its address; all paths are below it. What goes wrong is a StoppedError."""

    address: str
    _system: Any  # an AbstractFileSystem of fsspec, which has no types
    _root: str

    def __truediv__(self, folder: str) -> Store:
        return Store(f"{self.address}/{folder}", self._system, f"{self._root}/{folder}")

    def sizes(self) -> dict[str, int]:
        """Return the paths of all files with their sizes in bytes."""
        with self._told():
            found = self._system.find(self._root, detail=True)
            return {name.removeprefix(f"{self._root}/"): about["size"] for name, about in found.items()}

    def folders(self) -> tuple[str, ...]:
        """Return the names of what looks like folders, in order."""
        with self._told():
            try:
                found = self._system.ls(self._root, detail=True)
            except FileNotFoundError:
                return ()
            return tuple(sorted(each["name"].rstrip("/").rpartition("/")[2] for each in found if each["type"] == "directory"))

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, None if there is none."""
        with self._told():
            try:
                data: bytes = self._system.cat_file(f"{self._root}/{path}")
            except FileNotFoundError:
                return None
            return data

    def write(self, path: str, data: bytes) -> None:
        """Write a file in one go."""
        with self._told():
            self._system.pipe_file(f"{self._root}/{path}", data, **self._kind(path))

    def put(self, files: Mapping[str, Path]) -> None:
        """Write files, each by its path, several at a time."""
        for kind, group in self._by_kind(files):
            with self._told():
                self._system.put([str(files[path]) for path in group], [f"{self._root}/{path}" for path in group], **kind)

    def copy(self, files: Mapping[str, str]) -> None:
        """Copy files within the store: to each path, from another."""
        with self._told():
            self._system.copy([f"{self._root}/{path}" for path in files.values()], [f"{self._root}/{path}" for path in files])

    def fetch(self, files: Mapping[str, Path]) -> None:
        """Read files into files of this computer, each by its path."""
        for place in files.values():
            place.parent.mkdir(parents=True, exist_ok=True)
        with self._told(ours=True):
            self._system.get([f"{self._root}/{path}" for path in files], [str(place) for place in files.values()])

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files."""
        with self._told():
            self._system.rm([f"{self._root}/{path}" for path in paths])

    def _by_kind(self, paths: Iterable[str]) -> Iterator[tuple[dict[str, str], list[str]]]:
        groups: dict[str, list[str]] = {}
        for path in paths:
            groups.setdefault(Path(path).suffix, []).append(path)
        for group in groups.values():
            yield self._kind(group[0]), group

    def _kind(self, path: str) -> dict[str, str]:
        """Return what tells a web server the kind of a file: S3 keeps it with the file, others go by the name."""
        form = FORMATS.get(Path(path).suffix[1:])
        kind = form.media_type if form else mimetypes.guess_type(path)[0]
        return {"ContentType": kind} if kind and "s3" in self._system.protocol else {}

    @contextmanager
    def _told(self, *, ours: bool = False) -> Iterator[None]:
        """Turn whatever a store's package raises into a problem: there are many such packages, and each has errors of its own.

        Where files of this computer (`ours`) are written, a full disk is one of this computer.
        """
        try:
            yield
        except Exception as error:
            if ours and isinstance(error, OSError) and error.errno in FULL:
                raise
            raise StoppedError(_problem(error, self.address)) from error


def store_at(address: str) -> Store:
    """Return the store at an address. Nothing is asked of it yet."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise lacking("a store", error) from error
    try:
        system, root = url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        raise lacking(f"'{address.partition(':')[0]}://'", error) from error
    except Exception as error:
        raise StoppedError(_problem(error, address)) from error
    return Store(address, system, root.rstrip("/"))


def _problem(error: Exception, address: str) -> Problem:
    name = type(error).__name__
    if isinstance(error, PermissionError) or any(each in name for each in _REFUSALS):
        hint = "give each computer that makes handouts a key that may list, read, write and delete there: see docs/clinics.md"
        return Problem("B026", f"this store does not let this computer in: {_said(error)}", Location(address), hint)
    hint = "check the address and the network, then run make clinics again: it goes on where it stopped"
    return Problem("B027", f"this store can't be reached or written to: {_said(error)}", Location(address), hint)


def _said(error: Exception) -> str:
    """Return what an error says on one line, without what was asked for behind an address."""
    return _ASKED.sub("", " ".join(str(error).split())) or type(error).__name__
