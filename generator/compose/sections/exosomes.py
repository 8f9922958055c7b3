"""Can exosomes help? The answer in words, the clinic's view and the evidence side by side, what is known and what is not."""

from __future__ import annotations

from generator.compose.context import Context, view_tone
from generator.compose.sections.speech import notes
from generator.document.blocks import Block, Card, Figure, Heading, List, Paragraph, Row
from generator.document.deck import Notes, Slide, SlotLine
from generator.text import Text, join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the answer, the card with view and evidence, known and unknown, and the licence note."""
    condition, labels = context.subject, context.labels
    exosomes, treatment = condition.exosomes, context.book.treatment
    tone = view_tone(condition)
    verdict = Card(
        "verdict",
        (
            Paragraph(labels["evidence_question"]),
            Figure(context.evidence_meter(exosomes.evidence.level, tone)),
            Paragraph(context.evidence_words(exosomes.evidence.level), "strong"),
            Paragraph(exosomes.evidence.text),
        ),
        head=labels[f"view_{exosomes.answer}"],
        subhead=labels["view_label"],
        tone=tone,
    )
    known = Card("known", (List(exosomes.known),), head=labels["known_heading"])
    unknown = Card("unknown", (List(exosomes.unknown),), head=labels["unknown_heading"])
    sources = context.sources_line(exosomes.sources, context.licence().sources)
    return (
        Heading(labels["exosomes_heading"]),
        Paragraph(exosomes.answer_text, "lead"),
        Paragraph(treatment.summary),
        Row(((verdict,), (known, unknown)), (4, 8)),
        Paragraph(exosomes.clinic_view),
        Card("status", (Paragraph(labels["licence_ask"]),), head=context.licence().headline),
        *((Paragraph(sources, "caption"),) if sources else ()),
    )


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the slide with view and evidence."""
    condition, labels = context.subject, context.labels
    exosomes, short = condition.exosomes, condition.slide
    return (
        Slide(
            f"exosomes-{condition.id}",
            "answer",
            Text(labels.say("exosomes_slide", name=condition.name).spans, condition.name.location),
            notes=_notes(context),
            section=labels.plain("part_conditions"),
            label=condition.name,
            slots={
                "answer": (SlotLine(labels["view_label"], 1), SlotLine(labels[f"view_{exosomes.answer}"])),
                "evidence": (SlotLine(context.evidence_words(exosomes.evidence.level)), SlotLine(counted(context), 1)),
                "known": (SlotLine(labels["known_heading"]), *(SlotLine(t, 1) for t in short.known)),
                "unknown": (SlotLine(labels["unknown_heading"]), *(SlotLine(t, 1) for t in short.unknown)),
            },
            drawings={"evidence": context.evidence_meter(exosomes.evidence.level, view_tone(condition))},
            tone=view_tone(condition),
            location=exosomes.answer_text.location,
        ),
    )


def counted(context: Context) -> Text:
    """Return '2 studies, 3 people', or that there are none."""
    evidence = context.subject.exosomes.evidence
    if not evidence.studies:
        return context.labels["no_studies"]
    return context.labels.say("studies_counted", studies=str(evidence.studies), people=str(evidence.people))


def _notes(context: Context) -> Notes:
    """Return the clinic's view and what was found, never one without the other."""
    exosomes = context.subject.exosomes
    both = join((exosomes.clinic_view, exosomes.evidence.text))
    return notes(context, both, exosomes.answer_text, ask=context.labels["ask_answer"], sources=exosomes.sources)
