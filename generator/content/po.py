"""A gettext catalogue's messages with their locations. Babel reads the messages; what it would ignore is a Problem here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path

from generator.problems import Location, Problem
from generator.yamlsource.cleaning import clean_lines
from generator.yamlsource.messages import hidden_in
from generator.yamlsource.reader import decoded, odd_characters, read_bytes
from generator.yamlsource.source_lines import MAX_PROBLEMS, SourceLines

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:(msgctxt|msgid|msgstr)\s+)?({_STRING})\s*")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_NAMED = re.compile(r"^\s*msg(?:ctxt|id)\b.*|\{[^{}]*\}")  # what other files, and the program, call by name


@dataclass(frozen=True, slots=True)
class CatalogueMessage:
    """One message: its words, where they begin, the placeholders its comment names, and whether it is marked fuzzy."""

    key: str
    words: str
    location: Location
    named: frozenset[str]
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one context. `language` is the one the file says it is in, or ''."""

    language: str
    entries: tuple[CatalogueMessage, ...]


def read_catalogue(path: Path, shown: str, context: str, within: Path | None = None) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Read a .po file's messages of one context; with `within`, the file has to be in that folder."""
    data = read_bytes(path, shown, within)
    return (None, (data,)) if isinstance(data, Problem) else _catalogue(data, shown, context)


@lru_cache(maxsize=16)  # labels seldom change while the words do
def _catalogue(data: bytes, shown: str, context: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    text = decoded(data, shown)
    if isinstance(text, Problem):
        return None, (text,)
    typed = text.split("\n")
    read = clean_lines(typed)
    lines = [read[number].text if number in read else line for number, line in enumerate(typed)]
    source = SourceLines(shown, typed, read)
    if faults := (*odd_characters(read, typed, shown), *_hidden(source), *_misread(lines, source)):
        return None, tuple(faults[:MAX_PROBLEMS])
    return _parsed(lines, source, context)


def placeholders(words: str) -> frozenset[str]:
    """Return the names in braces."""
    return frozenset(_PLACEHOLDER.findall(words))


def _hidden(source: SourceLines) -> Iterator[Problem]:
    """Yield invisible characters that were dropped from keys and placeholders."""
    for number, line in enumerate(source.lines):
        for found in _NAMED.finditer(line):
            yield from (hidden_in(each) for each in source.dropped(number, *found.span()))


def _misread(lines: Sequence[str], source: SourceLines) -> Iterator[Problem]:
    """Yield the lines that do not belong in a catalogue: a missing quote would lose the whole message."""
    for number, line in enumerate(lines):
        body = line.strip()
        if body and not body.startswith("#") and not _LINE.fullmatch(body):
            location = source.location(number, len(line) - len(line.lstrip()))
            hint = 'each line is msgctxt, msgid or msgstr with words in quotes; a " inside them is written \\"'
            yield Problem("L070", "this line does not belong in a catalogue", location, hint)


def _parsed(lines: Sequence[str], source: SourceLines, context: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(StringIO("\n".join(lines)), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        return None, (Problem("L070", f"this is not a catalogue: {error}", Location(source.file), "open and save it in Poedit"),)
    locations = tuple(_locations(lines, source, context))
    first = dict(reversed(locations))
    entries = tuple(
        CatalogueMessage(m.id, str(m.string), first[m.id], placeholders(" ".join(m.auto_comments)), m.fuzzy)
        for m in catalogue
        if m.context == context and m.id in first
    )
    return Catalogue(str(catalogue.locale_identifier or ""), entries), tuple(_twice(locations))


def _locations(lines: Sequence[str], source: SourceLines, context: str) -> Iterator[tuple[str, Location]]:
    """Yield the key of each message of the context, and where its words begin."""
    key, within, waiting = "", False, False
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line.strip())
        if not found:
            continue
        keyword, words = found[1], found[2][1:-1]
        if keyword == "msgctxt":
            within = words == context
        elif keyword == "msgid":
            key = words
        waiting = keyword == "msgstr" or (waiting and not keyword)
        if waiting and within and (words or not _goes_on(lines, number)):
            yield key, source.location(number - 1, line.index('"') + 1)
            within = waiting = False


def _goes_on(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and lines[number].lstrip().startswith('"')


def _twice(locations: Sequence[tuple[str, Location]]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for key, location in locations:
        before = first.setdefault(key, location)
        if before is not location:
            yield Problem("L073", f"the label '{key}' is given twice", location, f"it is on line {before.line} too: remove one of them")
