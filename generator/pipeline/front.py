"""What is written beside the handouts for the front desk: made from the list of files, published with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline import fingerprint
from generator.pipeline.folder import BESIDE, digest_of
from generator.pipeline.manifest import MANIFEST, Beside, Manifest
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


Front = Callable[[Situation], Mapping[str, bytes]]  # returns files of `BESIDE` by their names


def nothing(_situation: Situation) -> Mapping[str, bytes]:
    """Write nothing for the front desk."""
    return {}


def with_front(manifest: Manifest, written: Mapping[str, bytes]) -> Manifest:
    """Return the manifest with what was written for the front desk."""
    listed = (Beside(path, fingerprint.of_bytes(written[path]), len(written[path])) for path in BESIDE if path in written)
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
    whole = {**written, MANIFEST: manifest.text().encode()}
    return {path: data for path, data in whole.items() if digest_of(output / path, len(data), output) != fingerprint.of_bytes(data)}
