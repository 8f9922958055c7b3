"""Footer and slide number, which python-pptx leaves out of new slides."""

from __future__ import annotations

from generator.formats.pptx.gaps.elements import XmlElement, element, worded

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def field(number: str, lang: str) -> XmlElement:
    """Return the field of a slide's number, which programs fill in; `number` is what it is now."""
    return element("a:fld", element("a:rPr", lang=lang), worded("a:t", number), id=NUMBER_FIELD, type="slidenum")


def clone_foot(slide: XmlElement, place: XmlElement) -> XmlElement:
    """Return a placeholder of the layout's foot, put last on a slide."""
    slide.shapes.clone_placeholder(place)
    return slide.shapes[-1]


def number_slide(shape: XmlElement, number: int, lang: str) -> None:
    """Write the number of a slide into its placeholder."""
    shape.text_frame.paragraphs[0]._p.insert(0, field(str(number), lang))
