"""What the regulator of the clinic's own country says. The notes for other countries stay in the file."""

from __future__ import annotations

from generator.compose.context import Context
from generator.document.blocks import Block, Card, Heading, Paragraph
from generator.text import join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the licence status."""
    note, labels = context.licence(), context.labels
    sources = context.sources_line(note.sources)
    checked = labels.say("checked_on", date=labels.day(note.checked))
    caption = join((checked, *((sources,) if sources else ())))
    return (
        Heading(labels["licence_heading"]),
        Card("status", (Paragraph(note.text),), head=note.headline),
        Paragraph(caption, "caption"),
    )
