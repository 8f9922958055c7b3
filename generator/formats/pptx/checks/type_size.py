"""T02: type that can be read from the back of the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.checks.load import LOOKED_UP
from generator.formats.pptx.layout_model import FOOT, Role
from generator.problems import Problem

CODE = "T02"
_BODY_ROLES: tuple[Role | None, ...] = ("content", "content-2", "known", "unknown", "subtitle")


@dataclass(frozen=True, slots=True)
class Sizes:
    """In points: the least size of all words, then what is good for body text and for titles. `foot` is for what stands on each slide.

    What hangs below a point of body text may be smaller than the point, but not below `below`.
    """

    least: float
    body: float
    below: float
    title: float
    foot: float


TALK = Sizes(least=18, body=24, below=18, title=28, foot=12)
LOOP = Sizes(least=24, body=28, below=28, title=40, foot=16)  # read from a chair across the room, with nobody to read it out


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield type that is too small, by itself or by what it inherits."""
    sizes = LOOP if deck.deck.pace else TALK
    for slide in deck.slides:
        for box in slide.text:
            for size, level in sorted({(run.size, p.level) for p in box.paragraphs for run in p.runs if run.words.strip()}):
                least, wanted = _limits(sizes, box.role, level, slide.layout.name)
                if size < least:
                    yield slide.problem(CODE, f"{box.name}: type of {size:g} pt; {least:g} pt is the least")
                elif size < wanted:
                    yield slide.problem(CODE, f"{box.name}: type of {size:g} pt; {wanted:g} pt is better", "warning")


def _limits(sizes: Sizes, role: Role | None, level: int, layout: str) -> tuple[float, float]:
    """Return the least size, and the size that is good."""
    if role in FOOT:
        return sizes.foot, sizes.foot
    if role == "title":
        return sizes.least, sizes.title
    if role not in _BODY_ROLES or layout in LOOKED_UP:
        return sizes.least, sizes.least
    return sizes.least, sizes.below if level else sizes.body
