"""How many slides a deck may have. They are counted before rendering, and again after it: a table that is too long continues on another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.problems import Location, Problem

if TYPE_CHECKING:
    from generator.document.deck import Deck
    from generator.document.rendered import Rendered

CODES: Mapping[str, str] = {"H019": "a deck with more or fewer slides than its plan allows"}


@dataclass(frozen=True, slots=True)
class Length:
    """The fewest and the most slides, and where the plan says so."""

    least: int
    most: int
    location: Location


def foreseen(length: Length, deck: Deck) -> Iterator[Problem]:
    """Yield a Problem if a deck has more slides than its plan allows before any table is continued."""
    if len(deck.slides) > length.most:
        yield _problem(length, len(deck.slides))


def within(length: Length, rendered: Rendered) -> Rendered:
    """Return the rendered deck, with a Problem if it has too few or too many slides; one that could not be rendered has none."""
    if not rendered.data or length.least <= rendered.units <= length.most:
        return rendered
    return replace(rendered, problems=(*rendered.problems, _problem(length, rendered.units)))


def _problem(length: Length, count: int) -> Problem:
    message = f"{count} slides; the plan allows {length.least} to {length.most}"
    hint = "add a section, or allow fewer" if count < length.least else "take a section out, or allow more"
    return Problem("H019", message, length.location, hint)
