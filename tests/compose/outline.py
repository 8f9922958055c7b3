"""A handout's outline as text: its blocks in order, each with its kind and first words."""

from __future__ import annotations

from collections.abc import Iterator

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
from generator.text import Text

FIRST = 6  # words


def outline(composed: Document | Deck) -> str:
    """Return the outline, one line per block or slot."""
    if isinstance(composed, Deck):
        lines = [line for slide in composed.slides for line in _slide(slide)]
    else:
        lines = [line for section in composed.sections for line in _block(section, "")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def first(text: Text | None) -> str:
    """Return a text's first words in quotes."""
    if text is None:
        return ""
    words = text.plain.split()
    return '"' + " ".join(words[:FIRST]) + ("…" if len(words) > FIRST else "") + '"'


def _block(block: Block, indent: str) -> Iterator[str]:
    yield indent + " ".join(part for part in _described(block) if part)
    for number, column in enumerate(_inside(block), 1):
        if isinstance(block, Row):
            yield f"{indent}  column {number}"
        deeper = indent + ("    " if isinstance(block, Row) else "  ")
        for each in column:
            yield from _block(each, deeper)


def _described(block: Block) -> tuple[str, ...]:  # noqa: PLR0911  # one return a kind of block
    match block:
        case Section():
            return ("Section", block.id, "whole" if block.whole else "")
        case Masthead():
            return ("Masthead", first(block.title), first(block.subtitle))
        case Heading():
            return (f"Heading {block.level}", "minor" if block.minor else "", first(block.text))
        case Paragraph():
            return ("Paragraph", "" if block.style == "body" else block.style, first(block.text))
        case List():
            return ("List", block.marker, f"of {len(block.items)}", first(block.items[0]))
        case Figure():
            return ("Figure", block.drawing.name, first(block.caption))
        case Table():
            return ("Table", f"of {len(block.rows)}", " | ".join(map(first, block.head)))
        case Card():
            return ("Card", block.kind, block.tone, first(block.subhead), first(block.head))
        case Row():
            return ("Row", "+".join(map(str, block.widths)))
        case Steps():
            return ("Steps", f"of {len(block.steps)}", first(block.steps[0].title))
        case WritingLines():
            return ("WritingLines", f"{block.count}", first(block.title))
        case Facts():
            return ("Facts", " | ".join(key.plain for key, _ in block.rows), first(block.status))


def _inside(block: Block) -> tuple[tuple[Block, ...], ...]:
    match block:
        case Section() | Card():
            return (block.blocks,)
        case Row():
            return block.columns
        case Table():
            return tuple(cell for row in block.rows for cell in row.cells)
        case _:
            return ()


def _slide(slide: Slide) -> Iterator[str]:
    yield f"Slide {slide.id} ({slide.layout}, in '{slide.section}') {first(slide.title)}"
    if slide.label:
        yield f"  label {first(slide.label)}"
    for slot, lines in slide.slots.items():
        for line in lines:
            yield f"  {slot} {line.level} {first(line.text)}" + (f" → {line.to}" if line.to else "")
    for slot, drawing in slide.drawings.items():
        yield f"  {slot} drawing {drawing.name}"
    if slide.table:
        for row in slide.table.rows:
            yield "  row " + " | ".join(map(first, row))
    for note in slide.notes:
        yield f"  says {first(note)}"
