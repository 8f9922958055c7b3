"""Where the text of a slide stands: in the placeholders of its layout, adjusted to what else is on the slide."""

from __future__ import annotations

from dataclasses import replace

from generator.document.deck import Layout, Slide, Slot
from generator.formats.pptx.fit import measure, paragraphs
from generator.formats.pptx.layout_model import Role
from generator.formats.pptx.layout_names import IDX
from generator.formats.pptx.layouts import ICON_SPOTS, ITEMS
from generator.formats.pptx.markup import POINTS_PER_INCH
from generator.formats.pptx.placeholders import Placeholder, ReadLayout

_INSET_WITHOUT_ICON = 0.28  # inches
_ABOVE_CAPTION = 0.12  # inches
_AIR = 0.3  # inches below a panel's words
# Filled panels that stand side by side.
_SIDES: tuple[Slot, Slot] = ("content", "content-2")
_PANELS: dict[Layout, tuple[Slot, ...]] = {"cards": ITEMS, "steps": ITEMS, "questions": _SIDES, "compare": _SIDES}


def placeholder_for(slide: Slide, role: Role, layout: ReadLayout) -> Placeholder:
    """Return a role's placeholder on a slide: a table takes the room that a caption leaves, text that of an icon left out."""
    place = layout.placeholders[IDX[role]]
    if role == "table" and IDX["caption"] in layout.placeholders:
        bottom = _bottom_above_caption(slide, layout.placeholders[IDX["caption"]])
        return replace(place, box=replace(place.box, height=max(place.box.height, bottom - place.box.y)))
    if role in ICON_SPOTS and not slide.icons:
        inset = place.insets
        place = replace(place, insets=replace(inset, top=min(inset.top, _INSET_WITHOUT_ICON), left=min(inset.left, _INSET_WITHOUT_ICON)))
    return _no_empty_foot(slide, place, layout) if role in _PANELS.get(slide.layout, ()) else place


def _no_empty_foot(slide: Slide, place: Placeholder, layout: ReadLayout) -> Placeholder:
    """Return a filled panel only as high as the fullest one in its row needs, so that short text leaves no empty area."""
    sides = [role for role in _PANELS.get(slide.layout, ()) if slide.slots.get(role) and IDX[role] in layout.placeholders]
    panels = {role: layout.placeholders[IDX[role]] for role in sides}
    if place.fill is None or place.anchor != "t" or len({panel.box.y for panel in panels.values()}) != 1:
        return place
    needed = max(measure(paragraphs(slide.slots[role]), panel).height for role, panel in panels.items()) / POINTS_PER_INCH
    height = place.insets.top + needed + place.insets.bottom + _AIR
    return replace(place, box=replace(place.box, height=min(place.box.height, height)))


def _bottom_above_caption(slide: Slide, caption: Placeholder) -> float:
    """Return how far down a slide is free, in inches: a bottom-aligned caption frees the part of its box that it does not fill."""
    lines = slide.slots.get("caption", ())
    bottom = caption.box.y + caption.box.height
    if not lines:
        return bottom
    height = measure(paragraphs(lines), caption).height / POINTS_PER_INCH if caption.anchor == "b" else caption.box.height
    return bottom - height - _ABOVE_CAPTION
