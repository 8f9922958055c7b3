"""The benefits the clinic hopes for, each with its caution."""

from __future__ import annotations

from generator.compose.context import Context
from generator.content.treatment import Benefit
from generator.document.blocks import Block, Heading, List, Paragraph, Row


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the benefits in two columns, hope and caution in the same size."""
    benefits, labels = context.book.treatment.benefits, context.labels
    sources = context.sources_line(*(b.sources for b in benefits.items))
    caption = (Paragraph(sources, "caption"),) if sources else ()
    return (
        Heading(labels["benefits_heading"]),
        Paragraph(benefits.intro),
        Row(tuple(_cell(b) for b in benefits.items), (6, 6)),
        *caption,
    )


def _cell(benefit: Benefit) -> tuple[Block, ...]:
    return (
        Heading(benefit.title, level=3),
        List((benefit.text,), "good"),
        List((benefit.caution,), "bad"),
    )
