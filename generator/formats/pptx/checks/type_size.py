"""T02: type is large enough to be read from the back of the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.checks.load import LOOKED_UP
from generator.formats.pptx.layout_model import FOOT, Role
from generator.problems import Problem

CODE = "T02"
_BODY_ROLES: tuple[Role | None, ...] = ("content", "content-2", "known", "subtitle")


@dataclass(frozen=True, slots=True)
class Sizes:
    """In points: the minimum for all text, then good sizes for body text and titles. `foot` is for the foot of each slide.

    What is nested below a point of body text may be smaller than it, but not smaller than `below`.
    """

    least: float
    body: float
    below: float
    title: float
    foot: float


TALK = Sizes(least=18, body=24, below=18, title=28, foot=12)
LOOP = Sizes(least=24, body=28, below=28, title=40, foot=16)  # read from across the room, with nobody to read it out


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield type that is too small, be its size set or inherited."""
    sizes = LOOP if deck.deck.pace else TALK
    for slide in deck.slides:
        for box in slide.text:
            for size, level in sorted({(run.size, p.level) for p in box.paragraphs for run in p.runs if run.words.strip()}):
                least, wanted = _limits(sizes, box.role, level, slide.layout.name)
                if size < least:
                    yield slide.problem(CODE, f"{box.name}: the type is {size:g} pt; the minimum is {least:g} pt")
                elif size < wanted:
                    yield slide.problem(CODE, f"{box.name}: the type is {size:g} pt; {wanted:g} pt is better", "warning")


def _limits(sizes: Sizes, role: Role | None, level: int, layout: str) -> tuple[float, float]:
    """Return the minimum size and the recommended one."""
    if role in FOOT:
        return sizes.foot, sizes.foot
    if role == "title":
        return sizes.least, sizes.title
    if role not in _BODY_ROLES or layout in LOOKED_UP:
        return sizes.least, sizes.least
    return sizes.least, sizes.below if level else sizes.body
