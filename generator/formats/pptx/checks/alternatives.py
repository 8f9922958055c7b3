"""A04: the alternative text of a drawing serves a listener. A drawing without one is decoration, which screen readers skip."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.alternative import CODE, HINT, faults_of, written_at
from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.spread import Spread
from generator.problems import Location, Problem


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield alternative texts that say nothing, or are too short or too long."""
    limits = deck.strictness.of(CODE)
    for slide in deck.slides:
        for name, alternative, location in _alternatives(slide.given):
            for what, severity in faults_of(alternative.strip(), limits):
                if location:
                    yield Problem(CODE, f"the alternative text of '{name}' {what}", location, HINT, severity)
                else:
                    yield slide.problem(CODE, f"{name}: the alternative text {what}", severity, HINT)


def _alternatives(given: Spread | None) -> Iterator[tuple[str, str, Location | None]]:
    if given is None:
        return
    yield from ((drawing.name, drawing.alt, written_at(drawing)) for drawing in given.drawings.values() if drawing.alt)
    if given.table:
        yield "Table", given.table.alt, None
    if given.chart:
        yield "Chart", given.chart.alt, None
