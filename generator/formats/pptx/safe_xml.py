"""Reads XML that others wrote: without entities, without anything fetched, and only as deep as libxml2 allows (256 levels)."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from generator.formats.pptx.archive import BrokenPartError

XmlElement = Any  # an lxml element: lxml has no type hints
_LEFT_OUT = re.compile(rb"<!--|<\?(?!xml\s)")
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, encoding=None
)


def parse_xml(data: bytes, name: str) -> XmlElement:
    """Return the root of a part's XML, without comments; BrokenPartError names the part and says where its XML is damaged."""
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (0, 0))
        place = f" at line {line}, column {column}" if line else ""
        raise BrokenPartError(name, f"it cannot be read{place}") from error
    if root is None or root.getroottree().docinfo.doctype:
        raise BrokenPartError(name, "it declares a document type, which no Office program writes")
    return root


def reads_alike(data: bytes, root: XmlElement) -> bool:
    """Return whether any reader finds the same in a part's bytes: UTF-8, without comments and instructions, which were left out here."""
    encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    return encoding in ("UTF-8", "US-ASCII", "ASCII") and not _LEFT_OUT.search(data)


def write_xml(root: XmlElement) -> bytes:
    """Return an element as the bytes of a part."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
