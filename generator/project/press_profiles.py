"""The colour profiles of papers for a press, which lie beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.design.colour import Profile, ProfileError, read_profile
from generator.problems import Location, Problem
from generator.yamlsource.outside import Reason, RefusedFileError, read_file

CODES: Mapping[str, str] = {"H018": "a colour profile for a press that is missing or can't be used"}
MOST_PROFILE_BYTES = 20_000_000
_ELSEWHERE = "put the printer's profile (.icc) in the same folder as the papers, or name another one"


def read_press_profile(folder: Path, name: str, location: Location) -> tuple[Profile | None, Problem | None]:
    """Return the profile of that name in a folder, or what is wrong with it; `location` is where it is named."""
    try:
        return read_profile(name, read_file(folder / name, MOST_PROFILE_BYTES, within=folder)), None
    except RefusedFileError as error:
        hint = _ELSEWHERE if error.reason is Reason.MISSING and "did you mean" not in error.hint else error.hint
        return None, Problem("H018", f"the profile '{name}' can't be used: {error}", location, hint)
    except ProfileError as error:
        return None, Problem("H018", str(error), location, _ELSEWHERE)
