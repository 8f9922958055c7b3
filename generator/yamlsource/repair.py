"""What was meant: the lines of a file that is no YAML are read for slips and mended, so that one run can report them all.

A parser stops at its first error and names the token it met; this reader knows what people mean, and goes on. It is asked
only once a parser has refused the file, so that sound YAML can never be taken for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.yamlsource.line_scanner import (
    column_round,
    dashes_at,
    indent_of,
    item_follows,
    key_at,
    key_follows,
    lines_at,
    looks_like_prose,
    next_line,
    text_of,
)
from generator.yamlsource.source_lines import MAX_PROBLEMS
from generator.yamlsource.syntax_errors import Reading, Slip, read_value

_CLOSE_COLON = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s/:])")
_WORD = re.compile(r"[A-Za-z_][\w-]*\s*")
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
        if not body or body.startswith("#") or self.lines[n].startswith(("---", "...", "%YAML", "%TAG")):
            return n + 1
        indent = self._straighten(n)
        item = dashes_at(self.lines[n], indent) > 0
        if not item and not key_at(body, 0):
            return self._bare(n, indent)
        return self._entry(n) if self._place(n, indent, item=item) else n + 1

    def _entry(self, n: int) -> int:
        """Read the dashes, the key and the value of a line whose place is known."""
        line = self.lines[n]
        owner = indent = indent_of(line)
        width = dashes_at(line, indent)
        start, name = indent + width, ""
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
        if found.deeper:
            self._too_deep(found.end, owner)
        for further in range(n + 1, found.end):
            if "\t" in self.lines[further][: indent_of(self.lines[further])]:
                self.tabs.append((further, self.lines[further].index("\t")))
                self._shift(further, owner + 2)
        if found.quotes:
            self._wrap(n, start, found)
        return found.end

    def _bare(self, n: int, indent: int) -> int:
        """Read a line that has neither a dash nor a key: the value of the key above it, or a slip."""
        line = self.lines[n]
        close = _CLOSE_COLON.match(line, indent)
        owner = self._levels[-1].column if self._levels else -1
        nameless = line[indent:].startswith((": ", ":\t")) or line[indent:] == ":"
        if self._opened and indent > owner and not nameless and not (close and key_follows(self.lines, n, indent)):
            return self._value(n, indent, owner, "")
        if close:
            right = f"{close[1]}: {line[close.end() :].strip()}"
            self._note(Slip("C018", "a space is missing after the colon", n, close.end() - 1, f"write  {right[:70]}", early=True))
            self.lines[n] = f"{line[: close.end()]} {line[close.end() :]}"
            return self.read(n)
        if _WORD.fullmatch(line, indent) and indent_of(next_line(self.lines, n)) > indent:
            self._note(Slip("C018", "a colon is missing after this key", n, len(line), f"write  {line.strip()}:", early=True))
            self.lines[n] = f"{line}:"
            return self.read(n)
        if nameless:
            self._note(Slip("C021", "the key before the colon is missing", n, indent, "write  key: text"))
        else:
            hint = "write  key: text, begin an item with '- ', or indent the line if it goes on from the one above"
            self._note(Slip("C018", "this line is neither a key nor an item of a list", n, indent, hint, early=True))
        self.lines[n] = ""
        return n + 1

    def _place(self, n: int, indent: int, *, item: bool) -> bool:
        """Find the level this line belongs to; one between the levels is moved to the nearest. False if it is left out."""
        before = tuple(self._levels)
        column = column_round(self.lines, n)
        first = bool(self._opened and before and column > before[-1].column and lines_at(self.lines, n, column) > 1)
        if column and (first or _Level(column, item) in before):
            message = f"this line begins in column {indent + 1}, but those round it in column {column + 1}"
            self._note(Slip("C013", message, n, indent, f"begin it in column {column + 1}", early=True))
            self._shift(n, column)
            indent = column
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
            return self._item_among_keys(n, indent, before) if item else self._key_among_items(n, indent, before)
        return True

    def _too_deep(self, n: int, owner: int) -> None:
        """Move a key that stands under a text to where it belongs: beside the text's key, or above what follows it."""
        indent = indent_of(self.lines[n])
        below = indent_of(next_line(self.lines, n))
        if text_of(self.lines[n], indent).endswith(":") and below <= owner:
            owner = max((level.column for level in self._levels if level.column < below), default=owner)
        key = self.lines[n][indent:].split(":", 1)[0]
        hint = f"begin it in column {owner + 1}; if it is text, put quotes round the whole text"
        self._note(Slip("C013", f"'{key}' stands too far right: the line above it is a text", n, indent, hint))
        self._put(n, owner, self._levels, item=False)

    def _displaced(self, n: int, indent: int, before: Sequence[_Level], *, item: bool) -> None:
        alike = [level.column for level in before if level.item == item] or [level.column for level in before]
        left, right = [c for c in alike if c < indent][-1:], [c for c in alike if c > indent][:1]
        hint = f"begin it in column {' or '.join(str(c + 1) for c in left + right)}"
        self._note(Slip("C013", f"this line begins in column {indent + 1}, where none of its neighbours begins", n, indent, hint))
        self._put(n, (right or left)[0], before, item=item)

    def _key_among_items(self, n: int, indent: int, before: Sequence[_Level]) -> bool:
        """Tell whether a key at the column of a list's items can be read: as a key of the mapping the list is in."""
        outer = [level.column for level in before if not level.item and level.column < indent]
        hint = f"begin it in column {outer[-1] + 1}; or, if it is one more item, with a dash:  - " if outer else "begin it with a dash:  - "
        self._note(Slip("C018", "this is a key among the items of a list", n, indent, hint + self.lines[n][indent:][:40]))
        if not outer:
            self.lines[n] = ""
        elif item_follows(self.lines, n, indent):
            self.lines[n] = f"{self.lines[n][:indent]}- {self.lines[n][indent:]}"
        else:
            self._put(n, outer[-1], before, item=False)
        return bool(outer)

    def _item_among_keys(self, n: int, indent: int, before: Sequence[_Level]) -> bool:
        """Tell whether an item at the column of keys can be read: without its dash, as a key."""
        self._note(Slip("C018", "this is an item of a list among keys", n, indent, "indent it under its key, or take the dash away"))
        start = indent + dashes_at(self.lines[n], indent)
        self._levels = list(before)
        if not key_at(self.lines[n], start):
            self.lines[n] = ""
            return False
        self.lines[n] = " " * start + self.lines[n][start:]
        self._shift(n, start if any(level.column == start for level in before) else indent)
        return self._place(n, indent_of(self.lines[n]), item=False)

    def _put(self, n: int, column: int, before: Sequence[_Level], *, item: bool) -> None:
        """Move a line to a column, and with it the lines that hang from it or share its mistake."""
        indent, known = indent_of(self.lines[n]), {level.column for level in before}
        opens = True
        for m in range(n, len(self.lines)):
            here = indent_of(self.lines[m])
            if not self.lines[m].strip():
                continue
            if here < indent or (here > indent and here in known and not opens):
                break
            if here == indent:
                opens = text_of(self.lines[m], here).endswith(":") or self.lines[m].startswith("-", here)
            self._shift(m, here + column - indent)
        self._levels = [*(level for level in before if level.column < column), _Level(column, item)]

    def _straighten(self, n: int) -> int:
        """Return the line's indentation, once its tabs are made good."""
        line = self.lines[n]
        indent = indent_of(line)
        if "\t" in line[:indent]:
            self.tabs.append((n, line.index("\t")))
            indent = self._untabbed(n, line[:indent])
        self._shift(n, indent)
        return indent

    def _untabbed(self, n: int, space: str) -> int:
        """Return the indentation that tabs stand for: that of the next line, or the first width of a tab that fits what is above."""
        known = [level.column for level in self._levels]
        beside = next_line(self.lines, n)
        widths = [len(space.replace("\t", " " * width)) for width in _TAB_WIDTHS]
        if beside.startswith(" ") and "\t" not in beside[: indent_of(beside)]:
            column = indent_of(beside)
            widths.insert(0, column if beside.startswith("- ", column) else column - dashes_at(self.lines[n], len(space)))
        deeper = [width for width in widths if self._opened and width > max(known, default=-1)]
        return next(iter((*deeper, *(width for width in widths if width in known))), widths[0])

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
    return (Slip("C011", "a tab stands before the words, where YAML takes only spaces", line, column, hint, early=True),)
