"""`README.txt`: what lies where, in plain words, for whoever opens the folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.document.needs import NEEDS
from generator.document.printing import BLACK
from generator.pipeline.folder import START, folder_of
from generator.pipeline.manifest import MANIFEST, Entry, Manifest
from generator.web.desk import Desk

_BREAK = "\r\n"  # Notepad on older Windows shows no other


def read_me(desk: Desk, manifest: Manifest) -> str:
    """Return the text."""
    lines = [
        *(desk.say("readme_head"), ""),
        *(desk.say("readme_start", start=START), ""),
        *(desk.say("readme_folders"), *_folders(manifest.files, desk), ""),
        *(desk.say("readme_manifest", file=MANIFEST), ""),
        desk.say("readme_again"),
    ]
    return _BREAK.join(lines) + _BREAK


def _folders(entries: Iterable[Entry], desk: Desk) -> Iterator[str]:
    ordered = sorted(entries, key=lambda entry: folder_of(entry.path))
    found = {folder: list(files) for folder, files in groupby(ordered, lambda entry: folder_of(entry.path))}
    width = max((len(folder) for folder in found), default=0) + 4
    for folder, files in found.items():
        yield f"  {folder + '/':<{width}}{desk.count('readme_files', len(files))}: {', '.join(_what(files, desk))}"


def _what(files: Iterable[Entry], desk: Desk) -> Iterator[str]:
    """Yield what the files of a folder are for, each once."""
    found = {_name(entry) for entry in files}
    yield from (desk.say(f"readme_name_{name}") for name in (*NEEDS, "black", "web") if name in found)


def _name(entry: Entry) -> str:
    if entry.path.partition("/")[0] == "web":
        return "web"
    return "black" if entry.printing and entry.printing.ink == BLACK else entry.need
