"""The syntax errors in one value: a colon, a quote, a bracket, a first character that means something in YAML.

Pure functions over the lines of a file that a parser has refused; lines and columns count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.yamlsource.line_scanner import COLON, COMMENT, NAME, extent, indent_of, text_of, times_as_key
from generator.yamlsource.quoting import quote_hint

PROSE = 60  # characters: an editor wrapped a line as long as this, so what follows is more of the same text

_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$")
_REFUSED = re.compile(r"(?:[&!]\S|\*[\w-]+\s*(?:#.*)?$)")  # valid YAML: the composer refuses it in its own words
_ONLY_A_COMMENT = re.compile(r"\s+#")  # after a closing quote or bracket
_BAD_ESCAPE = re.compile(r"\\(?![0abtnvfre \"/\\N_LP\t]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_CLOSER = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One syntax error and how to put it right. `early`: a parser fails only further down, at what follows from it."""

    code: str
    message: str
    line: int
    column: int
    hint: str
    early: bool = False


@dataclass(frozen=True, slots=True)
class ScannedValue:
    """What was found at one value: where to go on reading, and what is wrong."""

    end: int
    problem: SyntaxProblem | None = None
    quotes: bool = False  # the text up to `end` can be read if quotes are put round it
    empty: bool = False  # there is nothing here, so something deeper may follow
    deeper: bool = False  # line `end` is a key that is indented too far


def scan_value(lines: Sequence[str], line: int, start: int, owner: int, name: str) -> ScannedValue:
    """Scan the value that begins at `start`; `owner` is the column of its key or dash, `name` the key or ''."""
    text = text_of(lines[line], start)
    if not text:
        return ScannedValue(line + 1, empty=True)
    if text[0] in "\"'":
        return _quote(lines, line, start, owner)
    if text[0] in "[{":
        return _brackets(lines, line, start, owner)
    if _BLOCK.match(text):
        return ScannedValue(extent(lines, line, owner))
    return _plain(lines, line, start, owner, name)


def _plain(lines: Sequence[str], line: int, start: int, owner: int, name: str) -> ScannedValue:
    text, end = text_of(lines[line], start), extent(lines, line, owner)
    if text[0] in "%@`|>" or text.startswith("? ") or (text[0] in "&*!" and not _REFUSED.match(text)):
        return _needs_quotes(lines, line, start, end)
    if text.startswith("- "):
        problem = SyntaxProblem(
            "Y013", "the first item of a list is on the line of its key", line, start, "start the item on the next line"
        )
        return ScannedValue(end, problem, quotes=True)
    colon = COLON.search(text)
    if colon and not name and not COLON.search(text, colon.end()):
        return ScannedValue(line + 1)  # a key, after all
    if colon:
        return _colon(lines, (line, start), (line, start + colon.start()), end, name)
    return _further_lines(lines, line, start, owner, name)


def _further_lines(lines: Sequence[str], line: int, start: int, owner: int, name: str) -> ScannedValue:
    """Scan the further lines of a text without quotes."""
    end = extent(lines, line, owner)
    for n in range(line + 1, end):
        indent = indent_of(lines[n])
        if COMMENT.search(lines[n - 1], start if n == line + 1 else 0):
            return ScannedValue(n)  # a comment ends the text
        colon = COLON.search(lines[n], indent, indent + len(text_of(lines[n], indent)))
        if colon and (key := NAME.match(lines[n], indent)) and (len(lines[n - 1].rstrip()) < PROSE or times_as_key(lines, key[0], owner)):
            return ScannedValue(n, deeper=True)
        if colon:
            return _colon(lines, (line, start), (n, colon.start()), end, name)
    return ScannedValue(end)


def _colon(lines: Sequence[str], begin: tuple[int, int], at: tuple[int, int], end: int, name: str) -> ScannedValue:
    message = f"{_shown(name)} holds a colon, so YAML sees two keys here"
    return ScannedValue(end, SyntaxProblem("Y012", message, *at, quote_hint(_whole(lines, *begin, end))), quotes=True)


def _needs_quotes(lines: Sequence[str], line: int, start: int, end: int) -> ScannedValue:
    message = f"text that begins with {lines[line][start]} needs quotes"
    return ScannedValue(end, SyntaxProblem("Y015", message, line, start, quote_hint(_whole(lines, line, start, end))), quotes=True)


def _quote(lines: Sequence[str], line: int, start: int, owner: int) -> ScannedValue:
    quote, end = lines[line][start], extent(lines, line, owner)
    for n in range(line, end):
        close = _closing(lines[n], start + 1 if n == line else 0, quote)
        if close >= 0:
            return _after_quote(lines, (line, start), (n, close), end)
    message = f"the quote {quote} that begins here is not closed"
    return ScannedValue(end, SyntaxProblem("Y014", message, line, start, f"put a {quote} at the end of the text", early=True), quotes=True)


def _after_quote(lines: Sequence[str], begin: tuple[int, int], close: tuple[int, int], end: int) -> ScannedValue:
    """Check what follows a closing quote, and the backslashes before it."""
    (line, start), (last, column) = begin, close
    quote, rest = lines[line][start], lines[last][column + 1 :]
    if rest.strip() and not _ONLY_A_COMMENT.match(rest):
        text = lines[line][start:].rstrip() if last == line else ""
        inner = text[1:-1] if text.endswith(quote) else text
        hint = quote_hint(inner) if text else "put the quotes round the whole text"
        at = column + 1 + len(rest) - len(rest.lstrip())
        return ScannedValue(end, SyntaxProblem("Y014", "there are words after the closing quote", last, at, hint), quotes=True)
    for n in range(line, last + 1) if quote == '"' else ():
        bad = _BAD_ESCAPE.search(lines[n], start + 1 if n == line else 0, column if n == last else len(lines[n]))
        if bad:
            hint = "put single quotes ' round the text instead, or write two backslashes"
            problem = SyntaxProblem("Y023", "a backslash has a special meaning in double quotes", n, bad.start(), hint)
            return ScannedValue(last + 1, problem, quotes=True)
    return ScannedValue(last + 1)


def _brackets(lines: Sequence[str], line: int, start: int, owner: int) -> ScannedValue:
    end = extent(lines, line, owner)
    first = lines[line][start]
    last, column = _matching(lines, line, start, end)
    if column < 0:
        message = f"the bracket {first} that begins here is not closed"
        hint = f"put a {_CLOSER[first]} at the end; if this is text, put quotes round it"
        return ScannedValue(end, SyntaxProblem("Y014", message, line, start, hint, early=True), quotes=True)
    rest = lines[last][column + 1 :]
    if (rest.strip() and not _ONLY_A_COMMENT.match(rest)) or (last == line and end > line + 1):
        return _needs_quotes(lines, line, start, end)
    return ScannedValue(last + 1)


def _matching(lines: Sequence[str], line: int, start: int, end: int) -> tuple[int, int]:
    """Return line and column of the bracket that closes the one at `start`; column -1 where none does."""
    depth, quote, before = 0, "", ""
    for n in range(line, end):
        for column in range(start if n == line else 0, len(lines[n])):
            ch = lines[n][column]
            if quote:
                quote = "" if ch == quote else quote
            elif ch in "\"'" and before in "[{,:":
                quote = ch
            elif ch in "[{]}":
                depth += 1 if ch in "[{" else -1
                if not depth:
                    return n, column
            before = before if ch == " " else ch
    return end, -1


def _closing(line: str, start: int, quote: str) -> int:
    """Return the column of the quote that closes a text, or -1."""
    column = start
    while column < len(line):
        doubled = quote == "'" and line.startswith("''", column)
        if line[column] == quote and not doubled:
            return column
        column += 2 if doubled or (quote == '"' and line[column] == "\\") else 1
    return -1


def _whole(lines: Sequence[str], line: int, start: int, end: int) -> str:
    return " ".join((text_of(lines[line], start), *(text_of(further).strip() for further in lines[line + 1 : end])))


def _shown(name: str) -> str:
    return f"'{name}'" if name else "this text"
