"""The slides that a condition brings with it: each has its finding as headline, and few words below."""

from __future__ import annotations

from typing import Literal

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.document.deck import Notes, Slide, SlotLine
from generator.figures.drawing import Drawing
from generator.text import Text

SlideId = Literal["type", "wait", "works"]


def condition_slide(context: Context, id_: SlideId, drawing: Drawing | None = None, caption: Text | None = None) -> tuple[Slide, ...]:
    """Return one of the condition's slides; none if the content has none of that name."""
    condition = context.subject
    words = next((slide for slide in condition.slides if slide.id == id_), None)
    if words is None:
        return ()
    lead, *points = words.points
    slots = {"content": (SlotLine(lead), *(SlotLine(point, 1) for point in points))}
    return (
        Slide(
            f"{id_}-{condition.id}",
            "condition" if drawing else "content",
            words.headline,
            notes=_notes(context, id_),
            section=context.labels.plain("part_conditions"),
            label=condition.plain_name,
            slots={**slots, **({"caption": (SlotLine(caption),)} if caption and drawing else {})},  # type: ignore[dict-item]  # slots' names
            drawings={"visual": drawing} if drawing else {},
            location=words.headline.location,
        ),
    )


def wait(context: Context) -> tuple[Slide, ...]:
    """Return what happens without treatment."""
    return condition_slide(context, "wait")


def works(context: Context) -> tuple[Slide, ...]:
    """Return what is known to work."""
    return condition_slide(context, "works")


def _notes(context: Context, id_: SlideId) -> Notes:
    condition, labels = context.subject, context.labels
    if id_ == "type":
        return notes(context, *condition.what, *condition.diagnosis[:1], ask=condition.ask)
    if id_ == "wait":
        return notes(context, condition.outlook.text, condition.main_point, ask=labels["ask_wait"], sources=_outlook_sources(context))
    sources = (source for option in condition.options for source in option.sources)
    return notes(context, *_numbers_said(context), labels["notes_works"], ask=labels["ask_works"], sources=sources)


def _outlook_sources(context: Context) -> tuple[str, ...]:
    number = context.subject.outlook.out_of_100
    return number.sources if number else ()


def _numbers_said(context: Context) -> tuple[Text, ...]:
    """Return what each option with a number does for how many people, in its own words."""
    return tuple(option.benefit for option in context.subject.options if option.out_of_100)[:2]
