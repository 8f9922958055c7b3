"""A gettext catalogue's messages with their locations. Babel reads the messages; what it would ignore is a Problem here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from generator.problems import Location, Problem
from generator.yamlsource.reader import decoded, odd_characters, read_bytes
from generator.yamlsource.source_lines import MAX_PROBLEMS

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:(msgctxt|msgid|msgstr)\s+)?({_STRING})\s*")


@dataclass(frozen=True, slots=True)
class Message:
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
    entries: tuple[Message, ...]


def read_catalogue(path: Path, shown: str, context: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Read a .po file's messages of one context."""
    data = read_bytes(path, shown)
    text = data if isinstance(data, Problem) else decoded(data, shown)
    if isinstance(text, Problem):
        return None, (text,)
    lines = text.split("\n")
    if faults := (*odd_characters(lines, shown), *_misread(lines, shown)):
        return None, tuple(faults[:MAX_PROBLEMS])
    return _parsed(lines, shown, context)


def placeholders(words: str) -> frozenset[str]:
    """Return the names in braces."""
    return frozenset(re.findall(r"\{([a-z_]+)\}", words))


def _misread(lines: Sequence[str], shown: str) -> Iterator[Problem]:
    """Yield the lines that do not belong in a catalogue: a missing quote would lose the whole message."""
    for number, line in enumerate(lines, start=1):
        body = line.strip()
        if body and not body.startswith("#") and not _LINE.fullmatch(body):
            column = len(line) - len(line.lstrip()) + 1
            hint = 'each line is msgctxt, msgid or msgstr with words in quotes; a " inside them is written \\"'
            yield Problem("L070", "this line does not belong in a catalogue", Location(shown, number, column, line), hint)


def _parsed(lines: Sequence[str], shown: str, context: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(StringIO("\n".join(lines)), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        return None, (Problem("L070", f"this is not a catalogue: {error}", Location(shown), "open and save it in Poedit"),)
    locations = tuple(_locations(lines, shown, context))
    first = dict(reversed(locations))
    entries = tuple(
        Message(m.id, str(m.string), first[m.id], placeholders(" ".join(m.auto_comments)), m.fuzzy)
        for m in catalogue
        if m.context == context and m.id in first
    )
    return Catalogue(str(catalogue.locale_identifier or ""), entries), tuple(_twice(locations))


def _locations(lines: Sequence[str], shown: str, context: str) -> Iterator[tuple[str, Location]]:
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
            yield key, Location(shown, number, line.index('"') + 2, line)
            within = waiting = False


def _goes_on(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and lines[number].lstrip().startswith('"')


def _twice(locations: Sequence[tuple[str, Location]]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for key, location in locations:
        before = first.setdefault(key, location)
        if before is not location:
            yield Problem("L073", f"the label '{key}' is given twice", location, f"it is on line {before.line} too: remove one of them")
