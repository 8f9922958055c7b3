"""What happens if a reader chooses the treatment: how it is given, what is known and not, harms, who should not have it, licence."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections import risks, steps
from generator.compose.sections.closing_matters import living_well
from generator.compose.values import sentence
from generator.document.blocks import Block, Card, Heading, List, Paragraph, Row, Yields
from generator.text import join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the heading of the part and the steps; where the treatment is not offered, how to live well instead."""
    if context.offered:
        return (Heading(context.labels["choosing_heading"]), *steps.in_short(context))
    heading, items = living_well(context)
    line = Paragraph(context.subject.living_well[0], "gloss")
    listed = Yields((replace(items, columns=2),), (line,), 6, context.labels.plain("yields_living_well"))
    return (replace(heading, minor=False), listed)


def getting_care(context: Context) -> tuple[Block, ...]:
    """Return a heading, and how to get to the care that matters more, in a box; nothing if the content does not say."""
    care = context.subject.getting_care
    if care is None:
        return ()
    items = tuple(join(map(sentence, (step.title.strong(), step.text))) for step in care.steps)
    box = Card("getting-care", (List(items, "disc", columns=2),), head=care.title, level=3)
    return (Heading(context.labels["care_heading"]), box)


def known(context: Context) -> tuple[Block, ...]:
    """Return what is known and what nobody knows, side by side; below a heading where no steps of the treatment stand before it."""
    help_, labels = context.subject.can_it_help, context.labels
    known_ = Card("known", (List(help_.known),), head=labels["known_heading"])
    unknown = Card("unknown", (List(help_.unknown),), head=labels["unknown_heading"])
    heading = () if context.offered else (Heading(labels["not_offered_heading"], minor=True),)
    return (*heading, Row(((known_,), (unknown,)), (6, 6)))


def harms(context: Context) -> tuple[Block, ...]:
    """Return the harms in columns."""
    return risks.in_columns(context)


def who_should_not(context: Context) -> tuple[Block, ...]:
    """Return who should not have the treatment."""
    return risks.not_suitable(context, minor=True)


def licence(context: Context) -> tuple[Block, ...]:
    """Return the licence note; where the page is full, as under a foot of two lines, without its box."""
    note = context.licence()
    uncited = (source for source in note.sources if source not in note.short.cites)
    words = join((sentence(note.short), *((line,) if (line := context.sources_line(uncited)) else ())))
    boxed, plain = Card("status", (Paragraph(words, "gloss"),), head=note.headline), join((sentence(note.headline).strong(), words))
    return (Yields((boxed,), (Paragraph(plain, "gloss"),), 8, context.labels.plain("yields_box")),)
