"""A YAML parser's errors in plain words, for mistakes that `repair` does not know. Both of PyYAML's parsers are understood."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from generator.problems import Problem
from generator.yamlsource.source_lines import SourceLines


class _KnownError(NamedTuple):
    """What to say when a parser's words match; `context` points at the start of the construct instead of the error."""

    words: str
    code: str
    message: str
    hint: str
    context: bool = False


_QUOTES = "if this is text, put quotes round the whole text"
_CLOSING = ("'", '"', "]", "}")
_OPEN_QUOTE = "the quote that begins here is not closed"
_RULES = (
    _KnownError("mapping values are not allowed", "Y012", "this text holds a colon, so YAML sees a key here", _QUOTES),
    _KnownError("could not find expected ':'", "Y018", "this line is neither a key nor a list item", "write  key: text", context=True),
    _KnownError("unexpected end of stream|document (separator|indicator)", "Y014", _OPEN_QUOTE, "put a quote at its end", context=True),
    _KnownError("YAML document|directive", "Y010", "this line is for programs that read YAML, and handouts do not use it", "remove it"),
    _KnownError(r"',' or '[\]}]'", "Y014", "the bracket that begins here is not closed", f"close it; {_QUOTES}", context=True),
    _KnownError("node content", "Y014", "there is a bracket or a comma where words are needed", _QUOTES),
    _KnownError("tab character|'\\\\t'", "Y011", "there is a tab here, where YAML allows only spaces", "use two spaces for each level"),
    _KnownError(
        "Unicode character escape", "Y005", "this stands for a character that cannot be printed", "remove the backslash", context=True
    ),
    _KnownError("escape|hexa?decimal", "Y023", "a backslash has a special meaning in double quotes", "use single quotes", context=True),
    _KnownError("cannot start any token", "Y015", "text that begins with this character needs quotes", _QUOTES),
    _KnownError("<document start>", "Y013", "this line is indented less than the lines above it", "start all of them in one column"),
    _KnownError("comment or|chomping or", "Y015", "text that begins with | or > needs quotes", _QUOTES),
    _KnownError("mapping keys are not allowed", "Y015", "text that begins with ? needs quotes", _QUOTES),
    _KnownError("entries are not allowed", "Y013", "a list cannot begin here", "start it on a new line"),
    _KnownError(
        "expected key|block end|'-' indicator", "Y013", "this does not line up with the lines above it", "is it indented like them?"
    ),
)


def explain(error: yaml.YAMLError, source: SourceLines) -> Problem:
    """Return a parser's error as a Problem."""
    words = str(getattr(error, "problem", None) or error)
    rule = next((r for r in _RULES if re.search(r.words, words)), None)
    location = getattr(error, "problem_mark", None)
    if rule and rule.context:
        location = getattr(error, "context_mark", None) or location
    at = source.location(location.line, location.column) if location else source.location(0, 0)
    if rule and rule.code == "Y013" and at.source[: at.column - 1].rstrip()[-1:] in _CLOSING:
        return Problem("Y014", "there are words after the closing quote or bracket", at, _QUOTES)
    if rule:
        return Problem(rule.code, rule.message, at, rule.hint)
    return Problem("Y010", f"this cannot be read as YAML: {words.splitlines()[0].split(' (')[0]}", at, _QUOTES)


def line_of(error: yaml.YAMLError) -> int:
    """Return the line, counted from 0, at which a parser gave up."""
    location = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return location.line if location else 0
