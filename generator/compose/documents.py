"""A handout as a document: for paper, or as a page for the web."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from generator.compose.composed import Composed, composed, footer, header, numbered, sources_of
from generator.compose.handout import Handout
from generator.compose.makings import LISTINGS, Makings
from generator.compose.page import page_words
from generator.compose.registry import KINDS, Way
from generator.compose.sections import masthead
from generator.compose.slides.speech import sources_named
from generator.document.blocks import Document, Paragraph, Section
from generator.document.contents import listed
from generator.text import Text

SOURCES_NAMED = "sources-named"  # comes at the end of a document that cites sources and has no such list
Part = TypeVar("Part")


def document_of(way: Way, handout: Handout, makings: Makings) -> Composed[Document]:
    """Return a handout's sections in its order, with the numbers of the sources that they cite; on paper, in its other orders too."""
    found = _document_of(way, handout, makings)
    if way != "blocks":
        return found
    made = (_document_of(way, other, makings).words for other in handout.in_other_orders())
    orders = {_order(other): other for other in made}  # where some sections have nothing to say, several orders are one
    orders.pop(_order(found.words), None)
    return replace(found, words=replace(found.words, others=tuple(orders.values()))) if orders else found


def _order(document: Document) -> tuple[str, ...]:
    return tuple(section.id for section in document.sections)


def _document_of(way: Way, handout: Handout, makings: Makings) -> Composed[Document]:
    context = makings.context
    cited = sources_of(makings.sections(way, handout.sections))
    lists = bool(LISTINGS & set(handout.kinds))
    elsewhere = any(KINDS[kind].leads_to_sources for kind in handout.kinds)
    resolver = makings.resolver({} if elsewhere else numbered(cited))
    marked = makings.marked if way == "blocks" else _as_it_is
    sections = tuple(resolver.number(each) for each in makings.sections(way, handout.sections, resolver.numbers))
    if cited and not (lists or elsewhere):
        named = Paragraph(sources_named(context, cited, cited) or Text(()), "caption")
        sections = (*sections, marked(resolver.resolve(Section(SOURCES_NAMED, (named,)))))
    title = KINDS[handout.kinds[0]].title or masthead.title_of
    document = Document(
        **header(context, title(context), resolver),
        footer=marked(resolver.resolve(footer(context, handout))),
        sections=listed(sections),
        notes=marked(context.labels["notes_lines"]),
        page=resolver.resolve(page_words(context)) if way == "page" else None,
        signature=context.labels.plain("signature_field"),
    )
    return composed(document, resolver, resolver.cited)


def _as_it_is(part: Part) -> Part:
    return part
