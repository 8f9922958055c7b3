"""The rules over a finished deck: one a file, each told the file as it was read back and the deck it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import (
    deck_alternatives,
    deck_contrast,
    deck_faces,
    deck_facts,
    deck_fit,
    deck_language,
    deck_load,
    deck_motion,
    deck_structure,
    deck_tables,
    deck_titles,
    deck_type_size,
    deck_whole,
    deck_words,
)
from generator.checks.deck_file import FinishedDeck, read_deck
from generator.design.theme import Theme
from generator.document.deck import Deck
from generator.problems import Problem
from generator.slides.opc import MissingPartError

RULES: tuple[Callable[[FinishedDeck], Iterator[Problem]], ...] = (
    deck_words.check,
    deck_whole.check,
    deck_facts.check,
    deck_titles.check,
    deck_alternatives.check,
    deck_structure.check,
    deck_fit.check,
    deck_contrast.check,
    deck_type_size.check,
    deck_load.check,
    deck_tables.check,
    deck_motion.check,
    deck_language.check,
    deck_faces.check,
)


def check_deck(data: bytes, deck: Deck, theme: Theme) -> tuple[Problem, ...]:
    """Return what the rules find in a deck's file; ValueError where the bytes are no presentation."""
    try:
        finished = read_deck(data, deck, theme)
    except MissingPartError as error:
        return (Problem(deck_whole.CODE, str(error)),)
    return tuple(dict.fromkeys(problem for rule in RULES for problem in rule(finished)))
