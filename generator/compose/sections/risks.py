"""Harms to be expected, reported, serious and unknown, and who should not have the treatment."""

from __future__ import annotations

from generator.compose.context import Context, present
from generator.compose.sections.speech import notes
from generator.content.part import Told
from generator.content.treatment import Exclusion, Risk, Risks, Treatment
from generator.document.blocks import Block, Heading, List, Paragraph, Row
from generator.document.deck import Slide, SlotLine
from generator.text import Text, join

_KINDS = ("expected", "reported", "serious", "unknown")
MOST_ON_SLIDE, MOST_UNKNOWN = 4, 6


def blocks(context: Context) -> tuple[Block, ...]:
    """Return all harms, by kind, and who should not have the treatment."""
    labels, risks = context.labels, context.book.treatment.risks
    lists = tuple(_part(context, kind, (List(tuple(_in_full(context, r) for r in getattr(risks, kind))),)) for kind in _KINDS)
    sources = context.sources_line(risks.sources)
    caption = (Paragraph(sources, "caption"),) if sources else ()
    return (Heading(labels["risks_heading"]), Paragraph(risks.intro), Row(lists, (6, 6), whole=True), *not_suitable(context), *caption)


def _part(context: Context, kind: str, blocks_: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels[f"risks_{kind}"], level=3), *blocks_)


def _in_full(context: Context, risk: Risk) -> Text:
    return join(present(risk.text, risk.likelihood, context.sources_line(risk.sources)))


def in_columns(context: Context) -> tuple[Block, ...]:
    """Return the harms of a leaflet in four columns."""
    labels, risks = context.labels, context.book.treatment.risks
    parts = tuple(_part(context, kind, (Paragraph(getattr(risks.leaflet, kind)),)) for kind in _KINDS)
    return (Heading(labels["risks_heading"], minor=True), Paragraph(risks.leaflet.intro, "gloss"), Row(parts, (3, 3, 3, 3), levelled=True))


def not_suitable(context: Context, *, minor: bool = False) -> tuple[Block, ...]:
    """Return who should not have the treatment; a condition's own exclusions stand first and bold."""
    labels, not_suitable_ = context.labels, context.book.treatment.not_suitable
    own = tuple(item.text.strong() for item in _own(context))
    texts = (*own, *(item.text for item in shared(context)))
    intro = join(present(not_suitable_.intro, context.sources_line(not_suitable_.sources)))
    heading = Heading(labels["not_suitable_heading"], minor=True) if minor else Heading(labels["not_suitable_heading"], level=3)
    return (heading, List(texts, columns=2), Paragraph(intro, "caption"))


def shared(context: Context) -> tuple[Exclusion, ...]:
    """Return the exclusions of all handouts but those that leave them out."""
    every = context.book.treatment.not_suitable.items
    return tuple(item for item in every if context.condition is None or context.condition.id not in item.left_out_for)


def _own(context: Context) -> tuple[Told, ...]:
    return context.condition.not_suitable if context.condition else ()


def slides(context: Context) -> tuple[Slide, ...]:
    """Return benefits and risks side by side."""
    labels, treatment = context.labels, context.book.treatment
    return (
        Slide(
            "benefits-and-risks",
            "compare",
            treatment.risks.headline,
            notes=notes(context, treatment.benefits.intro, treatment.risks.intro, ask=labels["ask_balance"], sources=_sources(treatment)),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={
                "head-1": (SlotLine(labels["benefits_hoped"]),),
                "content": tuple(SlotLine(b.point) for b in treatment.benefits.items[:MOST_ON_SLIDE]),
                "head-2": (SlotLine(labels["risks_and_unknowns"]),),
                "content-2": tuple(SlotLine(risk.short) for risk in _harms(treatment.risks)),
            },
            icons={"head-1": "circle-check", "head-2": "triangle-alert"},
            location=treatment.risks.headline.location,
        ),
    )


def _harms(risks: Risks) -> tuple[Risk, ...]:
    """Return as many harms as a slide has room for: one of each kind first, then the serious ones."""
    kinds = (risks.expected, risks.reported, risks.serious)
    first = [kind[0] for kind in kinds]
    chosen = [*first, *(risk for kind in reversed(kinds) for risk in kind[1:])][:MOST_ON_SLIDE]
    return tuple(risk for kind in kinds for risk in kind if any(risk is each for each in chosen))


def _sources(treatment: Treatment) -> tuple[str, ...]:
    """Return the sources for benefits and risks."""
    return (*(i for benefit in treatment.benefits.items for i in benefit.sources), *treatment.risks.sources)


def suitability_slides(context: Context) -> tuple[Slide, ...]:
    """Return who should not have the treatment, a condition's own exclusions first; then what nobody knows."""
    labels, treatment = context.labels, context.book.treatment
    own, not_suitable_ = _own(context), treatment.not_suitable
    excluded = tuple(item.short for item in (*own, *shared(context)))
    half = (len(excluded) + 1) // 2
    said = notes(context, *(item.text for item in own), not_suitable_.intro, ask=labels["ask_suitability"], sources=not_suitable_.sources)
    unknown = treatment.risks.unknown
    return (
        Slide(
            "right-for-you",
            "questions",
            labels["suitability_slide"],
            notes=said,
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={"content": tuple(map(SlotLine, excluded[:half])), "content-2": tuple(map(SlotLine, excluded[half:]))},
            location=excluded[0].location,
        ),
        Slide(
            "unknown",
            "content",
            labels["suitability_unknown"],
            notes=notes(context, *(risk.text for risk in unknown), ask=labels["ask_unknown"], sources=treatment.risks.sources),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={"content": tuple(SlotLine(risk.short) for risk in unknown[:MOST_UNKNOWN])},
            location=unknown[0].short.location,
        ),
    )
