"""A handout as a document: for paper, or as a page for the web."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from generator.compose.composed import Composed, composed, is_spoken, numbered, sources_of
from generator.compose.handout import Handout
from generator.compose.makings import LISTINGS, Makings
from generator.compose.registry import KINDS, Way
from generator.compose.resolve import Resolver
from generator.compose.slides.speech import sources_named
from generator.document.blocks import Document, Longer, Paragraph, Section
from generator.document.contents import listed
from generator.remembering import OfEach
from generator.text import Text

SOURCES_NAMED = "sources-named"  # comes at the end of a document that cites sources and has no such list


def document_of(way: Way, handout: Handout, makings: Makings) -> Composed[Document]:
    """Return a handout's sections in its order, with the numbers of the sources that they cite.

    On paper, it has its other orders too, and its longer form.
    """
    words, resolver = _document_of(way, handout, makings)
    if way == "blocks":
        words = _with_other_orders(words, way, handout, makings)
    found = composed(words, resolver, resolver.cited)
    return _with_longer_form(found, way, handout, makings) if way == "blocks" else found


def _with_other_orders(words: Document, way: Way, handout: Handout, makings: Makings) -> Document:
    """Return the same with its sections in the other orders that it may have."""
    made = (_document_of(way, other, makings)[0] for other in handout.in_other_orders())
    orders = {_order(other): other for other in made}  # where some sections have nothing to say, several orders are one
    orders.pop(_order(words), None)
    return replace(words, others=tuple(orders.values())) if orders else words


def _with_longer_form(found: Composed[Document], way: Way, handout: Handout, makings: Makings) -> Composed[Document]:
    """Return the same with what it is where it does not fit, and what is wrong with that."""
    longer = handout.in_longer_form()
    if longer is None or longer.pages is None:
        return found
    made = document_of(way, longer, makings)
    words = replace(found.words, longer=Longer(made.words, longer.pages))
    problems = tuple(dict.fromkeys((*found.problems, *made.problems)))
    return replace(found, words=words, problems=problems, printed=found.printed | made.printed, named=found.named | made.named)


def _order(document: Document) -> tuple[str, ...]:
    return tuple(section.id for section in document.sections)


def _kinds_of(handout: Handout) -> tuple[bool, bool, bool]:
    """Return whether a handout lists its sources, leads to where they are, and says only at the foot of its pages who it is from."""
    elsewhere = any(KINDS[kind].leads_to_sources for kind in handout.kinds)
    return not LISTINGS.isdisjoint(handout.kinds), elsewhere, is_spoken(handout)


_KINDS_OF = OfEach(_kinds_of, 512)  # handouts in each of their orders


def _document_of(way: Way, handout: Handout, makings: Makings) -> tuple[Document, Resolver]:
    context = makings.context
    by_entry = makings.by_entry(way, handout.sections)
    cited = sources_of(chain.from_iterable(by_entry))
    lists, elsewhere, spoken = _KINDS_OF(handout)
    resolver = makings.resolver({} if elsewhere else numbered(cited))
    sections = tuple([resolver.number(each) for each in makings.listing(way, handout.sections, by_entry, resolver.numbers)])
    if cited and not (lists or elsewhere):
        named = Section(SOURCES_NAMED, (Paragraph(sources_named(context, cited, cited) or Text(()), "caption"),))
        resolved = resolver.resolve(named)
        sections = (*sections, makings.marked(resolved) if way == "blocks" else resolved)
    around = makings.around(way, handout.kinds[0], spoken=spoken)
    resolver.problems += around.problems
    document = Document(
        **around.header,
        approval=context.approval,
        footer=around.footer,
        sections=listed(sections),
        notes=around.notes,
        diary=around.diary,
        page=around.page,
        signature=around.signature,
    )
    return document, resolver
