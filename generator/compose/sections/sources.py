"""The sources a handout cites, numbered, the most important first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from generator.compose.context import Context
from generator.compose.values import without_full_stop
from generator.content.addresses import encoded
from generator.content.model import Source
from generator.document.blocks import Block, Heading, List, Yields
from generator.text import Span, Text

SLIDE_SOURCES = 4
_TITLES_STEP = 1  # of what gives way, the first: each title stands on the leaflet's page on the web too
_KNOWN_BY_AUTHOR = frozenset({"paper", "charity", "health-service"})
_PAGES = re.compile(r" \d+(\(\d+\))?:[\w-]+$")  # volume, issue and pages


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the numbered list, with the title of each paper."""
    items = tuple(map(_reference, _cited(context)))
    listed = replace(_listed(context, items), marker="number", columns=2, head=None)
    return (Heading(context.labels["sources_heading"], minor=True), listed) if items else ()


def with_titles(context: Context) -> tuple[Block, ...]:
    """Return the same list; where its pages are full, in running lines without titles."""
    told = context.labels.plain("yields_titles")
    return (Yields(blocks(context), run_in(context), _TITLES_STEP, told),) if context.numbers else ()


def run_in(context: Context) -> tuple[Block, ...]:
    """Return the numbered list in running lines: without volumes and pages; where the page is full, authors and year alone.

    A leaflet leaves the titles of papers out. Its code leads to its page on the web, which has its sources in full.
    """
    if not context.numbers:
        return ()
    labels, cited, titles = context.labels, _cited(context), context.about != "condition"
    alike = Counter(map(_named, cited))
    full = tuple(_reference(source, titles=titles, pages=False) for source in cited)
    brief = tuple(_in_brief(source) if alike[_named(source)] == 1 else None for source in cited)
    shorter = tuple(short or long for short, long in zip(brief, full, strict=True))
    brief_list = replace(_listed(context, shorter), head=labels["sources_in_brief"])
    return (Yields((_listed(context, full),), (brief_list,), 3, labels.plain("yields_sources")),)


def _cited(context: Context) -> tuple[Source, ...]:
    return tuple(context.book.sources[source] for source in context.numbers)


def _listed(context: Context, items: tuple[Text, ...]) -> List:
    """Return the sources in running lines; each number leads back to the text."""
    labels = context.labels
    return List(items, "run-in", head=labels["sources_in_short"], sources=tuple(context.numbers), back=labels.plain("back_to_citation"))


def _in_brief(source: Source) -> Text | None:
    """Return authors and year, linked to the source; None for one that its title or its number names."""
    if source.kind not in _KNOWN_BY_AUTHOR or source.authors is None or source.year is None:
        return None
    authors = tuple(replace(span, link=encoded(source.link)) for span in without_full_stop(source.authors).placed)
    return Text((*authors, Span(f", {source.year}.")), source.title.location)


def _named(source: Source) -> tuple[str, int | None]:
    return source.authors.plain if source.authors else source.title.plain, source.year


def _reference(source: Source, *, titles: bool = True, pages: bool = True) -> Text:
    """Return authors, title, publisher and year, linked to the source; without `titles`, that of a paper is left out.

    If the authors are not known, the title takes their place; if the publisher is also the author, it takes the publisher's.
    """
    title, publisher = without_full_stop(source.title), without_full_stop(source.publisher)
    authors = without_full_stop(source.authors) if source.authors else title
    same = authors.plain in publisher.plain or publisher.plain in authors.plain
    named = title if source.authors and same else publisher
    whole = titles and source.authors and not same
    between = (*title.placed, Span(". ")) if whole else ()
    linked = (replace(span, link=encoded(source.link)) for span in (named if pages else _without_pages(named)).placed)
    year = f", {source.year}" if source.year else ""
    stop = "" if not year and named.plain.endswith(("?", "!")) else "."
    return Text((*authors.placed, Span(". "), *between, *linked, Span(f"{year}{stop}")), source.title.location)


def _without_pages(publisher: Text) -> Text:
    """Return 'Life' for 'Life 15:500'."""
    *before, last = publisher.spans
    return Text((*before, replace(last, text=_PAGES.sub("", last.text))), publisher.location)
