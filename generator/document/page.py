"""What a page for the web says around a handout's own words: to find the way, to listen, to compare with paper."""

from __future__ import annotations

from dataclasses import dataclass

from generator.text import Text


@dataclass(frozen=True, slots=True)
class PageLabels:
    """The labels of a page.

    What is in braces is left for the renderer: the {number} of a source, the version of {old} paper, a {place} on a scale.
    """

    skip: str
    contents: str
    listen: str
    stop: str
    share: str
    forms: str
    pdf: str
    large: str
    book: str
    home: str
    accessible: str  # what an e-book is fit for
    source: str
    not_kept: str
    scale: str
    withdrawn: str
    expired: str
    paper: str
    paper_same: str
    paper_older: str
    paper_news: str
    paper_much: str
    paper_less: str
    paper_withdrawn: str
    paper_newer: str
    paper_changed: str
    paper_unapproved: str
    paper_draft: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands around a handout's own words on the web, and what tells search engines about it.

    `address` is where the page is to be found, '' if that is not known; `names` are those of what it is about.
    """

    labels: PageLabels
    clinic: str
    clinic_link: str
    address: str = ""
    names: tuple[str, ...] = ()
    approved: bool = False
    reviewer: str = ""  # who approved it; '' unless it is approved


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """One handout that can be opened, and its status where that is not what the list's own is: 'Withdrawn: not for patients'."""

    title: Text
    subtitle: Text
    link: str
    status: Text | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The handouts to choose from. Which there are is known once all are planned."""

    entries: tuple[ShelfEntry, ...] = ()
