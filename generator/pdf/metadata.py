"""What the file says of itself: XMP with the PDF/UA and PDF/A marks, the output intent, viewer preferences."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from generator.document.blocks import Document
from generator.pdf.canvas import TaggedCanvas
from generator.pdf.objects import Raw, name, stream, string

PRODUCER = "handouts"
_DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", "simplex": "Simplex"}
_PROFILE = Path(__file__).with_name("srgb.icc")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A-2 knows no PDF/UA schema, so the file describes it (ISO 19005-2, 6.6.2.3).
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


def describe(canvas: TaggedCanvas, document: Document, duplex: str) -> None:
    """Write title, author, dates and the marks of PDF/UA-1 and PDF/A-2a into the file."""
    pdf = canvas._doc
    date = f"D:{document.issued.replace('-', '')}000000+00'00'"
    pdf.info = _Information(document, date)
    pdf.Catalog.ViewerPreferences = Raw({"DisplayDocTitle": True, "PrintScaling": name("None"), "Duplex": name(_DUPLEX[duplex])})
    pdf.Catalog.Metadata = pdfdoc.XMP(creator=lambda _: _packet(document).encode("utf-8"))
    pdf.Catalog.__NoDefault__ = [*pdf.Catalog.__NoDefault__, "OutputIntents"]
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": string("sRGB"),
        "Info": string("sRGB"),
        "DestOutputProfile": pdf.Reference(stream(_PROFILE.read_bytes(), N=3), "OutputProfile"),
    }
    pdf.Catalog.OutputIntents = pdfdoc.PDFArray([Raw(intent)])


class _Information(pdfdoc.PDFInfo):
    """The document information dictionary with the dates of the content, not of the clock."""

    def __init__(self, document: Document, date: str) -> None:
        super().__init__()
        self.title, self.author = document.title, document.author
        self.subject, self.keywords = document.subject, document.keywords
        self.creator = self.producer = PRODUCER
        self._date = date

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the dictionary's bytes."""
        entries: dict[str, object] = {
            "Title": string(self.title),
            "Author": string(self.author),
            "Subject": string(self.subject),
            "Keywords": string(self.keywords),
            "Creator": string(self.creator),
            "Producer": string(self.producer),
            "CreationDate": string(self._date),
            "ModDate": string(self._date),
        }
        return Raw(entries).format(document)


def _packet(document: Document) -> str:
    """Return the XMP packet (ISO 16684-1)."""
    stamp = f"{document.issued}T00:00:00+00:00"
    declared = " ".join(f'xmlns:{k}="{v}"' for k, v in _NAMESPACES.items())
    fields = [
        f"<dc:title>{_alternative(document.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(document.author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternative(document.subject)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(document.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:identifier>{escape(document.digest)}</dc:identifier>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer><pdf:Keywords>{escape(document.keywords)}</pdf:Keywords>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        _UA_SCHEMA,
    ]
    return (
        '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {declared}>{"".join(fields)}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>\n'
    )


def _alternative(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>'
