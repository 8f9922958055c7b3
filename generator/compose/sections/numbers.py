"""Numbers as icon arrays: how many people of 100, what was counted, and what is uncertain."""

from __future__ import annotations

from generator.compose.context import Context
from generator.content.model import Number, Numbers
from generator.document.blocks import Block, Card, Figure, Heading, Paragraph, Row
from generator.figures.icon_array import IconArray
from generator.text import Text, join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return a card for each group of numbers; none if the condition has none."""
    groups = context.subject.numbers
    if not groups:
        return ()
    return (Heading(context.labels["numbers_heading"]), *(_card(context, g) for g in groups))


def _card(context: Context, group: Numbers) -> Card:
    note = join((group.note, *((s,) if (s := context.sources_line(*(n.sources for n in group.arrays))) else ())))
    count = len(group.arrays)
    if count == 1:
        number = group.arrays[0]
        captions = (Paragraph(_who(context, number), "caption"), Paragraph(note, "caption"))
        words = (Paragraph(number.label, "strong"), Paragraph(number.text), *captions)
        body: tuple[Block, ...] = (Row(((Figure(_array(context, number)),), words), (5, 7), compared=True),)
    else:
        columns = tuple((Figure(_array(context, n)), Paragraph(n.label, "strong")) for n in group.arrays)
        body = (Row(columns, (12 // count,) * count, compared=True), Paragraph(note, "caption"))
    return Card("numbers", body, head=group.title)


def _array(context: Context, number: Number) -> IconArray:
    alt = context.labels.plain("array_alt", n=str(number.n), out_of=str(number.out_of), group=number.group.plain, time=number.time.plain)
    return IconArray(number.n, number.out_of, alt)


def _who(context: Context, number: Number) -> Text:
    return context.labels.say("counted_among", group=number.group, time=number.time)
