"""Which handout is likely to show what was just changed, so that it is made before all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

_ID = re.compile(r"\s*(?:- )?id: *([a-z0-9-]+)\s*(?:#.*)?$")


def likely_handout(old: str, new: str, paths: Iterable[str]) -> str:
    """Return the name of the handout about what the first changed line belongs to; '' if no name tells.

    `old` and `new` are the words' file before and after. `paths` are those of handouts, the most important first.
    """
    names = [PurePosixPath(path).stem for path in paths]
    for each in _ids_above(new.splitlines(), _first_difference(old, new)):
        for name in names:
            if name.endswith(f"-{each}"):
                return name
    return ""


def _first_difference(old: str, new: str) -> int:
    """Return the index of the first line that differs."""
    lines, others = old.splitlines(), new.splitlines()
    return next((n for n, (line, other) in enumerate(zip(lines, others, strict=False)) if line != other), min(len(lines), len(others)))


def _ids_above(lines: list[str], index: int) -> Iterator[str]:
    """Yield the ids from a line on upwards, within the part of the file that the line is in."""
    for line in reversed(lines[: index + 1]):
        if found := _ID.match(line):
            yield found[1]
        if line[:1].isalpha():
            return
