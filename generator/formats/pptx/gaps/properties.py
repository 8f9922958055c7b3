"""Properties of a file as long as they need to be: python-pptx takes no more than 255 characters."""

from __future__ import annotations

from generator.formats.pptx.gaps.elements import XmlElement
from generator.formats.pptx.markup import shown

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TAGS = {
    "title": f"{_DC}title",
    "subject": f"{_DC}subject",
    "author": f"{_DC}creator",
    "keywords": f"{_CP}keywords",
    "identifier": f"{_DC}identifier",
    "last_modified_by": f"{_CP}lastModifiedBy",
}


def say(presentation: XmlElement, name: str, words: str) -> None:
    """Give a property its words, by the name that python-pptx has for it."""
    about = presentation.core_properties
    setattr(about, name, "")
    about._element.find(_TAGS[name]).text = shown(words)
