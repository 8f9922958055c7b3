"""How long each slide of a loop stays: as long as it takes to read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.deck import Pace
from generator.formats.pptx.layout_model import FOOT, TOP
from generator.formats.pptx.spread import Spread
from generator.text import Text


def time_on(spread: Spread, pace: Pace) -> int:
    """Return how many milliseconds a slide stays; foot and mark, the same on all slides, are not read again."""
    return pace.milliseconds(sum(len(text.plain.split()) for text in _to_read(spread)))


def _to_read(spread: Spread) -> Iterator[Text]:
    yield from (line.text for role, lines in spread.words.items() if role not in (*FOOT, *TOP) for line in lines)
    yield from (cell for row in (spread.table.rows if spread.table else ()) for cell in row)
    yield from (spread.chart.in_the_chart if spread.chart else ())
    yield from (label for drawing in spread.drawings.values() for label in drawing.labels)
