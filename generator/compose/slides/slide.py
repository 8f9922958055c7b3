"""A slide as all of them are made: a finding as its title, what is shown, what is said with it, and its sources by number at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.compose.context import Context
from generator.compose.slides.speech import notes
from generator.compose.values import without_full_stop
from generator.document.deck import Layout, Slide, Slot, SlotLine, SlotPart
from generator.text import Text


def slide(
    context: Context,
    id_: str,
    layout: Layout,
    title: Text,
    section: str,
    *,
    say: Iterable[Text],
    ask: Text | None,
    sources: Iterable[str] = (),
    lines: Mapping[Slot, Iterable[Text | SlotLine]] | None = None,
    parts: Mapping[Slot, SlotPart | None] | None = None,
) -> Slide:
    """Return a slide; words given as texts are on the first level, and places without words or a figure are left out.

    `sources` are the ids of what the slide rests on, besides those that the words to say cite.
    """
    spoken = notes(context, *say, ask=ask, sources=sources)
    words = {slot: tuple(map(_line, given)) for slot, given in (lines or {}).items()}
    return Slide(
        id_,
        layout,
        without_full_stop(title),
        notes=spoken,
        section=section,
        lines={slot: given for slot, given in words.items() if given},
        parts={slot: part for slot, part in (parts or {}).items() if part is not None},
        sources=_at_the_foot(context.sources_line(spoken.named)),
        location=title.location,
    )


def _at_the_foot(sources: Text | None) -> Text | None:
    return without_full_stop(sources) if sources else None


def _line(given: Text | SlotLine) -> SlotLine:
    return given if isinstance(given, SlotLine) else SlotLine(given)


def below(head: Text | None, items: Iterable[Text]) -> tuple[SlotLine, ...]:
    """Return a list on a slide: its head, if it has one, and below it the items."""
    return (*((SlotLine(head),) if head else ()), *(SlotLine(item, 1) for item in items))
