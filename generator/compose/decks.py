"""A handout as a deck: for a talk, or as a loop for a screen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from generator.compose.composed import Composed, composed, footer, header, numbered, sources_of
from generator.compose.context import Context
from generator.compose.handout import Handout
from generator.compose.makings import Makings
from generator.compose.registry import Way
from generator.compose.resolve import Resolver
from generator.compose.slides.speech import sources_named
from generator.document.deck import Deck, Slide
from generator.text import Text, numbers_in


def deck_of(way: Way, handout: Handout, makings: Makings, titles: tuple[Text, Text], numbers: frozenset[str]) -> Composed[Deck]:
    """Return a handout's slides in its order; `numbers` are those that its words may contain, besides those it counts itself."""
    context, labels = makings.context, makings.context.labels
    cited = sources_of(makings.filled(slide) for slide in makings.slides(way, handout.kinds))
    resolver = makings.resolver(numbered(cited))
    linked = _linked(makings.slides(way, handout.kinds, resolver.numbers))
    named = (_naming_sources(slide, sources_of([makings.filled(slide)]), context) for slide in linked)
    slides = tuple(resolver.number(makings.filled(slide)) for slide in named)
    deck = Deck(
        **header(context, titles, resolver),
        footer=resolver.resolve(footer(context, handout)).version,
        status=None if context.approval.approved else context.status,
        slides=slides,
        continued=labels.plain("continued", title="{title}", part="{part}", parts="{parts}"),
        numbers=numbers | _cited_numbers(resolver) | _of_approval(context),
        logo_alt=resolver.resolve(labels.plain("logo_alt", name=context.book.clinic.name)),
    )
    return composed(deck, resolver, (source for slide in slides for source in slide.notes.named))


def _cited_numbers(resolver: Resolver) -> frozenset[str]:
    return frozenset(str(resolver.numbers[source]) for source in resolver.cited)


def _of_approval(context: Context) -> frozenset[str]:
    """Return the numbers in what is printed of the approval."""
    approval = context.approval
    days = (context.day(day).plain for day in (approval.issued, approval.until))
    said = (context.version_line.plain, approval.author, approval.clinician, approval.patients, *days)
    return frozenset(numbers_in(" ".join(said)))


def _naming_sources(slide: Slide, cited: tuple[str, ...], context: Context) -> Slide:
    """Return a slide whose notes name each source that has a number on it."""
    if not cited:
        return slide
    ids = tuple(dict.fromkeys((*slide.notes.named, *cited)))
    return replace(slide, notes=replace(slide.notes, sources=sources_named(context, ids, cited), named=ids))


def _linked(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Return the slides without links to a slide the handout leaves out."""
    ids = {slide.id for slide in slides}
    return tuple(slide if _leads_to(slide, ids) else _linking(slide, ids) for slide in slides)


def _leads_to(slide: Slide, ids: Collection[str]) -> bool:
    """Return whether a slide's words open only slides of these ids."""
    ways = (way for way in (slide.back, slide.skip) if way)
    return all(way.to in ids for way in (*ways, *slide.links))


def _linking(slide: Slide, ids: Collection[str]) -> Slide:
    """Return a slide whose words open only slides of these ids; words stay, but a way back or onwards without a goal goes."""
    lines = {slot: tuple(line if line.to in ids else replace(line, to=None) for line in given) for slot, given in slide.lines.items()}
    back, skip = (way if way and way.to in ids else None for way in (slide.back, slide.skip))
    return replace(slide, lines=lines, back=back, skip=skip)
