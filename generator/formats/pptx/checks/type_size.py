"""T02: type is large enough to be read from the back of the room."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.limits import Limits
from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.layout_model import FOOT, PlaceholderRole
from generator.problems import Problem

CODE = "T02"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield type that is too small, be its size set or inherited."""
    limits, where = deck.strictness.of(CODE), "screen_" if deck.deck.pace else ""
    for slide in deck.slides:
        for box in slide.text:
            for size in sorted({run.size for p in box.paragraphs for run in p.runs if run.words.strip()}):
                least, wanted = _limits(limits, where, box.role)
                if size < least:
                    yield slide.problem(CODE, f"{box.name}: the type is {size:g} pt; the minimum is {least:g} pt")
                elif size < wanted:
                    yield slide.problem(CODE, f"{box.name}: the type is {size:g} pt; {wanted:g} pt is better", "warning")


def _limits(limits: Limits, where: str, role: PlaceholderRole | None) -> tuple[float, float]:
    """Return the minimum size in points and the recommended one; `where` is 'screen_' for a show that nobody reads out."""
    if role in FOOT:
        return limits[f"{where}foot"], limits[f"{where}good_foot"]
    return limits[f"{where}text"], limits[f"{where}good_title" if role == "title" else f"{where}good_text"]
