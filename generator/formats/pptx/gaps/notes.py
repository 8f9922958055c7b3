"""The notes page as other programs expect it."""

from __future__ import annotations

from generator.formats.pptx.gaps.elements import XmlElement
from generator.formats.pptx.gaps.feet import number_slide

_BODY_IDX = "1"  # programs other than PowerPoint look for the notes here, whatever the idx on the notes master


def mend_notes(notes: XmlElement, number: int, lang: str) -> None:
    """Give a notes page its number, and its placeholders the idx that PowerPoint gives them, not the master's as python-pptx does."""
    for shape in notes.placeholders:
        place = shape._element.ph
        kind = place.get("type")
        if kind == "body":
            place.set("idx", _BODY_IDX)
        elif kind == "sldImg":
            place.attrib.pop("idx", None)
        elif kind == "sldNum":
            number_slide(shape, number, lang)
