"""The contract between a deck's slides and any template: the names of the layouts and the idx of their placeholders.

A template serves a deck if it has layouts with these names, each with placeholders with these idx; their position and look
are up to the template.
"""

from __future__ import annotations

from generator.document.deck import Deck, Slide
from generator.formats.pptx.layout_model import LayoutPlan, PlaceholderRole
from generator.formats.pptx.layouts import layout_name, layouts

EVERY_LAYOUT: tuple[LayoutPlan, ...] = tuple(layouts().values())
# The roles of each layout in the order in which they are read, with the idx of their placeholders.
CONTRACT: dict[str, dict[PlaceholderRole, int]] = {
    plan.name: {place.role: place.idx for place in plan.placeholders} for plan in EVERY_LAYOUT
}
# A role's placeholder idx is the same in each layout that has the role. 0 is the title's own.
IDX: dict[PlaceholderRole, int] = {role: idx for roles in CONTRACT.values() for role, idx in roles.items()}


OF_A_TALK: tuple[str, ...] = tuple(CONTRACT)  # what a template must have for slides that nobody has seen yet
OF_A_LOOP: tuple[str, ...] = OF_A_TALK


def used_by(deck: Deck) -> tuple[str, ...]:
    """Return the names of the layouts that a deck's slides are made on, each once."""
    return tuple(dict.fromkeys(map(layout_of, deck.slides)))


def layout_of(slide: Slide) -> str:
    """Return the name of a slide's layout in the file."""
    return layout_name(slide.layout)
