"""Where on a page one can go: an anchor for each heading that the list of contents has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.document.blocks import AnswerStrip, Block, Card, Contact, Document, Heading, Row, Scales, Section, Yields
from generator.text import Text

_HEADED_CARDS = {"key-points", "do-now", "getting-care"}  # whose head is a section's


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading in the list of contents."""

    id: str
    heading: Text


def headings(document: Document) -> tuple[Anchor, ...]:
    """Return the headings of a page in order. The first of a section has the section's name, so that links from outside last."""
    found = []
    for section in document.sections:
        for n, heading in enumerate(_headings(section.blocks)):
            found.append(Anchor(anchor_of(section, n), heading))
    return tuple(found)


def anchor_of(section: Section, number: int) -> str:
    """Return the anchor of a section's heading, counted from 0."""
    name = section.id.replace("+", "-and-")
    return f"{name}-{number + 1}" if number else name


def _headings(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Heading(level=2) | Contact():
                yield block.text if isinstance(block, Heading) else block.head
            case Card(kind=kind, head=head, level=level) if head and (level or (2 if kind in _HEADED_CARDS else 3)) == 2:
                yield head
            case Scales():
                yield block.title
            case AnswerStrip():
                yield from (cell.question for cell in block.cells[:1])
            case Row():
                for column in block.columns:
                    yield from _headings(column)
            case Yields():
                yield from _headings(block.full)
