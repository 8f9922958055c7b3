"""A file's lines as a person sees them: what problems point into, and what cannot be shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.problems import FileStretch, Location, Problem
from generator.yamlsource.characters import MAX_ACCENTS, CleanLine, named, turns_words
from generator.yamlsource.tree import Hidden

MAX_PROBLEMS = 100  # of one file in one run: nobody reads more than that
MAX_ALIKE = 4  # beyond that, problems of one kind in one place are reported as one
_LOST = {
    "\N{OBJECT REPLACEMENT CHARACTER}": "a picture stood here in another program, and only its place (U+FFFC) was copied",
    "\N{REPLACEMENT CHARACTER}": "a letter was lost here when the text was copied or saved: U+FFFD is in its place",
}


@dataclass(frozen=True, slots=True)
class SourceLines:
    """A file's lines as they were typed. `read` has those that were read differently, by number.

    `shifted` says by how many columns a line was then moved, to repair it. `stretch` says where they are in their file.
    """

    file: str
    lines: Sequence[str]
    read: Mapping[int, CleanLine] = field(default_factory=dict)
    shifted: Mapping[int, int] = field(default_factory=dict)
    stretch: FileStretch = field(default_factory=FileStretch)

    def column(self, line: int, column: int) -> int:
        """Return where a character that the parser found was typed."""
        if self.shifted:
            column = max(column - self.shifted.get(line, 0), 0)
        return self.read[line].column(column) if line in self.read else column

    def location(self, line: int, column: int) -> Location:
        """Return the location of a line and column counted from 0, as PyYAML does; beyond the end, the end."""
        line = min(line, len(self.lines) - 1)
        source = self.lines[line]
        return self._at(line, min(self.column(line, column), len(source)), source)

    def _at(self, line: int, column: int, source: str) -> Location:
        return Location(self.file, line + 1, column + 1, source, self.stretch)

    def hidden(self, line: int, start: int, end: int) -> Iterator[Hidden]:
        """Yield the characters that were dropped from the part of a line between two columns that the parser found."""
        first, gone = self.column(line, start), self.read[line].dropped if line in self.read else ()
        while first - 1 in gone:
            first -= 1
        yield from self.dropped(line, first, self.column(line, end))

    def dropped(self, line: int, start: int, end: int) -> Iterator[Hidden]:
        """Yield the characters that were dropped between two columns as typed."""
        for column in self.read[line].dropped if line in self.read else ():
            if start <= column < end:
                yield Hidden(self.lines[line][column], self._at(line, column, self.lines[line]))


def refused(character: str, location: Location, hint: str) -> Problem:
    """Return a problem for a character that must not be in a file."""
    if turns_words(character):
        return Problem("Y025", f"the invisible character {named(character)} changes the order of the words after it", location, hint)
    if unicodedata.combining(character):
        return Problem("Y005", f"there are more than {MAX_ACCENTS} accents on one letter", location, hint)
    return Problem("Y005", _LOST.get(character, f"the character {named(character)} cannot be printed"), location, hint)
