"""Where the handouts of clinics go: a folder of this computer, or a store by its address, as `s3://bucket/handouts`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from generator.pipeline.many import StoppedError, lacking
from generator.pipeline.pool import in_processes
from generator.problems import Location, Problem

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://.*")
_OF_THIS_COMPUTER = ("file", "local")


@dataclass(frozen=True, slots=True)
class Destination:
    """A folder or, if it is not empty, the address of a store."""

    folder: Path = Path()
    store: str = ""


def target_of(typed: str) -> Destination:
    """Return what was given as a place to write to; StoppedError if it is an address of no known kind."""
    match = _ADDRESS.fullmatch(typed)
    if not match:
        return Destination(Path(typed))
    kind = match[1].lower()
    if kind in _OF_THIS_COMPUTER:
        return Destination(_folder(typed))
    if kind not in _known():
        hint = "write a folder, file:///folder or s3://bucket/folder; the package fsspec knows other kinds"
        raise StoppedError(Problem("B025", f"'{kind}://' is not a kind of store that this program knows", Location(typed), hint))
    return Destination(store=typed.rstrip("/"))


def clinics_there(target: Destination, processes: int) -> Mapping[str, str] | None:
    """Return the addresses of clinics that have handouts in a store by their ids, None for a folder. Raise StoppedError.

    With several processes, another one looks: what talks to stores has threads, and a process that has threads should not be forked.
    """
    if not target.store:
        return None
    from generator.pipeline.many.sets import clinics_in

    (found,) = in_processes(clinics_in, [target.store], 1) if processes > 1 else [clinics_in(target.store)]
    if isinstance(found, Problem):
        raise StoppedError(found)
    return found


def _folder(address: str) -> Path:
    parts = urlsplit(address)
    if parts.netloc not in ("", "localhost"):
        hint = f"three slashes lead to a folder of this computer: file:///{parts.netloc}{parts.path}"
        raise StoppedError(Problem("B025", f"'{parts.netloc}' is another computer", Location(address), hint))
    return Path(url2pathname(parts.path))


def _known() -> set[str]:
    try:
        from fsspec import available_protocols
    except ImportError as error:
        raise lacking("a store", error) from error
    return set(available_protocols())
