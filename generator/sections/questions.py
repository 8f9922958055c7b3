"""Questions to ask, with boxes to tick and lines to write on."""

from __future__ import annotations

from generator.document.blocks import Block, Heading, List, Row, WritingLines
from generator.document.deck import Line, Slide
from generator.sections.context import Context
from generator.text import Text

LINES = 5
LEAFLET_QUESTIONS = ("benefit", "risk", "alternatives", "nothing")  # BRAN; the guide lists all


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the questions of the condition and those for everybody, beside lines to write on."""
    labels = context.labels
    items = (*context.subject.questions, *(q.text for q in context.book.questions if q.id in LEAFLET_QUESTIONS))
    lines = WritingLines(labels["notes_lines"], LINES)
    return (Heading(labels["questions_heading"]), Row(((List(items, "box"),), (lines,)), (6, 6)))


def for_everybody(context: Context) -> tuple[Block, ...]:
    """Return all questions that every patient may ask, with lines."""
    labels = context.labels
    items = tuple(q.text for q in context.book.questions)
    return (Heading(labels["questions_heading"]), Row(((List(items, "box"),), (WritingLines(labels["notes_lines"], LINES),)), (6, 6)))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the slide of questions, in two columns."""
    labels = context.labels
    questions: tuple[Text, ...] = tuple(q.text for q in context.book.questions)
    half = (len(questions) + 1) // 2
    return (
        Slide(
            "questions",
            "questions",
            labels["questions_slide"],
            notes=(labels["notes_questions"], labels["notes_questions_ask"]),
            section=labels.plain("part_next"),
            label=labels["part_next"],
            slots={
                "content": tuple(Line(q) for q in questions[:half]),
                "content-2": tuple(Line(q) for q in questions[half:]),
            },
            mark=questions[0].mark,
        ),
    )
