"""`output/manifest.json`: what was made and from what, so that the next build can tell what is out of date."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

MANIFEST = "manifest.json"
FORMAT = 3
_SAFE_PATH = re.compile(
    r"[A-Za-z0-9-]+/([a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*\.[a-z0-9]+"
)  # a listed file may be removed, so it has to be in output/


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was made. `path` is relative to output/, `words` is the digest of its words, dates are ISO dates."""

    path: str
    sha256: str
    bytes: int
    handout: str
    edition: str  # standard, or its name in handouts/
    instructions: str  # how to print and fold it
    language: str
    title: str
    units: str  # what it is counted in: pages or slides
    count: int  # of these units
    words: str
    version: str
    issued: str
    review_by: str
    fingerprint: str  # of everything it was made from


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files that were made. `inputs` is None if some of them may be older than the words."""

    files: tuple[Entry, ...] = ()
    inputs: str | None = None
    generator: str = ""

    @property
    def by_path(self) -> dict[str, Entry]:
        """The entries by their path."""
        return {entry.path: entry for entry in self.files}

    def text(self) -> str:
        """Return the manifest as JSON: keys in a fixed order, files sorted by path, no timestamp."""
        files = [_to_json(entry) for entry in sorted(self.files, key=lambda e: e.path)]
        whole = {"format": FORMAT, "generator": self.generator, "inputs": self.inputs, "files": files}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def read_manifest(output: Path) -> Manifest:
    """Return the manifest in `output`; an empty one if there is none or it can't be trusted."""
    try:
        whole = json.loads((output / MANIFEST).read_text("utf-8"))
        if whole["format"] != FORMAT:
            return Manifest()
        return Manifest(tuple(_from_json(item) for item in whole["files"]), whole["inputs"], whole["generator"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()


def _to_json(entry: Entry) -> dict[str, str | int]:
    """Return an entry with `pages: 4` or `slides: 20` for its units and count."""
    item: dict[str, str | int] = {}
    for field in fields(Entry):
        if field.name == "units":
            item[entry.units] = entry.count
        elif field.name != "count":
            item[field.name] = getattr(entry, field.name)
    return item


def _from_json(item: Mapping[str, object]) -> Entry:
    names = {field.name for field in fields(Entry)}
    (units,) = item.keys() - names  # pages, slides or another format's units
    known = {**item, "units": units, "count": item[units]}
    values = {field.name: known[field.name] for field in fields(Entry)}
    whole = {"bytes", "count"}
    if any(type(value) is not (int if name in whole else str) for name, value in values.items()):
        raise TypeError("a value of another type")
    if not _SAFE_PATH.fullmatch(str(values["path"])):
        raise ValueError("a path outside the folder")
    return Entry(**values)  # type: ignore[arg-type]  # each value's type was checked above
