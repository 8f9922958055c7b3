"""When to get help: urgent and soon, distinguished by word, outline and sign."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.document.blocks import Block, Card, Heading, List, Paragraph, Row
from generator.document.deck import Slide, SlotLine
from generator.text import Text


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the two cards of a condition."""
    help_ = context.subject.seek_help
    return _cards(context, help_.urgent, help_.soon)


def after_treatment(context: Context) -> tuple[Block, ...]:
    """Return the two cards of the aftercare sheet."""
    care = context.book.treatment.aftercare
    return _cards(context, care.emergency, care.call_us)


def _cards(context: Context, urgent: tuple[Text, ...], soon: tuple[Text, ...]) -> tuple[Block, ...]:
    labels = context.labels
    cards = (
        (Card("urgent", (List(urgent),), head=labels["urgent_head"], subhead=labels["urgent_sub"]),),
        (Card("soon", (List(soon),), head=labels["soon_head"], subhead=labels["soon_sub"]),),
    )
    return (Heading(labels["seek_help_heading"]), Row(cards, (6, 6)), Paragraph(context.book.clinic.urgent))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return when to get help with a condition, soon and at once."""
    labels, short = context.labels, context.subject.in_short
    return (
        Slide(
            "seek-help",
            "compare",
            labels["seek_help_heading"],
            notes=notes(context, context.book.clinic.urgent, labels["notes_seek_help"], ask=labels["ask_seek_help"]),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={
                "head-1": (SlotLine(labels["soon_head"]),),
                "content": tuple(map(SlotLine, short.soon)),
                "head-2": (SlotLine(labels["urgent_head"]),),
                "content-2": tuple(map(SlotLine, short.urgent)),
            },
            icons={"head-1": "phone", "head-2": "triangle-alert"},
            location=short.soon[0].location,
        ),
    )
