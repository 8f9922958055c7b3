"""What matters most, what to do now, and what the clinic gains: the first thing read."""

from __future__ import annotations

from generator.compose.context import Context
from generator.document.blocks import Block, Card, List, Paragraph


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the main point with the steps to take now, or with the key points of the guide; then the declaration of interest."""
    labels, treatment = context.labels, context.book.treatment
    if context.about == "condition":
        condition = context.subject
        steps = (Paragraph(labels["do_now_head"], "strong"), List(condition.do_now, "number"))
        return (Card("key-points", (Paragraph(condition.main_point, "lead"), *steps), head=labels["main_point"]), _interest(context))
    if context.about == "aftercare":
        return (Card("key-points", (Paragraph(treatment.aftercare.main_point, "lead"),), head=labels["main_point"]),)
    guide = treatment.guide
    points = Card("key-points", (Paragraph(guide.main_point, "lead"), List(guide.key_points, columns=2)), head=labels["main_point"])
    return (points, Paragraph(guide.aim), _interest(context))


def _interest(context: Context) -> Paragraph:
    return Paragraph(context.book.control.interest)
