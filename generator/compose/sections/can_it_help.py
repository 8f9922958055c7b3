"""Can the treatment help? What is known comes first and is the largest; the clinic's opinion comes last, in text size."""

from __future__ import annotations

from generator.compose.context import CERTAINTY_OF_LEVEL, Context, finding_tone
from generator.compose.sections.speech import notes
from generator.content.condition import Counts
from generator.document.deck import Notes, Slide, SlotLine
from generator.text import Text

MOST_POINTS = 3  # beside the evidence on a slide


def counted(context: Context) -> Text:
    """Return '4 studies, 70 people' of the way this clinic gives it, or that there are none, with those of other ways if there are any."""
    labels, evidence = context.labels, context.subject.can_it_help.evidence
    if evidence.our_way.studies:
        return _studies(context, evidence.our_way)
    if evidence.other_ways.studies:
        return labels.say("studies_of_others", counted=_studies(context, evidence.other_ways))
    return labels["no_studies"]


def _studies(context: Context, counts: Counts) -> Text:
    one = "study_of_one" if counts.people == 1 else "study_counted"
    return context.labels.say(one if counts.studies == 1 else "studies_counted", studies=str(counts.studies), people=str(counts.people))


def said(context: Context) -> Notes:
    """Return what a speaker says: the evidence, then the clinic's opinion as what it is."""
    help_ = context.subject.can_it_help
    ask = context.labels["ask_answer"]
    return notes(context, help_.evidence.text, context.opinion(), help_.opinion.text, ask=ask, sources=help_.evidence.sources)


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the slide with the evidence; the clinic's opinion stands last and small."""
    condition, labels = context.subject, context.labels
    help_ = condition.can_it_help
    words = next((slide for slide in condition.slides if slide.id == "evidence"), None)
    if words is None:
        return ()
    certainty = CERTAINTY_OF_LEVEL[help_.evidence.level]
    return (
        Slide(
            f"evidence-{condition.id}",
            "answer",
            words.headline,
            notes=said(context),
            section=labels.plain("part_conditions"),
            label=condition.plain_name,
            slots={
                "answer": (SlotLine(labels["finding_label"], 1), SlotLine(labels[f"finding_{help_.finding}"])),
                "evidence": (SlotLine(labels[f"certainty_{certainty}"]), SlotLine(counted(context), 1)),
                "known": (SlotLine(labels["known_heading"]), *(SlotLine(t, 1) for t in words.points[:MOST_POINTS])),
                "opinion": (SlotLine(labels["opinion_heading"]), SlotLine(context.opinion(), 1)),
            },
            drawings={"evidence": context.certainty_meter(certainty)},
            tone=finding_tone(condition),
            location=words.headline.location,
        ),
    )
