"""Care afterwards: in short in a leaflet, in full on the aftercare sheet, as cards in the deck."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context
from generator.compose.values import lowered, without_full_stop
from generator.document.blocks import Block, Card, Heading, List, Paragraph, Row, Yields
from generator.document.to_write_in import Blanks, ClockEntry, ClockStrip, WritingLines
from generator.text import join

_FIELDS = (5, 3.5, 2.5, 4)
_LINES, _FEWEST_LINES = 18, 4  # to write on


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


def clock(context: Context) -> tuple[Block, ...]:
    """Return what to do when, with blanks to fill in; nothing if the content has no clock."""
    moments = context.book.treatment.aftercare.clock
    return (ClockStrip(tuple(ClockEntry(m.when, m.text, m.blank) for m in moments)),) if moments else ()


def in_full(context: Context) -> tuple[Block, ...]:
    """Return what to do and what to avoid, side by side; where no clock says when, the first day and the first week apart."""
    care, labels = context.book.treatment.aftercare, context.labels
    if care.clock:
        do = Card("do", (List((*care.first_day, *care.first_week), "do"),), head=labels["do_heading"], level=2)
        return (Row(((do,), (replace(_avoid(context), level=2),)), (6, 6)), Paragraph(care.basis, "caption"))
    first = (Card("do", (List(care.first_day, "do"),), head=labels["first_day_heading"]),)
    week = (Card("do", (List(care.first_week, "do"),), head=labels["first_week_heading"]),)
    return (Heading(labels["aftercare_heading"]), Row((first, week, (_avoid(context),)), (4, 4, 4)), Paragraph(care.basis, "caption"))


def _avoid(context: Context) -> Card:
    items = context.book.treatment.aftercare.avoid
    return Card("avoid", (List(items, "avoid"),), head=context.labels["avoid_heading"])


def product_note(context: Context) -> tuple[Block, ...]:
    """Return lines for the product's name, batch and date, to keep."""
    labels = context.labels
    fields = tuple(labels[key] for key in ("note_product", "note_batch", "note_date", "note_who"))
    heading = join((labels["note_heading"], lowered(labels["note_text"])), ": ")
    return (Heading(without_full_stop(heading), minor=True), Blanks(fields, _FIELDS))


def notes_if_room(context: Context) -> tuple[Block, ...]:
    """Return lines to write changes and questions on, as many as a page has room for; where there is none, nothing is missed."""
    few = notes_on_page(context)
    many = tuple(replace(lines, count=_LINES) for lines in few)
    return (Yields(many, (Yields(few, (), 2, ""),), 1, ""),)


def notes_on_page(context: Context) -> tuple[WritingLines, ...]:
    """Return the same for a page on the web, where a field holds more than it shows."""
    return (WritingLines(context.labels["notes_lines"], _FEWEST_LINES),)
