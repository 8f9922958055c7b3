"""How a conversation or a talk ends: when to get help, what to do next, and where the facts come from."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from math import ceil

from generator.compose.context import Context
from generator.compose.sections import contact_band, seek_help
from generator.compose.sections.contact import printed_address
from generator.compose.slides.slide import slide
from generator.compose.slides.speech import short_name
from generator.content.addresses import encoded
from generator.document.blocks import HelpRow
from generator.document.deck import Slide, SlotLine
from generator.text import Span, Text

SOURCES_IN_A_LIST, FEW_SOURCES = 8, 4
LONGEST_SOURCE = 36  # characters: half a slide at the smallest size for words, and as long as two authors with a year


def help_now(context: Context) -> tuple[Slide, ...]:
    """Return whom to turn to and for what, the most urgent first; nothing if there is nothing to turn to anybody for."""
    cells, labels = seek_help.on_slides(context), context.labels
    if not cells:
        return ()
    return (
        slide(
            context,
            "seek-help",
            "help",
            labels["help_slide"],
            labels.plain("part_next"),
            say=(*seek_help.said_beside(context), labels["notes_seek_help"]),
            ask=labels["ask_seek_help"],
            parts={"help": HelpRow(cells)},
        ),
    )


def next_step(context: Context) -> tuple[Slide, ...]:
    """Return what to do next, the numbers to call, and the code of this leaflet, or of the clinic's website."""
    labels, condition, clinic = context.labels, context.condition, context.book.clinic
    words = next((words for words in condition.slides if words.id == "next"), None) if condition else None
    opens = contact_band.code_words(context) if condition else printed_address(clinic.link, clinic.location("link"))
    return (
        slide(
            context,
            "next-step",
            "next",
            words.headline if words else labels["next_slide"],
            labels.plain("part_next"),
            say=(*(condition.do_now if condition else (labels["closing_2"],)), labels["notes_code"], labels["closing_1"]),
            ask=labels["ask_next"],
            lines={"code-words": (opens,)},
            parts={"help": HelpRow(seek_help.numbers(context), brief=True), "code": contact_band.code(context)},
        ),
    )


def sources(context: Context) -> tuple[Slide, ...]:
    """Return the sources by their numbers, evenly on as many slides as they need; each is a link. Nothing if the slides cite none."""
    labels = context.labels
    names = Counter(short_name(context, source).plain for source in context.numbers)
    alike = frozenset(name for name, times in names.items() if times > 1)
    lines = [_source(context, source, number, alike) for source, number in context.numbers.items()]
    return tuple(
        slide(
            context,
            "sources" if start == 1 else f"sources-{start}",
            "sources",
            _numbers_listed(context, start, start + len(own) - 1),
            labels.plain("part_sources"),
            say=(labels["notes_all_sources"], labels["notes_sources_links"]),
            ask=labels["ask_sources"],
            lines={"list-1": own[: _half(own)], "list-2": own[_half(own) :]},
        )
        for start, own in _evenly(lines)
    )


def _half(lines: Sequence[SlotLine]) -> int:
    """Return how many lines the first of two lists has: the half, but all if they are few."""
    return max(ceil(len(lines) / 2), FEW_SOURCES)


def _evenly(lines: Sequence[SlotLine]) -> Iterator[tuple[int, Sequence[SlotLine]]]:
    """Yield the lines of each slide with the number of the first: on as few slides as they need, none with hardly any."""
    slides = ceil(len(lines) / (2 * SOURCES_IN_A_LIST))
    size = ceil(len(lines) / slides) if slides else 1
    for start in range(0, len(lines), size):
        yield start + 1, lines[start : start + size]


def _numbers_listed(context: Context, first: int, last: int) -> Text:
    if first == last:
        return context.labels.say("sources_slide_one", first=str(first))
    return context.labels.say("sources_slide", first=str(first), last=str(last))


def _source(context: Context, id_: str, number: int, alike: Collection[str]) -> SlotLine:
    """Return a source as people say it, linked, on one line: some programs break a longer link within its words.

    One whose name is among those `alike` has its title instead: no two links should have the same words.
    """
    source, short = context.book.sources[id_], short_name(context, id_)
    said = source.title.plain if short.plain in alike else short.plain
    name = Span(textwrap.shorten(said, LONGEST_SOURCE, placeholder=" …"), link=encoded(source.link))
    return SlotLine(Text((name, *(span for span in short.spans if span.cite)), source.title.location), number=number)
