"""A04: the alternative text of a drawing serves a listener. A drawing without one is decoration, which screen readers skip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.limits import Limits
from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.spread import Spread
from generator.problems import Problem, Severity

CODE = "A04"
_SAYS_LITTLE: tuple[tuple[re.Pattern[str], str, Severity], ...] = (
    (re.compile(r"\S+\.(png|jpe?g|gif|svg|emf|wmf)", re.IGNORECASE), "is a file name", "error"),
    (re.compile(r"(picture|image|graphic|photo|chart|diagram|table|group|shape)\s*\d*", re.IGNORECASE), "says nothing", "error"),
    (re.compile(r"(an? )?(picture|image|graphic|photo) of\b.*", re.IGNORECASE), "begins with what a screen reader says anyway", "warning"),
)


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield alternative texts that say nothing, or are too short or too long."""
    limits = deck.strictness.of(CODE)
    for slide in deck.slides:
        for name, alternative in _alternatives(slide.given):
            for what, severity in _judged(alternative.strip(), limits):
                yield slide.problem(CODE, f"{name}: the alternative text {what}", severity)


def _alternatives(given: Spread | None) -> Iterator[tuple[str, str]]:
    if given is None:
        return
    yield from ((drawing.name, drawing.alt) for drawing in given.drawings.values() if drawing.alt)
    if given.table:
        yield "Table", given.table.alt
    if given.chart:
        yield "Chart", given.chart.alt


def _judged(alternative: str, limits: Limits) -> Iterator[tuple[str, Severity]]:
    for pattern, what, severity in _SAYS_LITTLE:
        if pattern.fullmatch(alternative):
            yield what, severity
            return
    if not limits["shortest"] <= len(alternative) <= limits["longest"]:
        yield f"has {len(alternative)} characters; {limits['shortest']:g} to {limits['longest']:g} serve a listener", "warning"
