"""How a conversation or a talk ends: when to get help, what to do next, and where the facts come from."""

from __future__ import annotations

import textwrap

from generator.compose.context import Context
from generator.compose.sections import seek_help
from generator.compose.sections.contact import printed_address
from generator.compose.slides.slide import slide
from generator.compose.slides.speech import short_name
from generator.content.addresses import encoded
from generator.document.blocks import HelpRow
from generator.document.deck import Slide, SlotLine
from generator.text import Span, Text

ON_A_SLIDE = 4  # numbers side by side
SOURCES_IN_A_LIST = 8
LONGEST_SOURCE = 36  # characters: half a slide at the smallest size for words, and as long as two authors with a year


def help_now(context: Context) -> tuple[Slide, ...]:
    """Return whom to turn to, side by side, the most urgent first; nothing if there is nothing to turn to anybody for."""
    cells = seek_help.on_slide(context)
    labels = context.labels
    parts = [cells[n : n + ON_A_SLIDE] for n in range(0, len(cells), ON_A_SLIDE)]
    return tuple(
        slide(
            context,
            "seek-help" if part == 1 else f"seek-help-{part}",
            "help",
            labels["help_slide"] if part == 1 else labels["help_slide_more"],
            labels.plain("part_next"),
            say=(labels["closed"], *seek_help.alternatives(context), labels["notes_seek_help"]),
            ask=labels["ask_seek_help"],
            parts={"help": HelpRow(own)},
        )
        for part, own in enumerate(parts, 1)
    )


def next_step(context: Context) -> tuple[Slide, ...]:
    """Return what to do next, the numbers to call, and the code of this leaflet, or of the clinic's website."""
    labels, condition, clinic = context.labels, context.condition, context.book.clinic
    words = next((words for words in condition.slides if words.id == "next"), None) if condition else None
    opens = seek_help.code_words(context) if condition else printed_address(clinic.link, clinic.location("link"))
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
            parts={"help": HelpRow(seek_help.numbers(context), brief=True), "code": seek_help.code(context)},
        ),
    )


def sources(context: Context) -> tuple[Slide, ...]:
    """Return the sources by their numbers, as many slides as they need; each is a link. Nothing if the slides cite none."""
    labels = context.labels
    lines = [_source(context, source, number) for source, number in context.numbers.items()]
    size = 2 * SOURCES_IN_A_LIST
    return tuple(
        slide(
            context,
            "sources" if not start else f"sources-{start + 1}",
            "sources",
            _numbers_listed(context, start + 1, min(start + size, len(lines))),
            labels.plain("part_sources"),
            say=(labels["notes_all_sources"], labels["notes_sources_links"]),
            ask=labels["ask_sources"],
            lines={
                "list-1": lines[start : start + SOURCES_IN_A_LIST],
                "list-2": lines[start + SOURCES_IN_A_LIST : start + size],
            },
        )
        for start in range(0, len(lines), size)
    )


def _numbers_listed(context: Context, first: int, last: int) -> Text:
    if first == last:
        return context.labels.say("sources_slide_one", first=str(first))
    return context.labels.say("sources_slide", first=str(first), last=str(last))


def _source(context: Context, id_: str, number: int) -> SlotLine:
    """Return a source as people say it, linked, on one line: some programs break a longer link within its words."""
    source, short = context.book.sources[id_], short_name(context, id_)
    name = Span(textwrap.shorten(short.plain, LONGEST_SOURCE, placeholder=" …"), link=encoded(source.link))
    return SlotLine(Text((name, *(span for span in short.spans if span.cite)), source.title.location), number=number)
