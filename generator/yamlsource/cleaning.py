"""A file's lines as the parser reads them: each character in its old column, but for those that are dropped or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.yamlsource.characters import CleanLine, clean_line, is_plain

_SPACE = r"[ \u00a0\u2000-\u200a\u202f\u3000]"
_HEAD_OF_LINE = re.compile(rf"^{_SPACE}*(?:-{_SPACE}+)*(?:[\w-]+:{_SPACE}+)?", re.MULTILINE)  # up to where its words begin
_LOOKS_LIKE_SPACE = re.compile(_SPACE)
_NO_LINE_END = re.compile("[\x85\u2028\u2029]")  # YAML breaks lines here, but editors do not
_INNER_TAB = re.compile(r"(?<=[^\t \n])[\t ]*\t|^[\t ]*\t(?=[\t ]*(?:#|$))", re.MULTILINE)


def spaced(text: str) -> str:
    """Return the text with every character in its old column, and plain spaces for what only looks like one."""
    if not text.isascii():
        text = _HEAD_OF_LINE.sub(_spaces_at_head, _NO_LINE_END.sub(" ", text))
    return _INNER_TAB.sub(_spaces, text) if "\t" in text else text


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _spaces_at_head(found: re.Match[str]) -> str:
    return _LOOKS_LIKE_SPACE.sub(" ", found.group())


def clean_lines(lines: Iterable[str]) -> dict[int, CleanLine]:
    """Return the lines that are read differently from how they were typed, by number, counted from 0."""
    read = ((number, line, clean_line(line)) for number, line in enumerate(lines) if not is_plain(line))
    return {number: clean for number, line, clean in read if clean.text != line or clean.dropped}
