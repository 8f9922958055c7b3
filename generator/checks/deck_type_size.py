"""T02: type that can be read from the back of the room."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.deck_file import FinishedDeck
from generator.checks.deck_load import LOOKED_UP
from generator.checks.deck_text import TextBox
from generator.problems import Problem
from generator.slides.markup import A, P
from generator.slides.places import tag
from generator.slides.plan import Role

CODE = "T02"
LEAST = 18.0  # points
BODY, TITLE = 24.0, 28.0
FOOT = 12.0  # of what stands on each slide and is not part of what is said
_FOOT_ROLES: tuple[Role | None, ...] = ("footer", "date", "number")
_BODY_ROLES: tuple[Role | None, ...] = ("content", "content-2", "known", "unknown", "subtitle")


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield type that is too small, what it inherits and how far it was shrunk to fit counted in."""
    for slide in deck.slides:
        for box in slide.text:
            scale = _scale(box)
            for size, level in sorted({(run.size * scale, p.level) for p in box.paragraphs for run in p.runs if run.words.strip()}):
                least, wanted = _limits(box.role, level, slide.layout.name)
                if size < least:
                    yield slide.problem(CODE, f"{box.name}: type of {size:g} pt; {least:g} pt is the least")
                elif size < wanted:
                    yield slide.problem(CODE, f"{box.name}: type of {size:g} pt; {wanted:g} pt is better", "warning")


def _limits(role: Role | None, level: int, layout: str) -> tuple[float, float]:
    """Return the least size, and the size that is good. What hangs below a point may be smaller than the point."""
    if role in _FOOT_ROLES:
        return FOOT, FOOT
    if role == "title":
        return LEAST, TITLE
    return LEAST, BODY if role in _BODY_ROLES and level == 0 and layout not in LOOKED_UP else LEAST


def _scale(box: TextBox) -> float:
    fit = box.shape.find(f"{tag(P, 'txBody')}/{tag(A, 'bodyPr')}/{tag(A, 'normAutofit')}")
    return int(fit.get("fontScale", 100000)) / 100000 if fit is not None else 1.0
