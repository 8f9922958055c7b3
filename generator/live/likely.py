"""Which handouts are likely to show what was just changed, so that they are made before all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

_ID = re.compile(r"\s*(?:- )?id: *([a-z0-9-]+)\s*(?:#.*)?$")


def likely_handouts(old: str, new: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the handouts about what the first changed line belongs to, the most important first; () if no name tells.

    `old` and `new` are the words' file before and after. `paths` are those of handouts, the most important first.
    """
    names = [PurePosixPath(path).stem for path in paths]
    about = ([name for name in names if name.endswith(f"-{each}")] for each in _ids_above(new.splitlines(), _first_difference(old, new)))
    return tuple(next(filter(None, about), ()))


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
