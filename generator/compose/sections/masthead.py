"""Who the handout is from and what it is about; the deck's title slide."""

from __future__ import annotations

from generator.compose.context import Context, titled
from generator.compose.sections.speech import notes
from generator.compose.values import capitalised
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
        title = context.labels.say("leaflet_title", name=condition.plain_name, treatment=treatment.name_in_text)
        return titled(title, condition.plain_name), both_names(context)
    if context.about == "aftercare":
        return treatment.aftercare.title, treatment.aftercare.subtitle
    if context.about == "all":
        return treatment.talk.title, treatment.talk.subtitle
    return treatment.guide.title, treatment.guide.subtitle


def both_names(context: Context) -> Text:
    """Return 'Lateral epicondylitis – Pain on the outside of the elbow': what doctors call it, and what it looks like.

    Both begin as they are written: after a dash each may, while a colon wants small letters in some languages, and not in others.
    """
    condition = context.subject
    if condition.medical_name.plain.casefold() == condition.plain_name.plain.casefold():
        return condition.subtitle
    both = context.labels.say("two_titles", first=capitalised(condition.medical_name), second=condition.subtitle)
    return titled(both, condition.subtitle)


def deck_title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of a talk: about all, or with one person about their condition."""
    if context.condition is None:
        return title_of(context)
    name = context.condition.plain_name
    return titled(context.labels.say("consultation_title", name=name), name), both_names(context)


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the title slide."""
    title, subtitle = deck_title_of(context)
    labels, clinic, control = context.labels, context.book.clinic, context.book.control
    reviewed = labels.say("issued_line", date=labels.day(control.issued))
    return (
        Slide(
            "title",
            "title",
            title,
            notes=notes(context, labels["notes_welcome"], control.interest, labels["notes_title"], ask=labels["ask_title"]),
            section=labels.plain("part_welcome"),
            slots={"subtitle": (SlotLine(subtitle),), "clinic": (SlotLine(join((clinic.name, reviewed), " · ")),)},
            location=title.location,
        ),
    )
