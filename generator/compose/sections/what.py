"""What the condition is, with a picture of its pattern."""

from __future__ import annotations

from generator.compose.context import Context, titled
from generator.compose.sections.condition_slides import condition_slide
from generator.content.condition import PatternDrawing
from generator.document.blocks import Block, Figure, Heading, Paragraph, Row
from generator.document.deck import Slide
from generator.figures.drawing import Drawing
from generator.figures.named import pair_drawing, pattern_drawing, view_of
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
    """Return the condition's pattern beside the same head without it, or two patterns, each with its own label; None if it has no drawing.

    Without labels, a closer look at the skin takes their place.
    """
    first, second = context.subject.drawing, context.subject.second_drawing
    if first is None:
        return context.own_picture(context.subject)
    if second is not None:
        labels = (first.labels[0], second.labels[0])
        return pair_drawing(
            _drawn(first), _drawn(second), labels, _alt(context, "patterns_alt", view=_view(context), labels=_listed(labels))
        )
    beside = context.labels["without_it"]
    if labelled:
        alt = _alt(context, "pattern_alt", view=_view(context), labels=_listed(first.labels), name=context.subject.name_in_text)
        return pattern_drawing(*_drawn(first), first.labels, alt, beside)
    alt = _alt(context, "pattern_closer_alt", view=_view(context), name=context.subject.name_in_text)
    return pattern_drawing(*_drawn(first), (), alt, beside, closer=True)


def _drawn(drawing: PatternDrawing) -> tuple[Pattern, Person]:
    return drawing.pattern, Person(drawing.skin, drawing.strands)


def _alt(context: Context, key: str, **words: str | Text) -> str:
    return context.labels.plain(key, **words)


def _listed(labels: tuple[Text, ...]) -> str:
    return "; ".join(label.plain for label in labels)


def _view(context: Context) -> str:
    """Return from where the head is seen; of two heads, both views if they differ."""
    shown = (drawing for drawing in (context.subject.drawing, context.subject.second_drawing) if drawing)
    views = dict.fromkeys(context.labels[f"view_{view_of(drawing.pattern)}"].plain for drawing in shown)
    return "; ".join(views)


def _caption(context: Context) -> Text | None:
    """Return what the drawing does not show; a picture of the clinic's own speaks for itself."""
    if context.subject.picture:
        return None
    return context.labels.say("patterns_caption" if context.subject.second_drawing else "pattern_caption", view=_view(context))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the condition's first slide, with the picture."""
    return condition_slide(context, "type", pattern(context, labelled=False), caption=_caption(context))
