"""A file's lines as a person sees them: what problems point into, and what cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.problems import Location, Problem

MAX_PROBLEMS = 100  # of one file in one run: nobody reads more than that
MAX_ALIKE = 4  # beyond that, problems of one kind in one place are reported as one
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceLines:
    """A file's lines as they were typed. `shifted` says by how many columns a line was moved before it was read."""

    file: str
    lines: Sequence[str]
    shifted: Mapping[int, int] = field(default_factory=dict)

    def location(self, line: int, column: int) -> Location:
        """Return the location of a line and column counted from 0, as PyYAML does; beyond the end, the end."""
        line = min(line, len(self.lines) - 1)
        source = self.lines[line]
        if self.shifted:
            column = max(column - self.shifted.get(line, 0), 0)
        return Location(self.file, line + 1, min(column, len(source)) + 1, source)


def unprintable(character: str, location: Location, hint: str) -> Problem:
    """Return a problem for a character that no font and no viewer can show."""
    return Problem("Y005", f"the character U+{ord(character):04X} cannot be printed", location, hint)
