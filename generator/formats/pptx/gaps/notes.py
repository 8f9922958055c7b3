"""The notes page as other programs expect it."""

from __future__ import annotations

from generator.formats.pptx.gaps.elements import Element

_BODY_IDX = "1"  # programs other than PowerPoint look for the notes here, whatever the idx on the notes master


def mend_notes(notes: Element) -> None:
    """Give the placeholders of a notes slide the idx that PowerPoint gives them, not the master's as python-pptx does."""
    for shape in notes.placeholders:
        place = shape._element.ph
        kind = place.get("type")
        if kind == "body":
            place.set("idx", _BODY_IDX)
        elif kind == "sldImg":
            place.attrib.pop("idx", None)
