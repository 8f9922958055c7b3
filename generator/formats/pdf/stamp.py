"""A finished file as a stamp for further ones: what it was made from, and where in it each of these things is.

The same handout of another clinic differs in a few sections and in what it says of itself. `stamping` makes a file of it from this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from generator.design.fonts import FontSet
from generator.design.paper import Place
from generator.document.blocks import Document, Section
from generator.document.rendered import Rendered
from generator.formats.pdf.boxes import Draw
from generator.formats.pdf.boxes import Placed as PlacedBox
from generator.formats.pdf.canvas import destination
from generator.formats.pdf.drawn_file import DrawnFile, Side
from generator.formats.pdf.fonts import PlainFace
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.layouts import LaidSection, SectionSettings
from generator.formats.pdf.marking import by_home
from generator.formats.pdf.note_pages import NotePage
from generator.formats.pdf.pages import page_pieces
from generator.formats.pdf.sketch import FinishedSketch, SketchContext
from generator.formats.pdf.tree import StretchPlace
from generator.trees import same


class DrawnAt(NamedTuple):
    """Where a box is drawn: the side, the run of pieces on it and the place in this, and the left and top of the box in points."""

    side: int
    run: int
    piece: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to set a document: the steps that were taken in each section, and the sections then, with their layouts."""

    sections: tuple[Section, ...]
    steps: tuple[tuple[int, ...], ...]
    laid: tuple[LaidSection, ...]


@dataclass(frozen=True, eq=False)
class TriedOrder:
    """A document with its sections in one order, as it was composed, and the ways in which it was set; the last is what came of them."""

    document: Document
    attempts: Sequence[Attempt]
    changed: dict[int, ChangedSection] = field(default_factory=dict)  # of the document made last, by the places of its sections
    _same: dict[int, Section] = field(default_factory=dict)  # of other documents, sections that are as here, by their places

    def unlike(self, sections: Sequence[Section]) -> Mapping[int, Section]:
        """Return those of as many sections, by their places, that are not the same as here."""
        pairs = enumerate(zip(self.document.sections, sections, strict=True))
        return {n: section for n, (own, section) in pairs if section is not own and not self._has(n, own, section)}

    def _has(self, n: int, own: Section, section: Section) -> bool:
        if section is self._same.get(n):
            return True
        if not same(own, section):
            return False
        self._same[n] = section
        return True


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """A section of another document, as it was `composed`, and as it would be in the file, with its layout.

    `draws` has how boxes are drawn instead, by the page and the place on it; none where no box differs.
    """

    composed: Section
    section: Section
    laid: LaidSection
    draws: Mapping[tuple[int, int], Draw]


@dataclass(frozen=True, eq=False)
class Stamp:
    """A file and what it was made from.

    `orders` has the document in each order in which it was set, the first being its own; it is drawn in the one with the number `which`.
    `drawn` is the document then: with words joined, and without what has given way. `notes` has its pages to write on, whose words all
    files made from it have too. `foot` is the height of the footer that the words leave free.
    """

    orders: Sequence[TriedOrder]
    which: int
    drawn: Document
    pages: Sequence[Sequence[PlacedBox]]
    notes: Mapping[int, NotePage]
    settings: SectionSettings
    setting: Setting
    fonts: FontSet
    ground: SketchContext
    foot: float
    printed: DrawnFile
    rendered: Rendered
    _letters: dict[frozenset[int], Mapping[PlainFace, frozenset[str]]] = field(default_factory=dict)

    @property
    def order(self) -> TriedOrder:
        """The order that it is drawn in."""
        return self.orders[self.which]

    @property
    def made(self) -> Attempt:
        """The way in which it is drawn."""
        return self.order.attempts[-1]

    @cached_property
    def boxes_at(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The page and the place on it of each box, by its section and its place in that; none unless all of them are there in order."""
        placed = ((n, k) for n, page in enumerate(self.pages) for k in range(len(page)) if not self.is_carried(n, k))
        flow = ((n, k) for n, laid in enumerate(self.made.laid) for k in range(len(laid.boxes)))
        count = sum(len(laid.boxes) for laid in self.made.laid)
        found = dict(zip(flow, placed, strict=False))
        return found if len(found) == count and next(placed, None) is None else {}

    def is_carried(self, page: int, place: int) -> bool:
        """Return whether something on a page is drawn again above what it belongs to: the head of a table that goes on."""
        own = self.pages[page]
        return not place and len(own) > 1 and any(box.carried is own[0].box for laid in self.made.laid for box in laid.boxes)

    @cached_property
    def runs(self) -> Sequence[Sequence[tuple[FinishedSketch, ...]]]:
        """What draws the pages on each side: the pieces of which each stretch is made."""
        return [[run for place in side for run in by_home(self._pieces(place))] for side in self._sides]

    @cached_property
    def drawn_at(self) -> Mapping[tuple[int, int], DrawnAt]:
        """Where each box is drawn, by the page and the place on it."""
        found: dict[tuple[int, int], DrawnAt] = {}
        for side, (places, runs) in enumerate(zip(self._sides, self.runs, strict=True)):
            pieces = iter([(run, piece) for run, own in enumerate(runs) for piece in range(len(own))])
            for place in places:
                for n, box in enumerate(self.pages[place.page]):
                    found[place.page, n] = DrawnAt(side, *next(pieces), place.left + box.left, self.setting.paper.top + box.top)
        return found

    @property
    def _sides(self) -> Sequence[Sequence[Place]]:
        return self.setting.paper.sides(len(self.pages))

    def _pieces(self, place: Place) -> Iterator[FinishedSketch]:
        return page_pieces(self.pages[place.page], place, self.setting.paper.top, self.ground)

    @cached_property
    def firsts(self) -> Sequence[int]:
        """The number of the first stretch on each side among all stretches of the file."""
        return [*accumulate([len(side.drawn) for side in self.printed.sides], initial=0)]

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where in the sequence of the file's objects each entry is, by the number of its first object."""
        return self.printed.file.firsts()

    def destinations(self, sides: Iterable[Side]) -> Mapping[str, str]:
        """Return what words on some sides are called by links, and where they are: the first of each."""
        found: dict[str, str] = {}
        for placed in (placed for side in sides for placed in side.drawn):
            for named, y in [arguments for act, arguments in placed.stretch.acts if act == "place"]:
                found.setdefault(named, destination(placed.page, self.setting.paper.size[1] - y))
        return found

    @cached_property
    def names_stay(self) -> bool:
        """Whether links lead to words by all the names that these have: other names are those of sections, which stay where they are."""
        return self.destinations(self.printed.sides).items() <= self.printed.destinations.items()

    @cached_property
    def drawn_in(self) -> Sequence[StretchPlace]:
        """All stretches of the file in order."""
        return [placed for side in self.printed.sides for placed in side.drawn]

    @cached_property
    def linked(self) -> Sequence[int]:
        """The numbers of the stretches with links."""
        return [n for n, placed in enumerate(self.drawn_in) if placed.stretch.links]

    @cached_property
    def streams(self) -> Mapping[bytes, int]:
        """How often each stream draws something."""
        return Counter(stream for side in self.printed.sides for stream in side.streams)

    def letters(self, without: frozenset[int] = frozenset()) -> Mapping[PlainFace, frozenset[str]]:
        """Return the letters that the file shows of each face, in the order of their first use, `without` the stretches in some places."""
        if without not in self._letters:
            found: dict[PlainFace, frozenset[str]] = {}
            for n, placed in enumerate(self.drawn_in):
                for face, letters in placed.stretch.letters:
                    found[face] = found.get(face, frozenset()) | (frozenset() if n in without else letters)
            self._letters[without] = found
        return self._letters[without]
