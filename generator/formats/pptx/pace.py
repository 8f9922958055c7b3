"""How long each slide of a loop stays: as long as it takes to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.document.deck import Pace, Slide, SlotLine
from generator.formats.pptx.layout_model import FOOT, Role
from generator.text import Text


def time_on(slide: Slide, words: Mapping[Role, tuple[SlotLine, ...]], pace: Pace) -> int:
    """Return how many milliseconds a slide stays; the foot, the same on all slides, is not read again."""
    return pace.milliseconds(sum(len(text.plain.split()) for text in _to_read(slide, words)))


def _to_read(slide: Slide, words: Mapping[Role, tuple[SlotLine, ...]]) -> Iterator[Text]:
    yield from (line.text for role, lines in words.items() if role not in FOOT for line in lines)
    yield from (cell for row in (slide.table.rows if slide.table else ()) for cell in row)
    yield from (label for drawing in slide.drawings.values() for label in drawing.labels)
