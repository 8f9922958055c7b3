"""Which file is the same handout in black ink alone: a black-and-white printer gets that one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.document.printing import BLACK, COLOUR
from generator.pipeline.manifest import Entry

_Likeness = tuple[str, str, str, str, str]


def with_twins(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries, each with the path of the file that is like it but for its ink, if there is one."""
    files = tuple(entries)
    by_ink = {ink: {_likeness(entry): entry.path for entry in reversed(files) if _ink(entry) == ink} for ink in (COLOUR, BLACK)}
    other = {COLOUR: by_ink[BLACK], BLACK: by_ink[COLOUR]}
    return tuple(replace(entry, twin=other.get(_ink(entry), {}).get(_likeness(entry), "")) for entry in files)


def _ink(entry: Entry) -> str:
    return entry.printing.ink if entry.printing else ""


def _likeness(entry: Entry) -> _Likeness:
    """Return what a file has in common with its twin."""
    paper = entry.printing.paper if entry.printing else ""
    return entry.handout, entry.condition, entry.language, entry.need, paper
