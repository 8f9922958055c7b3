"""The one-page sheet: what matters most about a condition, in the fewest words, and where the full leaflet is."""

from __future__ import annotations

from generator.compose.context import Context, titled
from generator.compose.sections.can_it_help import verdict
from generator.compose.sections.contact import typed_address
from generator.compose.sections.what import pattern_figure
from generator.content.addresses import encoded
from generator.document.blocks import Block, Card, Figure, Heading, List, Masthead, Paragraph, Row
from generator.figures.qr import QrCode
from generator.text import Text


def masthead(context: Context) -> tuple[Block, ...]:
    """Return a masthead of few lines, with the dates; code, version and status are in the footer."""
    clinic, labels = context.book.clinic, context.labels
    control = context.book.control
    dates = labels.say("in_short_dates", issued=labels.day(control.issued), review=labels.day(control.review_by))
    alt = labels.plain("logo_alt", name=clinic.name)
    return (Masthead(clinic.name, clinic.service, context.subject.plain_name, labels["in_short_subtitle"], dates, alt),)


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle: 'Tennis elbow – PRP treatment at a glance'."""
    labels, condition = context.labels, context.subject
    title = labels.say("two_titles", first=condition.plain_name, second=labels["in_short_subtitle"])
    return titled(title, condition.plain_name), condition.subtitle


def main_point(context: Context) -> tuple[Block, ...]:
    """Return the main point and the key points."""
    short = context.subject.short
    points = (Paragraph(short.main, "strong"), List(short.key_points))
    return (Card("key-points", points, head=context.labels["main_point"]),)


def finding(context: Context) -> tuple[Block, ...]:
    """Return what is known and what it rests on, with the clinic's opinion and interest in text size."""
    headline = context.subject.can_it_help.evidence.headline  # the table of choices says how sure anyone can be
    return (verdict(context, Paragraph(headline, "strong"), Paragraph(context.opinion(), "caption")),)


def picture(context: Context) -> tuple[Block, ...]:
    """Return the pattern, if the condition has a drawing."""
    figure = pattern_figure(context)
    return (figure,) if figure else ()


def known(context: Context) -> tuple[Block, ...]:
    """Return what is known and what is not, side by side."""
    labels, help_ = context.labels, context.subject.can_it_help
    cards = (
        (Card("known", (List(help_.known[:1]),), head=labels["known_heading"]),),
        (Card("unknown", (List(help_.unknown[:2]),), head=labels["unknown_heading"]),),
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
