"""T02: type is large enough to be read from the back of the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.layout_model import FOOT, Role
from generator.problems import Problem

CODE = "T02"


@dataclass(frozen=True, slots=True)
class Sizes:
    """In points: the minimum for all text, then good sizes for text and titles. `foot` and `good_foot` are for the foot of each slide."""

    least: float
    good: float
    title: float
    foot: float
    good_foot: float


TALK = Sizes(least=18, good=24, title=32, foot=12, good_foot=18)  # capitals of 24 pt are read from 4 m on a screen of 55 inches
LOOP = Sizes(least=24, good=24, title=40, foot=16, good_foot=18)  # read from across the room, with nobody to read it out


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield type that is too small, be its size set or inherited."""
    sizes = LOOP if deck.deck.pace else TALK
    for slide in deck.slides:
        for box in slide.text:
            for size in sorted({run.size for p in box.paragraphs for run in p.runs if run.words.strip()}):
                least, wanted = _limits(sizes, box.role)
                if size < least:
                    yield slide.problem(CODE, f"{box.name}: the type is {size:g} pt; the minimum is {least:g} pt")
                elif size < wanted:
                    yield slide.problem(CODE, f"{box.name}: the type is {size:g} pt; {wanted:g} pt is better", "warning")


def _limits(sizes: Sizes, role: Role | None) -> tuple[float, float]:
    """Return the minimum size and the recommended one."""
    if role in FOOT:
        return sizes.foot, sizes.good_foot
    return sizes.least, sizes.title if role == "title" else sizes.good
