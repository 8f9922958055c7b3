"""What is written beside the handouts for the front desk: made from the list of files, published with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline import fingerprint
from generator.pipeline.folder import BESIDE, digest_of
from generator.pipeline.manifest import MANIFEST, DeskFile, Manifest
from generator.problems import errors
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from generator.project import Project

_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Situation:
    """All that is known when a build ends. `inputs` is the fingerprint of what it read.

    `project` is None if the words can't be read. `read` returns the bytes of a file in output/ as it is about to be: none if it is missing.
    """

    manifest: Manifest
    inputs: str
    project: Project | None
    read: Callable[[str], bytes]


Front = Callable[[Situation], Mapping[str, bytes] | None]  # returns files of `BESIDE` by their names; None leaves them as they are


def nothing(_situation: Situation) -> Mapping[str, bytes]:
    """Write nothing for the front desk."""
    return {}


def later(front: Front) -> Front:
    """Return what leaves the front desk's files as they are until the next build, unless this one stops: then they say why."""

    def written(situation: Situation) -> Mapping[str, bytes] | None:
        return front(situation) if errors(situation.manifest.problems) else None

    return written


def with_front(manifest: Manifest, written: Mapping[str, bytes]) -> Manifest:
    """Return the manifest with what was written for the front desk."""
    listed = (DeskFile(path, fingerprint.of_bytes(written[path]), len(written[path])) for path in BESIDE if path in written)
    return replace(manifest, beside=tuple(listed))


def reader(output: Path, new: Mapping[str, bytes]) -> Callable[[str], bytes]:
    """Return what reads a file of output/, or its new bytes before they are there."""

    def read(path: str) -> bytes:
        if path in new:
            return new[path]
        try:
            return read_file(output / path, _MOST_BYTES, within=output)
        except RefusedFileError:
            return b""

    return read


def differing(output: Path, manifest: Manifest, written: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what has to be written so that the front desk's files and the manifest are as they should be."""
    whole = {**written, MANIFEST: manifest.written()}
    return {path: data for path, data in whole.items() if not is_there(output, path, data)}


def is_there(output: Path, path: str, data: bytes) -> bool:
    """Return whether a file of output/ has just these bytes, and is not reached through a link."""
    there = digest_of(output / path, len(data), output)
    return there is not None and there == fingerprint.of_bytes(data)
