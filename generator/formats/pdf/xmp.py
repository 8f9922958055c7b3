"""The XMP packet (ISO 16684-1): what a file says about itself, for programs that look for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

XmlElement = Any  # an lxml element: lxml has no type hints
PREFIXES: Mapping[str, str] = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BEGIN = '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="r"?>\n'


def element(name: str, *held: XmlElement | str, **attributes: str) -> XmlElement:
    """Return an element such as `dc:title`, which holds elements or words; an argument `parseType` is the attribute `rdf:parseType`."""
    made = etree.Element(_clark(name), {_clark(f"rdf:{key}"): value for key, value in attributes.items()}, nsmap=_spaces(name))
    for each in held:
        if isinstance(each, str):
            made.text = each
        else:
            made.append(each)
    return made


def alternative(words: str) -> XmlElement:
    """Return words that a file may have in more than one language."""
    item = element("rdf:li", words)
    item.set(_LANG, "x-default")
    return element("rdf:Alt", item)


def packet(*properties: XmlElement) -> bytes:
    """Return the packet with the properties of a file, in this order."""
    described = element("rdf:Description", *properties, about="")
    root = element("x:xmpmeta", element("rdf:RDF", described))
    etree.cleanup_namespaces(root, top_nsmap=dict(PREFIXES))
    return f"{_BEGIN}{etree.tostring(root, encoding='unicode')}{_END}".encode()


def _clark(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def _spaces(name: str) -> dict[str, str]:
    prefix = name.partition(":")[0]
    return {prefix: PREFIXES[prefix]}
