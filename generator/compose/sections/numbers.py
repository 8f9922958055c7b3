"""Numbers as icon arrays: how many people of 100, what was counted, and what happened with placebo."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.context import Context, present
from generator.compose.values import capitalised
from generator.content.part import OutOf100
from generator.document.blocks import Block, Card, Figure, Heading, Paragraph, Row
from generator.figures.icon_array import IconArray
from generator.text import Text, join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return a card for each group of numbers; none if the condition has none."""
    cards = tuple((card,) for card in _cards(context))
    if len(cards) > 1:
        return (Heading(context.labels["numbers_heading"]), Row(cards, (6, 6)))
    return (Heading(context.labels["numbers_heading"]), *cards[0]) if cards else ()


def _cards(context: Context) -> Iterator[Card]:
    condition = context.subject
    if common := condition.how_common:
        sources = context.sources_line(*(n.sources for n in common.numbers))
        who = _who(context, common.numbers)
        body = (_compared(context, common.numbers), Paragraph(join(present(*who, common.note, sources)), "caption"))
        yield Card("numbers", body, head=common.title)
    if number := condition.outlook.out_of_100:
        yield _card(context, number, condition.outlook.title)
    for option in condition.options:
        if option.out_of_100 and option.kind != "none":  # doing nothing has the number of the outlook
            yield _card(context, option.out_of_100, option.name)


def _card(context: Context, number: OutOf100, head: Text) -> Card:
    labels = context.labels
    sources = context.sources_line(number.sources)
    words = (Paragraph(_label(context, number), "strong"), Paragraph(join(present(*_who(context, (number,)), sources)), "caption"))
    if number.placebo is None:
        return Card("numbers", (Row(((Figure(_array(context, number, number.n)),), words), (5, 7), compared=True),), head=head)
    placebo = (Figure(_array(context, number, number.placebo)), Paragraph(labels.say("of_100_placebo", n=str(number.placebo)), "strong"))
    return Card("numbers", (_columns(((Figure(_array(context, number, number.n)), words[0]), placebo)), words[1]), head=head)


def _compared(context: Context, numbers: tuple[OutOf100, ...]) -> Row:
    """Return the numbers side by side; those of different groups say whose each is."""
    differ = len({number.group.plain for number in numbers}) > 1
    groups = ((Paragraph(capitalised(number.group), "caption"),) if differ else () for number in numbers)
    labelled = ((Figure(_array(context, n, n.n)), Paragraph(_label(context, n), "strong")) for n in numbers)
    return _columns(tuple((*blocks_, *group) for blocks_, group in zip(labelled, groups, strict=True)))


def _who(context: Context, numbers: tuple[OutOf100, ...]) -> tuple[Text, ...]:
    """Return who was counted, and what they had; of several numbers, each says its own time above."""
    labels = context.labels
    if len(numbers) == 1:
        (number,) = numbers
        return (labels.say("counted_among", group=number.group, time=number.time, measure=number.measure),)
    unlike = {(number.group.plain, number.measure.plain): number for number in numbers}
    return tuple(labels.say("counted_of_several", group=number.group, measure=number.measure) for number in unlike.values())


def _columns(columns: tuple[tuple[Block, ...], ...]) -> Row:
    return Row(columns, (12 // len(columns),) * len(columns), compared=True)


def _label(context: Context, number: OutOf100) -> Text:
    """Return '26 out of 100 with it' or, without a placebo group, '26 out of 100 (by age 30)' or 'Up to 26 ...'."""
    key = "of_100_up_to" if number.up_to else "of_100_treated" if number.placebo is not None else "of_100"
    return context.labels.say(key, n=str(number.n), time=number.time)


def _array(context: Context, number: OutOf100, count: int) -> IconArray:
    alt = context.labels.plain("array_alt", n=str(count), out_of="100", group=number.group.plain, time=number.time.plain)
    return IconArray(count, 100, alt)
