"""The rules over a finished deck: what content or a clinic's own template can break. Each gets the file as read back, with its deck.

What this package guarantees for any content is left to its tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.document.deck import Deck
from generator.document.limits import SHIPPED, Strictness
from generator.formats.pptx.checks import alternatives, contrast, facts, fit, links, load, notes, type_size, words
from generator.formats.pptx.checks.file import FinishedDeck, read_deck
from generator.formats.pptx.checks.passed import PASSED
from generator.problems import Problem

RULES: tuple[Callable[[FinishedDeck], Iterator[Problem]], ...] = (
    words.check,
    facts.check,
    alternatives.check,
    links.check,
    fit.check,
    contrast.check,
    type_size.check,
    load.check,
    notes.check,
)


def check_deck(data: bytes, deck: Deck, strictness: Strictness = SHIPPED) -> tuple[Problem, ...]:
    """Return what the rules find in a deck's file; ValueError if the bytes are not a presentation."""
    finished = read_deck(data, deck, strictness, PASSED)
    found = tuple(dict.fromkeys(problem for rule in RULES for problem in rule(finished)))
    for slide in () if found else finished.slides:
        PASSED.keep(slide.evidence, facts.numbers_said(slide))
    return found
