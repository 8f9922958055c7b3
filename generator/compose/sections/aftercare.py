"""Care afterwards: in short in a leaflet, in full on the aftercare sheet, as cards in the deck."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.document.blocks import Block, Card, Heading, List, Paragraph, Row, WritingLines
from generator.document.deck import Slide, SlotLine
from generator.text import Text, join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the first day's care and what to avoid; the aftercare sheet has it in full."""
    care, labels = context.book.treatment.aftercare, context.labels
    return (
        Heading(labels["aftercare_heading"]),
        Row((_do(context, care.first_day), _avoid(context)), (6, 6)),
        Paragraph(join((care.basis, labels["aftercare_more"])), "caption"),
    )


def in_full(context: Context) -> tuple[Block, ...]:
    """Return the first day, then what to do and to avoid, side by side."""
    care, labels = context.book.treatment.aftercare, context.labels
    first = List(care.first_day, "do")
    columns = ((Card("do", (first,), head=labels["first_day_heading"]),), _do(context, care.do), _avoid(context))
    return (Heading(labels["aftercare_heading"]), Row(columns, (4, 4, 4)), Paragraph(care.basis, "caption"))


def _do(context: Context, items: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Card("do", (List(items, "do"),), head=context.labels["do_heading"]),)


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
    """Return the aftercare slide."""
    care, labels = context.book.treatment.aftercare, context.labels
    slots = {f"item-{n}": (SlotLine(c.title), SlotLine(c.text, 1)) for n, c in enumerate(care.cards, 1)}
    return (
        Slide(
            "aftercare",
            "cards",
            labels["aftercare_slide"],
            notes=notes(context, *care.first_day, care.basis, labels["aftercare_more"], ask=labels["ask_aftercare"]),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={**slots, "caption": (SlotLine(care.basis),)},  # type: ignore[dict-item]  # item-1 to item-5 are slots
            icons={f"item-{n}": c.icon for n, c in enumerate(care.cards, 1)},  # type: ignore[misc]  # as above
            location=care.cards[0].title.location,
        ),
    )
