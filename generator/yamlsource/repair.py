"""Repairs a file with syntax errors, line by line, to what was probably meant, so that one run can report them all.

A parser stops at its first error and names the token it met; this module knows the mistakes people make, and goes on. It is
used only once a parser has refused the file, so valid YAML is never taken for a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.yamlsource.line_scanner import (
    STEP,
    column_of_first,
    column_of_first_of_several,
    column_round,
    dashes_at,
    indent_of,
    item_follows,
    key_at,
    key_follows,
    keys_below_words,
    lines_at,
    looks_like_prose,
    next_line,
    text_of,
)
from generator.yamlsource.source_lines import MAX_PROBLEMS
from generator.yamlsource.syntax_errors import ScannedValue, SyntaxProblem, scan_value

_NAMELESS = re.compile(r":(?:[ \t]|$)")
_CLOSE_COLON = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s/:])")
_WORD = re.compile(r"[A-Za-z_][\w-]*\s*")
_HALF_QUOTED = re.compile(r"(['\"])([\w-]+)\s?:")
_NAME_OF_ITEM = re.compile(r"- +[a-z][a-z0-9_-]*:(?=\s|$)")
_TAB_WIDTHS = (2, 4, 8, 1)


@dataclass(frozen=True, slots=True)
class Repaired:
    """The syntax errors in order, the lines as they were probably meant, and by how many columns a line was moved for that.

    What is on a line that is `doubted` may have been meant for another place.
    """

    problems: tuple[SyntaxProblem, ...]
    lines: tuple[str, ...]
    shifted: Mapping[int, int]
    doubted: tuple[int, ...] = ()


def repair(lines: Sequence[str]) -> Repaired:
    """Find the syntax errors in the lines of a file that a parser has refused, and repair them."""
    repairer = _Repairer(list(lines))
    line = 0
    while line < len(lines) and len(repairer.problems) < MAX_PROBLEMS:
        line = repairer.read(line)
    with_tabs = {line for line, _ in repairer.tabs}  # where such a line belongs is a guess: what is wrong with its place only follows
    own = (problem for problem in repairer.problems if problem.line not in with_tabs)
    problems = sorted((*own, *_tab_problem(repairer.tabs)), key=lambda problem: (problem.line, problem.column))
    doubted = sorted(with_tabs | repairer.shifted.keys() | {problem.line for problem in problems})
    return Repaired(tuple(problems), tuple(repairer.lines), repairer.shifted, tuple(doubted))


@dataclass(frozen=True, slots=True)
class _IndentLevel:
    """A column at which keys, or the items of a list, begin."""

    column: int
    item: bool


@dataclass(slots=True)
class _Repairer:
    lines: list[str]
    problems: list[SyntaxProblem] = field(default_factory=list)
    tabs: list[tuple[int, int]] = field(default_factory=list)
    shifted: dict[int, int] = field(default_factory=dict)
    _levels: list[_IndentLevel] = field(default_factory=list)  # the open ones, outermost first
    _opened: bool = True  # the line before ends with a colon or a dash: something deeper may follow

    def read(self, n: int) -> int:
        """Read line `n` and those that its text runs on to; return the number of the next line."""
        body = self.lines[n].lstrip(" \t")
        if not body or body.startswith("#") or self.lines[n].startswith(("---", "...", "%YAML", "%TAG")):
            return n + 1
        indent = self._straighten(n)
        self._close_key(n, indent)
        self._drop_words(n, indent)
        if not dashes_at(self.lines[n], indent) and not key_at(self.lines[n], indent):
            if self._is_value(n, indent):
                return self._value(n, indent, self._innermost, "")
            if not self._complete_key(n, indent):
                self._leave_out(n, indent)
                return n + 1
        self._place(n, indent, item=dashes_at(self.lines[n], indent) > 0)
        return self._entry(n) if self.lines[n] else n + 1

    def _entry(self, n: int) -> int:
        """Read the dashes, the key and the value of a line whose place is known."""
        line = self.lines[n]
        owner = indent = indent_of(line)
        width = dashes_at(line, indent)
        start, name = indent + width, ""
        for column in (c for c in range(indent, start) if line[c] == "-"):
            owner = column
            if column > indent:
                self._levels.append(_IndentLevel(column, item=True))
        key = key_at(line, start)
        if key and not (width and looks_like_prose(line, start)):
            if width:
                self._levels.append(_IndentLevel(start, item=False))
            owner, (name, start) = start, key
        return self._value(n, start, owner, name)

    def _value(self, n: int, start: int, owner: int, name: str) -> int:
        start += indent_of(self.lines[n][start:])
        found = scan_value(self.lines, n, start, owner, name)
        self._opened = found.empty
        if found.problem:
            self._add(found.problem)
        if found.deeper:
            self._too_deep(found.end, owner)
        for further in range(n + 1, found.end):
            if "\t" in self.lines[further][: indent_of(self.lines[further])]:
                self.tabs.append((further, self.lines[further].index("\t")))
                self._shift(further, owner + 2)
        if found.quotes:
            self._wrap(n, start, found)
        return found.end

    @property
    def _innermost(self) -> int:
        return self._levels[-1].column if self._levels else -1

    def _is_value(self, n: int, indent: int) -> bool:
        """Return whether a line without a dash or a key is the value of the key or dash above it."""
        if not self._opened or indent <= self._innermost or _NAMELESS.match(self.lines[n], indent):
            return False
        return not (_CLOSE_COLON.match(self.lines[n], indent) and key_follows(self.lines, n, indent))

    def _complete_key(self, n: int, indent: int) -> bool:
        """Add the colon, or the space after it, that a key lacks; false where the line is not a key."""
        line = self.lines[n]
        if close := _CLOSE_COLON.match(line, indent):
            key, value = line[: close.end()], line[close.end() :]
            hint = f"write  {f'{close[1]}: {value.strip()}'[:70]}"
            self._report("Y018", "a space is missing after the colon", n, close.end() - 1, hint, early=True)
            self.lines[n] = f"{key} {value}"
        elif _WORD.fullmatch(line, indent) and indent_of(next_line(self.lines, n)) > indent:
            self._report("Y018", "a colon is missing after this key", n, len(line), f"write  {line.strip()}:", early=True)
            self.lines[n] = f"{line.rstrip()}:"
        else:
            return False
        return True

    def _close_key(self, n: int, indent: int) -> None:
        """Take away the quote of a key that has one on one side only."""
        line = self.lines[n]
        if (half := _HALF_QUOTED.fullmatch(text_of(line, indent))) and not key_at(line, indent):
            message = f"the quote {half[1]} that begins here is not closed"
            self._report("Y014", message, n, indent, f"write  {half[2]}:  without quotes", early=True)
            self.lines[n] = f"{line[:indent]}{half[2]}:"

    def _drop_words(self, n: int, indent: int) -> None:
        """Take away the words after a key that has keys of its own below it."""
        line, key = self.lines[n], key_at(self.lines[n], indent)
        if key and self._begins_a_group(n, indent) and keys_below_words(self.lines, n):
            words = text_of(line, key[1]).strip()
            hint = f"take the words out: '{key[0]}:' stands alone on its line"
            self._report("Y026", f"'{key[0]}' has words, and keys below it", n, line.index(words, key[1]), hint, early=True)
            self.lines[n] = line[: key[1]]

    def _begins_a_group(self, n: int, indent: int) -> bool:
        """Return whether a line stands apart from those before it, and is as far to the right as others like it."""
        before = self.lines[n - 1].strip() if n else ""
        alike = indent == 0 or any(level.column == indent for level in self._levels)
        first = self._opened and indent >= self._innermost + STEP
        return (first or not before or before.startswith("#")) and (first or alike)

    def _leave_out(self, n: int, indent: int) -> None:
        """Report a line that is neither a key nor an item nor a value, and read on without it."""
        if _NAMELESS.match(self.lines[n], indent):
            self._report("Y021", "the key before the colon is missing", n, indent, "write  key: text")
        else:
            hint = "write  key: text, start an item with '- ', or indent the line if it continues the one above"
            self._report("Y018", "this line is neither a key nor a list item", n, indent, hint, early=True)
        self.lines[n] = ""

    def _place(self, n: int, indent: int, *, item: bool) -> None:
        """Find the level this line belongs to, and move the line there if need be; leave it out if it belongs to none."""
        indent = self._aligned(n, indent, item=item)
        levels = self._levels_at(indent, item=item)
        innermost = levels[-1] if levels else None
        deeper = self._opened and self._innermost < indent
        list_at_its_key = self._opened and item and innermost == _IndentLevel(indent, item=False)
        if innermost is None or deeper or list_at_its_key:
            self._levels = [*levels, _IndentLevel(indent, item)]
        elif innermost.column != indent:
            self._move_to_a_neighbour(n, indent, item=item)
        elif innermost.item == item:
            self._levels = levels
        elif item:
            self._place_item_among_keys(n, indent)
        else:
            self._place_key_among_items(n, indent, levels)

    def _aligned(self, n: int, indent: int, *, item: bool) -> int:
        """Return the line's column, after moving it to the column of the lines around it where they agree on another."""
        if self._opened and not item and (column := column_of_first(self.lines, n)) > self._innermost >= 0:
            self._report_column(n, indent, column)
            return column
        if column := self._beside_others(n, indent, item=item):
            self._report_column(n, indent, column)
            return column
        column = column_round(self.lines, n)
        first = bool(self._opened and self._levels and column > self._innermost and lines_at(self.lines, n, column) > 1)
        if not column or not (first or _IndentLevel(column, item) in self._levels):
            return indent
        self._report_column(n, indent, column)
        return column

    def _beside_others(self, n: int, indent: int, *, item: bool) -> int:
        """Return the column of the others that a line is one of, where it is the first of them or an item that begins as they do; or 0."""
        if self._opened and self._innermost >= 0 and (item or not text_of(self.lines[n], indent).endswith(":")):
            return column_of_first_of_several(self.lines, n, self._innermost) if indent > self._innermost else 0
        begun = _NAME_OF_ITEM.match(self.lines[n], indent) if item and not self._opened else None
        lists = [level.column for level in self._levels if level.item][-1:]
        near = [column for column in lists if begun and column < indent <= column + STEP]
        return next((each for each in near if begun and any(line.startswith(" " * each + begun[0]) for line in self.lines)), 0)

    def _report_column(self, n: int, indent: int, column: int) -> None:
        """Report a line that is not where the lines around it are, and move it there."""
        message = f"this line starts in column {indent + 1}, but the lines around it start in column {column + 1}"
        self._report("Y013", message, n, indent, f"start it in column {column + 1}", early=True)
        self._shift(n, column)

    def _levels_at(self, indent: int, *, item: bool) -> list[_IndentLevel]:
        """Return the levels that are still open at a line in column `indent`."""
        levels = [level for level in self._levels if level.column <= indent]
        list_at_its_key = levels[-2:] == [_IndentLevel(indent, item=False), _IndentLevel(indent, item=True)]
        return levels[:-1] if list_at_its_key and not item else levels  # a key at that column ends the list

    def _too_deep(self, n: int, owner: int) -> None:
        """Move a key that is under a text to where it belongs: beside the text's key, or above what follows it."""
        indent = indent_of(self.lines[n])
        below = indent_of(next_line(self.lines, n))
        if text_of(self.lines[n], indent).endswith(":") and below <= owner:
            owner = max((level.column for level in self._levels if level.column < below), default=owner)
        key = self.lines[n][indent:].split(":", 1)[0]
        hint = f"start it in column {owner + 1}; if it is text, put quotes round the whole text"
        self._report("Y013", f"'{key}' is indented too far: the line above it is text", n, indent, hint)
        self._move(n, owner, item=False)

    def _move_to_a_neighbour(self, n: int, indent: int, *, item: bool) -> None:
        alike = [level.column for level in self._levels if level.item == item] or [level.column for level in self._levels]
        left, right = [c for c in alike if c < indent][-1:], [c for c in alike if c > indent][:1]
        hint = f"start it in column {' or '.join(str(c + 1) for c in left + right)}"
        self._report("Y013", f"this line starts in column {indent + 1}, where no line around it starts", n, indent, hint)
        self._move(n, (right or left)[0], item=item)

    def _place_key_among_items(self, n: int, indent: int, levels: list[_IndentLevel]) -> None:
        """Make a key at the column of a list's items one more item, or a key of the mapping that the list is in."""
        outer = [level.column for level in levels if not level.item and level.column < indent]
        hint = f"start it in column {outer[-1] + 1}; or, if it is another item, with a dash:  - " if outer else "start it with a dash:  - "
        self._report("Y018", "this is a key among list items", n, indent, hint + self.lines[n][indent:][:40])
        if outer and not item_follows(self.lines, n, indent):
            self._move(n, outer[-1], item=False)
            return
        self._levels = levels
        self.lines[n] = f"{self.lines[n][:indent]}- {self.lines[n][indent:]}" if outer else ""

    def _place_item_among_keys(self, n: int, indent: int) -> None:
        """Read an item at the column of keys without its dash, as a key; leave it out if it is none."""
        self._report("Y018", "this is a list item among keys", n, indent, "indent it under its key, or remove the dash")
        start = indent + dashes_at(self.lines[n], indent)
        if not key_at(self.lines[n], start):
            self.lines[n] = ""
            return
        self.lines[n] = " " * start + self.lines[n][start:]
        column = start if any(level.column == start for level in self._levels) else indent
        self._shift(n, column)
        self._place(n, column, item=False)

    def _move(self, n: int, column: int, *, item: bool) -> None:
        """Move a line to a column, together with the lines that belong to it or share its mistake."""
        indent, known = indent_of(self.lines[n]), {level.column for level in self._levels}
        keys = column + dashes_at(self.lines[n], indent) if item else 0  # where those of an item begin: there they need not move
        opens = True
        for m in range(n, len(self.lines)):
            here = indent_of(self.lines[m])
            if not self.lines[m].strip():
                continue
            if here < indent or (here > indent and here in known and (not opens or here == keys)):
                break
            if here == indent:
                opens = text_of(self.lines[m], here).endswith(":") or self.lines[m].startswith("-", here)
            self._shift(m, here + column - indent)
        self._levels = [*(level for level in self._levels if level.column < column), _IndentLevel(column, item)]

    def _straighten(self, n: int) -> int:
        """Return the line's indentation, after replacing its tabs."""
        line = self.lines[n]
        indent = indent_of(line)
        if "\t" in line[:indent]:
            self.tabs.append((n, line.index("\t")))
            indent = self._untabbed(n, line[:indent])
        self._shift(n, indent)
        return indent

    def _untabbed(self, n: int, space: str) -> int:
        """Return the indentation that tabs were meant as: that of the next line, or the first tab width that fits the lines above.

        A key fits where keys are, an item where items are; for a line with tabs among others without, the innermost of these is the
        likeliest. A key with nothing beside it has what comes next below it; an item of words alone has nothing beside or below it.
        """
        dash = dashes_at(self.lines[n], len(space))
        of_words = dash > 0 and key_at(self.lines[n], len(space) + dash) is None
        known = [level.column for level in self._levels]
        alike = [level.column for level in self._levels if level.item == (dash > 0)]
        widths = [len(space.replace("\t", " " * width)) for width in _TAB_WIDTHS]
        beside = next_line(self.lines, n)
        column = indent_of(beside)
        alone = "\t" not in beside[:column] and len(self.tabs) == 1
        if beside and "\t" not in beside[:column]:
            is_item = beside.startswith("- ", column)
            if not dash and text_of(self.lines[n], len(space)).endswith(":"):
                alike = [each for each in alike if each < column or (is_item and each == column)]
            elif is_item or not of_words:
                widths.insert(0, column if is_item else column - dash)
        deepest = max(known, default=-1)
        deeper = [width for width in (*widths, *((deepest + 2,) if of_words else ())) if self._opened and width > deepest]
        innermost = (width for width in alike[:-2:-1] if alone and (of_words or width in (*widths, 0)))
        fitting = (*innermost, *(width for width in widths if width in alike))
        return next(iter((*deeper, *fitting, *(width for width in widths if width in known))), widths[0])

    def _shift(self, n: int, indent: int) -> None:
        line = self.lines[n]
        old = indent_of(line)
        if indent != old or "\t" in line[:old]:
            self.lines[n] = " " * indent + line[old:]
            self.shifted[n] = self.shifted.get(n, 0) + indent - old

    def _report(self, code: str, message: str, n: int, column: int, hint: str, *, early: bool = False) -> None:
        self._add(SyntaxProblem(code, message, n, column, hint, early))

    def _add(self, problem: SyntaxProblem) -> None:
        """Note a problem in the column where it was typed."""
        self.problems.append(replace(problem, column=problem.column - self.shifted.get(problem.line, 0)))

    def _wrap(self, n: int, start: int, found: ScannedValue) -> None:
        """Put single quotes round the text that was found, so that the parser can read it."""
        for m in range(n, found.end):
            begin = start if m == n else 0
            self.lines[m] = self.lines[m][:begin] + self.lines[m][begin:].replace("'", "''")
        self.lines[n] = f"{self.lines[n][:start]}'{self.lines[n][start:]}"
        self.lines[found.end - 1] = self.lines[found.end - 1].rstrip() + "'"


def _tab_problem(tabs: Sequence[tuple[int, int]]) -> tuple[SyntaxProblem, ...]:
    """Return one problem for all the tabs before words."""
    if not tabs:
        return ()
    (line, column), *more = tabs
    others = ", ".join(str(n + 1) for n, _ in more[:8]) + (" …" if len(more) > 8 else "")
    hint = "use two spaces for each level" + (f"; the same on line{'s' if len(more) > 1 else ''} {others}" if more else "")
    return (SyntaxProblem("Y011", "there is a tab before the words, where YAML allows only spaces", line, column, hint, early=True),)
