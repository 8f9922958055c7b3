"""A small page that has each kind of block, and what it takes to draw it."""

from __future__ import annotations

from dataclasses import fields, replace

from lxml import etree, html

from generator.document.approval import Approval
from generator.document.blocks import (
    AnswerCell,
    AnswerStrip,
    Block,
    Card,
    Contact,
    Contents,
    ContentsEntry,
    Document,
    FactBox,
    Facts,
    Figure,
    Footer,
    Heading,
    HelpCell,
    HelpRow,
    List,
    Masthead,
    Paragraph,
    Quantity,
    Row,
    Scales,
    Section,
    SmallDrawing,
    Step,
    Steps,
    Table,
    TableRow,
    Yields,
)
from generator.document.citations import number_of
from generator.document.page import PageLabels, PageWords, Shelf, ShelfEntry
from generator.document.to_write_in import Blanks, ClockEntry, ClockStrip, WritingLines
from generator.figures.healthy_head import HealthyHead
from generator.figures.meter import EvidenceMeter
from generator.figures.scalp import ScalpPattern
from generator.formats.html.job import EarlierPaper, PageJob, PageLink
from generator.text import Span, Text
from tests.made import SMALLEST, made
from tests.typefaces import FONTS

SITE = "https://clinic.example/hair"
MARK, EARLIER, WITHDRAWN = "2.0-0123abcd", "1.0-99999999", "0.9-99999999"


def words(plain: str) -> Text:
    return Text.of(plain)


def citing(plain: str, *numbers: int) -> Text:
    """Return words with the numbers of their sources, as they are once a document is composed."""
    spans = [Span(plain), Span(" [")]
    for number in numbers:
        spans += [number_of(f"paper-{number}", number), Span(", " if number != numbers[-1] else "]")]
    return Text(tuple(spans))


_TWIN = Quantity(words("2"), words("with placebo"), "2 of 100 people", n=2)
_QUANTITY = Quantity(words("23"), words("had hair back"), "23 of 100 people", n=23, lead=words("up to"), twin=_TWIN)
_CHOICE = TableRow(
    (
        (Paragraph(words("Wait"), "strong"), Paragraph(words("You watch."))),
        (_QUANTITY,),
        (Paragraph(citing("Hair may come back.", 1)),),
        (Paragraph(words("Nothing is done.")),),
    )
)
BLOCKS: tuple[Block, ...] = (
    Paragraph(words("The main point."), "main"),
    Heading(words("A heading")),
    Paragraph(Text((Span("Strong", strong=True), Span(" and "), Span("a link", link=SITE), Span(" and "), Span("عربي", lang="ar")))),
    Contents((ContentsEntry("words", words("A heading")),)),
    AnswerStrip(
        (
            AnswerCell(words("Does it help?"), words("We do not know"), words("No study."), words("Our own view.")),
            AnswerCell(words("How many?"), Quantity(words("2"), words("people"), "2 people", people=2), words("In one study.")),
            AnswerCell(words("Is it licensed?"), words("No"), words("It is not."), warns=True),
        ),
        (2, 1, 1),
    ),
    FactBox(words("Will it grow back?"), _QUANTITY, words("It may.")),
    Card("do-now", (List((words("See a doctor."), words("Wait.")), "disc"),), head=words("What to do now")),
    Row(
        (
            (Card("known", (List((citing("It is known.", 1, 2),)),), head=words("Known")),),
            (Card("unknown", (Paragraph(words("The rest.")),), head=words("Not known")),),
        ),
        (6, 6),
    ),
    Table(
        tuple(map(words, ("Choice", "Out of 100", "Benefits", "Harms"))),
        (_CHOICE,),
        (1, 1, 1, 1),
        ("", "", "good", "bad"),
        words("Do not compare."),
        open=True,
    ),
    Figure(ScalpPattern("patches", (words("Bare patch"),), "A head"), words("Seen from above")),
    Figure(EvidenceMeter(2, 4, "", "2 of 4"), repeats=True),
    Scales(words("What matters to me?"), ((words("Soon"), words("I can wait")),), words("My choice")),
    Steps((Step(words("Talk"), words("First visit"), words("We talk.")), Step(words("Treat"), words("Later"), words("We treat.")))),
    ClockStrip((ClockEntry(words("Now"), words("Leave it dry."), words("Treated at")),)),
    Blanks((words("Product"), words("Batch")), (1, 1)),
    List(tuple(map(words, ("Do this.", "And this."))), "do", columns=2),
    List((words("What is it?"),), "box"),
    WritingLines(words("My notes"), 3),
    HelpRow(
        (
            HelpCell(words("999"), words("Emergency"), (words("You can't breathe."),), dials="tel:999"),
            HelpCell(words("A&E"), words("Hospital"), (words("Skin turns black."),)),
        )
    ),
    Contact(words("Contact us"), Text((Span("020 7946 0123", link="tel:+442079460123"),)), (words("Pus."),), words("1 Street"), None),
    Facts(((words("Version"), words("2.0")),), words("Draft"), approved=False),
    Yields((Paragraph(words("In full.")),), (), 1, "without it"),
    Shelf((ShelfEntry(words("Another leaflet"), words("About it"), "another/index.html"),)),
)


def labels() -> PageLabels:
    """Return labels that say their own names, and what is filled in."""
    filled = {"source": "source {number}", "scale": "{place} from {first} to {last}"}
    return PageLabels(**{each.name: filled.get(each.name, each.name) for each in fields(PageLabels)})


def document(*blocks: Block, sources: int = 2, title: str = "A title", spoken: bool = True) -> Document:
    """Return a document of these blocks between a masthead and a list of sources."""
    masthead = Masthead(words("Clinic"), words("Service"), words(title), words("A subtitle"), status=words("Draft"))
    listed = tuple(Text((Span(f"Author {n}. "), Span("Journal", link=f"{SITE}/{n}"))) for n in range(1, sources + 1))
    ids = tuple(f"paper-{n}" for n in range(1, sources + 1))
    return Document(
        name="sample",
        lang="en-GB",
        title=title,
        subject="A subtitle",
        author="Clinic",
        issued="2026-11-01",
        approval=Approval(version="2.0", words="0123abcd" * 8),
        footer=Footer(words("Clinic"), words("HL-01 · Version 2.0"), words("Draft"), "", spoken=spoken),
        sections=(
            Section("masthead", (masthead,)),
            Section("words", blocks),
            Section("sources", (Heading(words("Sources")), List(listed, "number", sources=ids, back="back {number}"))),
        ),
        page=PageWords(labels(), "Clinic", "https://clinic.example", address=f"{SITE}/sample", names=("Plain name", "Medical name")),
    )


def with_heads(of: Document) -> Document:
    """Return a document with a head in its masthead, and two small ones beside it, each with its word."""
    first, *rest = of.sections
    (masthead,) = first.blocks
    assert isinstance(masthead, Masthead)
    large, small = ScalpPattern("hairline", (), "Tight: a head"), HealthyHead("hairline", "Loose: the same head", without="loose")
    other = SmallDrawing(ScalpPattern("over-the-top", (), "Other: a second head"), words("Other"))
    heads = replace(masthead, drawing=large, caption=words("Tight"), beside=(SmallDrawing(small, words("Loose")), other))
    return replace(of, sections=(replace(first, blocks=(heads,)), *rest))


def job(of: Document, path: str = "web/sample/index.html") -> PageJob:
    """Return the job of a page."""
    return PageJob(
        path=path,
        handout="leaflet",
        edition="web",
        format=path.rpartition(".")[2],
        lang="en",
        document=of,
        theme=made(SMALLEST, "leaflet-test-hair-loss").pdf.theme,
        heading=FONTS.text.heading,
        links=(PageLink("pdf", "sample.pdf"), PageLink("home", "../index.html")),
        marks=(MARK,),
        earlier=(
            EarlierPaper(EARLIER, "1.0", "2026-01-31", withdrawn=False, news=("It is not known.", "Ask us."), less=True),
            EarlierPaper(WITHDRAWN, "0.9", "2025-01-31", withdrawn=True),
        ),
    )


def parsed(data: bytes) -> etree._Element:
    """Return a page as elements."""
    root: etree._Element = html.document_fromstring(data.decode("utf-8"))
    return root
