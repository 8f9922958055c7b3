"""What the condition is, with a picture of its pattern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.compose.context import Context
from generator.content.condition import PatternDrawing
from generator.figures.drawing import Drawing
from generator.figures.named import beyond_labels, disc_without, pair_drawing, pattern_disc, pattern_drawing, view_of
from generator.figures.names import Pattern, Without
from generator.figures.person import Person
from generator.text import Text


class _Alts(NamedTuple):
    """The labels that are the alternative texts of a pattern, and of two, beside small heads, and of a small head alone."""

    labelled: str
    pair: str
    small: str


_ALTS: Mapping[Without, _Alts] = {
    "healthy": _Alts("pattern_alt", "patterns_alt", "disc_without_alt"),
    "loose": _Alts("pattern_loose_alt", "patterns_loose_alt", "disc_loose_alt"),
}


def pattern(context: Context) -> Drawing | None:
    """Return the condition's pattern beside the same head without it, or two so, each with its own label.

    The head without it may be in another style. A picture of the clinic's own takes the place of both; None without any.
    """
    first, second, name = context.subject.drawing, context.subject.second_drawing, context.subject.name_in_text
    if first is None:
        return context.own_picture(context.subject)
    without = _without(first)
    beside = without, beside_label(context)
    if second is not None:
        labels = (first.labels[0], second.labels[0])
        alt = _alt(context, _ALTS[without].pair, view=_view(context), labels=_of_both(context, first, second), name=name)
        return pair_drawing(_drawn(first), _drawn(second), labels, alt, beside)
    alt = _alt(context, _ALTS[without].labelled, view=_view(context), labels=_seen(context, first), name=name)
    return pattern_drawing(*_drawn(first), first.labels, alt, beside)


def emblem(context: Context) -> tuple[Drawing | None, Drawing | None]:
    """Return the condition's own pattern in a disc, and the same head without it, which may be in another style.

    A picture of the clinic's own stands alone.
    """
    first = context.subject.drawing
    if first is None:
        return context.own_picture(context.subject), None
    seen = _alt(context, "disc_with_alt", title=context.subject.plain_name, view=_side(context, first), labels=_seen(context, first))
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


class SecondPerson(NamedTuple):
    """Who is drawn first; and the second person with their pattern, the same one without it, and who that is."""

    first: Text
    drawing: Drawing
    without: Drawing
    who: Text


def second_person(context: Context) -> SecondPerson | None:
    """Return the second person, if both drawings say who they are of.

    Readers look for themselves: where it shows in unlike places in two kinds of people, both stand at the head of their leaflet.
    """
    first, second = context.subject.drawing, context.subject.second_drawing
    if not (first and second and first.who and second.who):
        return None
    seen = _alt(context, "disc_with_alt", title=second.who, view=_side(context, second), labels=_seen(context, second))
    return SecondPerson(first.who, pattern_disc(*_drawn(second), seen), _beside(context, second), second.who)


def _drawn(drawing: PatternDrawing) -> tuple[Pattern, Person]:
    return drawing.pattern, Person(drawing.skin, drawing.strands)


def _alt(context: Context, key: str, **words: str | Text) -> str:
    return context.labels.plain(key, **words)


def _of_both(context: Context, first: PatternDrawing, second: PatternDrawing) -> str:
    """Return what two drawings side by side show, each of which has its first label."""
    return "; ".join(_seen(context, drawing, 1) for drawing in (first, second))


def _seen(context: Context, drawing: PatternDrawing, most: int | None = None) -> str:
    """Return what a drawing shows: what its labels say, `most` of them, and what is seen that none points at."""
    beyond = beyond_labels(*_drawn(drawing))
    also = (context.labels[f"drawn_{beyond}"],) if beyond else ()
    return "; ".join(label.plain for label in (*drawing.labels[:most], *also))


def _side(context: Context, drawing: PatternDrawing) -> str:
    return context.labels[f"view_{view_of(drawing.pattern)}"].plain


def _view(context: Context) -> str:
    """Return from where the head is seen; of two heads, both views if they differ."""
    shown = (drawing for drawing in (context.subject.drawing, context.subject.second_drawing) if drawing)
    views = dict.fromkeys(_side(context, drawing) for drawing in shown)
    return "; ".join(views)
