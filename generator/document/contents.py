"""The list of contents: which sections it has, and their pages, which a renderer knows only once it has laid out everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.document.blocks import Block, Contents, ContentsEntry, Document, Heading, Row, Section, Yields
from generator.remembering import OfEach, kept
from generator.text import Text
from generator.trees import Same

MAJOR = 2  # the level of a section's heading
_SECTIONS = 2048  # a build of all handouts has some 700


def listed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with those that follow a list of contents in it; those without a heading are left out."""
    found = [_IN_CONTENTS(section) for section in sections]
    lists = [n for n, (lists, _) in enumerate(found) if lists]
    if not lists:
        return sections
    headings = tuple([heading for _, heading in found[lists[0] + 1 :] if heading])
    return tuple(_listing(Same(each), headings) if n in lists else each for n, each in enumerate(sections))


@kept(64)  # a build of all handouts has some ten
def _listing(same: Same[Section], headings: tuple[tuple[str, Same[Text]], ...]) -> Section:
    """Return a section that lists these headings of others: for the same ones the same object."""
    contents = Contents(tuple(ContentsEntry(section, heading.value) for section, heading in headings))
    return _with(same.value, lambda _: contents)


def numbered(document: Document, pages: Mapping[str, int]) -> Document:
    """Return the document with the page of each section in its list of contents."""

    def filled(contents: Contents) -> Contents:
        return Contents(tuple(replace(e, page=str(pages[e.section])) for e in contents.entries if e.section in pages))

    sections = tuple(_with(each, filled) if _HOLDS_CONTENTS(each) else each for each in document.sections)
    return replace(document, sections=sections)


def has_contents(document: Document) -> bool:
    """Return whether there is a list of contents."""
    return any(map(_HOLDS_CONTENTS, document.sections))


def _holds_contents(section: Section) -> bool:
    return any(isinstance(block, Contents) for block in section.blocks)


_HOLDS_CONTENTS = OfEach(_holds_contents, _SECTIONS)


def _with(section: Section, change: Callable[[Contents], Contents]) -> Section:
    """Return a section with its list of contents changed."""
    return replace(section, blocks=tuple(change(block) if isinstance(block, Contents) else block for block in section.blocks))


def _heading(section: Section) -> Text | None:
    """Return the first heading of a section's own level."""
    return next(_headings(section.blocks), None)


def _in_contents(section: Section) -> tuple[bool, tuple[str, Same[Text]] | None]:
    """Return whether a section is a list of contents, and how it is in one: its id and its heading, if it has one."""
    heading = _heading(section)
    return _holds_contents(section), (section.id, Same(heading)) if heading else None


_IN_CONTENTS = OfEach(_in_contents, _SECTIONS)


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
