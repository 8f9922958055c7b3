"""The parts of a talk, as PowerPoint lists its slides under them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from generator.formats.pptx.gaps.elements import XmlElement, clark, element
from generator.formats.pptx.markup import shown

_SPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # [MS-PPTX] 2.4.1


def list_sections(presentation: XmlElement, named: Iterable[tuple[str, int]], seed: str) -> None:
    """List a deck's sections, given as each slide's section and id; their own ids come from `seed` and their order."""
    listed = etree.Element(f"{{{_SPACE}}}sectionLst", nsmap={"p14": _SPACE})
    for number, (name, members) in enumerate(groupby(named, key=lambda pair: pair[0]), 1):
        section = etree.SubElement(listed, f"{{{_SPACE}}}section", {"name": shown(name), "id": _guid(f"{seed}#{number}")})
        slides = etree.SubElement(section, f"{{{_SPACE}}}sldIdLst")
        for _, slide_id in members:
            etree.SubElement(slides, f"{{{_SPACE}}}sldId", {"id": str(slide_id)})
    root = presentation.part._element
    holder = root.find(clark("p:extLst"))
    if holder is None:
        holder = element("p:extLst")
        root.append(holder)
    for old in [each for each in holder if each.get("uri") == SECTIONS_URI]:
        holder.remove(old)
    extension = element("p:ext", uri=SECTIONS_URI)
    extension.append(listed)
    holder.append(extension)


def _guid(name: str) -> str:
    return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, name)}}}".upper()
