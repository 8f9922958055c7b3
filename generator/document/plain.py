"""A document's words in reading order: for its digest, for checks, and to compare with what is read back from the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from generator.document.blocks import (
    Block,
    Card,
    Document,
    Facts,
    Figure,
    Heading,
    List,
    Masthead,
    Paragraph,
    Row,
    Section,
    Steps,
    Table,
    WritingLines,
)
from generator.document.deck import Deck, Slide
from generator.problems import Location
from generator.text import Text, join

CATALOGUE = ".po"
FOOTER_JOINT = " · "


def texts(block: Block) -> Iterator[Text]:  # noqa: PLR0912  # one case for each of the twelve blocks
    """Yield a block's texts in reading order, without alternative texts."""
    match block:
        case Section(blocks=blocks):
            yield from _all(blocks)
        case Masthead():
            yield from (block.clinic, block.service, block.title, block.subtitle)
            yield from _given(block.note)
        case Heading() | Paragraph():
            yield block.text
        case List():
            for n, item in enumerate(block.items, block.start):
                if block.marker == "number":
                    yield Text.of(f"{n}.")
                yield item
        case Figure():
            yield from block.drawing.labels
            yield from _given(block.caption)
        case Table():
            yield from block.head
            for row in block.rows:
                for cell in row.cells:
                    yield from _all(cell)
            yield from _given(block.caption)
        case Card():
            verdict = block.kind == "verdict"
            yield from _given(block.subhead if verdict else block.head)
            yield from _given(block.head if verdict else block.subhead)
            yield from _all(block.blocks)
        case Row():
            for column in block.columns:
                yield from _all(column)
        case Steps():
            for n, step in enumerate(block.steps, 1):
                yield from (Text.of(str(n)), step.title, step.when, step.text)
        case WritingLines():
            yield block.title
        case Facts():
            yield from _given(block.status)
            for key, value in block.rows:
                yield from (key, value)


def document_texts(document: Document) -> Iterator[Text]:
    """Yield a document's texts in reading order."""
    yield from _all(document.sections)
    if document.footer.spoken:
        yield from (join((document.footer.clinic, document.footer.version), FOOTER_JOINT), document.footer.status)


def slide_texts(slide: Slide) -> Iterator[Text]:
    """Yield a slide's texts: title, label, slots in their order, table, labels of drawings, notes."""
    yield slide.title
    yield from _given(slide.label)
    for lines in slide.slots.values():
        for line in lines:
            yield line.text
    if slide.table:
        for row in slide.table.rows:
            yield from row
    for drawing in slide.drawings.values():
        yield from drawing.labels
    yield from slide.notes


def words(composed: Document | Deck) -> tuple[str, ...]:
    """Return a document's or deck's words, one text a line, with white space collapsed."""
    source = document_texts(composed) if isinstance(composed, Document) else (t for s in composed.slides for t in slide_texts(s))
    return tuple(" ".join(t.plain.split()) for t in source)


def digest(lines: Iterable[str]) -> str:
    """Return the SHA-256 of words, as hexadecimal digits."""
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def place(block: Block) -> Location | None:
    """Return where the longest of a block's texts is in the content file; labels are ignored."""
    marked = [t for t in texts(block) if t.location and not t.location.file.endswith(CATALOGUE)]
    return max(marked, key=lambda t: len(t.plain)).location if marked else None


def _all(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        yield from texts(block)


def _given(text: Text | None) -> Iterator[Text]:
    if text is not None:
        yield text
