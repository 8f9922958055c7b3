"""Files in output/release/ that must not be given out any more: what they say of their approval was true when they were made.

They stay until somebody takes them away, as nothing that patients may have got is deleted without a word: so each build tells of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline.manifest import Entry, read_manifest
from generator.problems import Location, Problem

if TYPE_CHECKING:
    from generator.review.approvals.acts import Act
    from generator.review.approvals.register import Register

FOLDER = "release"  # in output/
CODE = "R019"
CODES: Mapping[str, str] = {CODE: "released files that are still there, although their approval was withdrawn or has ended (warning)"}
_HINT = "don't give it out, on paper or as a file, and take it out of that folder; make release makes it again once it is approved"


def no_longer_valid(output: Path, handouts: Path, day: date) -> tuple[Problem, ...]:
    """Return a warning for each handout with released files in `output` that are not approved any more on a day."""
    folder = output / FOLDER
    there = [entry for entry in read_manifest(folder).files if os.path.lexists(folder / entry.path)]
    if not there:
        return ()
    from generator.project import shown
    from generator.review.approvals.register import REGISTER, read_register

    file = handouts / REGISTER
    register = read_register(file, shown(file), handouts)[0].until(day)
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in there:
        if why := _why_not(entry, register, day):
            found.setdefault((handout_of(entry, register), why), []).append(entry)
    return tuple(_told(name, why, entries, shown(folder)) for (name, why), entries in found.items())


def handout_of(entry: Entry, register: Register) -> str:
    """Return the name of the handout whose words a released file has, as people have signed it; its plan's if nobody has."""
    signed = [*_signed(entry, register)]
    return (signed[-1].handout if signed else None) or entry.handout


def _told(name: str, why: str, entries: list[Entry], folder: str) -> Problem:
    count = "a file" if len(entries) == 1 else f"{len(entries)} files"
    message = f"{folder}/ still has {count} of {name}, {why}"
    return Problem(CODE, message, Location(f"{folder}/{entries[0].path}"), _HINT, "warning")


def _why_not(entry: Entry, register: Register, day: date) -> str:
    """Return why a file must not be given out, '' if it may."""
    signed = [*_signed(entry, register)]
    if not signed:
        return "which nobody has approved"
    last = {act.handout: act for act in signed}  # the words of a page may be those of the paper, which are signed under another name
    gone = (act for each in last.values() for act in _withdrawals_since(each, register))
    if act := next(gone, None):
        return f"withdrawn on {act.day} by {act.by}: {act.reason}"
    return f"whose approval ended on {entry.review_by}" if entry.review_by and entry.review_by < day.isoformat() else ""


def _withdrawals_since(signed: Act, register: Register) -> Iterator[Act]:
    after = register.acts[register.acts.index(signed) + 1 :]
    return (act for act in after if act.act == "withdraw" and (act.handout, act.language) == (signed.handout, signed.language))


def _signed(entry: Entry, register: Register) -> Iterator[Act]:
    """Yield the acts with which people have put their names to a file's words."""
    return (act for act in register.acts if act.act == "approve" and (act.words, act.language) == (entry.words, entry.language))
