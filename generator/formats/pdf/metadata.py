"""What the file says about itself: title, author, dates, the standards it conforms to, and how to show and print it."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.pdfbase import pdfdoc

from generator.document.blocks import Document
from generator.document.provenance import identifier
from generator.formats.pdf import xmp
from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.conformance import Intent, Standard, extension, standard_of
from generator.formats.pdf.objects import Raw, name, shared_stream, string
from generator.formats.pdf.xmp import alternative, element
from generator.remembering import kept
from generator.trees import Same

PRODUCER = "handouts"
REMEMBERED = 64  # packets: of each handout's words there is one or two
DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", "simplex": "Simplex"}


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
    pdf.Catalog.Metadata = pdfdoc.XMP(creator=lambda _: packet(document, standard))
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


def packet(document: Document, standard: Standard) -> bytes:
    """Return the XMP packet."""
    about = (document.title, document.author, document.subject, document.lang, identifier(document), document.keywords, document.issued)
    return _packet(*about, Same(standard))


@kept(REMEMBERED)
def _packet(title: str, author: str, subject: str, lang: str, identified: str, keywords: str, issued: str, to: Same[Standard]) -> bytes:
    """Return the packet of all files with the same words, whatever paper they are on."""
    stamp, standard = f"{issued}T00:00:00+00:00", to.value
    return xmp.packet(
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
    )
