"""A handout's outline as text: its blocks in order, each with its kind and first words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.blocks import (
    AnswerCell,
    AnswerStrip,
    Block,
    Card,
    Contact,
    Contents,
    Document,
    FactBox,
    Facts,
    Figure,
    Heading,
    HelpRow,
    List,
    Masthead,
    Paragraph,
    Quantity,
    Row,
    Scales,
    Section,
    Steps,
    Table,
    Yields,
)
from generator.document.chart import Bar, BarChart
from generator.document.deck import Deck, Slide, SlideTable, SlotLine, SlotPart
from generator.document.to_write_in import Blanks, ClockStrip, WritingLines
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
    for line in _parts(block):
        yield f"{indent}  {line}"
    for number, (name, column) in enumerate(_inside(block), 1):
        if name:
            yield f"{indent}  {name} {number}" if name == "column" else f"{indent}  {name}"
        deeper = indent + ("    " if name else "  ")
        for each in column:
            yield from _block(each, deeper)


def _described(block: Block) -> tuple[str, ...]:  # noqa: PLR0911, PLR0912  # one return a kind of block
    match block:
        case Section():
            return ("Section", block.id, "whole" if block.whole else "")
        case Masthead():
            return ("Masthead", first(block.title), first(block.subtitle), first(block.note), first(block.status), *_emblem(block))
        case Heading():
            return (f"Heading {block.level}", "minor" if block.minor else "", first(block.text))
        case Paragraph():
            return ("Paragraph", "" if block.style == "body" else block.style, first(block.text))
        case List():
            return ("List", block.marker, f"of {len(block.items)}", first(block.head), first(block.items[0]))
        case Figure():
            return ("Figure", block.drawing.name, first(block.caption))
        case Table():
            return (
                "Table",
                "open" if block.open else "",
                f"of {len(block.rows)}",
                " | ".join(map(first, block.head)),
                first(block.caption),
            )
        case Card():
            return ("Card", block.kind, first(block.subhead), first(block.head))
        case Row():
            return ("Row", "+".join(map(str, block.widths)), "levelled" if block.levelled else "")
        case Steps():
            return ("Steps", f"of {len(block.steps)}", first(block.steps[0].title))
        case WritingLines():
            return ("WritingLines", f"{block.count}", first(block.title))
        case Facts():
            return ("Facts", " | ".join(key.plain for key, _ in block.rows), first(block.status))
        case _:
            return _answering(block)


def _emblem(masthead: Masthead) -> tuple[str, ...]:
    """Return the drawing in a masthead's ring, its tab, and whether it is as low as can be."""
    drawing = f"ring {masthead.drawing.name}" if masthead.drawing else ""
    tab = f"tab {masthead.tab.code} at {masthead.tab.number}" if masthead.tab else ""
    return drawing, tab, "close" if masthead.close else ""


def _answering(block: Block) -> tuple[str, ...]:
    """Return what describes a block that answers a question or says whom to turn to."""
    match block:
        case Quantity():
            return ("Quantity", *_counted(block))
        case AnswerStrip():
            return ("AnswerStrip", ":".join(f"{width:g}" for width in block.widths))
        case FactBox():
            return ("FactBox", first(block.title), *_answer(block.answer), first(block.text))
        case HelpRow():
            return ("HelpRow", "brief" if block.brief else "", f"of {len(block.cells)}")
        case Scales():
            return ("Scales", first(block.title))
        case Contact():
            return ("Contact", "brief" if block.brief else "", first(block.head), first(block.phone))
        case Yields():
            return ("Yields", f"at step {block.step}", block.told)
        case _:
            return _to_fill_in(block)


def _to_fill_in(block: Block) -> tuple[str, ...]:
    """Return what describes a block with blanks, or one that the finished pages fill in."""
    match block:
        case ClockStrip():
            return ("ClockStrip", f"of {len(block.moments)}")
        case Blanks():
            return ("Blanks", " | ".join(map(first, block.fields)))
        case Contents():
            return ("Contents", f"of {len(block.entries)}", " | ".join(entry.section for entry in block.entries))
    raise AssertionError(block)


def _answer(answer: Text | Quantity) -> tuple[str, ...]:
    return ("Quantity", *_counted(answer)) if isinstance(answer, Quantity) else (first(answer),)


def _counted(quantity: Quantity) -> tuple[str, ...]:
    """Return a number's sign and words, what is drawn of it, and its twin."""
    drawn = f"({quantity.n} of 100)" if quantity.n is not None else f"({quantity.people} people)" if quantity.people is not None else ""
    twin = ("beside", *_counted(quantity.twin)) if quantity.twin else ()
    return (first(quantity.lead), first(quantity.numeral), first(quantity.words), drawn, *twin)


def _parts(block: Block) -> Iterator[str]:
    """Yield a line for each part of a block that is not a block itself."""
    match block:
        case AnswerStrip():
            yield from (_cell(cell) for cell in block.cells)
        case HelpRow():
            for cell in block.cells:
                yield " ".join(("cell", first(cell.number), first(cell.name), *map(first, cell.items)))
        case Scales():
            yield from (f"pair {first(left)} {first(right)}" for left, right in block.pairs)
            yield f"line {first(block.line)}"
        case Contact():
            yield from (f"reason {first(reason)}" for reason in block.reasons)
            yield f"details {first(block.details)}"
            if block.code:
                yield f"code {block.code.drawing.name} {first(block.opens)}"
        case ClockStrip():
            yield from (f"moment {first(m.when)} {first(m.text)} {first(m.blank)}" for m in block.moments)


def _cell(cell: AnswerCell) -> str:
    warns = "warns" if cell.warns else ""
    described = ("cell", warns, first(cell.question), *_answer(cell.answer), first(cell.text), first(cell.aside))
    return " ".join(part for part in described if part)


def _inside(block: Block) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the blocks within a block: what each group of them is called, if it is called anything, and the group."""
    match block:
        case Section() | Card():
            return (("", block.blocks),)
        case Row():
            return tuple(("column", column) for column in block.columns)
        case Table():
            return tuple(("", cell) for row in block.rows for cell in row.cells)
        case Yields():
            return (("full", block.full), *((("brief", block.brief),) if block.brief else ()))
        case _:
            return ()


def _slide(slide: Slide) -> Iterator[str]:
    """Yield what a slide shows, and what is said with it; slides are short, so in all their words."""
    yield f"Slide {slide.id} ({slide.layout}, in '{slide.section}') {_whole(slide.title)}"
    for name, way in (("back", slide.back), ("skip", slide.skip)):
        if way:
            yield f"  {name} {_line(way)}"
    for slot, lines in slide.lines.items():
        for line in lines:
            yield f"  {slot} {line.level} {_line(line)}"
    for slot, part in slide.parts.items():
        yield from (f"  {slot} {line}" for line in _part(part))
    if slide.sources:
        yield f"  foot {_whole(slide.sources)}"
    for note in slide.notes:
        yield f"  says {_whole(note)}"


def _line(line: SlotLine) -> str:
    number = f"{line.number} " if line.number is not None else ""
    return f"{number}{_whole(line.text)}" + (f" → {line.to}" if line.to else "")


def _part(part: SlotPart) -> Iterator[str]:
    """Yield the lines of a figure: its rows, bars or cells; of a drawing, what it is."""
    match part:
        case SlideTable():
            yield from ("row " + " | ".join(map(_whole, row)) for row in part.rows)
        case BarChart():
            yield from (_bar(bar) for bar in part.bars)
            yield f"note {_whole(part.note)}"
        case Quantity():
            yield " ".join(word for word in ("Quantity", *_counted(part)) if word)
        case AnswerStrip() | HelpRow() | Scales():
            yield from _parts(part)
        case _:
            yield f"drawing {part.name}"


def _bar(bar: Bar) -> str:
    front = f", of it {bar.part:g} {_whole(bar.part_said)}" if bar.part is not None else ""
    return f"bar {_whole(bar.label)} {bar.value:g} {_whole(bar.said)}{front}{' (quiet)' if bar.quiet else ''}"


def _whole(text: Text | None) -> str:
    return f'"{text.plain}"' if text else ""
