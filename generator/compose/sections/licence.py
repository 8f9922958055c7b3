"""What the regulator of the clinic's own country says. The notes for other countries stay in the file."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.document.blocks import Block, Card, Heading, Paragraph
from generator.document.deck import Slide, SlotLine
from generator.figures.marks import Sign
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


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the licence slide."""
    note, labels = context.licence(), context.labels
    checked = labels.say("checked_on", date=labels.day(note.checked))
    return (
        Slide(
            "licence",
            "visual",
            note.headline,
            notes=notes(context, note.text, checked, ask=labels["ask_licence"], sources=note.sources),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={
                "content": tuple(map(SlotLine, note.points)),
                "caption": (SlotLine(checked),),
            },
            drawings={"visual": Sign("info")},
            location=note.headline.location,
        ),
    )
