"""The agenda, its items linked to their slides; and the slides of each condition in turn."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections import can_it_help, condition_slides, options, what
from generator.compose.sections.speech import notes
from generator.document.deck import Slide, SlotLine

_ITEMS = (
    ("agenda_what", "agent"),
    ("agenda_how", "how"),
    ("agenda_where", "where"),
    ("agenda_steps", "steps"),
    ("agenda_risks", "benefits-and-risks"),
    ("agenda_questions", "questions"),
)


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the agenda."""
    labels = context.labels
    return (
        Slide(
            "agenda",
            "agenda",
            labels["agenda_slide"],
            notes=notes(context, labels["notes_agenda"], ask=labels["ask_agenda"]),
            section=labels.plain("part_welcome"),
            label=context.book.treatment.talk.title,
            slots={
                "content": tuple(SlotLine(labels[key], to=slide) for key, slide in _ITEMS),
                "note": (SlotLine(labels["agenda_note_head"]), SlotLine(labels["agenda_note"], 1)),
            },
            icons={"note": "message-circle-question-mark"},
            location=context.book.treatment.talk.title.location,
        ),
    )


def slides_of_conditions(context: Context) -> tuple[Slide, ...]:
    """Return the slides of each condition: what it is, what works, what is known of our treatment, and the choices."""
    contexts = [context.about_condition(c) for c in context.book.conditions]
    kinds = (what.slides, condition_slides.works, can_it_help.slides, options.slides)
    return tuple(slide for c in contexts for kind in kinds for slide in kind(c))
