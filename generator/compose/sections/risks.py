"""Risks: common, uncommon, serious, unknown, and who should not have it. Good and bad have equal weight on their slide."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.content.model import Risks, RisksInShort, Treatment
from generator.document.blocks import Block, Heading, List, Paragraph, Row
from generator.document.deck import Slide, SlotLine
from generator.text import Text


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the five lists: in short in a leaflet, in full in the guide."""
    labels, risks = context.labels, context.book.treatment.risks
    words = risks.in_short if context.about == "condition" else risks
    sources = context.sources_line(risks.sources)
    return (
        Heading(labels["risks_heading"]),
        *_lists(context, words),
        *((Paragraph(sources, "caption"),) if sources else ()),
    )


_KINDS = ("common", "uncommon", "serious", "unknown", "not_suitable")


def _lists(context: Context, risks: Risks | RisksInShort) -> tuple[Block, ...]:
    parts = [_part(context, f"risks_{kind}", getattr(risks, kind)) for kind in _KINDS]
    if isinstance(risks, RisksInShort):
        return (Row(tuple(parts[:3]), (4, 4, 4)), Row(tuple(parts[3:]), (6, 6)))
    return (Row(tuple(parts), (6, 6)),)


def _part(context: Context, key: str, items: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels[key], level=3), List(items))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return benefits and risks side by side."""
    labels, treatment = context.labels, context.book.treatment
    return (
        Slide(
            "benefits-and-risks",
            "compare",
            labels["benefits_and_risks_slide"],
            notes=notes(context, labels["notes_balance"], ask=labels["ask_balance"], sources=_sources(treatment)),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={
                "head-1": (SlotLine(labels["benefits_hoped"]),),
                "content": tuple(SlotLine(b.slide) for b in treatment.benefits),
                "head-2": (SlotLine(labels["risks_and_unknowns"]),),
                "content-2": tuple(SlotLine(t) for t in treatment.risks.slide),
            },
            icons={"head-1": "circle-check", "head-2": "triangle-alert"},
            location=treatment.benefits[0].slide.location,
        ),
    )


def _sources(treatment: Treatment) -> tuple[str, ...]:
    """Return the sources for benefits and risks."""
    return (*(i for benefit in treatment.benefits for i in benefit.sources), *treatment.risks.sources)


def suitability_slides(context: Context) -> tuple[Slide, ...]:
    """Return who should not have the treatment, and what nobody knows."""
    labels, risks = context.labels, context.book.treatment.risks
    short = risks.in_short
    return (
        Slide(
            "right-for-you",
            "compare",
            labels["suitability_slide"],
            notes=notes(context, labels["notes_suitability"], ask=labels["ask_suitability"], sources=risks.sources),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={
                "head-1": (SlotLine(labels["suitability_head"]),),
                "content": tuple(map(SlotLine, short.not_suitable)),
                "head-2": (SlotLine(labels["suitability_unknown"]),),
                "content-2": tuple(map(SlotLine, short.unknown)),
            },
            icons={"head-1": "clipboard-list", "head-2": "scan-search"},
            location=short.not_suitable[0].location,
        ),
    )
