"""An output folder as a build leaves it, without the work of a build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from generator.document.printing import Printing
from generator.pipeline.manifest import MANIFEST, Entry, Manifest


def entry(path: str, data: bytes) -> Entry:
    """Return the manifest's entry of a file."""
    return Entry(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        handout="leaflet",
        edition="standard",
        instructions="Print on both sides.",
        language="en",
        title="Alopecia areata",
        subject="Patchy hair loss",
        need="hand-out",
        code="HL-02",
        condition="alopecia-areata",
        plain_name="patchy hair loss",
        medical_name="alopecia areata",
        twin="",
        printing=Printing("A4", 2, "long-edge", 100, "staple", 2),
        units="pages",
        count=4,
        shortened="",
        status="approved",
        reason="",
        words="cd" * 32,
        version="1.0",
        issued="2026-11-22",
        review_by="2028-11-22",
        approved_by="",
        fingerprint="ef" * 32,
        inputs="12" * 32,
    )


def lay_out(output: Path, files: Mapping[str, bytes]) -> None:
    """Write files and the manifest that lists them."""
    for path, data in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
    (output / MANIFEST).write_text(Manifest(tuple(entry(path, data) for path, data in files.items())).text(), "utf-8")


def tree(folder: Path) -> dict[str, str]:
    """Return everything in a folder: files with their contents, links with where they lead, folders with a slash."""
    return dict(_shown(each, each.relative_to(folder).as_posix()) for each in sorted(folder.rglob("*")))


def _shown(path: Path, name: str) -> tuple[str, str]:
    if path.is_symlink():
        return name, f"-> {path.readlink()}"
    return (f"{name}/", "") if path.is_dir() else (name, path.read_text())
