"""The fonts of leaflets: families that a theme names, the weights they lack, and files that can't be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.design.font_files import NORMAL_WIDTH, FontFile, UnusableFont
from generator.design.fonts import WEIGHTS, FaceRole, FontLibrary
from generator.problems import Location, Problem, did_you_mean

CODES: Mapping[str, str] = {
    "H032": "a font family that is not in `handouts/fonts/`",
    "H036": "a font file that can't be used",
    "H037": "a weight that a font family lacks, so that another one is used (warning)",
}
_NAMES: Mapping[int, str] = {  # of OpenType's usWeightClass
    100: "thin", 200: "extra-light", 300: "light", 400: "regular", 500: "medium", 600: "semibold", 700: "bold", 800: "extra-bold",
    900: "black",
}  # fmt: skip


def missing_faces(family: str, roles: Sequence[FaceRole], fonts: FontLibrary, location: Location) -> Iterator[Problem]:
    """Yield a Problem for a family that is missing, or for each weight that it lacks."""
    if fonts.nearest(family, WEIGHTS[roles[0]]) is None:
        yield _variable(family, location) if fonts.is_variable(family) else _unknown(family, fonts, location)
        return
    for role in roles:
        wanted = WEIGHTS[role]
        file = fonts.nearest(family, wanted)
        if file and (file.weight, file.width, file.slanted) != (wanted, NORMAL_WIDTH, False):
            yield Problem("H037", _substituted(file, wanted), location, _hint(role, file, fonts), "warning")


def left_out(font: UnusableFont, shown: str) -> Problem:
    """Return the warning that a file is left out; `shown` is its path as shown to the user."""
    return Problem("H036", f"this font is left out: {font.reason}", Location(shown), font.hint, "warning")


def _unknown(family: str, fonts: FontLibrary, location: Location) -> Problem:
    hint = f"put a folder with its .ttf files there; {did_you_mean(family, fonts.families)}"
    return Problem("H032", f"there is no usable font of the family '{family}' in handouts/fonts/", location, hint)


def _variable(family: str, location: Location) -> Problem:
    message = f"'{family}' is a variable font, with all its weights in one file: leaflets can't use those"
    return Problem("H032", message, location, "put its static .ttf files, one for each weight, into handouts/fonts/")


def _substituted(file: FontFile, wanted: int) -> str:
    width = "" if file.width == NORMAL_WIDTH else "narrow " if file.width < NORMAL_WIDTH else "wide "
    instead = f"{width}{_named(file.weight)}{' italic' if file.slanted else ''}"
    return f"'{file.family}' has no {_named(wanted)} face: {instead} is used instead"


def _named(weight: int) -> str:
    return f"{_NAMES[weight]} ({weight})" if weight in _NAMES else f"weight {weight}"


def _hint(role: FaceRole, file: FontFile, fonts: FontLibrary) -> str:
    regular = fonts.nearest(file.family, WEIGHTS["regular"])
    if role == "strong" and regular and regular.weight == file.weight:
        return "bold words will look like all the others: add a bolder .ttf file beside this one"
    return f"add it beside {file.path.name}, or check how the other one looks"
