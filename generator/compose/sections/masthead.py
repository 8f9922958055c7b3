"""Who the handout is from and what it is about; the deck's title slide."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.document.blocks import Block, Masthead
from generator.document.deck import Slide, SlotLine
from generator.text import Text, join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the masthead."""
    clinic = context.book.clinic
    title, subtitle = title_of(context)
    return (Masthead(clinic.name, clinic.service, title, subtitle, logo_alt=context.labels.plain("logo_alt", name=clinic.name)),)


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of what the handout is about."""
    treatment = context.book.treatment
    if context.about == "condition":
        condition = context.subject
        title = context.labels.say("leaflet_title", name=condition.name, treatment=treatment.name_in_text)
        return Text(title.spans, condition.name.location), condition.subtitle
    if context.about == "aftercare":
        return treatment.aftercare.title, treatment.aftercare.subtitle
    if context.about == "all":
        return treatment.deck_title, treatment.deck_subtitle
    return treatment.guide_title, treatment.guide_subtitle


def deck_title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of a talk: about all, or with one person about their condition."""
    if context.condition is None:
        return title_of(context)
    condition = context.condition
    return Text(context.labels.say("consultation_title", name=condition.name).spans, condition.name.location), condition.subtitle


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the title slide."""
    title, subtitle = deck_title_of(context)
    labels, clinic = context.labels, context.book.clinic
    reviewed = labels.say("issued_line", date=labels.day(context.book.control.issued))
    return (
        Slide(
            "title",
            "title",
            title,
            notes=notes(context, labels["notes_welcome"], context.book.control.funding, labels["notes_title"], ask=labels["ask_title"]),
            section=labels.plain("part_welcome"),
            slots={"subtitle": (SlotLine(subtitle),), "clinic": (SlotLine(join((clinic.name, reviewed), " · ")),)},
            location=title.location,
        ),
    )
