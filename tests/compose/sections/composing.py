"""Composes sections from the smallest book, with changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from generator.compose import Composer
from generator.compose.handout import Handout
from generator.compose.values import counted
from generator.content.condition import Condition, PatternDrawing
from generator.content.inline import parse_inline
from generator.content.model import Book
from generator.content.treatment import Treatment
from generator.document.approval import STATUS_WORDS, UNSEEN, Approval
from generator.document.blocks import (
    AnswerStrip,
    Block,
    Card,
    Document,
    Facts,
    HelpRow,
    Quantity,
    Row,
    Scales,
    Section,
    Table,
    Yields,
)
from generator.document.chart import BarChart
from generator.document.deck import Deck, Slide, SlideTable
from generator.document.plain import slide_texts, texts
from generator.figures.drawing import Drawing
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.text import Text
from tests.made import SMALLEST, book, country, labels

Kind = TypeVar("Kind")
DRAFT = STATUS_WORDS["en"]["draft"]
APPROVED = Approval(
    status="approved", words="7f3a9c" + "0" * 58, version="1.0", issued="2026-11-22", until="2028-11-22",
    author="A nurse", clinician="A doctor", patients="Ten people",
)  # fmt: skip
INFORMATION = {"profile": "information"}
LEAFLET = {"format": "pdf", "about": "condition", "file": "leaflet-{id}", **INFORMATION}
GUIDE = {"format": "pdf", "about": "treatment", "file": "guide", "code": "HL-10", **INFORMATION}
SHEET = {"format": "pdf", "about": "aftercare", "file": "aftercare", "code": "HL-11", **INFORMATION}
CONSULTATION = {"format": "pptx", "about": "condition", "file": "consultation-{id}", **INFORMATION}
LOOP = {"format": "ppsx", "about": "all", "file": "loop", "code": "HL-13", "profile": "promotion"}
DECK = {"format": "pptx", "about": "all", "file": "deck", "code": "HL-12", **INFORMATION}


def words(plain: str) -> Text:
    """Return words as content.yaml holds them: with stars, links and references."""
    return parse_inline(plain)


def changed(condition: dict[str, Any] | None = None, treatment: dict[str, Any] | None = None, **more: Any) -> Book:
    """Return the smallest book with parts of its condition, its treatment and itself replaced."""
    small = book(SMALLEST)
    one: Condition = small.conditions[0].model_copy(update=condition or {})
    cure: Treatment = small.treatment.model_copy(update=treatment or {})
    return small.model_copy(update={"conditions": (one,), "treatment": cure, **more})


def in_country(code: str, of: Book | None = None) -> Book:
    """Return a book whose clinic is in another country."""
    of = of or book(SMALLEST)
    return of.model_copy(update={"clinic": of.clinic.model_copy(update={"country": code})})


def judged(**finding: Any) -> dict[str, Any]:
    """Return a change of the smallest book's condition: of what is said about whether the treatment can help."""
    return {"can_it_help": book(SMALLEST).conditions[0].can_it_help.model_copy(update=finding)}


def proven(level: str, **evidence: Any) -> dict[str, Any]:
    """Return a change of the smallest book's condition: another level of evidence, with what belongs to it."""
    old = book(SMALLEST).conditions[0].can_it_help.evidence
    return judged(evidence=old.model_copy(update={"level": level, **evidence}))


def leaflet(*kinds: str, of: Book | None = None, approval: Approval = UNSEEN, **plan: Any) -> Document:
    """Return a leaflet of these sections."""
    return _document({**LEAFLET, **plan}, kinds, of, approval)


def guide(*kinds: str, of: Book | None = None, **plan: Any) -> Document:
    """Return a guide of these sections."""
    return _document({**GUIDE, **plan}, kinds, of)


def sheet(*kinds: str, of: Book | None = None, approval: Approval = UNSEEN) -> Document:
    """Return an aftercare sheet of these sections."""
    return _document(SHEET, kinds, of, approval)


def deck(*kinds: str, of: Book | None = None, **plan: Any) -> Deck:
    """Return a deck of these sections."""
    return _deck({**DECK, **plan}, kinds, of)


def consultation(*kinds: str, of: Book | None = None, **plan: Any) -> Deck:
    """Return a deck of these sections about the first condition."""
    return _deck({**CONSULTATION, **plan}, kinds, of)


def loop(*kinds: str, of: Book | None = None) -> Deck:
    """Return a loop of these sections."""
    of = counted(of or book(SMALLEST))
    return Composer(of, labels(), country(of)).loop(Handout.model_validate({**LOOP, "sections": kinds}), None).words


def _document(plan: dict[str, Any], kinds: tuple[str, ...], of: Book | None, approval: Approval = UNSEEN) -> Document:
    of = counted(of or book(SMALLEST))
    condition = of.conditions[0] if plan["about"] == "condition" else None
    handout = Handout.model_validate({**plan, "sections": kinds})
    return Composer(of, labels(), country(of)).document(handout, condition, approval).words


def _deck(plan: dict[str, Any], kinds: tuple[str, ...], of: Book | None) -> Deck:
    of = counted(of or book(SMALLEST))
    condition = of.conditions[0] if plan["about"] == "condition" else None
    return Composer(of, labels(), country(of)).deck(Handout.model_validate({**plan, "sections": kinds}), condition).words


def plain(composed: Document | Section) -> list[str]:
    """Return all texts in reading order."""
    sections = composed.sections if isinstance(composed, Document) else (composed,)
    return [text.plain for section in sections for text in texts(section)]


def shown(slide: Slide) -> list[str]:
    """Return all that a slide shows; what its speaker says is left out."""
    spoken = set(map(id, slide.notes))
    return [text.plain for text in slide_texts(slide) if id(text) not in spoken]


def facts(composed: Document | Section) -> dict[str, str]:
    """Return the names and values in a document's or section's lists of facts."""
    return {key.plain: value.plain for block in found(composed, Facts) for key, value in block.rows}


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
        case Yields(full=full):
            within = full
        case _:
            within = ()
    return [block, *(each for inner_block in within for each in walk(inner_block))]


def drawings(condition: Condition) -> list[PatternDrawing]:
    """Return what the content says is drawn of a condition: nothing, one head or two."""
    return [each for each in (condition.drawing, condition.second_drawing) if each]


def drawn(of: Deck) -> Iterator[Drawing]:
    """Yield the drawings on the slides of a deck."""
    for part in (part for slide in of.slides for part in slide.parts.values()):
        if not isinstance(part, Quantity | AnswerStrip | HelpRow | Scales | SlideTable | BarChart):
            yield part


def patterns(slide: Slide) -> list[str]:
    """Return the patterns on the heads of a slide."""
    drawing = slide.parts.get("art-1")
    heads = (drawing.first, drawing.second) if isinstance(drawing, ScalpPair) else (drawing,)
    return [head.pattern for head in heads if isinstance(head, ScalpPattern)]
