"""What the file says about itself: title, author, dates, the standards it conforms to, and how to show and print it."""

from __future__ import annotations

import hashlib
import re
from html import escape
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from generator.document.blocks import Document
from generator.document.provenance import identifier
from generator.formats.pdf import xmp
from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.conformance import Intent, Standard, extension, standard_of
from generator.formats.pdf.objects import Literal, PdfName, Raw, Ready, name, shared_stream, string, syntax
from generator.formats.pdf.xmp import alternative, element
from generator.remembering import kept
from generator.trees import Same

PRODUCER = "handouts"
REMEMBERED = 64  # packets: there are as many as days and standards
_BLANKS = "".join(map(chr, range(0xE000, 0xE005)))  # characters for private use (Unicode 23.5): words have none of them
DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", "simplex": "Simplex"}


LONG = 8  # pages: a longer file opens with its outline, and its pages have labels


def describe(canvas: TaggedCanvas, document: Document, duplex: str, pages: int) -> None:
    """Write title, author, dates and what the file conforms to into it; of a long one, that its outline is to be shown."""
    pdf, standard = canvas._doc, standard_of(document, canvas.press)
    canvas.identity = identity(document)
    pdf.info = Ready((information(document, standard),))
    pdf.Catalog.ViewerPreferences = Raw({"DisplayDocTitle": True, "PrintScaling": name("None"), "Duplex": name(DUPLEX[duplex])})
    if pages >= LONG:
        pdf.Catalog.__NoDefault__ = [*pdf.Catalog.__NoDefault__, "PageLabels"]
        pdf.Catalog.PageLabels = Raw({"Nums": [0, {"S": name("D")}]})
        pdf.Catalog.PageMode = pdfdoc.PDFName("UseOutlines")
    pdf.Catalog.Metadata = Ready((packet_stream(document, standard),))
    if standard.intent:
        pdf.Catalog.__NoDefault__ = [*pdf.Catalog.__NoDefault__, "OutputIntents"]
        pdf.Catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(pdf, standard.intent)])


def _output_intent(pdf: pdfdoc.PDFDocument, intent: Intent) -> Raw:
    entries: dict[str, object] = {
        "Type": name("OutputIntent"),
        "S": name(intent.kind),
        "OutputConditionIdentifier": string(intent.condition),
        "Info": string(intent.info),
        "DestOutputProfile": pdf.Reference(shared_stream(intent.profile, N=intent.inks), "OutputProfile"),
    }
    return Raw({**entries, "RegistryName": string(intent.registry)} if intent.registry else entries)


def identity(document: Document) -> str:
    """Return what is the same for files that say the same of themselves, as hexadecimal digits (ISO 32000-1, 14.4)."""
    about = (document.title, document.author, document.subject, document.keywords, document.approval.words)
    return hashlib.md5("\0".join(about).encode(), usedforsecurity=False).hexdigest()


def information(document: Document, standard: Standard) -> bytes:
    """Return the document information dictionary with the dates of the content, not of the clock (ISO 32000-1, 14.3.3)."""
    date = string(f"D:{document.issued.replace('-', '')}000000+00'00'")
    entries: dict[str, Literal | PdfName] = {
        "Title": string(document.title),
        "Author": string(document.author),
        "Subject": string(document.subject),
        "Keywords": string(document.keywords),
        "Creator": string(PRODUCER),
        "Producer": string(PRODUCER),
        "CreationDate": date,
        "ModDate": date,
        **standard.info,
    }
    return syntax(entries)


def packet_stream(document: Document, standard: Standard) -> bytes:
    """Return the stream with the XMP packet, which programs find that can't read PDF: it is not compressed (ISO 32000-1, 14.3.2)."""
    return packet_object(packet(document, standard))


def packet_object(data: bytes) -> bytes:
    """Return the stream with an XMP packet."""
    return b"<</Type /Metadata/Subtype /XML/Length %d>>\nstream\n%s\nendstream" % (len(data), data)


def packet(document: Document, standard: Standard) -> bytes:
    """Return the XMP packet."""
    about = (document.title, document.author, document.subject, identifier(document), document.keywords)
    known = _packet(document.lang, document.issued, Same(standard))
    return "".join((known.beginning, *[escape(about[n], quote=False) + after for n, after in known.words])).encode()


class _Packet(NamedTuple):
    """A packet without its words: what is before the first of them, and the number of each with what is after it."""

    beginning: str
    words: tuple[tuple[int, str], ...]


@kept(REMEMBERED)
def _packet(lang: str, issued: str, to: Same[Standard]) -> _Packet:
    """Return the packet of all files of that day and standard, made of elements with a blank in the place of each of their words."""
    stamp, standard = f"{issued}T00:00:00+00:00", to.value
    title, author, subject, identified, keywords = tuple(_BLANKS)
    whole = xmp.packet(
        element("dc:title", alternative(title)),
        element("dc:creator", element("rdf:Seq", element("rdf:li", author))),
        element("dc:description", alternative(subject)),
        element("dc:language", element("rdf:Bag", element("rdf:li", lang))),
        element("dc:identifier", identified),
        element("pdf:Producer", PRODUCER),
        element("pdf:Keywords", keywords),
        element("xmp:CreatorTool", PRODUCER),
        element("xmp:CreateDate", stamp),
        element("xmp:ModifyDate", stamp),
        *(element(name, value) for name, value in standard.xmp.items()),
        *(extension(schema) for schema in standard.schemas),
    ).decode()
    beginning, *rest = re.split(f"([{_BLANKS}])", whole)
    return _Packet(beginning, tuple((_BLANKS.index(blank), after) for blank, after in zip(rest[::2], rest[1::2], strict=True)))
