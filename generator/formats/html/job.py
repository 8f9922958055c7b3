"""One page, e-book or status file to make, with everything it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.document.target import Target

if TYPE_CHECKING:
    from generator.design.font_files import FontFile
    from generator.design.theme import Theme
    from generator.document.blocks import Document
    from generator.figures.logo import Logo

LinkKind = Literal["pdf", "large", "book", "home"]


@dataclass(frozen=True, slots=True)
class PageLink:
    """Another form of the same words, or the list of all: its address from the page."""

    kind: LinkKind
    address: str


@dataclass(frozen=True, slots=True)
class EarlierPaper:
    """Paper with words that were approved before: its `mark`, its version, and when these were approved, as an ISO date.

    `news` are sentences of the page that it lacks; none are listed if `much` is new, or if nobody knows any more what it said. `less` says
    whether something was taken out since.
    """

    mark: str
    version: str
    approved: str
    withdrawn: bool
    news: tuple[str, ...] = ()
    much: bool = False
    less: bool = False

    def before(self, version: str) -> bool:
        """Return whether its version is lower than a page's: words of the page that are signed apart may have kept theirs."""
        return bool(version) and tuple(map(int, self.version.split("."))) < tuple(map(int, version.split(".")))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob(Target):
    """A document for the screen. `heading` sets its headings; `marks` are those of all paper that has the same words today."""

    document: Document
    theme: Theme
    heading: FontFile
    logo: Logo | None = None
    links: tuple[PageLink, ...] = ()
    marks: tuple[str, ...] = ()
    earlier: tuple[EarlierPaper, ...] = ()

    @property
    def tells_of_paper(self) -> bool:
        """Whether it tells those who hold earlier paper what has changed since. An e-book doesn't: it is kept as paper is."""
        return bool(self.marks) and self.format != "epub"

    @property
    def tells_always(self) -> bool:
        """Whether it tells so before its own words are approved: a program that reads a status file sees that for itself."""
        return self.format == "json"

    @property
    def composed(self) -> Document:
        """Its words, with what the handout says about itself."""
        return self.document
