"""A small document with each of the twelve blocks, and functions that print other blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.design.paper import Paper
from generator.design.theme import Theme
from generator.document.approval import Approval
from generator.document.blocks import (
    Block,
    Card,
    Document,
    Facts,
    Figure,
    Footer,
    Heading,
    List,
    Marker,
    Masthead,
    Paragraph,
    ParagraphStyle,
    Row,
    Section,
    Step,
    Steps,
    Table,
    TableRow,
)
from generator.document.budget import Pages
from generator.document.rendered import Rendered
from generator.document.to_write_in import WritingLines
from generator.figures.icon_array import IconArray
from generator.figures.meter import EvidenceMeter
from generator.figures.qr import QrCode
from generator.figures.scalp import ScalpPattern
from generator.formats.pdf.render import render_document
from generator.problems import Location
from generator.text import Span, Text
from tests.made import SMALLEST, made
from tests.typefaces import FONTS

ANY_PAGES = Pages(most=40)
SITE = "https://clinic.example/hair"


def standard() -> tuple[Theme, Paper]:
    """Return the standard theme, and A4."""
    job = made(SMALLEST, "leaflet-test-hair-loss").pdf
    return job.theme, job.paper


def words(plain: str, line: int = 0) -> Text:
    """Return plain words, as if read from that line of a file."""
    return Text.of(plain, Location("words.yaml", line, 1, plain) if line else None)


def document(*blocks: Block, sections: Sequence[Section] = ()) -> Document:
    """Return a document of these blocks after a masthead."""
    masthead = Section("masthead", (Masthead(words("Clinic"), words("Service"), words("A title"), words("A subtitle")),))
    return Document(
        name="sample",
        lang="en-GB",
        title="A title",
        subject="A subtitle",
        author="An author",
        issued="2026-11-22",
        approval=Approval(words="0" * 64, version="1.0"),
        footer=Footer(words("Clinic"), words("HL-1 · Version 1.0"), words("Draft"), "Page {page} of {pages}"),
        sections=(masthead, *((Section("blocks", blocks),) if blocks else ()), *sections),
    )


def printed(composed: Document, pages: Pages = ANY_PAGES, **changes: object) -> Rendered:
    """Return a document printed on A4 in the standard theme, or with changes to it."""
    theme, paper = standard()
    return render_document(composed, theme.model_copy(update=changes), paper, pages, FONTS)


def listed(*items: str, marker: Marker = "bullet") -> List:
    """Return a list of plain words."""
    return List(tuple(words(item) for item in items), marker)


def paragraph(plain: str, style: ParagraphStyle = "body") -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph(words(plain), style)


_METER = Figure(EvidenceMeter(2, 4, "", "2 of 4"))
_OPTIONS = Table(
    head=(words("Choice"), words("Good"), words("How sure?")),
    rows=(
        TableRow(((paragraph("Wait", "strong"),), (paragraph("No side effects"),), (paragraph("Sure"),))),
        TableRow(((paragraph("Cream", "strong"),), (listed("Calm skin", "Cheap"),), (Figure(EvidenceMeter(2, 4, "", "2 of 4")),))),
    ),
    widths=(1, 2, 1),
    signs=("", "good", ""),
    caption=words("More bars mean more sure."),
)
_PROOF = Card(
    "numbers",
    (paragraph("How strong is the proof?"), Figure(EvidenceMeter(2, 4, "maybe", "2 of 4 bars")), paragraph("Early", "strong")),
    head=words("Possibly"),
)
_KNOWN, _UNKNOWN = Card("known", (listed("Little"),), head=words("Known")), Card("unknown", (listed("Much"),), head=words("Unknown"))
_DO, _AVOID = (
    Card("do", (listed("Rest", marker="do"),), head=words("Do")),
    Card("avoid", (listed("Sun", marker="avoid"),), head=words("Avoid")),
)
_URGENT = Card("urgent", (listed("Your face swells"),), head=words("Now"), subhead=words("Do not wait"))
_SOON = Card("soon", (listed("It grows"),), head=words("Soon"), subhead=words("Call us"))
_LINKED = Text(
    (
        Span("Read "),
        Span("our page", link=SITE),
        Span(" or ask for it in "),
        Span("Cymraeg", lang="cy"),
        Span(", now"),
        Span(".", strong=True),
    )
)
_SCALP = Figure(ScalpPattern("patches", (words("Bare patch"),), "A head"), words("Seen from above"))
_BLOCKS: tuple[Block, ...] = (
    Card("key-points", (List((words("One"), words("Two"), words("Three")), columns=2),), head=words("Key points")),
    Heading(words("What is it?")),
    Row(((paragraph("Hair falls out."),), (_SCALP,)), (6, 6)),
    Heading(words("Is there proof?")),
    Row(((_PROOF,), (_KNOWN, _UNKNOWN)), (4, 8)),
    Card("status", (paragraph("Ask us."),), head=words("Not licensed")),
    Heading(words("Choices")),
    _OPTIONS,
    Card("numbers", (Figure(IconArray(40, 100, "40 of 100")), paragraph("40 of 100", "strong")), head=words("How many?")),
    Steps((Step(words("Talk"), words("Week 0"), words("We talk.")), Step(words("Treat"), words("Week 1"), words("We treat.")))),
    Row(((_DO,), (_AVOID,)), (6, 6)),
    Row(((_URGENT,), (_SOON,)), (6, 6)),
    Heading(words("Ask"), minor=True),
    Row(((listed("Why?", marker="box"),), (WritingLines(words("Notes"), 2),)), (6, 6)),
    Card("contact", (Paragraph(_LINKED), Figure(QrCode(SITE, "A QR code"))), head=words("Contact")),
    List((words("First source"), words("Second source")), "number", columns=2, start=3),
    Card("control", (Facts(((words("Version"), words("1.0")), (words("By"), words("Not yet"))), words("Draft")),)),
)
SAMPLE = replace(document(*_BLOCKS), name="all-blocks")
