"""A problem as a value: what is wrong, where, how serious it is, how to fix it, and how to show it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
MAX_LISTED = 20  # names in a hint
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


@dataclass(slots=True, eq=False)
class FileStretch:
    """Lines of a file that are read together; `above` is how many lines of the file stand above them now.

    That is the one thing about a place that changes: lines typed further up move all that follows, which else stays as it was.
    """

    above: int = 0


_WHOLE = FileStretch()  # of a place that is known by its number only


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Location:
    """A place in a text file, as the file was read last; line and column count from 1, and 0 means the file as a whole.

    `nth` is the number of its line within the `stretch` of lines that it was read with. Places in two stretches are not equal, even if they
    are in the same line just now: they may move apart. A place that was read from no file is where its line is.
    """

    file: str
    nth: int = 0
    column: int = 0
    source: str = ""  # the line itself, without its line ending
    stretch: FileStretch = _WHOLE

    @property
    def line(self) -> int:
        """The number of its line in the file."""
        return self.nth + self.stretch.above

    @property
    def _order(self) -> tuple[str, int, int, str]:
        return self.file, self.line, self.column, self.source

    def beside(self, column: int, *, below: int = 0, source: str | None = None) -> Location:
        """Return the place in another column, of the same line or of the one so many lines below, which is `source`."""
        return Location(self.file, self.nth + below, column, self.source if source is None else source, self.stretch)

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Location):
            return self is other
        if self.stretch is other.stretch:  # as nearly all that are compared
            return (self.nth, self.column, self.source, self.file) == (other.nth, other.column, other.source, other.file)
        return _WHOLE in (self.stretch, other.stretch) and self._order == other._order

    def __lt__(self, other: Location) -> bool:
        return self._order < other._order

    def __hash__(self) -> int:
        """Return a hash of what tells most places apart, and stays: places are looked up thousands of times in a build."""
        return hash((self.column, self.source))

    def __reduce__(self) -> tuple[type[Location], tuple[str, int, int, str]]:
        """Return it for another process, where no line moves any more."""
        return Location, self._order

    def __repr__(self) -> str:
        return f"Location{self._order}"

    def __str__(self) -> str:
        """Return `file:line:column`, or only the file if no line is known."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `code` is stable and explained in docs/problems.md; `hint` says how to fix it."""

    code: str
    message: str
    location: Location | None = None
    hint: str = ""
    severity: Severity = "error"

    def show(self) -> str:
        """Return the problem as printed: location, code and message, then the line itself with the hint below, after a caret."""
        where = f"{self.location}  " if self.location else ""
        head, hint = visible(f"{where}{self.code}  {self.severity}  {self.message}"), visible(self.hint)
        if self.location is None or not self.location.line:
            return f"{head}\n       {hint}" if hint else head
        number = f"{self.location.line:>5}"
        source, column = _window(self.location.source, self.location.column)
        return f"{head}\n{number} | {source}\n{'':5} | {'':{column - 1}}^{'  ' + hint if hint else ''}"


def visible(words: str) -> str:
    """Return words with a number in place of each character that can't be seen and could mislead, as U+202E."""
    return "".join(each if each.isprintable() or each in _SPACES or each == "\n" else f"U+{ord(each):04X}" for each in words)


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop the build."""
    return tuple(p for p in problems if p.severity == "error")


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words most like `word`, the nearest first; case, spaces, hyphens and underscores are ignored."""
    import difflib

    plain = {_plain(each): each for each in sorted(known, reverse=True)}
    return tuple(plain[near] for near in difflib.get_close_matches(_plain(word), sorted(plain), most))


def did_you_mean(word: str, known: Collection[str], otherwise: str = "") -> str:
    """Return a hint that offers the words most like `word`; if there are none, `otherwise`, or a list of all known words."""
    if near := nearest(word, known):
        return "did you mean " + " or ".join(f"'{each}'" for each in near) + "?"
    if otherwise:
        return otherwise
    more = f" and {len(known) - MAX_LISTED} more" if len(known) > MAX_LISTED else ""
    listed = ", ".join(sorted(known)[:MAX_LISTED])
    return f"the known ones are: {listed}{more}" if known else "there are none yet: the folder for them is missing or empty"


def shortened(words: str, most: int = 50) -> str:
    """Return words on one line, cut where they are too long to be quoted in a message."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def counted(number: int, what: str) -> str:
    """Return a number of things in words: '1 line', '2 lines'."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Return words as one writes some of them: 'a', 'a and b', 'a, b and c'."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _plain(word: str) -> str:
    return word.lower().translate({ord(each): None for each in "_- "})


def _window(line: str, column: int, width: int = 100) -> tuple[str, int]:
    """Return at most `width` characters of `line` around `column`, and the column within them; tabs become arrows."""
    line = line.replace("\t", "→")
    line = "".join(ch if ch.isprintable() else " " if ch in _SPACES else "\N{REPLACEMENT CHARACTER}" for ch in line)
    start = 0 if column <= width - 20 else column - width // 2
    piece = line[start : start + width]
    before, after = "…" if start else "", "…" if start + width < len(line) else ""
    return before + piece + after, column - start + len(before)
