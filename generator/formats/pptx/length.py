"""How many slides a deck may have. They are counted after rendering: a table that is too long for one slide continues on another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.problems import Location, Problem

if TYPE_CHECKING:
    from generator.document.rendered import Rendered

CODES: Mapping[str, str] = {"H019": "a deck with more or fewer slides than its plan allows"}


@dataclass(frozen=True, slots=True)
class Length:
    """The fewest and the most slides, and where the plan says so."""

    least: int
    most: int
    location: Location


def within(length: Length, rendered: Rendered) -> Rendered:
    """Return the rendered deck, with a Problem if it has too few or too many slides; one that could not be rendered has none."""
    if not rendered.data or length.least <= rendered.units <= length.most:
        return rendered
    few = rendered.units < length.least
    message = f"{rendered.units} slides; the plan allows {length.least} to {length.most}"
    hint = "add a section, or allow fewer" if few else "take a section out, or allow more"
    return replace(rendered, problems=(*rendered.problems, Problem("H019", message, length.location, hint)))
