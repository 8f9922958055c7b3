"""The list of contents: which sections it has, and their pages, which a renderer knows only once it has laid out everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import dropwhile

from generator.document.blocks import Block, Contents, ContentsEntry, Document, Heading, Row, Section, Yields
from generator.text import Text

MAJOR = 2  # the level of a section's heading


def listed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with those that follow a list of contents in it; those without a heading are left out."""
    after = dropwhile(lambda section: not _holds_contents(section), sections)
    entries = tuple(ContentsEntry(section.id, heading) for section in list(after)[1:] if (heading := _heading(section.blocks)))
    return _changed(sections, lambda _: Contents(entries))


def numbered(document: Document, pages: Mapping[str, int]) -> Document:
    """Return the document with the page of each section in its list of contents."""

    def filled(contents: Contents) -> Contents:
        return Contents(tuple(replace(e, page=str(pages[e.section])) for e in contents.entries if e.section in pages))

    return replace(document, sections=_changed(document.sections, filled))


def has_contents(document: Document) -> bool:
    """Return whether there is a list of contents."""
    return any(map(_holds_contents, document.sections))


def _holds_contents(section: Section) -> bool:
    return any(isinstance(block, Contents) for block in section.blocks)


def _changed(sections: Iterable[Section], change: Callable[[Contents], Contents]) -> tuple[Section, ...]:
    def blocks(section: Section) -> tuple[Block, ...]:
        return tuple(change(block) if isinstance(block, Contents) else block for block in section.blocks)

    return tuple(replace(section, blocks=blocks(section)) if _holds_contents(section) else section for section in sections)


def _heading(blocks: Iterable[Block]) -> Text | None:
    """Return the first heading of a section's own level."""
    return next(_headings(blocks), None)


def _headings(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Heading(level=level, text=text) if level == MAJOR:
                yield text
            case Row(columns=columns):
                for column in columns:
                    yield from _headings(column)
            case Yields(full=full):
                yield from _headings(full)
