"""What matters most, what to do now, and what the clinic gains: the first thing read."""

from __future__ import annotations

from generator.compose.context import Context
from generator.document.blocks import Block, Card, List, Paragraph, Yields

_STEP = 2  # in which what a leaflet covers gives way


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the main point of the handout: with what to do now, or key points, and the declaration of interest where it has one."""
    labels, treatment = context.labels, context.book.treatment
    if context.about == "condition":
        return (*lead(context), *do_now(context), Paragraph(context.book.control.interest))
    if context.about == "aftercare":
        return (Paragraph(treatment.aftercare.main_point, "main"),)
    guide = treatment.guide
    points = Card("key-points", (Paragraph(guide.main_point, "lead"), List(guide.key_points, columns=2)), head=labels["main_point"])
    return (points, Paragraph(guide.aim), Paragraph(context.book.control.interest))


def lead(context: Context) -> tuple[Block, ...]:
    """Return the main point of a leaflet, what the treatment is in a sentence and what the leaflet covers, if there is room."""
    return (Paragraph(context.subject.main_point, "main"), *gloss(context))


def gloss(context: Context) -> tuple[Block, ...]:
    """Return what the treatment is in a sentence, and what the leaflet covers, if there is room."""
    covered = context.labels["leaflet_scope" if context.offered else "leaflet_scope_care"]
    said, scope = (Paragraph(text, "gloss") for text in (context.book.treatment.summary, covered))
    return (Yields((said, scope), (said,), _STEP, context.labels.plain("yields_scope")),)


def do_now(context: Context) -> tuple[Block, ...]:
    """Return the steps to take now."""
    return (Card("do-now", (List(context.subject.do_now, "disc"),), head=context.labels["do_now_head"]),)
