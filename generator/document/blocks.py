"""The kinds of block that every handout is made of: words and structure, without colours, sizes or pages.

They hold everything a renderer draws, in reading order; `plain` gives the same words as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from generator.document.header import Header
from generator.document.page import PageWords, Shelf
from generator.document.to_write_in import Blanks, ClockStrip, Diary, WritingLines
from generator.figures.drawing import Drawing
from generator.figures.icon_array import ArrayMeaning
from generator.problems import Location
from generator.text import Text

if TYPE_CHECKING:  # it loads pydantic
    from generator.document.budget import Pages

ParagraphStyle = Literal["body", "lead", "main", "gloss", "caption", "strong", "other-formats", "languages"]
JOINT = "+"  # between the kinds in the id of a section that has several
Marker = Literal["bullet", "number", "disc", "box", "do", "avoid", "good", "bad", "run-in"]
CardKind = Literal[
    "key-points",
    "known",
    "unknown",
    "status",
    "urgent",
    "soon",
    "do",
    "avoid",
    "numbers",
    "contact",
    "control",
    "note",
    "do-now",
    "getting-care",
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
    close: bool = False  # as low as can be: the note beside the subtitle, and a small drawing
    main_point: Text | None = None  # on a cover
    invitation: Text | None = None  # at the foot of a cover: to open it
    logo_alt: str = ""  # alternative text of the clinic's logo, if the theme has one
    drawing: Drawing | None = None  # what the handout is about, in a ring: ours or the clinic's own
    caption: Text | None = None  # what the drawing shows, in a few words below the ring; its alternative text says more
    beside: tuple[SmallDrawing, ...] = ()  # from the ring outwards: the same without it, another person; for want of room, the last stays
    shows: tuple[Text, ...] = ()  # what is to be seen there, as the drawing's alternative text says
    status: Text | None = None  # draft or approved, in a chip
    approved: bool = False
    tab: Tab | None = None


@dataclass(frozen=True, slots=True)
class SmallDrawing:
    """A small drawing beside the masthead's own, with a word on it, which its alternative text says too.

    `without` is the same one without what the handout is about.
    """

    drawing: Drawing
    label: Text
    without: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """A mark at the edge of the sheet that tells one leaflet from another in a pile: its code, and which of the leaflets it is, from 0."""

    code: str
    number: int


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
    """Items, each with a marker. `columns` is how many may be side by side if the paper allows.

    `head` stands in the first line of run-in ones. In a list of sources, `sources` has the id of each item, and `back` says that its number
    leads back to the text, with {number} in it.
    """

    items: tuple[Text, ...]
    marker: Marker = "bullet"
    columns: int = 1
    start: int = 1
    head: Text | None = None
    sources: tuple[str, ...] = ()
    back: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its alternative text, labels and, below it, a caption. One that `repeats` words beside it is not read out."""

    drawing: Drawing
    caption: Text | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number to be seen from afar, with what it counts: `n` of 100 people, beside those with placebo (`twin`), or `people` in all.

    Without either, `numeral` is a sign: '?' where nobody knows, '–' where there is nothing to count. `lead` stands before it: 'up to'.
    `alt` says who was counted as well: `group`, which has no room beside the number. Of `people` who are `uncounted` nobody knows how many
    had the result: they are rings, since beside counted people a disc would say that each of them had it.
    """

    numeral: Text
    words: Text
    alt: str
    n: int | None = None
    people: int | None = None
    uncounted: bool = False
    counts: ArrayMeaning = "found"  # what `n` says, and so how people are drawn
    lead: Text | None = None
    twin: Quantity | None = None
    group: Text | None = None
    warns: bool = False  # the sign is an answer to be careful about


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """One question with its answer in large type, or as a number, what that means, and small below it an `aside`."""

    question: Text
    answer: Text | Quantity
    text: Text
    aside: Text | None = None
    warns: bool = False  # the answer is one to be careful about


@dataclass(frozen=True, slots=True)
class AnswerStrip:
    """The answers that matter most, side by side and level. `widths` are shares."""

    cells: tuple[AnswerCell, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FactBox:
    """One fact in a box: a question, its answer as a number or in a few large words, and the rest in a sentence, if there is room.

    Words may have a `figure` below them.
    """

    title: Text
    answer: Text | Quantity
    text: Text | None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class HelpCell:
    """Whom to turn to, by number, and for what. The first one of a row is the most urgent. `dials` is the address that calls it."""

    number: Text
    name: Text
    items: tuple[Text, ...]
    dials: str = ""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """Whom to turn to, side by side, the most urgent first. A `brief` one is low and has no heading above: each number is one itself."""

    cells: tuple[HelpCell, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Scales:
    """Statements to weigh against each other, each pair with rings to mark between them, and a line to write a choice on."""

    title: Text
    pairs: tuple[tuple[Text, Text], ...]
    line: Text


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to call, and when: the phone number large, for what, and a code with what it opens, if not elsewhere. A `brief` one is low."""

    head: Text
    phone: Text
    reasons: tuple[Text, ...]
    details: Text
    code: Figure | None = None
    opens: Text | None = None
    brief: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: a cell holds blocks. The first cell is the row's heading."""

    cells: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings. `widths` are shares; `signs` put a good or bad mark before a heading.

    A `dense` one has less space in its rows, for a handout of one page, and a `tight` one hardly any. In an `open` one the rows can be
    ticked: it has no dark head. Columns to be `compared` are side by side on narrow paper too.
    """

    head: tuple[Text, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[float, ...]
    signs: tuple[Literal["good", "bad", ""], ...] = ()
    caption: Text | None = None
    dense: bool = False
    tight: bool = False
    open: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks in a marked box. `kind` is what the box means: the words say it as well.

    `level` is that of its head among the headings, where it is not the kind's own.
    """

    kind: CardKind
    blocks: tuple[Block, ...]
    head: Text | None = None
    subhead: Text | None = None
    level: Literal[2, 3] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Columns of blocks that may be side by side, read from left to right. `widths` are twelfths of the text width.

    If there are more columns than widths, or fewer, each is a topic: topics fill the columns in order and are never split.
    Columns to be `compared` are side by side on narrow paper too. `levelled` ones are as wide as their words need to end level.
    """

    columns: tuple[tuple[Block, ...], ...]
    widths: tuple[int, ...]
    compared: bool = False
    levelled: bool = False


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
class ContentsEntry:
    """A section in the list of contents: its heading, and its page once a renderer knows it. `section` is the section's id."""

    section: str
    heading: Text
    page: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the sections that follow, each with its page."""

    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, as in the control block. `status` is the handout's own: draft or approved."""

    rows: tuple[tuple[Text, Text], ...]
    status: Text | None = None
    approved: bool = False


@dataclass(frozen=True, slots=True)
class Yields:
    """Blocks that give way to briefer ones, or to none, where a page has no room for all: the lowest `step` first.

    `told` says which, but for what is only there to fill a page. Brief ones may give way further, by a later step.
    """

    full: tuple[Block, ...]
    brief: tuple[Block, ...]
    step: int
    told: str


Block = (
    Section | Masthead | Heading | Paragraph | List | Figure | Table | Card | Row | Steps | WritingLines | Facts
    | ClockStrip | Blanks | Contents | Quantity | AnswerStrip | FactBox | HelpRow | Scales | Contact | Yields
    | Shelf
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of each page: `clinic` and `version`, and on the right `status` with `page`.

    In `page`, {page} and {pages} are filled in. A `spoken` footer is the only place that says this, so it is read out, once,
    but for the number of the page.
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
    diary: Diary | None = None  # what the first of such pages is instead
    page: PageWords | None = None  # what stands around it on the web
    signature: str = ""  # what a field for a digital signature is called, in files that have one
    longer: Longer | None = None  # what it is where it does not fit
    others: tuple[Document, ...] = ()  # the same with its sections in other orders, for where a page would look half empty otherwise

    @property
    def in_orders(self) -> tuple[Document, ...]:
        """It, then the same in its other orders: the file is of the same handout and has the same name in each of them."""
        return (self, *(replace(each, name=self.name, handout=self.handout) for each in self.others))

    @property
    def in_longer_form(self) -> Longer | None:
        """What it is where it does not fit: the same handout, with the same name."""
        longer = self.longer
        return longer and replace(longer, document=replace(longer.document, name=self.name, handout=self.handout))


@dataclass(frozen=True, slots=True)
class Longer:
    """A document for words that do not fit on the pages of another one, and its own pages."""

    document: Document
    pages: Pages
