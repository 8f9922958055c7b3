"""What the condition is, with a picture of its pattern on the scalp."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.content.model import DrawnPerson
from generator.document.blocks import Block, Figure, Heading, Paragraph, Row
from generator.document.deck import Slide, SlotLine
from generator.figures.person import Person
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.text import Text


def blocks(context: Context) -> tuple[Block, ...]:
    """Return heading, words and picture."""
    condition, labels = context.subject, context.labels
    words = tuple(Paragraph(p) for p in condition.what)
    also = Paragraph(labels.say("also_called", names=condition.also_called), "caption")
    figure = Figure(scalp(context, condition.pattern_labels), scalp_caption(context))
    heading = Heading(Text(labels.say("what_heading", name=condition.name_in_text).spans, condition.name.location))
    return (heading, Row(((*words, also), (figure,)), (6, 6)))


def scalp(context: Context, words: tuple[Text, ...]) -> ScalpPattern | ScalpPair:
    """Return the head with the condition's pattern, labelled with `words`; or two heads, each with its own label."""
    condition, second = context.subject, context.subject.second_pattern
    seen = "; ".join(t.plain for t in condition.pattern_labels)
    first = ScalpPattern(condition.pattern, words, context.labels.plain("scalp_alt", labels=seen), _person(condition.person))
    if second is None:
        return first
    one, other = condition.pattern_labels
    alone = replace(first, labels=())
    return ScalpPair(
        alone,
        replace(alone, pattern=second.pattern, person=_person(second.person)),
        (one, other),
        context.labels.plain("scalps_alt", labels=seen),
    )


def scalp_caption(context: Context) -> Text:
    """Return the caption that says from where the head or heads are seen."""
    return context.labels["scalps_caption" if context.subject.second_pattern else "scalp_caption"]


def _person(chosen: DrawnPerson) -> Person:
    return Person(chosen.skin, chosen.hair)


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the condition's first slide."""
    condition, labels = context.subject, context.labels
    order = [c.id for c in context.book.conditions].index(condition.id) + 1
    return (
        Slide(
            f"what-{condition.id}",
            "condition",
            Text(labels.say("what_slide", name=condition.name).spans, condition.name.location),
            notes=notes(context, *condition.what, condition.diagnosis[0], ask=condition.slide.ask),
            section=labels.plain("part_conditions"),
            label=_label(context, order),
            slots={
                "content": (SlotLine(condition.slide.lead), *(SlotLine(f, 1) for f in condition.slide.facts)),
                "caption": (SlotLine(scalp_caption(context)),),
            },
            drawings={"visual": scalp(context, ())},
            location=condition.slide.lead.location,
        ),
    )


def _label(context: Context, order: int) -> Text:
    if context.about == "condition":
        return context.part("conditions")
    return context.labels.say("condition_label", number=str(order), of=str(len(context.book.conditions)))
