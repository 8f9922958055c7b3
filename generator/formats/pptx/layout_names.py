"""The contract between a deck's slots and any template: the names of the layouts and the idx of their placeholders.

A template serves a deck if it has layouts with these names, each with placeholders with these idx; their position and look
are up to the template.
"""

from __future__ import annotations

from generator.document.deck import Deck, Layout, Slide
from generator.formats.pptx.layout_model import LayoutPlan, Role
from generator.formats.pptx.layouts import ITEMS, LAYOUTS
from generator.formats.pptx.screen_layouts import POSTERS

# A slot's placeholder idx is the same in each layout that has the slot. 0 is the title's own.
IDX: dict[Role, int] = {
    "title": 0, "content": 1, "content-2": 2, "subtitle": 1, "table": 13, "visual": 13, "qr": 13, "label": 20,
    "item-1": 21, "item-2": 22, "item-3": 23, "item-4": 24, "item-5": 25, "item-6": 26,
    "answer": 21, "evidence": 22, "known": 23, "opinion": 24, "head-1": 21, "head-2": 22, "note": 27, "clinic": 28,
    "caption": 29, "date": 10, "footer": 11, "number": 12,
}  # fmt: skip
# The roles of each layout in the order in which they are read, with the idx of their placeholders.
EVERY_LAYOUT: tuple[LayoutPlan, ...] = (*LAYOUTS, *POSTERS)
CONTRACT: dict[str, dict[Role, int]] = {plan.name: {p.role: IDX[p.role] for p in plan.placeholders} for plan in EVERY_LAYOUT}
OF_A_TALK, OF_A_LOOP = (tuple(plan.name for plan in plans) for plans in (LAYOUTS, POSTERS))
# The fewest and the most items of these kinds of slides; there is a layout for each number.
COUNTS: dict[Layout, tuple[int, int]] = {"cards": (2, 5), "steps": (3, 6)}


def plans_of(deck: Deck) -> tuple[LayoutPlan, ...]:
    """Return the layouts that a deck may need: those of a talk, or those of a loop that people read by themselves."""
    return LAYOUTS if deck.pace is None else POSTERS


def layout_name(slide: Slide) -> str:
    """Return the name of a slide's layout: the closest one, if it has too few or too many items."""
    name = f"Clinic {slide.layout.replace('-', ' ').title()}"
    if slide.layout not in COUNTS:
        return name
    fewest, most = COUNTS[slide.layout]
    return f"{name} {min(max(items_of(slide), fewest), most)}"


def items_of(slide: Slide) -> int:
    """Return how many cards or steps a slide has."""
    return sum(1 for item in ITEMS if slide.slots.get(item))
