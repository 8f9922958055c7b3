"""How common a condition is, as icon arrays: how many people of 100, and who was counted."""

from __future__ import annotations

from generator.compose.context import Context, present
from generator.compose.sections.choices import array_alt, counts
from generator.compose.values import capitalised
from generator.content.part import OutOf100
from generator.document.blocks import Block, Card, Figure, Paragraph, Row
from generator.figures.icon_array import IconArray
from generator.text import Text, join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the numbers side by side in a card; nothing if the condition has none."""
    common = context.subject.how_common
    if common is None:
        return ()
    sources = context.sources_line(*(n.sources for n in common.numbers))
    note = join(present(*_who(context, common.numbers), common.note, sources))
    return (Card("numbers", (_compared(context, common.numbers), Paragraph(note, "caption")), head=common.title),)


def _compared(context: Context, numbers: tuple[OutOf100, ...]) -> Row:
    """Return the numbers side by side; those of different groups say whose each is."""
    differ = len({number.group.plain for number in numbers}) > 1
    groups = ((Paragraph(capitalised(number.group), "caption"),) if differ else () for number in numbers)
    labelled = ((Figure(_array(context, n)), Paragraph(_label(context, n), "strong")) for n in numbers)
    columns = tuple((*blocks_, *group) for blocks_, group in zip(labelled, groups, strict=True))
    return Row(columns, (12 // len(columns),) * len(columns), compared=True)


def _who(context: Context, numbers: tuple[OutOf100, ...]) -> tuple[Text, ...]:
    """Return who was counted, and what they had; of several numbers, each says its own time above."""
    labels = context.labels
    if len(numbers) == 1:
        (number,) = numbers
        return (labels.say("counted_among", group=number.group, time=number.time, measure=number.measure),)
    unlike = {(number.group.plain, number.measure.plain): number for number in numbers}
    return tuple(labels.say("counted_of_several", group=number.group, measure=number.measure) for number in unlike.values())


def _label(context: Context, number: OutOf100) -> Text:
    """Return '26 out of 100 (by age 30)' or 'Up to 26 ...'."""
    return context.labels.say("of_100_up_to" if number.up_to else "of_100", n=str(number.n), time=number.time)


def _array(context: Context, number: OutOf100) -> IconArray:
    return IconArray(number.n, 100, array_alt(context, number), counts=counts(number))
