"""`output/manifest.json`: what was made and from what, so that the next build can tell what is out of date."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from generator.pipeline.folder import SAFE_FILE, digest_of
from generator.yamlsource.outside import Reason, RefusedFileError, read_file

MANIFEST = "manifest.json"
FORMAT = 6
_MOST_BYTES = 20_000_000  # an entry takes about 900: room for more than twenty thousand files
_MOST = 10**12  # bytes, or pages: so that no arithmetic and no print with it can fail
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was made. `path` is relative to output/, dates are ISO dates.

    `words` is the digest of the words that were approved, or are to be; `reason` says why they are not approved.
    """

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
    shortened: str  # what gave way so that the rest fits, as it is told; empty if nothing had to
    status: str
    reason: str
    words: str
    version: str
    issued: str
    review_by: str
    fingerprint: str  # of everything it was made from

    def is_as_made(self, output: Path) -> bool:
        """Return whether the file is in `output` just as it was made, and not reached through a link that leads out."""
        return digest_of(output / self.path, self.bytes, output) == self.sha256


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files that were made. `inputs` is None if some of them may be older than the words.

    `on` is the day for which approvals were looked up, as an ISO date. `lengths` has the characters of each text of content.yaml, by its
    path: if a handout gets too long, they tell which text grew.
    """

    files: tuple[Entry, ...] = ()
    inputs: str | None = None
    generator: str = ""
    lengths: Mapping[str, int] = field(default_factory=dict)
    on: str = ""

    @property
    def by_path(self) -> dict[str, Entry]:
        """The entries by their path."""
        return {entry.path: entry for entry in self.files}

    def text(self) -> str:
        """Return the manifest as JSON: keys in a fixed order, files sorted by path, no timestamp."""
        files = [_to_json(entry) for entry in sorted(self.files, key=lambda e: e.path)]
        of_all = {"format": FORMAT, "generator": self.generator, "on": self.on, "inputs": self.inputs}
        whole = {**of_all, "files": files, "lengths": dict(self.lengths)}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def read_manifest(output: Path) -> Manifest:
    """Return the manifest in `output`; an empty one if there is none or it can't be trusted."""
    try:
        return trusted_manifest(output)
    except RefusedFileError:
        return Manifest()


def trusted_manifest(output: Path) -> Manifest:
    """Return the manifest in `output`; RefusedFileError says why it can't be used."""
    data = read_file(output / MANIFEST, _MOST_BYTES, within=output)
    try:
        return _manifest(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = "this is not the list of files that this version of the program writes"
        hint = "if it is yours, move it somewhere else; if not, delete it"
        raise RefusedFileError(Reason.UNREADABLE, message, hint) from error


def _manifest(whole: Mapping[str, object]) -> Manifest:
    """Return a manifest from JSON; raise one of many errors if it isn't one."""
    files, inputs, version, on = whole["files"], whole["inputs"], whole["generator"], whole["on"]
    if type(whole["format"]) is not int or whole["format"] != FORMAT or not isinstance(files, list):
        raise ValueError("another format")
    if not (isinstance(version, str) and isinstance(on, str) and (inputs is None or isinstance(inputs, str))):
        raise TypeError("a value of another type")
    manifest = Manifest(tuple(map(_from_json, files)), inputs, version, _lengths(whole["lengths"]), on)
    if len(manifest.by_path) < len(files):
        raise ValueError("a file that is listed twice")
    manifest.text().encode()  # half a character, which JSON can hold, can't be written again
    return manifest


def _lengths(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or any(type(length) is not int or not 0 <= length <= _MOST for length in value.values()):
        raise TypeError("a value of another type")
    return value


def _to_json(entry: Entry) -> dict[str, str | int]:
    """Return an entry with `pages: 4` or `slides: 20` for its units and count."""
    item: dict[str, str | int] = {}
    for own in fields(Entry):
        if own.name == "units":
            item[entry.units] = entry.count
        elif own.name != "count":
            item[own.name] = getattr(entry, own.name)
    return item


def _from_json(item: Mapping[str, object]) -> Entry:
    names = {own.name for own in fields(Entry)}
    (units,) = item.keys() - names  # pages, slides or another format's units
    known = {**item, "units": units, "count": item[units]}
    values = {own.name: known[own.name] for own in fields(Entry)}
    whole = {"bytes", "count"}
    if any(type(value) is not (int if name in whole else str) for name, value in values.items()):
        raise TypeError("a value of another type")
    entry = Entry(**values)  # type: ignore[arg-type]  # each value's type was checked above
    if "/" not in entry.path or not SAFE_FILE.fullmatch(entry.path):
        raise ValueError("a path outside the folder")  # a listed file may be removed
    if not (_SHA256.fullmatch(entry.sha256) and 0 <= entry.bytes <= _MOST and 0 <= entry.count <= _MOST and re.fullmatch("[a-z]+", units)):
        raise ValueError("a value out of range")
    return entry
