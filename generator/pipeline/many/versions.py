"""What has to be the same on all computers that work together, so that they make the same bytes."""

from __future__ import annotations

import platform
import zlib
from collections.abc import Iterable, Mapping
from functools import cache

from generator.pipeline import fingerprint
from generator.problems import Problem

_MOST_NAMED = 3
Versions = Mapping[str, str]


@cache
def versions() -> Versions:
    """Return, by name, what decides over the bytes of handouts in this process."""
    packages = (name.rpartition("-") for name in fingerprint.installed_packages())
    return {
        "Python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name.replace("_", "-"): version for name, _, version in packages},
        "the program": fingerprint.of_program()[:12],
    }


def differing(ours: Versions, theirs: Mapping[str, Versions | None]) -> Problem | None:
    """Return what differs at workers, by their addresses; a worker without the program has None."""
    wrong = [f"{worker} has {what}" for worker, found in sorted(theirs.items()) if (what := _difference(ours, found))]
    if not wrong:
        return None
    more = f"; and {len(wrong) - _MOST_NAMED} more" if len(wrong) > _MOST_NAMED else ""
    message = f"workers would make other files than this computer: {'; '.join(wrong[:_MOST_NAMED])}{more}"
    return Problem("B030", message, hint="install the same program with the same packages on all of them: see docs/clinics.md")


def _difference(ours: Versions, theirs: Versions | None) -> str:
    if theirs is None:
        return "no copy of this program"
    names: Iterable[str] = {**ours, **theirs}
    return ", ".join(f"{name} {_short(theirs, name)}, not {_short(ours, name)}" for name in names if theirs.get(name) != ours.get(name))


def _short(found: Versions, name: str) -> str:
    return found.get(name, "(none)")
