"""The Deck: slides as words and drawings by slot, before any layout or colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.document.header import Header
from generator.figures.drawing import Drawing
from generator.problems import Location
from generator.text import Text

Layout = Literal[
    "title", "agenda", "content", "visual", "cards", "condition", "answer", "steps", "compare", "table", "questions", "sources", "closing",
    "poster-title", "poster-questions", "poster-visual", "poster-compare", "poster-closing",
]  # fmt: skip
Slot = Literal[
    "subtitle", "clinic", "content", "content-2", "note", "caption", "head-1", "head-2", "answer", "evidence", "known", "opinion",
    "item-1", "item-2", "item-3", "item-4", "item-5", "item-6", "table", "visual", "qr",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SlotLine:
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


FEWEST_SENTENCES, MOST_SENTENCES = 2, 5  # that a speaker can take in at a glance
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
    """One slide. `slots` hold words, `drawings` fill a slot's place with a native group of shapes, `icons` decorate one."""

    id: str
    layout: Layout
    title: Text
    notes: Notes
    section: str
    label: Text | None = None
    slots: dict[Slot, tuple[SlotLine, ...]] = field(default_factory=dict)
    drawings: dict[Slot, Drawing] = field(default_factory=dict)
    icons: dict[Slot, str] = field(default_factory=dict)
    table: SlideTable | None = None
    tone: Literal["good", "maybe", "poor", "unknown", ""] = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck(Header):
    """One presentation in one language."""

    footer: Text
    date_line: Text
    slides: tuple[Slide, ...]
    pace: Pace | None = None  # of a loop, which advances by itself; a talk waits for the speaker
    continued: str = ""  # the title of a table's further slides, with {title}, {part} and {parts} to fill in
    numbers: frozenset[str] | None = None  # all that its words may contain; None if they are not listed
    logo_alt: str = ""  # alternative text of the clinic's logo, if the theme has one
