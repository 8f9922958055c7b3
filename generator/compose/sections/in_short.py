"""The one-page sheet: what matters most about a condition, in the fewest words, and where the full leaflet is."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context, titled
from generator.compose.sections import masthead as heads
from generator.compose.sections.closing_matters import living_well
from generator.compose.sections.questions import for_leaflets
from generator.compose.sections.risks import shared
from generator.compose.sections.what import emblem
from generator.document.blocks import Block, Card, Heading, List, Masthead, Paragraph, Row, Yields
from generator.document.to_write_in import WritingLines
from generator.text import Text

LEAST_LINES = 2  # to write on
_HEAD_STEP, _MAIN_STEP = 3, 4  # in which the masthead and the main point give way: after the rows of choices, before any harm


def masthead(context: Context) -> tuple[Block, ...]:
    """Return a low masthead with the condition's drawing, the status and the dates; code and version are in the footer.

    Where the page is full, it is as low as can be.
    """
    subtitle, dates = context.labels["in_short_subtitle"], heads.dates_of(context)
    head = replace(_masthead(context), title=context.subject.plain_name, subtitle=subtitle, note=dates)
    return (Yields((head,), (replace(head, close=True),), _HEAD_STEP, context.labels.plain("yields_masthead")),)


def cover(context: Context) -> tuple[Block, ...]:
    """Return the cover of a folded sheet, with the title of the leaflet and the main point."""
    title, subtitle = heads.title_of(context)
    main, invitation = context.subject.main_point, context.labels["open_for_choices"]
    return (replace(_masthead(context), title=title, subtitle=subtitle, main_point=main, invitation=invitation),)


def _masthead(context: Context) -> Masthead:
    clinic, labels = context.book.clinic, context.labels
    name = context.subject.plain_name
    drawn = Masthead(clinic.name, clinic.service, name, name, logo_alt=labels.plain("logo_alt", name=clinic.name))
    drawing, _ = emblem(context)
    shows = context.subject.drawing.labels if context.subject.drawing else ()
    return replace(drawn, drawing=drawing, shows=shows, status=context.status, approved=context.approval.approved)


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle: 'Tennis elbow – PRP treatment at a glance'."""
    labels, condition = context.labels, context.subject
    title = labels.say("two_titles", first=condition.plain_name, second=labels["in_short_subtitle"])
    return titled(title, condition.plain_name), condition.subtitle


def lead(context: Context) -> tuple[Block, ...]:
    """Return the main point large; where the page is full, in text size."""
    main = context.subject.main_point
    return (Yields((Paragraph(main, "main"),), (Paragraph(main, "strong"),), _MAIN_STEP, context.labels.plain("yields_main_point")),)


def main_point(context: Context) -> tuple[Block, ...]:
    """Return the main point in the fewest words, and the key points; the main point alone where the content has none."""
    short = context.subject.short
    if short is None:
        return lead(context)
    points = (Paragraph(short.main, "strong"), List(short.key_points))
    return (Card("key-points", points, head=context.labels["main_point"]),)


def known(context: Context) -> tuple[Block, ...]:
    """Return what is known and what nobody knows; before that, if the panel has room, what the treatment is, which no other panel says."""
    labels, help_ = context.labels, context.subject.can_it_help
    what = Yields((Paragraph(context.book.treatment.summary, "gloss"),), (), 1, "")
    known_ = Card("known", (List(help_.known),), head=labels["known_heading"])
    unknown = Card("unknown", (List(help_.unknown),), head=labels["unknown_heading"])
    return (Heading(labels["balance_heading"], minor=True), what, Row(((known_,), (unknown,)), (6, 6)))


def who_should_not(context: Context) -> tuple[Block, ...]:
    """Return who should not have the treatment, in the short words; a condition's own stand first and bold. Nothing if nobody is named."""
    own = tuple(item.short.strong() for item in context.subject.not_suitable)
    heading = Heading(context.labels["not_suitable_heading"], minor=True)
    items = (*own, *(item.short for item in shared(context)))
    return (heading, List(items)) if items else ()


def questions(context: Context) -> tuple[Block, ...]:
    """Return the condition's own questions, and those for everybody that leaflets have, and lines to write on if there is room."""
    items = (*context.subject.questions, *for_leaflets(context))
    lines = WritingLines(context.labels["notes_lines"], LEAST_LINES)
    return (Heading(context.labels["questions_heading"], minor=True), List(items, "box"), Yields((lines,), (), 1, ""))


def living_well_if_room(context: Context) -> tuple[Block, ...]:
    """Return how to live well with the condition, for a panel that its choices leave room on; where there is none, nothing is missed."""
    return (Yields(living_well(context), (), 1, ""),)
