"""Tables in a style of the template's own: python-pptx gives each the first of Office's."""

from __future__ import annotations

from generator.formats.pptx.gaps.elements import XmlElement, clark, worded


def style_table(frame: XmlElement, style: str) -> None:
    """Set a table in a style of the template, given by its id."""
    properties = frame._element.graphic.graphicData.tbl.tblPr
    for old in properties.findall(clark("a:tableStyleId")):
        properties.remove(old)
    properties.append(worded("a:tableStyleId", style))


def begin_on_the_right(frame: XmlElement) -> None:
    """Have a table's first column on the right, as in a language that is written from there (ECMA-376-1, 21.1.3.15)."""
    frame._element.graphic.graphicData.tbl.tblPr.set("rtl", "1")
