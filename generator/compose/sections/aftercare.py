"""Care afterwards: in short in a leaflet, in full on the aftercare sheet, as cards in the deck."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.document.blocks import Block, Card, Heading, List, Paragraph, Row, WritingLines
from generator.document.deck import Slide, SlotLine
from generator.text import join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the first day's care; the aftercare sheet has the rest. Nothing where the treatment is not offered."""
    if not context.offered:
        return ()
    care, labels = context.book.treatment.aftercare, context.labels
    return (
        Heading(labels["aftercare_heading"]),
        List(care.first_day, "do", columns=2),
        Paragraph(join((care.basis, labels["aftercare_more"])), "caption"),
    )


def in_full(context: Context) -> tuple[Block, ...]:
    """Return the first day, the first week and what to avoid, side by side."""
    care, labels = context.book.treatment.aftercare, context.labels
    first = (Card("do", (List(care.first_day, "do"),), head=labels["first_day_heading"]),)
    week = (Card("do", (List(care.first_week, "do"),), head=labels["first_week_heading"]),)
    return (Heading(labels["aftercare_heading"]), Row((first, week, _avoid(context)), (4, 4, 4)), Paragraph(care.basis, "caption"))


def _avoid(context: Context) -> tuple[Block, ...]:
    items = context.book.treatment.aftercare.avoid
    return (Card("avoid", (List(items, "avoid"),), head=context.labels["avoid_heading"]),)


def product_note(context: Context) -> tuple[Block, ...]:
    """Return lines for the product's name, batch and date, to keep."""
    labels = context.labels
    fields = ("note_product", "note_batch", "note_date", "note_who")
    columns = tuple((WritingLines(labels[key], 1),) for key in fields)
    return (Heading(labels["note_heading"], minor=True), Paragraph(labels["note_text"]), Row(columns, (4, 3, 2, 3)))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the aftercare slide; none where the treatment is not offered."""
    if not context.offered:
        return ()
    care, labels = context.book.treatment.aftercare, context.labels
    return (
        Slide(
            "aftercare",
            "content",
            care.slide.headline,
            notes=notes(context, *care.first_day, care.basis, labels["aftercare_more"], ask=labels["ask_aftercare"]),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={"content": tuple(map(SlotLine, care.slide.points))},
            location=care.slide.headline.location,
        ),
    )
