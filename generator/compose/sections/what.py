"""What the condition is, with a picture of its pattern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.compose.context import Context
from generator.content.condition import PatternDrawing
from generator.figures.drawing import Drawing
from generator.figures.named import disc_without, pair_drawing, pattern_disc, pattern_drawing, view_of
from generator.figures.names import Pattern, Without
from generator.figures.person import Person
from generator.text import Text


class _Alts(NamedTuple):
    """The labels that are the alternative texts of a pattern beside a small head, and of that head alone."""

    labelled: str
    small: str


_ALTS: Mapping[Without, _Alts] = {
    "healthy": _Alts("pattern_alt", "disc_without_alt"),
    "loose": _Alts("pattern_loose_alt", "disc_loose_alt"),
}


def pattern(context: Context) -> Drawing | None:
    """Return the condition's pattern beside the same head without it, or two patterns, each with its own label.

    The head without it may be in another style. A picture of the clinic's own takes the place of both; None without any.
    """
    first, second = context.subject.drawing, context.subject.second_drawing
    if first is None:
        return context.own_picture(context.subject)
    if second is not None:
        labels = (first.labels[0], second.labels[0])
        return pair_drawing(
            _drawn(first), _drawn(second), labels, _alt(context, "patterns_alt", view=_view(context), labels=_listed(labels))
        )
    without = _without(first)
    alt = _alt(context, _ALTS[without].labelled, view=_view(context), labels=_listed(first.labels), name=context.subject.name_in_text)
    return pattern_drawing(*_drawn(first), first.labels, alt, (without, beside_label(context)))


def emblem(context: Context) -> tuple[Drawing | None, Drawing | None]:
    """Return the condition's own pattern in a disc, and the same head without it, which may be in another style.

    A picture of the clinic's own stands alone.
    """
    first = context.subject.drawing
    if first is None:
        return context.own_picture(context.subject), None
    seen = _alt(context, "disc_with_alt", title=context.subject.plain_name, view=_side(context, first), labels=_listed(first.labels))
    return pattern_disc(*_drawn(first), seen), _beside(context, first)


def _beside(context: Context, drawing: PatternDrawing) -> Drawing:
    """Return the small head: the same one without the pattern."""
    without = _without(drawing)
    alt = _alt(context, _ALTS[without].small, title=beside_label(context), name=context.subject.name_in_text)
    return disc_without(*_drawn(drawing), alt, without)


def _without(drawing: PatternDrawing) -> Without:
    return drawing.beside.style if drawing.beside else "healthy"


def beside_label(context: Context) -> Text:
    """Return the word for the small drawing beside the condition's own."""
    drawing = context.subject.drawing
    return drawing.beside.label if drawing and drawing.beside else context.labels["without_it"]


def second_person(context: Context) -> tuple[Text, Drawing, Text] | None:
    """Return who is drawn first, and the second person with their pattern and who that is; None where a drawing does not say who it is of.

    Readers look for themselves: where it shows in unlike places in two kinds of people, both stand at the head of their leaflet.
    """
    first, second = context.subject.drawing, context.subject.second_drawing
    if not (first and second and first.who and second.who):
        return None
    seen = _alt(context, "disc_with_alt", title=second.who, view=_side(context, second), labels=_listed(second.labels))
    return first.who, pattern_disc(*_drawn(second), seen), second.who


def _drawn(drawing: PatternDrawing) -> tuple[Pattern, Person]:
    return drawing.pattern, Person(drawing.skin, drawing.strands)


def _alt(context: Context, key: str, **words: str | Text) -> str:
    return context.labels.plain(key, **words)


def _listed(labels: tuple[Text, ...]) -> str:
    return "; ".join(label.plain for label in labels)


def _side(context: Context, drawing: PatternDrawing) -> str:
    return context.labels[f"view_{view_of(drawing.pattern)}"].plain


def _view(context: Context) -> str:
    """Return from where the head is seen; of two heads, both views if they differ."""
    shown = (drawing for drawing in (context.subject.drawing, context.subject.second_drawing) if drawing)
    views = dict.fromkeys(_side(context, drawing) for drawing in shown)
    return "; ".join(views)
