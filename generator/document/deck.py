"""The Deck: slides as words and figures by slot, before any layout or colour.

A slide has a finding as its title, and one figure or a few words below it. Which slots a layout has is the renderer's table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.document.blocks import AnswerStrip, HelpRow, Quantity, Scales
from generator.document.chart import BarChart
from generator.document.header import Header
from generator.document.limits import SHIPPED
from generator.figures.drawing import Drawing
from generator.problems import Location
from generator.text import Text

# What a slide is for, with the slots that it fills:
Layout = Literal[
    "cards",  # up to three things to point at: card-1 to card-3, each with its art
    "drawing",  # art-1, labelled; beside it text, in a panel
    "number",  # number, a Quantity with n or people: the numeral large, its words, a dot for each person
    "no-number",  # lead, a few lines; number, a Quantity that is a sign, in a panel beside them
    "figure",  # number, a Quantity with words around it, in a panel; lead, a few lines beside it
    "pair",  # number, a Quantity with its twin: two numerals, two arrays of dots
    "time",  # time, a few words very large; why below it
    "answer",  # strip, an AnswerStrip
    "two-lists",  # list-1 and list-2, each with a head (level 0) and items (level 1)
    "steps",  # step-1 to step-4, each with its number, its name (level 0) and what is done (level 1)
    "scales",  # scales, to mark with the pen
    "table",  # table
    "chart",  # chart
    "say",  # lead, a few lines; code with code-words beside them
    "statement",  # statement, one or two sentences alone
    "next",  # help, a HelpRow as a list; code with code-words beside it
    "map",  # link-1 to link-5, each opening a slide, with its art
    "codes",  # up to ten codes to scan: art-1 to art-10 with link-1 to link-10
    "help",  # help, a HelpRow side by side
    "sources",  # list-1, numbered, and list-2, which goes on
]  # fmt: skip
Slot = Literal[
    "card-1", "card-2", "card-3", "step-1", "step-2", "step-3", "step-4",
    "text", "list-1", "list-2", "time", "why", "lead", "statement", "code-words",
    "link-1", "link-2", "link-3", "link-4", "link-5", "link-6", "link-7", "link-8", "link-9", "link-10",
    "art-1", "art-2", "art-3", "art-4", "art-5", "art-6", "art-7", "art-8", "art-9", "art-10",
    "number", "strip", "scales", "table", "chart", "help", "code",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One paragraph in a slot. `level` 0 is the slot's head or lead, 1 and 2 below it; `to` is the id of a slide it opens.

    `number` is its own in a numbered list, which may begin on another slide.
    """

    text: Text
    level: int = 0
    to: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A native table; the first row and the first column are headings. `widths` are shares of the slot's width."""

    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]
    alt: str


SlotPart = Drawing | Quantity | AnswerStrip | HelpRow | Scales | SlideTable | BarChart  # what fills a slot that words alone can't


MOST_SENTENCES = int(SHIPPED.of("T07")["most"])
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LETTER = re.compile(r"[^\W\d_]")  # the number of a reference may follow the full stop; it is not a sentence


@dataclass(frozen=True, slots=True)
class Notes:
    """A speaker's notes: sentences to say, a question to ask, and the sources of the slide's claims."""

    say: tuple[Text, ...] = ()
    ask: Text | None = None
    sources: Text | None = None
    named: tuple[str, ...] = ()  # the ids of these sources

    def __iter__(self) -> Iterator[Text]:
        """Yield all texts in the order of the notes page."""
        yield from self.say
        yield from (text for text in (self.ask, self.sources) if text)

    @property
    def sentences(self) -> int:
        """How many sentences there are to say."""
        return sum(map(sentences, self.say))


def sentences(text: Text) -> int:
    """Return how many sentences a text has: each ends with a full stop, a question mark or an exclamation mark."""
    return sum(1 for each in _SENTENCE_END.split(text.plain) if _LETTER.search(each))


@dataclass(frozen=True, slots=True)
class Pace:
    """How long each slide of a loop is shown: long enough for slow readers to read its words, and to look up and find their place.

    People read about 200 words a minute; a screen across a room, with a drawing, in a second language, takes far longer.
    """

    words_a_minute: int = 120
    pause: float = 4.0  # seconds before the first word

    def milliseconds(self, words: int) -> int:
        """Return how long a slide with this many words is shown."""
        return round(1000 * (self.pause + 60 * words / self.words_a_minute))


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `lines` are words by slot, `parts` figures; `sources` are their numbers, said small at the foot.

    `back` and `skip` stand above the title and open other slides: the map it belongs to, and what comes after its topic.
    """

    id: str
    layout: Layout
    title: Text
    notes: Notes
    section: str
    lines: Mapping[Slot, tuple[SlotLine, ...]] = field(default_factory=dict)
    parts: Mapping[Slot, SlotPart] = field(default_factory=dict)
    sources: Text | None = None
    back: SlotLine | None = None
    skip: SlotLine | None = None
    location: Location | None = None

    @property
    def links(self) -> Iterator[SlotLine]:
        """The lines that open another slide."""
        given = (line for lines in self.lines.values() for line in lines)
        return (line for line in (self.back, self.skip, *given) if line and line.to is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck(Header):
    """One presentation in one language. `footer` says which one it is; a `status` is marked on each slide: draft."""

    footer: Text
    slides: tuple[Slide, ...]
    status: Text | None = None
    pace: Pace | None = None  # of a loop, which advances by itself; a talk waits for the speaker
    continued: str = ""  # the title of a table's further slides, with {title}, {part} and {parts} to fill in
    numbers: frozenset[str] | None = None  # all that its words may contain; None if they are not listed
    logo_alt: str = ""  # alternative text of the clinic's logo, if the theme has one
