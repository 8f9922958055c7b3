"""Fills of one theme colour made darker or lighter: python-pptx has brightness, but not the exact changes of a theme's colour."""

from __future__ import annotations

from generator.formats.pptx.gaps.elements import XmlElement, clark, solid
from generator.formats.pptx.markup import Tint


def fill_with(drawn: XmlElement, tint: Tint) -> None:
    """Fill the bars of a series, or a single one, with a theme colour."""
    drawn.format.fill.solid()
    properties = drawn.format.fill._xPr
    properties.replace(properties.find(clark("a:solidFill")), solid(tint))
