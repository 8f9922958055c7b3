"""Who the handout is from and what it is about; the deck's title slide."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context, titled
from generator.compose.sections.what import beside_label, emblem, second_person
from generator.compose.values import capitalised
from generator.document.blocks import Block, Masthead, SmallDrawing, Tab
from generator.text import Text


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the masthead: with the condition's own drawing and mark, or that of the treatment in the guide."""
    clinic, labels = context.book.clinic, context.labels
    title, subtitle = title_of(context)
    head = Masthead(clinic.name, clinic.service, title, subtitle, logo_alt=labels.plain("logo_alt", name=clinic.name))
    head = replace(head, status=context.status, approved=context.approval.approved)
    if context.about == "aftercare":
        return (replace(head, note=dates_of(context)),)
    if context.condition is None:
        return (head,)
    number = [c.id for c in context.book.conditions].index(context.condition.id)
    drawing, healthy = emblem(context)
    shows = context.condition.drawing.labels if context.condition.drawing else ()
    caption = context.condition.plain_name if drawing else None
    own = replace(head, drawing=drawing, caption=caption, shows=shows, tab=Tab(context.code, number))
    without = (SmallDrawing(healthy, beside_label(context)),) if healthy else ()
    if second := second_person(context):
        other = SmallDrawing(second.drawing, second.who, second.without)
        return (replace(own, caption=second.first, beside=(*without, other)),)
    return (replace(own, beside=without),)


def dates_of(context: Context) -> Text:
    """Return when the handout was issued and is to be reviewed, for one that has no room for more about itself."""
    approval = context.approval
    if not approval.issued:
        return context.labels["not_issued"]
    return context.labels.say("in_short_dates", issued=context.day(approval.issued), review=context.day(approval.until))


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of what the handout is about."""
    treatment = context.book.treatment
    if context.about == "condition":
        condition = context.subject
        title = context.labels.say("leaflet_title" if context.offered else "leaflet_title_care", name=condition.plain_name)
        return titled(title, condition.plain_name), _medical(context)
    if context.about == "aftercare":
        return treatment.aftercare.title, treatment.aftercare.subtitle
    if context.about == "all":
        return treatment.talk.title, treatment.talk.subtitle
    return treatment.guide.title, treatment.guide.subtitle


def _medical(context: Context) -> Text:
    """Return what doctors call the condition; what it looks like, where they call it what patients do."""
    condition = context.subject
    if condition.medical_name.plain.casefold() == condition.plain_name.plain.casefold():
        return condition.subtitle
    return titled(context.labels.say("leaflet_subtitle", name=condition.medical_name), condition.medical_name)


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
