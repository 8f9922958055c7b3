"""T07: speaker notes say no more, and no less, than a speaker can use at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck
from generator.problems import Problem

CODE = "T07"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield slides whose notes have too few or too many sentences to say."""
    limits = deck.strictness.of(CODE)
    for slide in deck.slides:
        if slide.source is not None and not limits["fewest"] <= slide.source.notes.sentences <= limits["most"]:
            what = f"the notes have {slide.source.notes.sentences} sentences to say; {limits['fewest']:g} to {limits['most']:g} are good"
            yield slide.problem(
                CODE, what, "warning", location=next((text.location for text in slide.source.notes.say if text.location), None)
            )
