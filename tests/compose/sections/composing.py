"""Composes sections from the smallest book, with changes."""

from __future__ import annotations

from typing import Any, TypeVar

from generator.compose import compose_deck, compose_document, compose_loop
from generator.compose.handout import Handout
from generator.content.inline import parse_inline
from generator.content.model import Book, Condition, Treatment
from generator.document.blocks import Block, Card, Document, Row, Section, Table
from generator.document.deck import Deck
from generator.document.plain import texts
from generator.text import Text
from tests.made import SMALLEST, book, labels

Kind = TypeVar("Kind")
LEAFLET = {"format": "pdf", "about": "condition", "file": "leaflet-{id}"}
GUIDE = {"format": "pdf", "about": "treatment", "file": "guide", "code": "HL-10"}
SHEET = {"format": "pdf", "about": "aftercare", "file": "aftercare", "code": "HL-11"}
CONSULTATION = {"format": "pptx", "about": "condition", "file": "consultation-{id}"}
LOOP = {"format": "ppsx", "about": "all", "file": "loop", "code": "HL-13"}
DECK = {"format": "pptx", "about": "all", "file": "deck", "code": "HL-12"}


def words(plain: str) -> Text:
    """Return words as content.yaml holds them: with stars, links and references."""
    return parse_inline(plain)


def changed(condition: dict[str, Any] | None = None, treatment: dict[str, Any] | None = None, **more: Any) -> Book:
    """Return the smallest book with parts of its condition, its treatment and itself replaced."""
    small = book(SMALLEST)
    one: Condition = small.conditions[0].model_copy(update=condition or {})
    cure: Treatment = small.treatment.model_copy(update=treatment or {})
    return small.model_copy(update={"conditions": (one,), "treatment": cure, **more})


def leaflet(*kinds: str, of: Book | None = None) -> Document:
    """Return a leaflet of these sections."""
    of = of or book(SMALLEST)
    return compose_document(of, Handout.model_validate({**LEAFLET, "sections": kinds}), of.conditions[0], labels()).words


def guide(*kinds: str, of: Book | None = None) -> Document:
    """Return a guide of these sections."""
    return compose_document(of or book(SMALLEST), Handout.model_validate({**GUIDE, "sections": kinds}), None, labels()).words


def sheet(*kinds: str, of: Book | None = None) -> Document:
    """Return an aftercare sheet of these sections."""
    return compose_document(of or book(SMALLEST), Handout.model_validate({**SHEET, "sections": kinds}), None, labels()).words


def deck(*kinds: str, of: Book | None = None) -> Deck:
    """Return a deck of these sections."""
    return compose_deck(of or book(SMALLEST), Handout.model_validate({**DECK, "sections": kinds}), None, labels()).words


def consultation(*kinds: str, of: Book | None = None) -> Deck:
    """Return a deck of these sections about the first condition."""
    of = of or book(SMALLEST)
    return compose_deck(of, Handout.model_validate({**CONSULTATION, "sections": kinds}), of.conditions[0], labels()).words


def loop(*kinds: str, of: Book | None = None) -> Deck:
    """Return a loop of these sections."""
    return compose_loop(of or book(SMALLEST), Handout.model_validate({**LOOP, "sections": kinds}), None, labels()).words


def plain(composed: Document | Section) -> list[str]:
    """Return all texts in reading order."""
    sections = composed.sections if isinstance(composed, Document) else (composed,)
    return [text.plain for section in sections for text in texts(section)]


def found(composed: Document | Section, kind: type[Kind]) -> list[Kind]:
    """Return all blocks of a kind, at any depth."""
    sections = composed.sections if isinstance(composed, Document) else composed.blocks
    return [block for each in sections for block in walk(each) if isinstance(block, kind)]


def walk(block: Block) -> list[Block]:
    """Return a block and all within it in reading order."""
    match block:
        case Section(blocks=inner) | Card(blocks=inner):
            within = inner
        case Row(columns=columns):
            within = tuple(each for column in columns for each in column)
        case Table(rows=rows):
            within = tuple(each for row in rows for cell in row.cells for each in cell)
        case _:
            within = ()
    return [block, *(each for inner_block in within for each in walk(inner_block))]
