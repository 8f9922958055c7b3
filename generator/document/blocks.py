"""The twelve kinds of block that every handout is made of: words and structure, without colours, sizes or pages.

They hold everything a renderer draws, in reading order; `plain` gives the same words as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.document.header import Header
from generator.figures.drawing import Drawing
from generator.problems import Location
from generator.text import Text

ParagraphStyle = Literal["body", "lead", "caption", "strong", "other-formats", "languages"]
JOINT = "+"  # between the kinds in the id of a section that has several
Marker = Literal["bullet", "number", "box", "do", "avoid", "good", "bad"]
CardKind = Literal[
    "key-points", "verdict", "known", "unknown", "status", "urgent", "soon", "do", "avoid", "numbers", "contact", "control", "note"
]


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a handout. `id` is its kind, as in handouts/*.yaml; problems of fit name its heading."""

    id: str
    blocks: tuple[Block, ...]
    location: Location | None = None
    whole: bool = False  # kept on one page

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds it is made of: more than one if short sections are set side by side."""
        return tuple(self.id.split(JOINT))


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the first page; `title` is the handout's only level-1 heading."""

    clinic: Text
    service: Text
    title: Text
    subtitle: Text
    note: Text | None = None  # the dates, on a handout of one page, whose masthead is low
    logo_alt: str = ""  # alternative text of the clinic's logo, if the theme has one


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 is that of a section. A `minor` one is beside another section."""

    text: Text
    level: Literal[2, 3, 4] = 2
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    text: Text
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class List:
    """Items, each with a marker. `columns` is how many may be side by side if the paper allows."""

    items: tuple[Text, ...]
    marker: Marker = "bullet"
    columns: int = 1
    start: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its alternative text, labels and, below it, a caption."""

    drawing: Drawing
    caption: Text | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: a cell holds blocks. The first cell is the row's heading."""

    cells: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings. `widths` are shares; `signs` put a good or bad mark before a heading.

    A `dense` one has less space in its rows, for a handout of one page.
    """

    head: tuple[Text, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[float, ...]
    signs: tuple[Literal["good", "bad", ""], ...] = ()
    caption: Text | None = None
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks in a marked box. `kind` is what the box means, `tone` how good the news is: the words say both as well."""

    kind: CardKind
    blocks: tuple[Block, ...]
    head: Text | None = None
    subhead: Text | None = None
    tone: Literal["good", "maybe", "poor", "unknown", ""] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Columns of blocks that may be side by side, read from left to right. `widths` are twelfths of the text width.

    If there are more columns than widths, or fewer, each is a topic: topics fill the columns in order and are never split.
    Columns to be `compared` are side by side on narrow paper too.
    """

    columns: tuple[tuple[Block, ...], ...]
    widths: tuple[int, ...]
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what, when, and what happens."""

    title: Text
    when: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered steps in time."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on, at least `count` of them; more if the page has room."""

    title: Text
    count: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, as in the control block. `status` is the handout's own: draft or approved."""

    rows: tuple[tuple[Text, Text], ...]
    status: Text | None = None
    approved: bool = False


Block = Section | Masthead | Heading | Paragraph | List | Figure | Table | Card | Row | Steps | WritingLines | Facts


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of each page: `clinic` and `version`, and on the right `status` with `page`.

    In `page`, {page} and {pages} are filled in. A `spoken` footer is the only place that says this, so it is read out, once; it
    has no page number, as its handout is a single sheet.
    """

    clinic: Text
    version: Text
    status: Text
    page: str
    spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Header):
    """One handout in one language, ready for any renderer."""

    footer: Footer
    sections: tuple[Section, ...]
    notes: Text = field(default_factory=lambda: Text.of(""))  # the heading of a page left to write on
