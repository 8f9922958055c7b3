"""The sources a handout cites, numbered, the most important first."""

from __future__ import annotations

from collections import Counter

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.content.addresses import encoded, readable
from generator.content.model import Source
from generator.document.blocks import Block, Heading, List, Paragraph
from generator.document.deck import Slide, SlotLine
from generator.text import Span, Text

SLIDE_SOURCES = 4


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the numbered list."""
    sources = context.book.sources
    items = tuple(_reference(context, sources[i]) for i in context.numbers)
    copies = any(sources[i].seen == "copy" for i in context.numbers)
    note = (Paragraph(context.labels["copies_note"], "caption"),) if copies else ()
    return (Heading(context.labels["sources_heading"], minor=True), List(items, "number", columns=2), *note)


def _reference(context: Context, source: Source) -> Text:
    """Return authors, publisher and year, linked to the source; if a copy was read in place of the original, that is said.

    If the authors are not known, the title takes their place; if the publisher is also the author, it takes the publisher's.
    """
    title, publisher = source.title.plain.rstrip("."), source.publisher.plain.rstrip(".")
    authors = source.authors.plain.rstrip(".") if source.authors else title
    named = title if source.authors and (authors in publisher or publisher in authors) else publisher
    year = f", {source.year}" if source.year else ""
    copy = (Span(" " + context.labels.plain("seen_copy")),) if source.seen == "copy" else ()
    return Text((Span(f"{authors}. "), Span(named, link=encoded(source.link)), Span(f"{year}."), *copy), source.title.location)


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the slide with the sources that most leaflets list; the guide lists all."""
    labels = context.labels
    listed = Counter(i for condition in context.book.conditions for i in condition.sources)
    chosen = [context.book.sources[i] for i, _ in listed.most_common(SLIDE_SOURCES)]
    lines: list[SlotLine] = []
    for source in chosen:
        year = f" ({source.year})" if source.year else ""
        lines.append(SlotLine(Text.of(f"{source.title.plain}{year}", source.title.location)))
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
