"""What the file says about itself: title, author, dates, the standards it conforms to, and how to show and print it."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.pdfbase import pdfdoc

from generator.document.blocks import Document
from generator.document.provenance import identifier
from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.conformance import Intent, Standard, as_xml, standard_of
from generator.formats.pdf.objects import Raw, name, shared_stream, string

PRODUCER = "handouts"
DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", "simplex": "Simplex"}
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}


LONG = 8  # pages: a longer file opens with its outline, and its pages have labels


def describe(canvas: TaggedCanvas, document: Document, duplex: str, pages: int) -> None:
    """Write title, author, dates and what the file conforms to into it; of a long one, that its outline is to be shown."""
    pdf, standard = canvas._doc, standard_of(document, canvas.press)
    pdf.info = _Information(document, standard.info)
    pdf.Catalog.ViewerPreferences = Raw({"DisplayDocTitle": True, "PrintScaling": name("None"), "Duplex": name(DUPLEX[duplex])})
    if pages >= LONG:
        pdf.Catalog.__NoDefault__ = [*pdf.Catalog.__NoDefault__, "PageLabels"]
        pdf.Catalog.PageLabels = Raw({"Nums": [0, {"S": name("D")}]})
        pdf.Catalog.PageMode = pdfdoc.PDFName("UseOutlines")
    pdf.Catalog.Metadata = pdfdoc.XMP(creator=lambda _: packet(document, standard).encode("utf-8"))
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


class _Information(pdfdoc.PDFInfo):
    """The document information dictionary with the dates of the content, not of the clock, and `more` entries."""

    def __init__(self, document: Document, more: Mapping[str, object]) -> None:
        super().__init__()
        self.title, self.author = document.title, document.author
        self.subject, self.keywords = document.subject, document.keywords
        self.creator = self.producer = PRODUCER
        self._date = f"D:{document.issued.replace('-', '')}000000+00'00'"
        self._more = more

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
            **self._more,
        }
        return Raw(entries).format(document)


def packet(document: Document, standard: Standard) -> str:
    """Return the XMP packet (ISO 16684-1)."""
    stamp = f"{document.issued}T00:00:00+00:00"
    declared = " ".join(f'xmlns:{k}="{v}"' for k, v in {**_NAMESPACES, **standard.namespaces}.items())
    fields = [
        f"<dc:title>{_alternative(document.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{as_xml(document.author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternative(document.subject)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{as_xml(document.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:identifier>{as_xml(identifier(document))}</dc:identifier>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer><pdf:Keywords>{as_xml(document.keywords)}</pdf:Keywords>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        *standard.xmp,
    ]
    return (
        '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {declared}>{"".join(fields)}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>\n'
    )


def _alternative(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{as_xml(words)}</rdf:li></rdf:Alt>'
