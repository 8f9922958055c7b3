"""The theme part of a package: its colours and its two typefaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.formats.pptx import opc
from generator.formats.pptx.markup import A
from generator.formats.pptx.opc import Package
from generator.formats.pptx.placeholders import XmlElement, tag

_SIX_DIGITS = re.compile("[0-9A-Fa-f]{6}")


def theme_of(package: Package) -> XmlElement:
    """Return the XML of the theme that the first master uses."""
    master = package[package[opc.main_name(package)].target(opc.MASTER)]
    return etree.fromstring(package[master.target(opc.THEME)].data)


def scheme_colours(theme: XmlElement) -> dict[str, str]:
    """Return the colour scheme as six hexadecimal digits by slot; '' for a colour specified in another way."""
    return dict(_scheme_colours(theme))


def _scheme_colours(theme: XmlElement) -> Iterator[tuple[str, str]]:
    for slot in theme.find(f".//{tag(A, 'clrScheme')}"):
        digits = slot[0].get("lastClr") or slot[0].get("val") or ""  # the value of a system colour is its name
        yield etree.QName(slot).localname, digits.upper() if _SIX_DIGITS.fullmatch(digits) else ""


def typefaces(theme: XmlElement) -> dict[str, str]:
    """Return the typefaces of the theme by the names of their elements: majorFont for headings, minorFont for text."""
    fonts = theme.find(f".//{tag(A, 'fontScheme')}")
    latins = {kind: fonts.find(f"{tag(A, kind)}/{tag(A, 'latin')}") for kind in ("majorFont", "minorFont")}
    return {kind: latin.get("typeface") for kind, latin in latins.items() if latin is not None}
