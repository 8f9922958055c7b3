"""The codes that had another name up to version 0.1.0: people may have written them down, or find them in an old e-mail."""

from __future__ import annotations

from collections.abc import Collection

# The letter a group of codes has now, the one it had, and the numbers it had: the numbers stayed.
_GROUPS = (
    ("Y", "C", (*range(1, 8), *range(10, 24), *range(30, 40))),
    ("M", "C", range(50, 64)),
    ("L", "C", range(70, 75)),
    ("H", "P", (*range(1, 16), *range(17, 21), *range(30, 34), 35)),
)
_JOINED = {("H", "P"): {16: 20, 34: 20}}  # codes that are part of another one now


def former(codes: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return each old code that was renamed or joined to another, with the present one."""
    moved = {(f"{before}{number:03}", f"{now}{number:03}") for now, before, numbers in _GROUPS for number in numbers}
    joined = {(f"{before}{old:03}", f"{now}{new:03}") for (now, before), pairs in _JOINED.items() for old, new in pairs.items()}
    return tuple(sorted((old, new) for old, new in moved | joined if new in codes))
