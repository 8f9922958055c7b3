"""The Deck: slides as words and drawings by slot, before any layout or colour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.figures.drawing import Drawing
from generator.problems import Mark
from generator.text import Text

Layout = Literal[
    "title", "agenda", "content", "visual", "cards", "condition", "answer", "steps", "compare", "table", "questions", "sources", "closing"
]
Slot = Literal[
    "subtitle", "clinic", "content", "content-2", "note", "caption", "head-1", "head-2", "answer", "evidence", "known", "unknown",
    "item-1", "item-2", "item-3", "item-4", "item-5", "item-6", "table", "visual", "qr",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in a slot. `level` 0 is the slot's head or lead, 1 and 2 below it; `to` is the id of a slide it opens."""

    text: Text
    level: int = 0
    to: str | None = None


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A native table; the first row and the first column are headings. `widths` are shares of the slot's width."""

    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]
    alt: str
    marked_row: int | None = None  # the row the slide is about, counted from 0 with the heading row


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `slots` hold words, `drawings` fill a slot's place with a native group of shapes, `icons` decorate one."""

    id: str
    layout: Layout
    title: Text
    notes: tuple[Text, ...]
    section: str
    label: Text | None = None
    slots: dict[Slot, tuple[Line, ...]] = field(default_factory=dict)
    drawings: dict[Slot, Drawing] = field(default_factory=dict)
    icons: dict[Slot, str] = field(default_factory=dict)
    table: SlideTable | None = None
    tone: Literal["good", "maybe", "poor", "unknown", ""] = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Deck:
    """One presentation in one language."""

    name: str
    lang: str
    title: str
    subject: str
    author: str
    version: str
    issued: str  # ISO date
    digest: str  # of its words
    footer: Text
    date_line: Text
    slides: tuple[Slide, ...]
    keywords: str = ""
    continued: str = ""  # the title of a table's further slides, with {title}, {part} and {parts} to fill in
    numbers: frozenset[str] | None = None  # all that its words may say; None where nobody has listed them
    logo_alt: str = ""  # what is said of the clinic's logo, where the look has one
