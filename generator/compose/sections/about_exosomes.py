"""What exosomes are, with a drawing; how hair grows; how exosomes are thought to work, each idea with its evidence."""

from __future__ import annotations

from generator.compose.context import Context, present
from generator.compose.sections.speech import first_sentence, notes
from generator.content.model import Mechanism
from generator.document.blocks import Block, Figure, Heading, Paragraph, Row
from generator.document.deck import Notes, Slide, SlotLine
from generator.figures.cycle import GrowthCycle
from generator.figures.exosome import Exosome
from generator.figures.follicle import Follicles
from generator.text import join

ICONS = ("sprout", "shield-check", "droplets", "layers", "sparkles")  # by position; they are decoration


def blocks(context: Context) -> tuple[Block, ...]:
    """Return what exosomes are."""
    topics: list[tuple[Block, ...]] = [(Paragraph(t),) for t in context.book.treatment.what]
    figure = Figure(_drawing(context), context.labels["not_to_scale"])
    return (Heading(context.labels["exosomes_what_heading"]), Row((*topics, (figure,)), (6, 6)))


def _drawing(context: Context) -> Exosome:
    labels = context.labels
    return Exosome((labels["cargo_signals"], labels["cargo_proteins"], labels["cargo_messages"]), labels.plain("exosome_alt"))


def _cycle(context: Context) -> GrowthCycle:
    labels = context.labels
    return GrowthCycle((labels["cycle_growing"], labels["cycle_changing"], labels["cycle_resting"]), labels.plain("cycle_alt"))


def hair_cycle(context: Context) -> tuple[Block, ...]:
    """Return how hair grows."""
    treatment = context.book.treatment
    words = tuple(Paragraph(t) for t in treatment.hair_cycle)
    sources = context.sources_line(treatment.hair_cycle_sources)
    caption = (Paragraph(sources, "caption"),) if sources else ()
    figure = Figure(_cycle(context), context.labels["not_to_scale"])
    return (Heading(context.labels["hair_cycle_heading"]), Row(((*words, *caption), (figure,)), (6, 6)), *_roots(context))


def _roots(context: Context) -> tuple[Block, ...]:
    """Return how roots shrink, with a drawing; nothing if the content has no words for it."""
    roots = context.book.treatment.roots
    if roots is None:
        return ()
    first, last = roots.labels
    alt = context.labels.plain("roots_alt", first=first, last=last)
    words = [Paragraph(t) for t in present(roots.text, context.sources_line(roots.sources))]
    return (
        Row(((Heading(roots.title, level=3), *words), (Figure(Follicles((first, last), alt), context.labels["not_to_scale"]),)), (6, 6)),
    )


def how(context: Context) -> tuple[Block, ...]:
    """Return the ways exosomes are thought to work, in two columns."""
    treatment = context.book.treatment
    ideas = Row(tuple(_idea(context, m) for m in treatment.how), (6, 6))
    sources = context.sources_line(*(m.sources for m in treatment.how))
    note = join((treatment.how_caution, *((sources,) if sources else ())))
    return (Heading(context.labels["how_heading"]), ideas, Paragraph(note, "caption"))


def _idea(context: Context, mechanism: Mechanism) -> tuple[Block, ...]:
    evidence = context.labels.say("evidence_line", words=context.evidence_words(mechanism.evidence_level))
    return (
        Heading(mechanism.title, level=3),
        Paragraph(mechanism.text),
        Row(((Figure(context.evidence_meter(mechanism.evidence_level)),), (Paragraph(evidence),)), (4, 8)),
    )


def slides(context: Context) -> tuple[Slide, ...]:
    """Return what exosomes are."""
    labels, treatment = context.labels, context.book.treatment
    lead, *points = treatment.slide
    return (
        Slide(
            "exosomes",
            "visual",
            labels["exosomes_what_heading"],
            notes=notes(context, *treatment.what, ask=labels["ask_exosomes"]),
            section=context.part("basics").plain,
            label=context.part("basics"),
            slots={"content": (SlotLine(lead), *(SlotLine(p, 1) for p in points)), "caption": (SlotLine(labels["not_to_scale"]),)},
            drawings={"visual": _drawing(context)},
            location=lead.location,
        ),
    )


def cycle_slides(context: Context) -> tuple[Slide, ...]:
    """Return how hair grows."""
    labels, treatment = context.labels, context.book.treatment
    return (
        Slide(
            "hair-cycle",
            "visual",
            labels["hair_cycle_heading"],
            notes=notes(context, *treatment.hair_cycle, ask=labels["ask_cycle"], sources=treatment.hair_cycle_sources),
            section=context.part("basics").plain,
            label=context.part("basics"),
            slots={
                "content": (SlotLine(labels["cycle_lead"]), *(SlotLine(t, 1) for t in treatment.hair_cycle)),
                "caption": (SlotLine(labels["not_to_scale"]),),
            },
            drawings={"visual": _cycle(context)},
            location=treatment.hair_cycle[0].location,
        ),
    )


def how_slides(context: Context) -> tuple[Slide, ...]:
    """Return the ways exosomes are thought to work, as cards; a single one without a card."""
    labels, treatment = context.labels, context.book.treatment
    if len(treatment.how) == 1:
        return (_only_way(context, treatment.how[0]),)
    slots = {f"item-{n}": (SlotLine(m.title), SlotLine(m.slide, 1)) for n, m in enumerate(treatment.how, 1)}
    icons = {f"item-{n}": ICONS[n - 1] for n in range(1, len(treatment.how) + 1)}
    return (
        Slide(
            "how",
            "cards",
            labels["how_heading"],
            notes=_how_notes(context),
            section=context.part("basics").plain,
            label=context.part("basics"),
            slots={**slots, "caption": (SlotLine(treatment.how_caution),)},  # type: ignore[dict-item]  # item-1 to item-5 are slots
            icons=icons,  # type: ignore[arg-type]  # as above
            location=treatment.how[0].title.location,
        ),
    )


def _only_way(context: Context, mechanism: Mechanism) -> Slide:
    labels = context.labels
    return Slide(
        "how",
        "content",
        labels["how_heading"],
        notes=_how_notes(context),
        section=context.part("basics").plain,
        label=context.part("basics"),
        slots={"content": (SlotLine(mechanism.title.strong()), SlotLine(mechanism.slide, 1), SlotLine(context.book.treatment.how_caution))},
        location=mechanism.title.location,
    )


def _how_notes(context: Context) -> Notes:
    """Return how weak the evidence for the ideas is, and each idea in a sentence."""
    labels, treatment = context.labels, context.book.treatment
    ideas = tuple(first_sentence(m.text) for m in treatment.how)
    return notes(context, treatment.how_caution, *ideas, ask=labels["ask_how"], sources=(i for m in treatment.how for i in m.sources))
