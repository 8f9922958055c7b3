"""The one-page sheet: what matters most about a condition, in the fewest words, and where the full leaflet is."""

from __future__ import annotations

from generator.compose.context import Context, view_tone
from generator.compose.sections.contact import typed_address
from generator.compose.sections.exosomes import counted
from generator.compose.sections.what import scalp, scalp_caption
from generator.content.addresses import encoded
from generator.content.model import Option
from generator.document.blocks import Block, Card, Figure, Heading, List, Masthead, Paragraph, Row, Table, TableRow
from generator.figures.qr import QrCode
from generator.text import Text, join

_WIDTHS = (118, 157, 157, 90)


def masthead(context: Context) -> tuple[Block, ...]:
    """Return a masthead of few lines, with the dates; code, version and status are in the footer."""
    clinic, labels = context.book.clinic, context.labels
    control = context.book.control
    dates = labels.say("in_short_dates", issued=labels.day(control.issued), review=labels.day(control.review_by))
    alt = labels.plain("logo_alt", name=clinic.name)
    return (Masthead(clinic.name, clinic.service, context.subject.name, labels["in_short_subtitle"], dates, alt),)


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle: 'Alopecia areata: exosome treatment at a glance'."""
    return join((context.subject.name, context.labels["in_short_subtitle"]), ": "), context.subject.subtitle


def key_points(context: Context) -> tuple[Block, ...]:
    """Return the box of key points."""
    points = context.subject.in_short.key_points
    return (Card("key-points", (List(points),), head=context.labels["key_points"]),)


def view(context: Context) -> tuple[Block, ...]:
    """Return the clinic's view with the evidence beside it."""
    labels, exosomes = context.labels, context.subject.exosomes
    tone = view_tone(context.subject)
    meter = (Figure(context.evidence_meter(exosomes.evidence.level, tone)),)
    proof = (
        Paragraph(labels["evidence_question"]),
        Row((meter, (Paragraph(context.evidence_words(exosomes.evidence.level), "strong"),)), (6, 6), compared=True),
        Paragraph(counted(context)),
    )
    return (Card("verdict", proof, head=labels[f"view_{exosomes.answer}"], subhead=labels["view_label"], tone=tone),)


def picture(context: Context) -> tuple[Block, ...]:
    """Return the pattern on the scalp."""
    return (Figure(scalp(context, context.subject.pattern_labels), scalp_caption(context)),)


def known(context: Context) -> tuple[Block, ...]:
    """Return what is known and what is not, side by side."""
    labels, short = context.labels, context.subject.slide
    cards = (
        (Card("known", (List(short.known),), head=labels["known_heading"]),),
        (Card("unknown", (List(short.unknown),), head=labels["unknown_heading"]),),
    )
    return (Row(cards, (6, 6)),)


def options(context: Context) -> tuple[Block, ...]:
    """Return the table of options, good and bad at the same length."""
    labels = context.labels
    head = (labels["option_head"], labels["benefit_head"], labels["harm_head"], labels["certainty_head"])
    rows = tuple(_row(context, option) for option in context.subject.options)
    return (Table(head, rows, _WIDTHS, ("", "good", "bad", ""), dense=True),)


def _row(context: Context, option: Option) -> TableRow:
    sure = (Figure(context.certainty_meter(option.certainty)), Paragraph(context.labels[f"certainty_{option.certainty}"]))
    words = option.slide
    cells = ((Paragraph(option.name, "strong"),), (Paragraph(words.benefit),), (Paragraph(words.harm),), sure)
    return TableRow(cells, marked=option.kind == "exosomes")


def seek_help(context: Context) -> tuple[Block, ...]:
    """Return when to get help, urgent first."""
    labels, short = context.labels, context.subject.in_short
    cards = (
        (Card("urgent", (List(short.urgent),), head=labels["urgent_head"]),),
        (Card("soon", (List(short.soon),), head=labels["soon_head"]),),
    )
    return (Row(cards, (6, 6)),)


def questions(context: Context) -> tuple[Block, ...]:
    """Return the condition's own questions."""
    return (Heading(context.labels["questions_heading"], minor=True), List(context.subject.questions, "box"))


def full_leaflet(context: Context) -> tuple[Block, ...]:
    """Return where the full leaflet is, with its code."""
    labels, clinic = context.labels, context.book.clinic
    address = clinic.leaflet_link.replace("{id}", context.subject.id)
    code = Figure(QrCode(encoded(address), labels.plain("qr_alt", address=address)))
    words = (labels["full_leaflet_scan"], typed_address(address, clinic.location("leaflet_link")), clinic.phone.strong())
    return (Card("contact", (*(Paragraph(w) for w in words), code)),)
