"""What the condition is, with a picture of its pattern."""

from __future__ import annotations

from generator.compose.context import Context, titled
from generator.compose.sections.condition_slides import condition_slide
from generator.content.condition import PatternDrawing
from generator.document.blocks import Block, Figure, Heading, Paragraph, Row
from generator.document.deck import Slide
from generator.figures.drawing import Drawing
from generator.figures.named import pair_drawing, pattern_drawing
from generator.figures.names import Pattern
from generator.figures.person import Person
from generator.text import Text


def blocks(context: Context) -> tuple[Block, ...]:
    """Return heading, words and, if the content names one, the picture."""
    condition = context.subject
    heading = Heading(titled(context.labels.say("what_heading", name=condition.name_in_text), condition.plain_name))
    words = tuple(Paragraph(p) for p in condition.what)
    figure = pattern_figure(context)
    return (heading, Row((words, (figure,)), (6, 6))) if figure else (heading, *words)


def pattern_figure(context: Context) -> Figure | None:
    """Return the drawing of the pattern with its labels, or the clinic's own picture, if the condition has one."""
    return Figure(drawing, _caption(context)) if (drawing := pattern(context)) else None


def pattern(context: Context, *, labelled: bool = True) -> Drawing | None:
    """Return the condition's pattern, or two of them, each with its own label, or the clinic's own picture; None without any."""
    first, second = context.subject.drawing, context.subject.second_drawing
    if first is None:
        return context.own_picture(context.subject)
    if second is None:
        return pattern_drawing(*_drawn(first), first.labels if labelled else (), _alt(context, "pattern_alt", first.labels))
    alt = _alt(context, "patterns_alt", (*first.labels, *second.labels))
    return pair_drawing(_drawn(first), _drawn(second), (first.labels[0], second.labels[0]), alt)


def _drawn(drawing: PatternDrawing) -> tuple[Pattern, Person]:
    return drawing.pattern, Person(drawing.skin, drawing.strands)


def _alt(context: Context, key: str, labels: tuple[Text, ...]) -> str:
    return context.labels.plain(key, labels="; ".join(label.plain for label in labels))


def _caption(context: Context) -> Text | None:
    """Return what the drawing does not show; a picture of the clinic's own speaks for itself."""
    if context.subject.picture:
        return None
    return context.labels["patterns_caption" if context.subject.second_drawing else "pattern_caption"]


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the condition's first slide, with the picture."""
    return condition_slide(context, "type", pattern(context, labelled=False), caption=_caption(context))
