"""Reads the folders of tests/examples/problems: each is one mistake, and what is to be printed about it.

A folder holds either the broken file (content.yaml, or a catalogue <tag>.po) or a change.yaml that says how to break
tests/examples/minimal.yaml: `change` (texts to find and to put), `again` (the same in a second condition like the first), `of` (another
file of tests/examples), `whole` (the file's text), `encoding`, `size` (bytes to fill it up to with a comment), `instead` (what stands in
the file's place).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).parent.parent / "examples"
PROBLEMS = EXAMPLES / "problems"
MINIMAL = EXAMPLES / "minimal.yaml"


def cases() -> list[Path]:
    return sorted(folder for folder in PROBLEMS.iterdir() if folder.is_dir())


def broken_file(case: Path, folder: Path) -> Path:
    """Return the file of a case; what must be made is made in `folder`."""
    given = [path for path in case.iterdir() if path.name == "content.yaml" or path.suffix == ".po"]
    if given:
        return given[0]
    made = folder / "content.yaml"
    change: dict[str, Any] = yaml.safe_load((case / "change.yaml").read_bytes())
    _place(made, change.pop("instead", None), _bytes(change))
    assert not change, f"{case.name}: unknown {list(change)}"
    return made


def _place(made: Path, instead: str | None, data: bytes) -> None:
    if instead is None:
        made.write_bytes(data)
    elif instead == "a folder":
        made.mkdir()
    elif instead == "a link to itself":
        made.symlink_to(made)
    elif instead == "a pipe":
        os.mkfifo(made)
    else:
        assert instead == "nothing", instead


def _bytes(change: dict[str, Any]) -> bytes:
    text = change.pop("whole", None)
    if text is None:
        text = (EXAMPLES / change.pop("of", MINIMAL.name)).read_text(encoding="utf-8")
    if again := change.pop("again", None):
        condition = condition_of(text)
        text = text.replace(condition, condition + _changed(condition, again))
    text = _changed(text, change.pop("change", ()))
    text = text.replace("\n", change.pop("line_ends", "\n"))
    data: bytes = text.encode(change.pop("encoding", "utf-8"))
    size: int = change.pop("size", len(data))
    return data + b"#" * (size - len(data))


def condition_of(text: str) -> str:
    """Return the lines of the first condition."""
    return text[text.index("  - id: test-hair-loss") : text.index("\nquestions:\n")]


def _changed(text: str, changes: Iterable[Mapping[str, str]]) -> str:
    for one in changes:
        assert text.count(one["find"]) == 1, f"{one['find']!r} stands {text.count(one['find'])} times in the file"
        text = text.replace(one["find"], one["put"])
    return text
