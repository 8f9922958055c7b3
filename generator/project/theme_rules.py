"""What a theme's model does not check: brand colours, contrast, fonts that exist, a logo that can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.design import brand
from generator.design.contrast import LEAST, ColourPair, luminance, too_close
from generator.design.fonts import BODY_ROLES, FontLibrary
from generator.design.theme import Theme
from generator.problems import Location, Problem
from generator.project.font_rules import missing_faces
from generator.yamlsource.outside import RefusedFileError, read_file
from generator.yamlsource.tree import Key, Locations, Scalar, Tree, Value

if TYPE_CHECKING:
    from generator.figures.logo import Logo

CODES: Mapping[str, str] = {
    "H030": "two colours of a theme with too little contrast to be used on each other",
    "H031": "a logo that is missing or can't be drawn",
    "H033": "a font family of the slides whose widths are not known",
}
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_COLOURS, _BRAND = "colours", "brand"


def branded(tree: Tree) -> Tree:
    """Return a theme's file with its brand colours written out as colour roles; roles that it sets itself are kept."""
    colours = tree.value.get(_COLOURS, {})
    if not isinstance(colours, dict) or not isinstance(tree.value.get(_BRAND), dict):
        return tree
    made: dict[str, Value] = {}
    locations: dict[Key, Location] = {}
    for name in brand.BRAND_NAMES:
        given = tree.at((_BRAND, name))
        if not isinstance(given, str) or not _HEX.fullmatch(given):
            continue  # a wrong value is reported when the theme is validated
        for role, value in brand.roles(name, given):
            if role not in colours:
                made[role] = Scalar(value, tree.location((_BRAND, name)))
                locations[role] = tree.location((_BRAND, name))
    top = tree.locations
    own = top.parts.get(_COLOURS, Locations(tree.location((_BRAND,))))
    merged = replace(own, values={**locations, **own.values}, keys={**locations, **own.keys})
    whole = replace(top, values={_COLOURS: own.begin, **top.values}, parts={**top.parts, _COLOURS: merged})
    return Tree(tree.file, {**tree.value, _COLOURS: {**made, **colours}}, whole)


def contrast_problems(theme: Theme, tree: Tree, files: Iterable[str]) -> Iterator[tuple[ColourPair, Problem]]:
    """Yield the pairs of colours with too little contrast; the first alone of those that one other value on one line would mend.

    `files` are those that the theme is made of, the topmost first.
    """
    order, at = tuple(files), dict[tuple[Location, str], list[ColourPair]]()
    for pair in too_close(theme.colour):
        places = {role: _location(tree, role) for role in (pair.over, pair.under)}
        location = min(places.values(), key=lambda location: _rank(location, order))
        roles = [role for role, place in places.items() if place == location]
        role = next((each for each in roles if (location, each) in at), roles[0])
        at.setdefault((location, role), []).append(pair)
    for (location, role), pairs in at.items():
        value = _nearest_for_all(theme.colour(role), role, pairs) if len(pairs) > 1 else ""
        if value:
            others = ", ".join(dict.fromkeys(f"'{each.under if each.over == role else each.over}'" for each in pairs))
            hint = f"the nearest with enough contrast: '{role}' '{value}'"
            worst = min(pairs, key=lambda each: each.ratio / LEAST[each.kind])
            needed = f"{_rounded_down(worst.ratio)}:1, where {worst.kind} need {LEAST[worst.kind]:g}:1"
            yield pairs[0], Problem("H030", f"'{role}' has too little contrast with {others}: {needed}", location, hint)
        else:
            yield from ((each, _too_close(each, location)) for each in pairs)


def _too_close(pair: ColourPair, location: Location) -> Problem:
    least = f"{LEAST[pair.kind]:g}"
    message = f"'{pair.over}' on '{pair.under}' has a contrast ratio of {_rounded_down(pair.ratio)}:1; {pair.kind} need {least}:1"
    return Problem("H030", message, location, _alternatives(pair))


def _nearest_for_all(colour: str, role: str, pairs: Iterable[ColourPair]) -> str:
    """Return the nearest value of a colour with enough contrast in all pairs; '' if some need a darker and some a lighter one.

    It is the farthest of the nearest values for each pair: what is darker still has more contrast with what is lighter.
    """
    nearest = [each.nearest_over if each.over == role else each.nearest_under for each in pairs]
    if not all(nearest):
        return ""
    begun = luminance(colour)
    if len({luminance(value) < begun for value in nearest}) > 1:
        return ""
    return max(nearest, key=lambda value: abs(luminance(value) - begun))


def _location(tree: Tree, role: str) -> Location:
    return tree.location((_COLOURS, role))


def _rank(location: Location, order: tuple[str, ...]) -> int:
    return order.index(location.file) if location.file in order else len(order)


def _rounded_down(ratio: float) -> str:
    """Return a ratio rounded down to a tenth, so that it never seems to reach the limit that it just misses."""
    return f"{int(ratio * 10) / 10:.1f}"


def _alternatives(pair: ColourPair) -> str:
    either = ((pair.over, pair.nearest_over), (pair.under, pair.nearest_under))
    ways = [f"'{role}' '{value}'" for role, value in either if value and role != "white"]  # paper stays white
    return "the nearest with enough contrast: " + ", or ".join(ways) if ways else "choose a darker and a lighter colour"


def look_problems(
    logo: Problem | None, contrast: Iterable[tuple[ColourPair, Problem]], fonts: Iterable[Problem]
) -> Iterator[tuple[object, Problem]]:
    """Yield the problems of a theme's look, each with what it is about.

    For colours that is the pair: a theme that extends another one may have the same pair with a different ratio.
    """
    for pair, problem in contrast:
        yield (pair.over, pair.under), problem
    yield from ((problem.message, problem) for problem in (logo, *fonts) if problem)


def font_problems(theme: Theme, tree: Tree, fonts: FontLibrary) -> Iterator[Problem]:
    """Yield what the families of leaflets lack, and the families of slides whose widths are not known."""
    from generator.design.metrics import KNOWN_FAMILIES, known_widths

    yield from missing_faces(theme.fonts.body, BODY_ROLES, fonts, tree.location(("fonts", "body")))
    yield from missing_faces(theme.fonts.heading, ("heading",), fonts, tree.location(("fonts", "heading")))
    for role, family in (("deck-body", theme.fonts.deck_body), ("deck-heading", theme.fonts.deck_heading)):
        if not known_widths(family):
            yield unknown_widths(family, tree.location(("fonts", role)), known=", ".join(sorted(KNOWN_FAMILIES)))


def unknown_widths(family: str, location: Location | None, known: str) -> Problem:
    """Return the warning that words in a family can only be measured roughly."""
    message = f"the width of the letters of '{family}' is not known: words on slides are assumed to be wider than they will be"
    return Problem(
        "H033", message, location, f"check the slides on the computer they will be shown on; the known ones are: {known}", "warning"
    )


def load_logo(theme: Theme, tree: Tree, folder: Path) -> tuple[Logo | None, Problem | None]:
    """Return the logo of a theme, if it has one, or what is wrong with it; its file is in `folder`."""
    if theme.logo is None:
        return None, None
    from generator.figures.logo import LIMITS, read_logo
    from generator.figures.refused_picture import RefusedPictureError

    location, what = tree.location(("logo",)), f"the logo '{theme.logo}'"
    try:
        data = read_file(folder / theme.logo, LIMITS.bytes, within=folder)
        logo = read_logo(data, Path(theme.logo).suffix, theme.logo_ground, what)
    except RefusedFileError as error:
        return None, Problem("H031", f"{what} can't be used: {error}", location, error.hint)
    except RefusedPictureError as error:
        return None, Problem("H031", str(error), location, error.hint)
    return logo.in_grey() if theme.black_ink else logo, None


def read_inside(folder: Path, name: str, what: str) -> bytes:
    """Return the bytes of a file in `folder`; ValueError in plain words if it is elsewhere or can't be read."""
    file = folder / name
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"the {what} '{name}' is outside the folder {folder.name}/: copy it there")
        return file.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise ValueError(f"there is no {what} '{name}' in {folder.name}/" if missing else f"the {what} '{name}' can't be read") from error
