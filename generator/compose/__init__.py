"""Book and handout to a Document or a Deck: sections in the handout's order, references and placeholders resolved, words digested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from generator.compose.context import BlockSection, Context, Pictures
from generator.compose.handout import Handout, SideBySide
from generator.compose.page import page_words
from generator.compose.printed_link import marked
from generator.compose.registry import KINDS, Way
from generator.compose.resolve import Resolver
from generator.compose.sections import masthead, waiting_room
from generator.compose.sections.speech import sources_named
from generator.compose.values import values_of
from generator.content.addresses import encoded
from generator.content.condition import Condition
from generator.content.country import Here
from generator.content.labels import Labels
from generator.content.model import Book
from generator.content.numbers import numbers_of
from generator.document.blocks import JOINT, Block, Document, Footer, Paragraph, Row, Section
from generator.document.contents import listed
from generator.document.deck import Deck, Pace, Slide
from generator.document.plain import digest, words
from generator.problems import Location, Problem
from generator.text import Text, join

LISTINGS = frozenset({"sources", "sources-in-short"})  # the sections that list the sources by number
SOURCES_NAMED = "sources-named"  # comes at the end of a document that cites sources and has no such list
NONE: Pictures = MappingProxyType({})
Words = TypeVar("Words", Document, Deck)


@dataclass(frozen=True, slots=True)
class Composed(Generic[Words]):
    """A handout's words with their problems, the locations of the references printed in it, and the ids of the sources it names."""

    words: Words
    problems: tuple[Problem, ...]
    printed: frozenset[Location]
    named: frozenset[str]


def compose_document(
    book: Book, handout: Handout, condition: Condition | None, labels: Labels, here: Here, pictures: Pictures = NONE
) -> Composed[Document]:
    """Return one handout as a document, about `condition` if it is a handout about conditions."""
    composed = _document("blocks", handout, _context(book, handout, condition, labels, here, pictures))
    if condition is None:
        return composed
    link = encoded(book.clinic.leaflet_link.replace("{id}", condition.id))
    return replace(composed, words=marked(composed.words, link, composed.words.mark))


def compose_page(
    book: Book, handout: Handout, condition: Condition | None, labels: Labels, here: Here, pictures: Pictures = NONE
) -> Composed[Document]:
    """Return one handout as a document for the web, about `condition` if it is a handout about conditions."""
    return _document("page", handout, _context(book, handout, condition, labels, here, pictures))


def _document(way: Way, handout: Handout, context: Context) -> Composed[Document]:
    labels, here = context.labels, context.here
    cited = _cited(_sections(way, handout, context), context)
    lists = bool(LISTINGS & set(handout.kinds))
    elsewhere = any(KINDS[kind].leads_to_sources for kind in handout.kinds)
    numbers = {} if elsewhere else _numbered(cited)
    resolver = Resolver(numbers, context.labels.values, absent=here.absent)
    sections = resolver.resolve(_sections(way, handout, context.listing(numbers) if lists else context))
    if cited and not (lists or elsewhere):
        named = Paragraph(sources_named(context, cited, cited) or Text(()), "caption")
        sections = (*sections, resolver.resolve(Section(SOURCES_NAMED, (named,))))
    title = KINDS[handout.kinds[0]].title or masthead.title_of
    document = Document(
        **_header(context, title(context), resolver),
        footer=resolver.resolve(_footer(context, handout)),
        sections=listed(sections),
        notes=labels["notes_lines"],
        page=resolver.resolve(page_words(context)) if way == "page" else None,
    )
    return _composed(document, resolver, resolver.cited)


def _cited(part: object, context: Context) -> tuple[str, ...]:
    """Return the sources that texts cite, themselves or in what fills their placeholders, in the order of their appearance."""
    raw = Resolver({}, context.labels.values, absent=context.here.absent)
    raw.resolve(part)
    return tuple(dict.fromkeys(raw.cited))


def compose_deck(
    book: Book, handout: Handout, condition: Condition | None, labels: Labels, here: Here, pictures: Pictures = NONE
) -> Composed[Deck]:
    """Return one handout as a deck for a talk, about `condition` if it is a handout about conditions."""
    context = _context(book, handout, condition, labels, here, pictures)
    return _deck("slides", handout, context, masthead.deck_title_of(context))


def compose_loop(
    book: Book, handout: Handout, condition: Condition | None, labels: Labels, here: Here, pictures: Pictures = NONE
) -> Composed[Deck]:
    """Return one handout as a deck that advances by itself."""
    context = _context(book, handout, condition, labels, here, pictures)
    composed = _deck("screen", handout, context, waiting_room.title_of(context))
    return replace(composed, words=replace(composed.words, pace=Pace()), named=frozenset())  # nobody reads its notes


def _deck(way: Way, handout: Handout, context: Context, titles: tuple[Text, Text]) -> Composed[Deck]:
    labels, book = context.labels, context.book
    raw = _linked(tuple(slide for kind in handout.kinds for slide in getattr(KINDS[kind], way)(context)))
    numbers = _numbered(_cited(raw, context))
    resolver = Resolver(numbers, labels.values, absent=context.here.absent)
    slides = resolver.resolve(tuple(_naming_sources(slide, context) for slide in raw))
    deck = Deck(
        **_header(context, titles, resolver),
        footer=_one_line(resolver.resolve(_footer(context, handout))),
        date_line=labels.say("issued_line", date=labels.day(book.control.issued)),
        slides=slides,
        continued=labels.plain("continued", title="{title}", part="{part}", parts="{parts}"),
        numbers=numbers_of(book, labels) | {str(resolver.numbers[source]) for source in resolver.cited},
        logo_alt=resolver.resolve(labels.plain("logo_alt", name=book.clinic.name)),
    )
    return _composed(deck, resolver, (source for slide in slides for source in slide.notes.named))


def _composed(words_: Words, resolver: Resolver, named: Iterable[str]) -> Composed[Words]:
    digested = replace(words_, digest=digest(words(words_)))
    return Composed(digested, tuple(dict.fromkeys(resolver.problems)), frozenset(resolver.printed), frozenset(named))


def _naming_sources(slide: Slide, context: Context) -> Slide:
    """Return a slide whose notes name each source that has a number on it."""
    cited = _cited(slide, context)
    if not cited:
        return slide
    ids = tuple(dict.fromkeys((*slide.notes.named, *cited)))
    return replace(slide, notes=replace(slide.notes, sources=sources_named(context, ids, cited), named=ids))


def _header(context: Context, titles: tuple[Text, Text], resolver: Resolver) -> dict[str, Any]:
    """Return what every handout says about itself; its file's name is added once the file is known."""
    control, clinic = context.book.control, context.book.clinic
    return {
        "name": "",
        "lang": context.labels.tag,
        "title": resolver.title(titles[0]).plain,
        "subject": resolver.title(titles[1]).plain,
        "author": resolver.resolve(control.author.plain if control.author else clinic.name.plain),
        "version": control.version,
        "issued": control.issued.isoformat(),
        "review_by": control.review_by.isoformat(),
        "keywords": "; ".join(dict.fromkeys(resolver.title(name).plain for name in _keywords(context.book, context.condition))),
    }


def _numbered(sources: Iterable[str]) -> Mapping[str, int]:
    return {source: number for number, source in enumerate(dict.fromkeys(sources), 1)}


def _one_line(footer: Footer) -> Text:
    return join((footer.clinic, footer.version, footer.status), " · ")


def _linked(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Return the slides without lines that open a slide the handout leaves out, as items of the agenda may."""
    ids = {slide.id for slide in slides}
    return tuple(
        replace(s, slots={slot: tuple(x for x in lines if x.to is None or x.to in ids) for slot, lines in s.slots.items()}) for s in slides
    )


def _keywords(book: Book, condition: Condition | None = None) -> tuple[Text, ...]:
    conditions = (condition,) if condition else book.conditions
    return (book.treatment.name, *(name for c in conditions for name in (c.plain_name, c.medical_name)))


def _context(book: Book, handout: Handout, condition: Condition | None, labels: Labels, here: Here, pictures: Pictures) -> Context:
    filled = labels.filling(values_of(book, here, handout.profile))
    code = condition.code if condition else handout.code or ""
    return Context(book, filled, here, handout.about, handout.profile, code, condition, pictures=pictures)


def _sections(way: Way, handout: Handout, context: Context) -> tuple[Section, ...]:
    return tuple(section for entry in handout.sections for section in _entry(way, entry, context))


def _entry(way: Way, entry: str | SideBySide, context: Context) -> Iterator[Section]:
    if isinstance(entry, str):
        blocks = _blocks(way, entry, context)
        if blocks:
            yield Section(entry, blocks, whole=KINDS[entry].whole)
        return
    columns = tuple(blocks for kind in entry.side_by_side if (blocks := _blocks(way, kind, context)))
    if columns:
        widths = (6, 6) if len(columns) > 1 else (12,)
        yield Section(JOINT.join(entry.side_by_side), (Row(columns, widths),), whole=True)


def _blocks(way: Way, kind: str, context: Context) -> tuple[Block, ...]:
    section = cast("BlockSection | None", KINDS[kind].presented(way))
    return section(context) if section else ()


def _footer(context: Context, handout: Handout) -> Footer:
    labels, book = context.labels, context.book
    version = join((Text.of(context.code), labels.say("version_line", version=book.control.version)), " · ")
    status = labels["status_approved" if context.approved else "status_draft"]
    page = labels.plain("page_of", page="{page}", pages="{pages}")
    return Footer(book.clinic.name, version, status, page, spoken=not {"control", "control-in-short"} & set(handout.kinds))
