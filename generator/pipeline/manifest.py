"""`output/manifest.json`: what was made and from what, so that the next build can tell what is out of date."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from generator.document.approval import SHORT
from generator.document.needs import NEEDS, Need
from generator.document.printing import FINISHES, FLIPS, Printing
from generator.pipeline.folder import BESIDE, SAFE_FILE, digest_of
from generator.problems import Location, Problem, visible
from generator.remembering import kept
from generator.yamlsource.outside import Reason, RefusedFileError, read_file

MANIFEST = "manifest.json"
FORMAT = 6
_MOST_BYTES = 30_000_000  # an entry takes about 1,500: room for more than twenty thousand files
_MOST = 10**12  # bytes, or pages: so that no arithmetic and no print with it can fail
_PARTS = ("printing", "problems")  # of an entry: what is more than a word or a number
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was made. `path` is relative to output/, dates are ISO dates.

    `words` is the digest of the words that were approved, or are to be; `reason` says why they are not approved. What is not known
    is ''. `twin` is the path of the same handout without colour, or with it.
    """

    path: str
    sha256: str
    bytes: int
    handout: str
    edition: str  # standard, or its name in handouts/
    instructions: str  # how to print and fold it
    language: str
    title: str
    subject: str
    need: Need  # what the front desk gives it out for
    code: str
    condition: str
    plain_name: str
    medical_name: str
    twin: str
    units: str  # what it is counted in: pages or slides
    count: int  # of these units
    shortened: str  # what gave way so that the rest fits, in words; empty if nothing had to
    status: str
    reason: str
    words: str
    version: str
    issued: str
    review_by: str
    approved_by: str  # the clinician
    fingerprint: str  # of everything it was made from
    inputs: str  # of everything that was read when it was last as wanted
    printing: Printing | None  # `print` in the file
    problems: tuple[Problem, ...] = ()  # warnings of making it

    @property
    def on_each_page(self) -> str:
        """What the foot of each page has of the digest of its words; '' where that is not known."""
        return self.words[:SHORT]

    def is_as_made(self, output: Path) -> bool:
        """Return whether the file is in `output` just as it was made, and not reached through a link that leads out."""
        return digest_of(output / self.path, self.bytes, output) == self.sha256


@dataclass(frozen=True, slots=True)
class DeskFile:
    """A file for the front desk, made from the list of all others."""

    path: str
    sha256: str
    bytes: int

    def is_as_made(self, output: Path) -> bool:
        """Return whether the file is in `output` just as it was made."""
        return digest_of(output / self.path, self.bytes, output) == self.sha256


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files that were made. `inputs` is None if some of them may be older than the words.

    `problems` are those that the last build found in the words and plans; if one is an error, that build made nothing.
    `beside` are what was written for the front desk. `known` is what `pipeline/known.py` has of that build, as JSON.
    `on` is the day for which approvals were looked up, as an ISO date. `lengths` has the characters of each text of content.yaml, by its
    path: if a handout gets too long, they tell which text grew.
    """

    files: tuple[Entry, ...] = ()
    inputs: str | None = None
    generator: str = ""
    lengths: Mapping[str, int] = field(default_factory=dict)
    on: str = ""
    problems: tuple[Problem, ...] = ()
    beside: tuple[DeskFile, ...] = ()
    known: Mapping[str, object] | None = None

    @property
    def by_path(self) -> dict[str, Entry]:
        """The entries by their path."""
        return {entry.path: entry for entry in self.files}

    def written(self) -> bytes:
        """Return the bytes of the manifest's file; what they say need not be read again."""
        data = self.text().encode()
        told = (*self.problems, *(problem for entry in self.files for problem in entry.problems))
        if all(map(_reads_as_written, told)):
            _KNOWN.append((data, replace(self, files=tuple(sorted(self.files, key=lambda entry: entry.path)))))
        return data

    def text(self) -> str:
        """Return the manifest as JSON: keys in a fixed order, files sorted by path, no timestamp."""
        files = [_entry_text(entry) for entry in sorted(self.files, key=lambda e: e.path)]
        parts = {
            **{name: _json(value) for name, value in (("format", FORMAT), ("generator", self.generator), ("on", self.on))},
            "inputs": _json(self.inputs),
            "files": _listed("[", files, "]"),
            "lengths": _listed("{", [f"{_json(path)}: {length}" for path, length in self.lengths.items()], "}"),
            "problems": _json([_problem_to_json(problem) for problem in self.problems], 1),
            "beside": _json([asdict(each) for each in self.beside], 1),
        }
        if self.known:
            parts["known"] = _json(self.known, 1)
        return _listed("{", [f"{_json(name)}: {words}" for name, words in parts.items()], "}", 0) + "\n"


def _json(value: object, depth: int = 0) -> str:
    """Return a value as JSON, of which all lines but the first are indented as what is so deep within it."""
    return _ENCODER.encode(value).replace("\n", "\n" + "  " * depth)


_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=2)  # `json.dumps` would make one for each of a thousand values


def _listed(begin: str, items: Sequence[str], end: str, depth: int = 1) -> str:
    """Return a list or an object of items that are JSON, as `_json` writes it."""
    space = "\n" + "  " * depth
    return begin + ",".join(f"{space}  {item}" for item in items) + space + end if items else begin + end


@kept(1024)  # most files are as they were at the last build
def _entry_text(entry: Entry) -> str:
    return _json(_to_json(entry), 2)


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
        return _read(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = "this is not the list of files that this version of the program writes"
        hint = "if it is yours, move it somewhere else; if not, delete it"
        raise RefusedFileError(Reason.UNREADABLE, message, hint) from error


def _read(data: bytes) -> Manifest:
    """Return what bytes say; those of the last two manifests that were read or written are known."""
    known = next((manifest for each, manifest in _KNOWN if each == data), None)  # a digest of so many bytes would take ten times as long
    if known is None:
        known = manifest_of(json.loads(data))
        if _HALF.search(data):
            known.text().encode()  # half a character, which JSON can hold, can't be written again
        _KNOWN.append((data, known))
    return known


_KNOWN: deque[tuple[bytes, Manifest]] = deque(maxlen=2)


def manifest_of(whole: Mapping[str, object]) -> Manifest:
    """Return a manifest from JSON; raise one of many errors if it isn't one."""
    files, inputs, version, on = whole["files"], whole["inputs"], whole["generator"], whole["on"]
    if type(whole["format"]) is not int or whole["format"] != FORMAT or not isinstance(files, list):
        raise ValueError("another format")
    if not (isinstance(version, str) and isinstance(on, str) and (inputs is None or isinstance(inputs, str))):
        raise TypeError("a value of another type")
    problems, beside = (_list(whole[name]) for name in ("problems", "beside"))
    told, written = tuple(map(_problem_from_json, problems)), tuple(map(_beside_from_json, beside))
    known = whole.get("known")
    known = known if isinstance(known, dict) else None  # what it says is looked at when it is used
    manifest = Manifest(tuple(map(_from_json, files)), inputs, version, _lengths(whole["lengths"]), on, told, written, known)
    if len(manifest.by_path) < len(files):
        raise ValueError("a file that is listed twice")
    return manifest


def _lengths(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or any(type(length) is not int or not 0 <= length <= _MOST for length in value.values()):
        raise TypeError("a value of another type")
    return value


def _list(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list):
        raise TypeError("a value of another type")
    return value


def _to_json(entry: Entry) -> dict[str, object]:
    """Return an entry with `pages: 4` or `slides: 20` for its units and count."""
    item: dict[str, object] = {}
    for own in fields(Entry):
        if own.name == "units":
            item[entry.units] = entry.count
        elif own.name == "printing":
            item["print"] = asdict(entry.printing) if entry.printing else None
        elif own.name == "problems":
            item["problems"] = [_problem_to_json(problem) for problem in entry.problems]
        elif own.name != "count":
            item[own.name] = getattr(entry, own.name)
    return item


def _from_json(item: Mapping[str, object]) -> Entry:
    names = {own.name for own in fields(Entry)} | {"print"}
    (units,) = item.keys() - names  # pages, slides or another format's units
    known = {**item, "units": units, "count": item[units]}
    values = _typed(known, {own.name: int if own.name in ("bytes", "count") else str for own in fields(Entry) if own.name not in _PARTS})
    entry = Entry(**values, printing=_printing(item["print"]), problems=tuple(map(_problem_from_json, _list(item["problems"]))))
    if "/" not in entry.path or not SAFE_FILE.fullmatch(entry.path):
        raise ValueError("a path outside the folder")  # a listed file may be removed
    if not (_SHA256.fullmatch(entry.sha256) and 0 <= entry.bytes <= _MOST and 0 <= entry.count <= _MOST and re.fullmatch("[a-z]+", units)):
        raise ValueError("a value out of range")
    if entry.need not in NEEDS:
        raise ValueError("a need that is not known")
    return entry


def _printing(value: object) -> Printing | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise TypeError("a value of another type")
    printing = Printing(**_typed(value, {own.name: int if own.name in ("sides", "scale", "sheets") else str for own in fields(Printing)}))
    numbers = (printing.sides, printing.scale, printing.sheets)
    if printing.flip not in FLIPS or printing.finish not in FINISHES or not all(0 <= number <= _MOST for number in numbers):
        raise ValueError("a value out of range")
    return printing


def _problem_to_json(problem: Problem) -> dict[str, object]:
    at = problem.location or Location("")
    said = {"code": problem.code, "severity": problem.severity, "message": visible(problem.message), "hint": visible(problem.hint)}
    return {**said, "file": at.file, "line": at.line, "column": at.column, "source": visible(at.source)}


def _reads_as_written(problem: Problem) -> bool:
    """Return whether a problem is read as it was: what can't be seen in it is written as a number, and an empty place as none."""
    at = problem.location
    words = (problem.message, problem.hint, at.source if at else "")
    return all(visible(each) == each for each in words) and (at is None or bool(at.file))


def _problem_from_json(item: Mapping[str, object]) -> Problem:
    names = ("code", "severity", "message", "hint", "file", "line", "column", "source")
    values = _typed(item, {name: int if name in ("line", "column") else str for name in names})
    severity = values["severity"]
    if severity not in ("error", "warning"):
        raise ValueError("a value out of range")
    location = Location(values["file"], values["line"], values["column"], values["source"]) if values["file"] else None
    return Problem(values["code"], values["message"], location, values["hint"], severity)


def _beside_from_json(item: Mapping[str, object]) -> DeskFile:
    beside = DeskFile(**_typed(item, {"path": str, "sha256": str, "bytes": int}))
    if beside.path not in BESIDE or not _SHA256.fullmatch(beside.sha256) or not 0 <= beside.bytes <= _MOST:
        raise ValueError("a value out of range")  # a listed file may be removed
    return beside


def _typed(item: Mapping[str, object], types: Mapping[str, type]) -> dict[str, Any]:
    """Return the values of some keys; TypeError if one is of another type, KeyError if one is missing."""
    values = {name: item[name] for name in types}
    if any(type(value) is not types[name] for name, value in values.items()):
        raise TypeError("a value of another type")
    return values
