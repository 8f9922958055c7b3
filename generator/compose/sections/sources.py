"""The sources a handout cites, numbered, the most important first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.compose.values import without_full_stop
from generator.content.addresses import encoded, readable
from generator.content.model import Source
from generator.document.blocks import Block, Heading, List
from generator.document.deck import Slide, SlotLine
from generator.text import Span, Text

SLIDE_SOURCES = 4


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the numbered list."""
    sources = context.book.sources
    items = tuple(_reference(context, sources[i]) for i in context.numbers)
    return (Heading(context.labels["sources_heading"], minor=True), List(items, "number", columns=2)) if items else ()


def _reference(context: Context, source: Source) -> Text:
    """Return authors, title, publisher and year, linked to the source; a leaflet leaves the titles of papers out, the guide has room.

    If the authors are not known, the title takes their place; if the publisher is also the author, it takes the publisher's.
    """
    title, publisher = without_full_stop(source.title), without_full_stop(source.publisher)
    authors = without_full_stop(source.authors) if source.authors else title
    same = authors.plain in publisher.plain or publisher.plain in authors.plain
    named = title if source.authors and same else publisher
    whole = context.about != "condition" and source.authors and not same
    between = (*title.placed, Span(". ")) if whole else ()
    linked = (replace(span, link=encoded(source.link)) for span in named.placed)
    year = f", {source.year}" if source.year else ""
    stop = "" if not year and named.plain.endswith(("?", "!")) else "."
    return Text((*authors.placed, Span(". "), *between, *linked, Span(f"{year}{stop}")), source.title.location)


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the slide with the sources on which the evidence of most conditions rests; the guide lists all."""
    labels = context.labels
    listed = Counter(i for condition in context.book.conditions for i in condition.can_it_help.evidence.sources)
    chosen = [context.book.sources[i] for i, _ in listed.most_common(SLIDE_SOURCES)]
    lines: list[SlotLine] = []
    for source in chosen:
        year = f" ({source.year})" if source.year else ""
        lines.append(SlotLine(Text((*source.title.spans, Span(year)), source.title.location)))
        lines.append(SlotLine(Text((Span(_host(source.link), link=encoded(source.link)),), source.title.location), 1))
    counted = labels.say("notes_count", count=str(len(context.book.sources)))
    return (
        Slide(
            "sources",
            "sources",
            labels["sources_slide"],
            notes=notes(context, labels["notes_all_sources"], counted, ask=labels["ask_sources"]),
            section=labels.plain("part_next"),
            label=labels["part_next"],
            slots={"content": tuple(lines)},
            location=chosen[0].title.location if chosen else None,
        ),
    )


def _host(link: str) -> str:
    short = readable(link).removeprefix("www.").rstrip("/")
    return short if len(short) <= 60 else short.split("/")[0]
