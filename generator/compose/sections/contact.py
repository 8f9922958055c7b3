"""The contact card with QR code and the address in print; the closing slide."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.values import mail_address, phone_number
from generator.content.addresses import encoded, readable
from generator.document.blocks import Block, Card, Figure, Paragraph
from generator.figures.qr import QrCode
from generator.problems import Location
from generator.text import Span, Text, join

LONGEST_ADDRESS = 40  # characters that fit a column


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the contact card."""
    clinic = context.book.clinic
    lines = (
        phone_number(context.book, context.here).strong(),
        clinic.hours,
        mail_address(clinic.email),
        join(clinic.address, ", "),
        printed_address(clinic.link, clinic.location("link")).strong(),
    )
    code = Figure(_code(context))
    return (Card("contact", (*(Paragraph(line) for line in lines), code), head=context.labels["contact_heading"]),)


def printed_address(link: str, location: Location | None = None) -> Text:
    """Return a web address as people type it, and as a link; of a long one only the site's name is printed."""
    short = readable(link).rstrip("/")
    return Text((Span(short if len(short) <= LONGEST_ADDRESS else short.split("/")[0], link=encoded(link)),), location)


def typed_address(link: str, location: Location | None = None) -> Text:
    """Return a whole web address, as people type it, and as a link."""
    return Text((Span(readable(link), link=encoded(link), location=location),), location).strong()


def _code(context: Context) -> QrCode:
    link = context.book.clinic.link
    return QrCode(encoded(link), context.labels.plain("qr_alt", address=link))
