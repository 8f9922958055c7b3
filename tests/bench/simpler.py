"""What both rivals on paper make of the blocks that ours draws with care: the same words in paragraphs, lists, tables and boxes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import blocks as b
from generator.document.to_write_in import Blanks, ClockStrip
from generator.text import Text, join

NUMBERED = ("number", "run-in", "disc")


def simpler(block: b.Block) -> Iterator[b.Block]:  # noqa: PLR0912  # one case for each kind of block
    """Yield simpler blocks with the words of a block; a block that is simple yields itself."""
    match block:
        case b.Yields():
            for each in block.full:
                yield from simpler(each)
        case b.Quantity():
            yield b.Paragraph(join([text for text in (block.lead, block.numeral, block.words) if text]), "lead")
            if block.twin:
                yield from simpler(block.twin)
        case b.AnswerStrip():
            yield b.Row(tuple(tuple(_answered(cell)) for cell in block.cells), (4,) * len(block.cells))
        case b.FactBox():
            yield b.Card("note", (*_answer(block.answer), *_figure(block), *_paragraphs(block.text)), head=block.title)
        case b.HelpRow():
            cards = (b.Card("urgent", (b.List(cell.items),), head=cell.number, subhead=cell.name) for cell in block.cells)
            yield b.Row(tuple((card,) for card in cards), (4,) * len(block.cells))
        case b.Scales():
            rows = (b.TableRow(tuple(tuple(_paragraphs(words)) for words in pair)) for pair in block.pairs)
            yield b.Table((block.title, Text.of("")), tuple(rows), (1, 1))
            yield from _paragraphs(block.line)
        case b.Contact():
            reasons = (b.List(block.reasons),) if block.reasons else ()
            code = (block.code,) if block.code else ()
            yield b.Card("contact", (*_paragraphs(block.phone), *reasons, *_paragraphs(block.details, block.opens), *code), head=block.head)
        case ClockStrip():
            columns = (tuple(_paragraphs(moment.when, moment.text, moment.blank)) for moment in block.moments)
            yield b.Row(tuple(columns), (4,) * len(block.moments))
        case Blanks():
            yield from _paragraphs(*block.fields)
        case b.Contents():
            yield from _paragraphs(*(entry.heading for entry in block.entries))
        case b.List(head=Text() as head):
            yield b.Paragraph(head, "strong")
            yield b.List(block.items, block.marker, block.columns, block.start)
        case _:
            yield block


def above_title(block: b.Masthead) -> tuple[Text, ...]:
    """Return what stands above the title."""
    return tuple(text for text in (block.clinic, block.service, block.status) if text)


def below_title(block: b.Masthead) -> tuple[Text, ...]:
    """Return what stands below the title."""
    return tuple(text for text in (block.subtitle, block.note, block.main_point, block.invitation) if text)


def _answered(cell: b.AnswerCell) -> Iterator[b.Block]:
    yield b.Paragraph(cell.question, "strong")
    yield from _answer(cell.answer)
    yield from _paragraphs(cell.text, cell.aside)


def _answer(answer: Text | b.Quantity) -> Iterator[b.Block]:
    yield from simpler(answer) if isinstance(answer, b.Quantity) else (b.Paragraph(answer, "lead"),)


def _figure(block: b.FactBox) -> Iterator[b.Block]:
    yield from simpler(block.figure) if block.figure else ()


def _paragraphs(*texts: Text | None) -> Iterator[b.Block]:
    yield from (b.Paragraph(text) for text in texts if text)
