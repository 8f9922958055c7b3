"""The contract between a deck's slots and any template: the names of the layouts and the idx of their placeholders.

A template serves a deck if it has layouts of these names, each with placeholders of these idx; where they stand and how
they look is the template's own affair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.document.deck import Deck, Layout, Line, Slide, Slot
from generator.formats.pptx.fit import Paragraph, Run, measure
from generator.formats.pptx.layout_model import LayoutPlan, Role
from generator.formats.pptx.layouts import ICON_SPOTS, ITEMS, LAYOUTS
from generator.formats.pptx.markup import POINTS_PER_INCH
from generator.formats.pptx.placeholders import ReadLayout, TextPlace
from generator.formats.pptx.screen_layouts import POSTERS
from generator.text import Text

_INSET_WITHOUT_ICON = 0.28  # inches
_ABOVE_CAPTION = 0.12  # inches
_AIR = 0.3  # inches below a panel's words
_SHORT_TAIL, _SHORT_WORD = 12, 9  # characters: what looks lost on a line of its own

# A slot's placeholder idx is the same in each layout that has the slot. 0 is the title's own.
IDX: dict[Role, int] = {
    "title": 0, "content": 1, "content-2": 2, "subtitle": 1, "table": 13, "visual": 13, "qr": 13, "label": 20,
    "item-1": 21, "item-2": 22, "item-3": 23, "item-4": 24, "item-5": 25, "item-6": 26,
    "answer": 21, "evidence": 22, "known": 23, "unknown": 24, "head-1": 21, "head-2": 22, "note": 27, "clinic": 28,
    "caption": 29, "date": 10, "footer": 11, "number": 12,
}  # fmt: skip
# The roles of each layout in the order in which they are read, with the idx of their placeholders.
EVERY_LAYOUT: tuple[LayoutPlan, ...] = (*LAYOUTS, *POSTERS)
CONTRACT: dict[str, dict[Role, int]] = {plan.name: {p.role: IDX[p.role] for p in plan.places} for plan in EVERY_LAYOUT}
_NAMES: dict[Layout, str] = {
    "title": "Clinic Title", "agenda": "Clinic Agenda", "content": "Clinic Content", "visual": "Clinic Visual",
    "condition": "Clinic Condition", "answer": "Clinic Answer", "compare": "Clinic Compare", "table": "Clinic Table",
    "questions": "Clinic Questions", "sources": "Clinic Sources", "closing": "Clinic Closing",
    "poster-title": "Clinic Poster Title", "poster-questions": "Clinic Poster Questions", "poster-visual": "Clinic Poster Visual",
    "poster-answer": "Clinic Poster Answer", "poster-compare": "Clinic Poster Compare", "poster-closing": "Clinic Poster Closing",
}  # fmt: skip
# Filled panels that stand side by side.
_SIDES: tuple[Slot, Slot] = ("content", "content-2")
_PANELS: dict[Layout, tuple[Slot, ...]] = {"cards": ITEMS, "steps": ITEMS, "questions": _SIDES, "compare": _SIDES}
# How few and how many items a slide of these layouts can have; there is a layout for each number.
COUNTS: dict[Layout, tuple[int, int]] = {"cards": (2, 5), "steps": (3, 6)}


def plans_of(deck: Deck) -> tuple[LayoutPlan, ...]:
    """Return the layouts that a deck may need: those of a talk, or of a loop that people read by themselves."""
    return LAYOUTS if deck.pace is None else POSTERS


def layout_name(slide: Slide) -> str:
    """Return the name of the layout a slide is made on: the nearest there is, where it has too few or too many items."""
    if slide.layout not in COUNTS:
        return _NAMES[slide.layout]
    fewest, most = COUNTS[slide.layout]
    return f"Clinic {slide.layout.title()} {min(max(items_of(slide), fewest), most)}"


def items_of(slide: Slide) -> int:
    """Return how many cards or steps a slide has."""
    return sum(1 for item in ITEMS if slide.slots.get(item))


def words_of(slide: Slide, footer: Text, date: Text) -> dict[Role, tuple[Line, ...]]:
    """Return all words of a slide by the role of their place, without those that are empty."""
    lines: dict[Role, tuple[Line, ...]] = {"title": (Line(with_bound_tail(slide.title)),), "footer": (Line(footer),), "date": (Line(date),)}
    if slide.label:
        lines["label"] = (Line(slide.label),)
    lines.update((role, tuple(line for line in given if line.text)) for role, given in slide.slots.items())
    return {role: given for role, given in lines.items() if given}


def paragraphs(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Return lines as they are measured."""
    return tuple(Paragraph(tuple(Run(s.text, s.strong) for s in line.text.spans if s.text), line.level) for line in lines)


def place_for(slide: Slide, role: Role, layout: ReadLayout) -> TextPlace:
    """Return the place of a role on a slide: a table takes the room a caption leaves, words that of icons that are left out."""
    place = layout.places[IDX[role]]
    if role == "table" and IDX["caption"] in layout.places:
        bottom = _bottom_above_caption(slide, layout.places[IDX["caption"]])
        return replace(place, box=replace(place.box, height=max(place.box.height, bottom - place.box.y)))
    if role in ICON_SPOTS and not slide.icons:
        inset = place.insets
        place = replace(place, insets=replace(inset, top=min(inset.top, _INSET_WITHOUT_ICON), left=min(inset.left, _INSET_WITHOUT_ICON)))
    return _no_empty_foot(slide, place, layout) if role in _PANELS.get(slide.layout, ()) else place


def _no_empty_foot(slide: Slide, place: TextPlace, layout: ReadLayout) -> TextPlace:
    """Return a filled panel only as high as the fullest of those beside it needs, so that short words leave no empty ground."""
    sides = [role for role in _PANELS.get(slide.layout, ()) if slide.slots.get(role) and IDX[role] in layout.places]
    panels = {role: layout.places[IDX[role]] for role in sides}
    if place.fill is None or place.anchor != "t" or len({panel.box.y for panel in panels.values()}) != 1:
        return place
    needed = max(measure(paragraphs(slide.slots[role]), panel).height for role, panel in panels.items()) / POINTS_PER_INCH
    height = place.insets.top + needed + place.insets.bottom + _AIR
    return replace(place, box=replace(place.box, height=min(place.box.height, height)))


def _bottom_above_caption(slide: Slide, caption: TextPlace) -> float:
    """Return how far down a slide is free, in inches: a caption that hangs at its box's bottom leaves what it does not fill."""
    lines = slide.slots.get("caption", ())
    bottom = caption.box.y + caption.box.height
    if not lines:
        return bottom
    height = measure(paragraphs(lines), caption).height / POINTS_PER_INCH if caption.anchor == "b" else caption.box.height
    return bottom - height - _ABOVE_CAPTION


def with_bound_tail(title: Text) -> Text:
    """Return a title whose last words stay together, so that no short word stands alone on its second line."""
    if not title.spans:
        return title
    last = title.spans[-1]
    return Text((*title.spans[:-1], replace(last, text=_bound(last.text))), title.mark)


def _bound(words: str) -> str:
    head, colon, tail = words.partition(": ")
    if colon and len(tail) <= _SHORT_TAIL:
        return head + colon + tail.replace(" ", "\N{NO-BREAK SPACE}")
    before, _, last = words.rpartition(" ")
    return f"{before}\N{NO-BREAK SPACE}{last}" if before.count(" ") > 1 and len(last) < _SHORT_WORD else words
