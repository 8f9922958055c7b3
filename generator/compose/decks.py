"""A handout as a deck: for a talk, or as a loop for a screen."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.composed import Composed, composed, footer, header, is_spoken, numbered, sources_of
from generator.compose.context import Context
from generator.compose.handout import Handout
from generator.compose.makings import Makings
from generator.compose.registry import Way
from generator.compose.resolve import Resolver
from generator.document.deck import Deck, Slide
from generator.remembering import kept
from generator.text import Text, numbers_in
from generator.trees import Same


def deck_of(way: Way, handout: Handout, makings: Makings, titles: tuple[Text, Text], numbers: frozenset[str]) -> Composed[Deck]:
    """Return a handout's slides in its order; `numbers` are those that its words may contain, besides those it counts itself."""
    context, labels = makings.context, makings.context.labels
    cited = sources_of(makings.filled(slide) for slide in makings.slides(way, handout.kinds))
    resolver = makings.resolver(numbered(cited))
    slides = tuple(resolver.number(makings.naming(each)) for each in _linked(makings.slides(way, handout.kinds, resolver.numbers)))
    deck = Deck(
        **header(context, titles, resolver),
        footer=resolver.resolve(footer(context, spoken=is_spoken(handout))).version,
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


def _linked(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Return the slides without links to a slide the handout leaves out."""
    ids = {slide.id for slide in slides}
    return tuple(_unlinked(Same(slide), left_out) if (left_out := _opened(slide) - ids) else slide for slide in slides)


def _opened(slide: Slide) -> frozenset[str]:
    """Return the ids of the slides that a slide's words open."""
    return frozenset(line.to for line in slide.links if line.to is not None)


@kept(512)  # a build of all handouts has some twenty
def _unlinked(same: Same[Slide], left_out: frozenset[str]) -> Slide:
    """Return a slide whose words open none of the slides that are left out; words stay, but a way back or onwards without a goal goes."""
    slide = same.value
    lines = {slot: tuple(replace(line, to=None) if line.to in left_out else line for line in given) for slot, given in slide.lines.items()}
    back, skip = (None if way and way.to in left_out else way for way in (slide.back, slide.skip))
    return replace(slide, lines=lines, back=back, skip=skip)
