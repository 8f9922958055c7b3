"""A document's words in reading order: for checks, and to compare with what is read back from the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.document.blocks import (
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
from generator.document.chart import BarChart
from generator.document.deck import Deck, Slide, SlideTable, SlotPart
from generator.document.page import Shelf
from generator.document.to_write_in import Blanks, ClockStrip, WritingLines
from generator.problems import Location
from generator.remembering import OfEach
from generator.text import Text, join

CATALOGUE = ".po"
SECTIONS = 4096  # that are remembered: those of all handouts of ten conditions, as composed and as set
FOOTER_JOINT = " · "


def texts(block: Block) -> Iterator[Text]:  # noqa: PLR0912  # one case for each kind of block
    """Yield a block's texts in reading order, without alternative texts."""
    match block:
        case Section(blocks=blocks):
            yield from _all(blocks)
        case Masthead():
            yield from (block.clinic, block.service)
            yield from _given(block.status)
            yield from (block.title, block.subtitle)
            yield from _given(block.note)
            yield from _given(block.main_point)
            yield from _given(block.invitation)
        case Heading() | Paragraph():
            yield block.text
        case List():
            yield from _given(block.head)
            for n, item in enumerate(block.items, block.start):
                if block.marker in ("number", "run-in"):
                    yield Text.of(f"{n}.")
                elif block.marker == "disc":
                    yield Text.of(str(n))
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
            yield from _given(block.head)
            yield from _given(block.subhead)
            yield from _all(block.blocks)
        case Row():
            for column in block.columns:
                yield from _all(column)
        case Steps():
            for n, step in enumerate(block.steps, 1):
                yield from (Text.of(str(n)), step.title, step.when, step.text)
        case WritingLines():
            yield from (block.title, *block.asked)
        case ClockStrip():
            for moment in block.moments:
                yield from (moment.when, moment.text, moment.blank)
        case Blanks():
            yield from block.fields
        case Contents():
            for entry in block.entries:
                yield entry.heading
                yield from _given(Text.of(entry.page) if entry.page else None)
        case Facts():
            yield from _given(block.status)
            for key, value in block.rows:
                yield from (key, value)
        case _:
            yield from _answers(block)


def _answers(block: Block) -> Iterator[Text]:
    """Yield the texts of blocks that answer a question or say whom to turn to."""
    match block:
        case Quantity():
            yield from _given(block.lead)
            yield from (block.numeral, block.words)
            if block.twin:
                yield from texts(block.twin)
        case AnswerStrip():
            for cell in block.cells:
                yield cell.question
                yield from _answer(cell.answer)
                yield cell.text
                yield from _given(cell.aside)
        case FactBox():
            yield block.title
            yield from _answer(block.answer)
            yield from texts(block.figure) if block.figure else ()
            yield from _given(block.text)
        case HelpRow():
            for each in block.cells:
                yield from (each.number, each.name, *each.items)
        case Scales():
            yield from (block.title, *(words for pair in block.pairs for words in pair), block.line)
        case Yields():
            yield from _all(block.full)
        case Contact():
            yield from (block.head, block.phone, *block.reasons, block.details)
            yield from _given(block.opens)
        case Shelf():
            for entry in block.entries:
                yield from (entry.title, entry.subtitle)
                yield from _given(entry.status)


def _answer(answer: Text | Quantity) -> Iterator[Text]:
    if isinstance(answer, Quantity):
        yield from texts(answer)
    else:
        yield answer


def document_texts(document: Document) -> Iterator[Text]:
    """Yield a document's texts in reading order."""
    for section in document.sections:
        yield from _SECTION_TEXTS(section)
    yield from _foot(document)


def slide_texts(slide: Slide) -> Iterator[Text]:
    """Yield a slide's texts: title, words and figures by slot, steps with their numbers, the links above, sources, notes."""
    yield slide.title
    for lines in slide.lines.values():
        for line in lines:
            yield from (Text.of(str(line.number)),) if line.number is not None and slide.layout == "steps" else ()
            yield line.text
    for part in slide.parts.values():
        yield from part_texts(part)
    yield from (line.text for line in (slide.back, slide.skip) if line)
    yield from _given(slide.sources)
    yield from slide.notes


def part_texts(part: SlotPart) -> Iterator[Text]:
    """Yield the texts of a slide's figure in reading order, without alternative texts."""
    match part:
        case Quantity() | AnswerStrip() | HelpRow():
            yield from texts(part)
        case Scales():  # the slide's title asks, and the line to write on is for paper
            yield from (words for pair in part.pairs for words in pair)
        case SlideTable():
            for row in part.rows:
                yield from row
        case BarChart():
            yield from part.texts
        case _:
            yield from part.labels


def words(composed: Document | Deck) -> tuple[str, ...]:
    """Return a document's or deck's words, one text a line, with white space collapsed."""
    if isinstance(composed, Deck):
        return _collapsed(text for slide in composed.slides for text in slide_texts(slide))
    own = (word for section in composed.sections for word in _SECTION_WORDS(section))
    return (*own, *_collapsed(_foot(composed)))


def single_words(document: Document) -> list[str]:
    """Return a document's words one by one."""
    own = chain.from_iterable(map(_SINGLE_WORDS, document.sections))
    return [*own, *" ".join(_collapsed(_foot(document))).split()]


def _collapsed(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(" ".join(text.plain.split()) for text in texts)


def _foot(document: Document) -> Iterator[Text]:
    """Yield what is said at the foot of the last page."""
    if document.footer.spoken:
        yield from (join((document.footer.clinic, document.footer.version), FOOTER_JOINT), document.footer.status)


def place(block: Block) -> Location | None:
    """Return where the longest of a block's texts is in the content file; labels are ignored."""
    marked = located(block)
    return max(marked, key=lambda t: len(t.plain)).location if marked else None


def located(block: Block) -> list[Text]:
    """Return a block's texts that are in the content file."""
    return [t for t in texts(block) if t.location and not t.location.file.endswith(CATALOGUE)]


def _all(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        yield from texts(block)


def _given(text: Text | None) -> Iterator[Text]:
    if text is not None:
        yield text


# Many files have the same sections, which never change: those of all handouts of fifteen conditions are looked at once.
_SECTION_TEXTS: OfEach[tuple[Text, ...]] = OfEach(lambda section: tuple(texts(section)), SECTIONS)
_SECTION_WORDS: OfEach[tuple[str, ...]] = OfEach(lambda section: _collapsed(_SECTION_TEXTS(section)), SECTIONS)
_SINGLE_WORDS: OfEach[tuple[str, ...]] = OfEach(lambda section: tuple(" ".join(_SECTION_WORDS(section)).split()), SECTIONS)
