"""From a YAML file's bytes to a Tree: every value stays as it was typed, and every mistake becomes a Problem."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Location, Problem
from generator.yamlsource.characters import CleanLine
from generator.yamlsource.cleaning import clean_lines, spaced
from generator.yamlsource.composer import ComposedFile, compose
from generator.yamlsource.outside import Reason, RefusedFileError, read_file
from generator.yamlsource.parts import tree_in_parts
from generator.yamlsource.source_lines import MAX_PROBLEMS, SourceLines, refused
from generator.yamlsource.tree import Tree

if TYPE_CHECKING:
    import yaml

    from generator.yamlsource.syntax_errors import SyntaxProblem

MAX_BYTES = 5_000_000
_REFUSED = {Reason.MISSING: "Y001", Reason.TOO_LARGE: "Y003"}
REMEMBERED = 32_000  # bytes: themes, papers and plans are shorter, and seldom change while the words do
MAX_REPAIRED = 1_000_000  # characters: beyond that, only the first syntax error is reported
_MARK_OF_FILE = re.compile(r"(?:---|\.\.\.)\s*(?:#.*)?$|%")  # where a document begins or ends, and its directives: they say nothing
_CONFLICT = re.compile(r"<{7}(?: |$)")  # Git's mark above the first of two versions of some lines, both of which it left in the file
_BEGUN = re.compile(r"\s*(- +)?(?:['\"]?([A-Za-z_][\w-]*)['\"]?[ \t]*(?::|$))?")
_UTF16 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32"}
_OTHER_FILES = {  # what files of other programs begin with
    b"PK\x03\x04": "a Word file or another packed one",
    b"\xd0\xcf\x11\xe0": "a file of an older Word or Excel",
    b"{\\rtf": "words with their formatting (RTF), as TextEdit and WordPad save them",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def read_yaml(path: Path, shown: str, within: Path | None = None) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Read a YAML file; `shown` is its name in problems. Problems may come with a Tree: what could be read is worth checking.

    With `within`, the file has to be in that folder.
    """
    data = read_bytes(path, shown, within)
    return (None, (data,)) if isinstance(data, Problem) else parse_yaml(data, shown)


def parse_yaml(data: bytes, shown: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Read the bytes of a YAML file, as `read_yaml` does.

    What this process has read before is not parsed again: a short file, and the parts of a long one without problems.
    """
    return _remembered(data, shown) if len(data) <= REMEMBERED else _parsed(data, shown)


def _parsed(data: bytes, shown: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    text = decoded(data, shown)
    if isinstance(text, Problem):
        return None, (text,)
    lines = text.split("\n")
    if not any(line.strip() and not line.lstrip().startswith("#") and not _MARK_OF_FILE.match(line) for line in lines):
        what = "holds only comments" if text.strip() else "is empty"
        return None, (Problem("Y006", f"the file {what}", Location(shown), "was it saved? Is it the right file?"),)
    if conflicts := tuple(_conflicts(lines, shown)):
        return None, conflicts
    if tree := tree_in_parts(lines, shown) if len(data) > REMEMBERED else None:
        return tree, ()
    read = clean_lines(lines)
    odd = tuple(odd_characters(read, lines, shown))
    source = SourceLines(shown, lines, read)
    clean = spaced("\n".join(read[number].text if number in read else line for number, line in enumerate(lines)))
    composed = compose(clean, source)
    if composed.error:
        composed = _repaired(clean, source, composed.error)
    found = sorted((*odd, *composed.problems), key=lambda p: (p.location.line, p.location.column) if p.location else (0, 0))
    return composed.tree, tuple(found)


def _conflicts(lines: Sequence[str], shown: str) -> Iterator[Problem]:
    """Yield each place where two people's versions of some lines stand one below the other."""
    for number, line in enumerate(lines):
        if _CONFLICT.match(line):
            message = "two versions of the same lines begin here, one below the other"
            hint = "keep the one that is right, and delete the other and the lines that begin with <<<<<<<, ======= and >>>>>>>"
            yield Problem("Y027", message, Location(shown, number + 1, 1, line), hint)


_remembered = lru_cache(maxsize=128)(_parsed)


def read_bytes(path: Path, shown: str, within: Path | None = None) -> bytes | Problem:
    """Return a text file's bytes, or why they cannot be read; with `within`, the file has to be in that folder."""
    try:
        return read_file(path, MAX_BYTES, within)
    except RefusedFileError as error:
        return Problem(_REFUSED.get(error.reason, "Y002"), str(error), Location(shown), error.hint)


def decoded(data: bytes, shown: str) -> str | Problem:
    """Return the text with plain line ends, or what is wrong with its encoding."""
    if what := next((what for start, what in _OTHER_FILES.items() if data.startswith(start)), ""):
        hint = "save the words as plain text, in the encoding UTF-8, with an editor for plain text such as Notepad"
        return Problem("Y004", f"this is {what}, not plain text", Location(shown), hint)
    if name := _wide(data):
        return Problem("Y004", f"the file is saved as {name}, not as UTF-8", Location(shown), "save it again with the encoding UTF-8")
    try:
        text = data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        good, bad = error.object[: error.start].decode("utf-8"), error.object[error.start :].decode("utf-8", "replace")
        good = _even_lines(good)
        source = _even_lines(good[good.rfind("\n") + 1 :] + bad).split("\n", 1)[0]
        location = Location(shown, good.count("\n") + 1, len(good) - good.rfind("\n"), source)
        message = f"the file is not saved as UTF-8: the byte {error.object[error.start]:02X} is not a character"
        return Problem("Y004", message, location, "save it again with the encoding UTF-8")
    return _even_lines(text)


def _wide(data: bytes) -> str:
    """Return the name of an encoding with two or four bytes a character, recognised by its byte order mark or its zeros, or ''."""
    for length in (4, 2):
        if name := _UTF16.get(data[:length]):
            return name
    head = data[:200]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "UTF-16" if max(even, odd) > len(head) // 4 else ""


def _even_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def odd_characters(read: Mapping[int, CleanLine], lines: Sequence[str], shown: str) -> Iterator[Problem]:
    """Yield a problem for the first character of each line that must not be there."""
    for number, clean in islice(((number, clean) for number, clean in read.items() if clean.refused), MAX_PROBLEMS):
        column, line = clean.refused[0], lines[number]
        hint = "delete it, and type the words beside it again"
        yield refused(line[column], Location(shown, number + 1, column + 1, line), hint)


def _repaired(text: str, source: SourceLines, error: yaml.YAMLError) -> ComposedFile:
    """Read a file with a syntax error: name all its syntax errors, repair them, and read what was meant."""
    from generator.yamlsource.parser_errors import explain, line_of
    from generator.yamlsource.repair import repair

    if len(text) > MAX_REPAIRED:
        return ComposedFile(None, (explain(error, source),))
    repaired = repair(text.split("\n"))
    if not repaired.problems or _is_doubtful(repaired.problems[0], error):
        return ComposedFile(None, (explain(error, source),))
    again = compose("\n".join(repaired.lines), replace(source, shifted=repaired.shifted))
    problems = tuple(Problem(p.code, p.message, source.location(p.line, p.column), p.hint) for p in repaired.problems)
    touched = {problem.line for problem in repaired.problems}
    rest = tuple(p for p in again.problems if p.location is None or p.location.line - 1 not in touched)
    if again.error and not touched & {line_of(again.error), line_of(again.error) - 1}:
        rest += (explain(again.error, source),)
    astray = tuple(each for line in repaired.doubted for each in _begun_by(line, source.lines[line]))
    return ComposedFile(again.tree and replace(again.tree, astray=astray), problems + rest)


def _begun_by(number: int, line: str) -> Iterator[tuple[int, str]]:
    """Yield the number of a line, counted from 1, with the key that begins on it, and with '-' for an item."""
    if begun := _BEGUN.match(line):
        yield from ((number + 1, each) for each in (begun[1] and "-", begun[2]) if each)


def _is_doubtful(first: SyntaxProblem, error: yaml.YAMLError) -> bool:
    """Return whether valid lines were taken for mistakes: the parser would have stopped at the first problem, not after it."""
    from generator.yamlsource.parser_errors import line_of

    return not first.early and first.line < line_of(error)
