"""Names that files and folders can have on every computer, and those that they can't."""

from __future__ import annotations

import re

RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))  # by Windows
LONGEST_ID = 60
ID = re.compile(rf"(?=.{{1,{LONGEST_ID}}}\Z)[A-Za-z0-9]+(-[A-Za-z0-9]+)*")  # of a clinic: the name of its file and of its folder


def is_id(name: str) -> bool:
    """Return whether a name can be the name of a file or a folder everywhere."""
    return ID.fullmatch(name) is not None and name.casefold() not in RESERVED


def how_to_name(name: str) -> str:
    """Return what to do about a name that can't be an id."""
    if name.casefold() in RESERVED:
        return f"Windows reserves this name: add a word to it, as in {name}-clinic"
    return f"use letters from a to z, digits, and single hyphens between them, such as leeds-2; {LONGEST_ID} characters at most"
