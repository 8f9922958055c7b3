"""Files beside the plans that are no YAML: icons, and the colour profiles of papers for a press."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.design.colour import Profile, ProfileError, read_profile
from generator.figures.icon import IconError, parse_icons
from generator.problems import Location, Problem
from generator.yamlsource.outside import Reason, RefusedFileError, read_file
from generator.yamlsource.reader import decoded

CODES: Mapping[str, str] = {
    "H013": "an icon file that can't be read, or no icons at all",
    "H018": "a colour profile for a press that is missing or can't be used",
}
MOST_ICON_BYTES = 2_000_000
MOST_PROFILE_BYTES = 20_000_000
_ELSEWHERE = "put the printer's profile (.icc) in the same folder as the papers, or name another one"


def read_icons(file: Path, shown: str) -> tuple[Mapping[str, tuple[str, ...]], Problem | None]:
    """Return the paths of the icons in a file by name, or what is wrong with it."""
    try:
        data = read_file(file, MOST_ICON_BYTES, within=file.parent)
    except RefusedFileError as error:
        return {}, Problem("H013", str(error), Location(shown), error.hint)
    if not data.strip(b"\0 \t\r\n"):
        return {}, Problem("H013", "the file is empty", Location(shown), "copy it here again, or delete it")
    text = decoded(data, shown)
    if isinstance(text, Problem):
        return {}, text
    try:
        return parse_icons(text).paths, None
    except IconError as error:
        return {}, Problem("H013", str(error), _location(shown, text, error.offset), error.hint)


def _location(shown: str, text: str, offset: int | None) -> Location:
    if offset is None:
        return Location(shown)
    before = text[:offset]
    start = before.rfind("\n") + 1
    return Location(shown, before.count("\n") + 1, offset - start + 1, text[start:].split("\n", 1)[0])


def read_press_profile(folder: Path, name: str, location: Location) -> tuple[Profile | None, Problem | None]:
    """Return the profile of that name in a folder, or what is wrong with it; `location` is where it is named."""
    try:
        return read_profile(name, read_file(folder / name, MOST_PROFILE_BYTES, within=folder)), None
    except RefusedFileError as error:
        hint = _ELSEWHERE if error.reason is Reason.MISSING and "did you mean" not in error.hint else error.hint
        return None, Problem("H018", f"the profile '{name}' can't be used: {error}", location, hint)
    except ProfileError as error:
        return None, Problem("H018", str(error), location, _ELSEWHERE)
