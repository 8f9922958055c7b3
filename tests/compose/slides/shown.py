"""The decks of several contents, composed as the build does, and what stands on their slides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from generator.compose import Composer
from generator.compose.handout import Handout
from generator.content.model import Book
from generator.document.blocks import AnswerStrip, HelpRow, Quantity, Scales
from generator.document.chart import BarChart
from generator.document.deck import Deck, Slide, SlideTable, SlotPart
from generator.document.plain import part_texts
from generator.text import Text
from tests.conftest import ROOT
from tests.made import HANDOUTS, REAL, SMALLEST, book, country, labels

PRP = ROOT / "tests/examples/prp/content.yaml"
CONTENTS: Mapping[str, Path] = {"smallest": SMALLEST, "real": REAL, "prp": PRP}


def talk(of: Book) -> Deck:
    """Return the deck for a talk."""
    return Composer(of, labels(), country(of)).deck(_plan("deck"), None).words


def consultations(of: Book) -> dict[str, Deck]:
    """Return the deck of each condition, by its id."""
    plan = _plan("consultation")
    return {c.id: Composer(of, labels(), country(of)).deck(plan, c).words for c in of.conditions}


def screen(of: Book) -> Deck:
    """Return the loop of the waiting room."""
    return Composer(of, labels(), country(of)).loop(_plan("waiting-room"), None).words


@cache
def decks(content: str) -> dict[str, Deck]:
    """Return all decks of a content, by name."""
    of = book(CONTENTS[content])
    return {"talk": talk(of), "screen": screen(of), **consultations(of)}


@cache
def _plan(name: str) -> Handout:
    plan = yaml.safe_load((HANDOUTS / f"{name}.yaml").read_text("utf-8"))
    code = {"code": str(plan["code"])} if "code" in plan else {}  # the program reads every value as it is typed
    return Handout.model_validate({**plan, **code})


def beside(slide: Slide) -> int:
    """Return how many words stand beside the headline; numbers on bars, and numbers to call, are no words to read."""
    texts = [line.text for lines in slide.lines.values() for line in lines]
    return sum(len(text.plain.split()) for text in (*texts, *(text for part in slide.parts.values() for text in _read(part))))


def _read(part: SlotPart) -> Iterator[Text]:
    match part:
        case BarChart():
            yield from (bar.label for bar in part.bars)
            yield from (part.note,) if part.note else ()
        case HelpRow():
            yield from (item for cell in part.cells for item in cell.items)
        case Scales():
            yield from (end for pair in part.pairs for end in pair)
        case _:
            yield from part_texts(part)


def figures(slide: Slide) -> list[str]:
    """Return the kinds of figure on a slide."""
    kinds = (AnswerStrip, BarChart, HelpRow, Quantity, Scales, SlideTable)
    return [type(part).__name__ if isinstance(part, kinds) else "drawing" for part in slide.parts.values()]
