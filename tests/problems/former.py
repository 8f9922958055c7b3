"""Codes of earlier versions: those that had another name up to 0.1.0, and those that are no longer given.

People may have written them down, or find them in an old e-mail.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

# The letter a group of codes has now, the one it had, and the numbers it had: the numbers stayed.
_GROUPS = (
    ("Y", "C", (*range(1, 8), *range(10, 24), *range(30, 40))),
    ("M", "C", range(50, 64)),
    ("L", "C", range(70, 75)),
    ("H", "P", (*range(1, 16), *range(17, 21), *range(30, 34), 35)),
)
_JOINED = {("H", "P"): {16: 20, 34: 20}}  # codes that are part of another one now
# What each code that is no longer given meant, and why nothing needs it. It is never given to another problem.
GONE: Mapping[str, str] = {
    "A02": "the properties of the slides' file are not those of the slides: tests see to it that they always are",
    "D06": "slides in another typeface than the theme's: tests see to it that there are none",
    "H013": "a file of icons that can't be read: there are no icons now",
    "M053": "a review date that is not after the issue date: the register of approvals holds both now",
    "M058": "a leaflet that lists none of the sources of something it shows: now it lists what it cites by itself",
    "M062": "a reference in a condition's text to a source that its own list does not have: there is no such list now",
}
# What codes that are still given meant besides, and no longer do: tests see to it that no deck that the program makes has it.
LESS: Mapping[str, str] = {
    "T05": "slides whose parts are in the wrong order, or a presentation that is not whole",
    "T06": "a table on a slide that a screen reader can't follow, a slide that moves by itself, sound or film without captions",
    "T07": "a slide that asks nothing, is without its version, or has words whose language is not set",
}


def former(codes: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return each old code that was renamed or joined to another, with the present one."""
    return tuple(sorted((old, new) for old, new in _moved() if new in codes))


def names_of(code: str) -> tuple[str, ...]:
    """Return a code and those that it had before."""
    return (code, *sorted(old for old, new in _moved() if new == code))


def _moved() -> set[tuple[str, str]]:
    moved = {(f"{before}{number:03}", f"{now}{number:03}") for now, before, numbers in _GROUPS for number in numbers}
    return moved | {(f"{before}{old:03}", f"{now}{new:03}") for (now, before), pairs in _JOINED.items() for old, new in pairs.items()}
