"""The three to six things to know, in a marked box, and what the handout is for."""

from __future__ import annotations

from generator.compose.context import Context
from generator.document.blocks import Block, Card, List, Paragraph


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the box of key points and, below it, the aim."""
    treatment = context.book.treatment
    points = {
        "condition": lambda: context.subject.key_points,
        "aftercare": lambda: treatment.aftercare.key_points,
    }.get(context.about, lambda: treatment.key_points)()
    items = points
    aims = {"condition": lambda: context.subject.aim, "treatment": lambda: treatment.aim}
    aim = (Paragraph(aims[context.about]()),) if context.about in aims else ()
    return (Card("key-points", (List(items, columns=2),), head=context.labels["key_points"]), *aim)
