"""The contact card with QR code and the address in print; the closing slide."""

from __future__ import annotations

from generator.document.blocks import Block, Card, Figure, Paragraph
from generator.document.deck import Line, Slide
from generator.figures.qr import QrCode
from generator.sections.context import Context
from generator.text import Span, Text, join

LONGEST_ADDRESS = 40  # characters that fit a column


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the contact card."""
    clinic = context.book.clinic
    lines = (
        clinic.phone.strong(),
        clinic.hours,
        Text((Span(clinic.email.plain, link=f"mailto:{clinic.email.plain}"),), clinic.email.mark),
        join(clinic.address, ", "),
        printed_address(clinic.link).strong(),
    )
    code = Figure(_code(context))
    return (Card("contact", (*(Paragraph(line) for line in lines), code), head=context.labels["contact_heading"]),)


def printed_address(link: str) -> Text:
    """Return a web address as people type it, and as a link; a long one is printed by its site's name."""
    short = link.removeprefix("https://").removeprefix("http://").rstrip("/")
    return Text((Span(short if len(short) <= LONGEST_ADDRESS else short.split("/")[0], link=link),))


def _code(context: Context) -> QrCode:
    link = context.book.clinic.link
    return QrCode(link, context.labels.plain("qr_alt", address=link))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the closing slide."""
    labels, clinic = context.labels, context.book.clinic
    return (
        Slide(
            "closing",
            "closing",
            labels["closing_slide"],
            notes=(labels["notes_closing"], clinic.urgent, clinic.feedback),
            section=labels.plain("part_next"),
            slots={
                "content": (Line(labels["closing_1"]), Line(labels["closing_2"]), Line(clinic.phone)),
                "caption": (Line(labels["closing_scan"]), Line(printed_address(clinic.link), 1)),
            },
            drawings={"qr": _code(context)},
            mark=clinic.phone.mark,
        ),
    )
