"""The formats a handout can have: how its words are put together and how it is drawn. A new one costs a package and a line here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from generator.formats.pptx.length import Length, within

if TYPE_CHECKING:
    from generator.compose.handout import Handout
    from generator.content.labels import Labels
    from generator.content.model import Book, Condition
    from generator.design.colour import Profile
    from generator.design.paper import Paper
    from generator.design.theme import Theme
    from generator.document.blocks import Document
    from generator.document.budget import Pages
    from generator.document.deck import Deck
    from generator.document.rendered import Rendered
    from generator.figures.icon import IconSet
    from generator.figures.logo import Logo

Units = Literal["pages", "slides"]
_LONGEST = 100  # pages: a deck takes longer than any of the leaflets


@dataclass(frozen=True, slots=True)
class Job:
    """One file to make. `path` is below output/; `paper` and `pages` are for pages only, `length` and `icons` for slides."""

    path: str
    handout: str  # its kind: the name of its file in handouts/
    edition: str  # as in handouts/, '' for the standard one
    format: str
    lang: str
    composed: Document | Deck
    theme: Theme
    paper: Paper | None
    profile: Profile | None  # of the press that the paper is for
    pages: Pages | None
    length: Length | None
    icons: IconSet | None
    review_by: str  # ISO date
    logo: Logo | None = None
    template: bytes | None = None  # a presentation of the clinic's own, which slides are made on

    @property
    def name(self) -> str:
        """The file's name without folder and ending, as one types it after --only."""
        return PurePosixPath(self.path).stem

    @property
    def units(self) -> Units:
        """What the file is counted in."""
        return FORMATS[self.format].units

    @property
    def weight(self) -> int:
        """How long it takes beside the others: only good for starting the longest first."""
        if self.pages:
            return self.pages.most
        return self.length.most if self.length else _LONGEST

    def render(self) -> Rendered:
        """Return the file's bytes with what was measured, or the problems that forbid it."""
        return FORMATS[self.format].render(self)


@dataclass(frozen=True, slots=True)
class Format:
    """What makes a kind of file. `about` lists what it can be about."""

    units: Units
    about: Collection[str]
    compose: Callable[[Book, Handout, Condition | None, Labels, str], Document | Deck]
    render: Callable[[Job], Rendered]


def _document(book: Book, handout: Handout, condition: Condition | None, labels: Labels, lang: str) -> Document:
    from generator.compose import compose

    return compose(book, handout, condition, labels, lang)


def _deck(book: Book, handout: Handout, condition: Condition | None, labels: Labels, lang: str) -> Deck:
    from generator.compose import compose_deck

    return compose_deck(book, handout, condition, labels, lang)


def _loop(book: Book, handout: Handout, condition: Condition | None, labels: Labels, lang: str) -> Deck:
    from generator.document.deck import Pace

    return replace(_deck(book, handout, condition, labels, lang), pace=Pace())


def _pdf(job: Job) -> Rendered:
    from generator.document.blocks import Document
    from generator.formats.pdf.render import render_document

    assert isinstance(job.composed, Document)
    assert job.paper
    assert job.pages
    return render_document(job.composed, job.theme, job.paper, job.pages, job.profile, job.logo)


def _slides(job: Job) -> Rendered:
    from generator.document.deck import Deck
    from generator.formats.pptx.render import render_deck

    assert isinstance(job.composed, Deck)
    assert job.icons
    rendered = render_deck(job.composed, job.theme, job.icons, job.template, job.logo)
    return within(job.length, rendered) if job.length else rendered


FORMATS: Mapping[str, Format] = {
    "pdf": Format("pages", ("condition", "treatment", "aftercare"), _document, _pdf),
    "pptx": Format("slides", ("all", "condition"), _deck, _slides),
    "ppsx": Format("slides", ("all",), _loop, _slides),
}
