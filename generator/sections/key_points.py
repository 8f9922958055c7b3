"""The three to six things to know, in a marked box."""

from __future__ import annotations

from generator.document.blocks import Block, Card, List
from generator.sections.context import Context


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the box of key points."""
    treatment = context.book.treatment
    points = {
        "condition": lambda: context.subject.key_points,
        "aftercare": lambda: treatment.aftercare.key_points,
    }.get(context.about, lambda: treatment.key_points)()
    items = tuple(context.cited(p) for p in points)
    return (Card("key-points", (List(items, columns=2),), head=context.labels["key_points"]),)
