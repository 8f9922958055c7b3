"""What a file claims to conform to: PDF/UA-1 and PDF/A-2a for readers and office printers, PDF/X-4 for a press, none for folded sheets."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.document.blocks import Document
from generator.formats.pdf.objects import PdfName, name
from generator.formats.pdf.press import PressSheet
from generator.formats.pdf.xmp import PREFIXES, XmlElement, element

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
class Schema:
    """A schema that PDF/A-2 doesn't know, so that the file has to describe it (ISO 19005-2, 6.6.2.3): one property that is a number."""

    prefix: str
    words: str
    property: str
    about: str


@dataclass(frozen=True, slots=True)
class Standard:
    """What a conforming file declares: in its XMP, in its information dictionary, and as its output intent."""

    xmp: Mapping[str, str] = field(default_factory=dict)
    schemas: tuple[Schema, ...] = ()
    info: Mapping[str, PdfName] = field(default_factory=dict)
    intent: Intent | None = None


_READABLE = Standard(
    {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"},
    (Schema("pdfuaid", "PDF/UA identification schema", "part", "PDF/UA part"),),
    intent=Intent("GTS_PDFA1", "sRGB", "sRGB", _SRGB.read_bytes()),
)
_DRAFT = "0"  # the version of words that nobody has approved yet, before the first one that is
FOLDED = Standard()  # folded sheets can't be read aloud in order


def extension(schema: Schema) -> XmlElement:
    """Return the description of a schema."""
    described = element(
        "rdf:li",
        element("pdfaProperty:name", schema.property),
        element("pdfaProperty:valueType", "Integer"),
        element("pdfaProperty:category", "internal"),
        element("pdfaProperty:description", schema.about),
        parseType="Resource",
    )
    whole = element(
        "rdf:li",
        element("pdfaSchema:schema", schema.words),
        element("pdfaSchema:namespaceURI", PREFIXES[schema.prefix]),
        element("pdfaSchema:prefix", schema.prefix),
        element("pdfaSchema:property", element("rdf:Seq", described)),
        parseType="Resource",
    )
    return element("pdfaExtension:schemas", element("rdf:Bag", whole))


def standard_of(document: Document, press: PressSheet | None) -> Standard:
    """Return what a document's file conforms to."""
    return _READABLE if press is None else _pdf_x_4(document, press)


def _pdf_x_4(document: Document, press: PressSheet) -> Standard:
    """Return what ISO 15930-7 asks for: version, trapping, the document's id, and the printing condition with its profile."""
    own = uuid.uuid5(uuid.NAMESPACE_OID, f"{document.name} {document.lang} {document.digest}")  # the same words, the same id
    return Standard(
        {
            "pdfxid:GTS_PDFXVersion": "PDF/X-4",
            "xmpMM:DocumentID": f"uuid:{own}",
            "xmpMM:VersionID": document.version or _DRAFT,
            "xmpMM:RenditionClass": "default",
            "xmp:MetadataDate": f"{document.issued}T00:00:00+00:00",
            "pdf:Trapped": "False",
        },
        info={"Trapped": name("False")},
        intent=Intent("GTS_PDFX", press.condition, press.profile.name, press.profile.data, 4, _ICC_REGISTRY),
    )
