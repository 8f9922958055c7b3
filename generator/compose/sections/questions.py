"""Questions to ask, with boxes to tick and lines to write on."""

from __future__ import annotations

from generator.compose.context import Context
from generator.document.blocks import Block, Heading, List, Row, Yields
from generator.document.to_write_in import WritingLines
from generator.text import Text

LINES, LEAFLET_LINES, FEWER_LINES, LEAST_LINES = 5, 6, 4, 1
LEAFLET_QUESTIONS = ("doctor", "risk", "licence", "who")  # the guide lists all
SLIDE_QUESTIONS = ("doctor", "risk", "licence", "who", "cost")
MOST_ON_SLIDE = 5


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the condition's questions and, where the treatment is offered, those for everybody, beside lines to write on.

    Where the page is full, there are fewer lines, then the condition's own questions alone, then none. Without a condition, return all for
    everybody.
    """
    if context.condition is None:
        return for_everybody(context)
    own, shared = context.condition.questions, for_leaflets(context)
    full, fewer, brief = (
        _beside_notes(context, items, lines, minor=True)
        for items, lines in (((*own, *shared), LEAFLET_LINES), ((*own, *shared), FEWER_LINES), (own, LEAST_LINES))
    )
    least = Yields(brief, (), 7, context.labels.plain("yields_all_questions"))
    less = Yields(fewer, (least,), 5, context.labels.plain("yields_questions"))
    return (Yields(full, (less,), 1, context.labels.plain("yields_some_lines")),)


def for_everybody(context: Context) -> tuple[Block, ...]:
    """Return all questions that every patient may ask, with lines."""
    return _beside_notes(context, tuple(q.text for q in context.book.questions))


def _beside_notes(context: Context, items: tuple[Text, ...], lines: int = LINES, *, minor: bool = False) -> tuple[Block, ...]:
    asked = context.condition.record[:lines] if context.condition else ()
    notes_ = WritingLines(context.labels["notes_lines"], lines, asked, least=min(lines, FEWER_LINES))
    heading, listed = Heading(context.labels["questions_heading"], minor=minor), List(items, "box")
    if minor:  # level with the heading of the lines
        return (Row(((heading, listed), (notes_,)), (6, 6)),)
    return (heading, Row(((listed,), (notes_,)), (6, 6)))


def most_asked(context: Context) -> tuple[Text, ...]:
    """Return the short form of the questions that are on slides, or of the first few if the content has none of those."""
    kept = tuple(q.short for q in context.book.questions if q.id in SLIDE_QUESTIONS)
    return (kept or tuple(q.short for q in context.book.questions))[:MOST_ON_SLIDE]


def for_leaflets(context: Context) -> tuple[Text, ...]:
    """Return the questions for everybody that are in each leaflet, in short; none where the treatment is not offered."""
    return tuple(q.short for q in context.book.questions if q.id in LEAFLET_QUESTIONS) if context.offered else ()
