"""Properties of a file as long as they need to be: python-pptx takes no more than 255 characters."""

from __future__ import annotations

from generator.formats.pptx.gaps.elements import Element
from generator.formats.pptx.markup import shown

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


def identify(presentation: Element, identifier: str) -> None:
    """Say by what a file can be told from all others."""
    about = presentation.core_properties
    about.identifier = ""
    about._element.find(_IDENTIFIER).text = shown(identifier)
