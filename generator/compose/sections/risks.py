"""Harms to be expected, reported, serious and unknown, and who should not have the treatment."""

from __future__ import annotations

from generator.compose.context import Context, present
from generator.content.part import Told
from generator.content.treatment import Exclusion, Risk
from generator.document.blocks import Block, Heading, List, Paragraph, Row
from generator.text import Text, join

_KINDS = ("expected", "reported", "serious", "unknown")
MOST_ON_SLIDE, MOST_UNKNOWN = 4, 6


def blocks(context: Context) -> tuple[Block, ...]:
    """Return all harms, by kind, and who should not have the treatment."""
    labels, risks = context.labels, context.book.treatment.risks
    lists = tuple(_part(context, kind, (List(tuple(_in_full(context, r) for r in getattr(risks, kind))),)) for kind in _KINDS)
    told = {source for kind in _KINDS for risk in getattr(risks, kind) for source in (*risk.text.cites, *risk.sources)}
    sources = context.sources_line(source for source in risks.sources if source not in told)
    caption = (Paragraph(sources, "caption"),) if sources else ()
    pairs = (Row(lists[:2], (6, 6)), Row(lists[2:], (6, 6)))  # what may be mild above what is grave: each pair ends about level
    return (Heading(labels["risks_heading"]), Paragraph(risks.intro), *pairs, *not_suitable(context), *caption)


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
    """Return who should not have the treatment; a condition's own exclusions stand first and bold. Nothing if nobody is named."""
    labels, not_suitable_ = context.labels, context.book.treatment.not_suitable
    own = tuple(item.text.strong() for item in _own(context))
    texts = (*own, *(item.text for item in shared(context)))
    if not texts:
        return ()
    intro = join(present(not_suitable_.intro, context.sources_line(not_suitable_.sources)))
    heading = Heading(labels["not_suitable_heading"], minor=True) if minor else Heading(labels["not_suitable_heading"], level=3)
    return (heading, List(texts, columns=2), Paragraph(intro, "caption"))


def shared(context: Context) -> tuple[Exclusion, ...]:
    """Return the exclusions of all handouts but those that leave them out."""
    every = context.book.treatment.not_suitable.items
    return tuple(item for item in every if context.condition is None or context.condition.id not in item.left_out_for)


def _own(context: Context) -> tuple[Told, ...]:
    return context.condition.not_suitable if context.condition else ()
