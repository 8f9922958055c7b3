"""What a file claims to conform to: PDF/UA-1 and PDF/A-2a for readers and office printers, PDF/X-4 for a press, none for folded sheets."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from generator.document.blocks import Document
from generator.formats.pdf.objects import Name, name
from generator.formats.pdf.press import PressSheet

_SRGB = Path(__file__).with_name("srgb.icc")
_ICC_REGISTRY = "http://www.color.org"


@dataclass(frozen=True, slots=True)
class Intent:
    """The output intent: the device that the colours are meant for, with its profile and its number of inks."""

    kind: str
    condition: str
    info: str
    profile: bytes = field(repr=False)
    inks: int = 3
    registry: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """What a conforming file declares: in its XMP, with these namespaces; in its information dictionary; as its output intent."""

    namespaces: Mapping[str, str] = field(default_factory=dict)
    xmp: tuple[str, ...] = ()
    info: Mapping[str, Name] = field(default_factory=dict)
    intent: Intent | None = None


# PDF/A-2 doesn't know the PDF/UA schema, so the file describes it (ISO 19005-2, 6.6.2.3).
_UA_SCHEMA = (
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'>"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_READABLE = Standard(
    {
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
        "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
        "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    },
    ("<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", _UA_SCHEMA),
    intent=Intent("GTS_PDFA1", "sRGB", "sRGB", _SRGB.read_bytes()),
)
_DRAFT = "0"  # the version of words that nobody has approved yet, before the first one that is
FOLDED = Standard()  # folded sheets can't be read aloud in order


def as_xml(words: str) -> str:
    """Return words escaped for XML. xml.sax.saxutils does the same, but loads modules for the network first, which takes longer."""
    return escape(words, quote=False)


def standard_of(document: Document, press: PressSheet | None) -> Standard:
    """Return what a document's file conforms to."""
    return _READABLE if press is None else _pdf_x_4(document, press)


def _pdf_x_4(document: Document, press: PressSheet) -> Standard:
    """Return what ISO 15930-7 asks for: version, trapping, the document's id, and the printing condition with its profile."""
    stamp = as_xml(f"{document.issued}T00:00:00+00:00")
    own = uuid.uuid5(uuid.NAMESPACE_OID, f"{document.name} {document.lang} {document.digest}")  # the same words, the same id
    return Standard(
        {"pdfxid": "http://www.npes.org/pdfx/ns/id/", "xmpMM": "http://ns.adobe.com/xap/1.0/mm/"},
        (
            "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
            f"<xmpMM:DocumentID>uuid:{own}</xmpMM:DocumentID>",
            f"<xmpMM:VersionID>{as_xml(document.version or _DRAFT)}</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
            f"<xmp:MetadataDate>{stamp}</xmp:MetadataDate><pdf:Trapped>False</pdf:Trapped>",
        ),
        {"Trapped": name("False")},
        Intent("GTS_PDFX", press.condition, press.profile.name, press.profile.data, 4, _ICC_REGISTRY),
    )
