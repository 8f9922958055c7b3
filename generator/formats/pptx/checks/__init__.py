"""The rules over a finished deck: one a file, each told the file as it was read back and the deck it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.design.theme import Theme
from generator.document.deck import Deck
from generator.formats.pptx.checks import (
    alternatives,
    contrast,
    faces,
    facts,
    fit,
    language,
    load,
    motion,
    structure,
    tables,
    titles,
    type_size,
    whole,
    words,
)
from generator.formats.pptx.checks.file import FinishedDeck, read_deck
from generator.formats.pptx.opc import MissingPartError
from generator.problems import Problem

RULES: tuple[Callable[[FinishedDeck], Iterator[Problem]], ...] = (
    words.check,
    whole.check,
    facts.check,
    titles.check,
    alternatives.check,
    structure.check,
    fit.check,
    contrast.check,
    type_size.check,
    load.check,
    tables.check,
    motion.check,
    language.check,
    faces.check,
)


def check_deck(data: bytes, deck: Deck, theme: Theme) -> tuple[Problem, ...]:
    """Return what the rules find in a deck's file; ValueError where the bytes are no presentation."""
    try:
        finished = read_deck(data, deck, theme)
    except MissingPartError as error:
        return (Problem(whole.CODE, str(error)),)
    return tuple(dict.fromkeys(problem for rule in RULES for problem in rule(finished)))
