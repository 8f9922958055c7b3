"""What was meant: the lines of a file that is no YAML are read for slips and mended, so that one run can report them all.

A parser stops at its first error and names the token it met; this reader knows what people mean, and goes on. It is asked
only once a parser has refused the file, so that sound YAML can never be taken for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.content.nodes import MAX_PROBLEMS
from generator.content.slips import Reading, Slip, indent_of, key_at, looks_like_prose, read_value

_DASHES = re.compile(r"(?:-(?: +|$))*")
_CLOSE_COLON = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s/:])")
_TAB_WIDTHS = (2, 4, 8, 1)


@dataclass(frozen=True, slots=True)
class Mended:
    """The slips in order, the lines as they were probably meant, and by how many columns a line was moved for that."""

    slips: tuple[Slip, ...]
    lines: tuple[str, ...]
    shifted: Mapping[int, int]


def mend(lines: Sequence[str]) -> Mended:
    """Find the slips in the lines of a file that is no YAML, and mend them."""
    mender = _Mender(list(lines))
    line = 0
    while line < len(lines) and len(mender.slips) < MAX_PROBLEMS:
        line = mender.read(line)
    slips = sorted((*mender.slips, *_tab_slip(mender.tabs)), key=lambda slip: (slip.line, slip.column))
    return Mended(tuple(slips), tuple(mender.lines), mender.shifted)


@dataclass(frozen=True, slots=True)
class _Level:
    """A column at which keys, or the items of a list, stand."""

    column: int
    item: bool


@dataclass(slots=True)
class _Mender:
    lines: list[str]
    slips: list[Slip] = field(default_factory=list)
    tabs: list[tuple[int, int]] = field(default_factory=list)
    shifted: dict[int, int] = field(default_factory=dict)
    _levels: list[_Level] = field(default_factory=list)
    _opened: bool = True  # the line before ends with a colon or a dash: something deeper may follow

    def read(self, n: int) -> int:
        """Read line `n` and those that belong to its text; return the number of the next line."""
        body = self.lines[n].lstrip(" \t")
        if not body or body.startswith("#") or self.lines[n].startswith(("---", "...")):
            return n + 1
        indent = self._straighten(n)
        dashes = _DASHES.match(body)
        width = dashes.end() if dashes else 0
        if not width and not key_at(body, 0):
            return self._bare(n, indent)
        if not self._place(n, indent, item=width > 0):
            return n + 1
        return self._entry(n, indent_of(self.lines[n]), width)

    def _entry(self, n: int, indent: int, width: int) -> int:
        """Read the dashes, the key and the value of a line whose place is known."""
        line, start, owner, name = self.lines[n], indent + width, indent, ""
        for column in (c for c in range(indent, start) if line[c] == "-"):
            owner = column
            if column > indent:
                self._levels.append(_Level(column, item=True))
        key = key_at(line, start)
        if key and not (width and looks_like_prose(line, start)):
            if width:
                self._levels.append(_Level(start, item=False))
            owner, (name, start) = start, key
        return self._value(n, start, owner, name)

    def _value(self, n: int, start: int, owner: int, name: str) -> int:
        start += indent_of(self.lines[n][start:])
        found = read_value(self.lines, n, start, owner, name)
        self._opened = found.empty
        if found.slip:
            self._note(found.slip)
        if found.move:
            self._move(found.end, found.move)
        for further in range(n + 1, found.end):
            if "\t" in self.lines[further][: indent_of(self.lines[further])]:
                self._straighten(further)
        if found.quotes:
            self._wrap(n, start, found)
        return found.end

    def _bare(self, n: int, indent: int) -> int:
        """Read a line that has neither a dash nor a key: the value of the key above it, or a slip."""
        line = self.lines[n]
        close = _CLOSE_COLON.match(line, indent)
        owner = self._levels[-1].column if self._levels else -1
        if self._opened and indent > owner and not (close and self._key_follows(n, indent)):
            return self._value(n, indent, owner, "")
        if close:
            right = f"{close[1]}: {line[close.end() :].strip()}"
            self._note(Slip("C018", "a space is missing after the colon", n, close.end() - 1, f"write  {right[:70]}"))
            self.lines[n] = f"{line[: close.end()]} {line[close.end() :]}"
            return self.read(n)
        if line[indent] == ":":
            self._note(Slip("C021", "the key before the colon is missing", n, indent, "write  key: text"))
        else:
            hint = "write  key: text, begin an item with '- ', or indent the line if it goes on from the one above"
            self._note(Slip("C018", "this line is neither a key nor an item of a list", n, indent, hint))
        self.lines[n] = ""
        return n + 1

    def _key_follows(self, n: int, indent: int) -> bool:
        further = next((self.lines[m] for m in range(n + 1, len(self.lines)) if self.lines[m].strip()), "")
        return indent_of(further) == indent and key_at(further, indent) is not None

    def _place(self, n: int, indent: int, *, item: bool) -> bool:
        """Find the level this line belongs to; one between the levels is moved to the nearest. False if it is left out."""
        before = tuple(self._levels)
        while self._levels and self._levels[-1].column > indent:
            self._levels.pop()
        if not item and len(self._levels) > 1 and self._levels[-1].item and self._levels[-2] == _Level(indent, item=False):
            self._levels.pop()  # the end of a list that stands at its key's own column
        if not self._levels or (self._opened and before[-1].column < indent):
            self._levels.append(_Level(indent, item))
        elif self._levels[-1].column != indent:
            self._displaced(n, indent, before, item=item)
        elif item and not self._levels[-1].item and self._opened:
            self._levels.append(_Level(indent, item))
        elif self._levels[-1].item != item:
            return self._mixed(n, indent, item=item)
        return True

    def _displaced(self, n: int, indent: int, before: Sequence[_Level], *, item: bool) -> None:
        alike = [level.column for level in before if level.item == item] or [level.column for level in before]
        left, right = [c for c in alike if c < indent][-1:], [c for c in alike if c > indent][:1]
        hint = f"begin it in column {' or '.join(str(c + 1) for c in left + right)}"
        self._note(Slip("C013", f"this line begins in column {indent + 1}, where none of its neighbours begins", n, indent, hint))
        meant = (right or left)[0]
        self._move(n, meant - indent)
        self._levels = [level for level in before if level.column < meant]
        self._levels.append(_Level(meant, item))

    def _mixed(self, n: int, indent: int, *, item: bool) -> bool:
        what, among = ("an item of a list", "keys") if item else ("a key", "the items of a list")
        hint = "indent it so that it stands under its key" if item else "begin it with '- ', or indent it as its neighbours are"
        self._note(Slip("C018", f"this is {what} among {among}", n, indent, hint))
        self.lines[n] = ""
        return False

    def _straighten(self, n: int) -> int:
        """Return the line's indentation, once its tabs are made good."""
        line = self.lines[n]
        indent = indent_of(line)
        if "\t" in line[:indent]:
            self.tabs.append((n, line.index("\t")))
            indent = self._untabbed(line[:indent])
        self._shift(n, indent)
        return indent

    def _untabbed(self, space: str) -> int:
        """Return the indentation that tabs stand for: the first width of a tab that fits what is above."""
        widths = [len(space.replace("\t", " " * width)) for width in _TAB_WIDTHS]
        known = [level.column for level in self._levels]
        return next((w for w in widths if w in known or (self._opened and w > max(known, default=-1))), widths[0])

    def _move(self, n: int, by: int) -> None:
        """Move a line by so many columns, and all lines that hang from it."""
        least = indent_of(self.lines[n])
        for m in range(n, len(self.lines)):
            indent = indent_of(self.lines[m])
            if indent < least and self.lines[m].strip():
                break
            if self.lines[m].strip():
                self._shift(m, indent + by)

    def _shift(self, n: int, indent: int) -> None:
        line = self.lines[n]
        old = indent_of(line)
        if indent != old or "\t" in line[:old]:
            self.lines[n] = " " * indent + line[old:]
            self.shifted[n] = self.shifted.get(n, 0) + indent - old

    def _note(self, slip: Slip) -> None:
        self.slips.append(replace(slip, column=slip.column - self.shifted.get(slip.line, 0)))

    def _wrap(self, n: int, start: int, found: Reading) -> None:
        """Put single quotes round the text that was found, so that it can be read."""
        for m in range(n, found.end):
            begin = start if m == n else 0
            self.lines[m] = self.lines[m][:begin] + self.lines[m][begin:].replace("'", "''")
        self.lines[n] = f"{self.lines[n][:start]}'{self.lines[n][start:]}"
        self.lines[found.end - 1] = self.lines[found.end - 1].rstrip() + "'"


def _tab_slip(tabs: Sequence[tuple[int, int]]) -> tuple[Slip, ...]:
    """Return one slip for all the tabs that stand before words."""
    if not tabs:
        return ()
    (line, column), *more = tabs
    others = ", ".join(str(n + 1) for n, _ in more[:8]) + (" …" if len(more) > 8 else "")
    hint = "use two spaces for each step" + (f"; the same in line {others}" if more else "")
    return (Slip("C011", "a tab stands before the words, where YAML takes only spaces", line, column, hint),)
