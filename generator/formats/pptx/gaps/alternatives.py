"""Alternative text, and the mark of what needs none."""

from __future__ import annotations

from lxml import etree

from generator.formats.pptx.gaps.elements import XmlElement, element
from generator.formats.pptx.markup import shown

_SPACE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # [MS-ODRAWXML] 2.2.1.4


def about(number: int, name: str, alt: str | None = None) -> XmlElement:
    """Return a shape's id, name and alternative text; an empty `alt` marks decoration, None a shape whose words speak for it."""
    made = element("p:cNvPr", id=number, name=name)
    if alt:
        made.set("descr", shown(alt))
    elif alt == "":
        decorate(made)
    return made


def decorate(made: XmlElement) -> None:
    """Mark a shape's `p:cNvPr` as decoration, which screen readers skip."""
    extension = element("a:ext", uri=_URI)
    etree.SubElement(extension, f"{{{_SPACE}}}decorative", {"val": "1"}, {"adec": _SPACE})
    made.append(element("a:extLst", extension))


def describe(shape: XmlElement, alt: str, name: str) -> None:
    """Give a chart or table of python-pptx its name and its alternative text."""
    shape.name = name
    shape._element._nvXxPr.cNvPr.set("descr", shown(alt))
