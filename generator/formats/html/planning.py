"""From the files that are planned to what a page says of them: where its other forms are, and which paper has the same words."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.document.approval import status_text
from generator.document.blocks import Document, Section
from generator.document.companion import Companion
from generator.document.page import Shelf, ShelfEntry
from generator.document.target import Target
from generator.formats.html.job import LinkKind, PageJob, PageLink
from generator.text import Text

if TYPE_CHECKING:
    from generator.design.font_files import FontFile
    from generator.design.theme import Theme
    from generator.figures.logo import Logo

PAGE, PAPER = "html", "pdf"
_SHELVES = ("condition", "treatment", "aftercare")  # what comes first in the list of all pages
_ORDER: tuple[LinkKind, ...] = ("pdf", "large", "book", "home")


@dataclass(frozen=True, slots=True)
class PageLook:
    """How a page looks."""

    theme: Theme
    heading: FontFile
    logo: Logo | None


def planned_page(target: Target, document: Document, look: PageLook, files: tuple[Companion, ...]) -> PageJob:
    """Return the job of a page, an e-book or a status file; `files` are all that are planned."""
    own = next(each for each in files if each.path == target.path)
    alike = tuple(each for each in files if (each.about, each.condition) == (own.about, own.condition))
    return PageJob(
        **asdict(target),
        document=_with_shelf(document, target, files),
        theme=look.theme,
        heading=look.heading,
        logo=look.logo,
        links=tuple(sorted(_links(target, alike, files), key=lambda link: _ORDER.index(link.kind))),
        marks=tuple(sorted({each.said.mark for each in alike if each.on_paper})),
    )


def _links(target: Target, alike: Iterable[Companion], files: Iterable[Companion]) -> Iterator[PageLink]:
    """Yield the links from a page to what lies in its own folder, and to the list of all pages."""
    folder = posixpath.dirname(target.path)
    for each in alike:
        if each.folder == folder and each.path != target.path and (kind := _kind(each)):
            yield PageLink(kind, _from(folder, each.path))
    for each in files:
        if each.format == PAGE and each.about == "all" and each.path != target.path:
            yield PageLink("home", _from(folder, each.path))


def _kind(each: Companion) -> LinkKind | None:
    if each.format == PAPER:
        return "large" if each.large else "pdf"
    return "book" if each.format == "epub" else None


def _from(folder: str, path: str) -> str:
    return quote(posixpath.relpath(path, folder))


def _with_shelf(document: Document, target: Target, files: Iterable[Companion]) -> Document:
    """Return a document whose shelf, if it has one, holds all pages about something; those that are withdrawn are last."""
    folder = posixpath.dirname(target.path)
    listed = (each for each in files if each.format == PAGE and each.about != "all")
    pages = sorted(listed, key=lambda each: (each.said.approval.status == "withdrawn", _SHELVES.index(each.about)))
    entries = tuple(
        ShelfEntry(
            title=Text.of(each.said.title),
            subtitle=Text.of(each.said.subject),
            link=_from(folder, each.path),
            status=None if _told_by(each, document) else status_text(each.said.approval, each.said.lang),
        )
        for each in pages
    )
    return replace(document, sections=tuple(_filled(section, entries) for section in document.sections))


def _told_by(each: Companion, document: Document) -> bool:
    """Return whether nothing needs to be said of a page's status: it is approved, or the list itself has the same."""
    return each.said.approval.approved or each.said.approval.status == document.approval.status


def _filled(section: Section, entries: tuple[ShelfEntry, ...]) -> Section:
    if not any(isinstance(block, Shelf) for block in section.blocks):
        return section
    return replace(section, blocks=tuple(Shelf(entries) if isinstance(block, Shelf) else block for block in section.blocks))
