"""The drawings in the project's own content, and their sizes on its papers and slides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.design.paper import MM
from generator.document.blocks import Document, Figure
from generator.document.deck import Deck
from generator.figures.drawing import Drawing
from tests.compose.sections.composing import drawn, found
from tests.made import REAL, planned

# (width, height, type size) on a panel of a folded sheet, half of an A4 page, an A5 page, an A4 page, in large print and on a slide.
SIZES = {
    "panel": (78 * MM, 0.0, 12.0),
    "half A4": (89 * MM, 0.0, 12.0),
    "A5": (120 * MM, 0.0, 12.0),
    "A4": (184 * MM, 0.0, 12.0),
    "large print": (170 * MM, 0.0, 18.0),
    "slide": (441.0, 310.0, 18.0),
}


def drawings() -> Iterator[Drawing]:
    """Yield every drawing in every handout made from the project's own content."""
    for job in planned(REAL).jobs:
        if isinstance(job.composed, Document):
            yield from (figure.drawing for figure in found(job.composed, Figure))
        elif isinstance(job.composed, Deck):
            yield from drawn(job.composed)


@cache
def labelled() -> tuple[Drawing, ...]:
    """Return each drawing with words, once."""
    return tuple(dict.fromkeys(drawing for drawing in drawings() if drawing.labels))
