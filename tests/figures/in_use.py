"""The drawings that the project's own content asks for, and the sizes that its papers and slides give them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.design.paper import MM
from generator.document.blocks import Document, Figure
from generator.document.deck import Deck
from generator.figures.drawing import Drawing
from tests.compose.sections.composing import found
from tests.made import REAL, planned

# (width, height, type size): a panel of a folded sheet, half and whole of an A4 page, an A5 page, large print, a slide.
SIZES = {
    "panel": (78 * MM, 0.0, 12.0),
    "half A4": (89 * MM, 0.0, 12.0),
    "A5": (120 * MM, 0.0, 12.0),
    "A4": (184 * MM, 0.0, 12.0),
    "large print": (170 * MM, 0.0, 18.0),
    "slide": (441.0, 310.0, 18.0),
}


def drawings() -> Iterator[Drawing]:
    """Yield every drawing of every handout made of the project's own content."""
    for job in planned(REAL).jobs:
        if isinstance(job.composed, Document):
            yield from (figure.drawing for figure in found(job.composed, Figure))
        elif isinstance(job.composed, Deck):
            yield from (drawing for slide in job.composed.slides for drawing in slide.drawings.values())


@cache
def labelled() -> tuple[Drawing, ...]:
    """Return each drawing that has words, once."""
    return tuple(dict.fromkeys(drawing for drawing in drawings() if drawing.labels))
