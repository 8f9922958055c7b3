"""What the editions of a handout are put together from: each section and slide is composed once, with its placeholders filled in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain
from typing import TypeVar, cast

from generator.compose.around import Around, around
from generator.compose.context import BlockSection, Context, SlideSection
from generator.compose.handout import SideBySide
from generator.compose.known_sections import KnownSections
from generator.compose.printed_link import addresses, marked
from generator.compose.registry import KINDS, Way
from generator.compose.resolve import Filled, Resolver, fill
from generator.compose.slides.speech import sources_named
from generator.content.addresses import encoded
from generator.document.approval import NEUTRAL
from generator.document.blocks import JOINT, Block, Row, Section
from generator.document.deck import Slide
from generator.remembering import OfEach, kept
from generator.trees import Same

# The sections that list the sources by number, and know these before the others do.
LISTINGS = frozenset({"sources", "sources-if-room", "sources-in-short"})
_MARKED_SECTIONS = 2048  # a build of all handouts has some 700
NO_NUMBERS: Mapping[str, int] = {}
SectionEntry = str | SideBySide
PartT = TypeVar("PartT")


class Makings:
    """The sections and slides of one handout, in any of its editions."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._sections: dict[tuple[Way, SectionEntry, tuple[str, ...]], tuple[Filled[Section], ...]] = {}
        self._slides: dict[tuple[Way, str, tuple[str, ...]], tuple[Slide, ...]] = {}
        self._around: dict[tuple[Way, str, bool], Around] = {}

    def resolver(self, numbers: Mapping[str, int]) -> Resolver:
        """Return what resolves the parts of a handout that has these numbers for its sources."""
        return Resolver(numbers, self.context.labels.values, absent=self.context.here.absent)

    def sections(self, way: Way, entries: tuple[SectionEntry, ...], numbers: Mapping[str, int] = NO_NUMBERS) -> tuple[Filled[Section], ...]:
        """Return sections in order, those that list sources with these numbers."""
        return tuple(chain.from_iterable(self.by_entry(way, entries, numbers)))

    def by_entry(
        self, way: Way, entries: tuple[SectionEntry, ...], numbers: Mapping[str, int] = NO_NUMBERS
    ) -> list[tuple[Filled[Section], ...]]:
        """Return the same by entries."""
        return [self._entry(way, entry, numbers) for entry in entries]

    def listing(
        self, way: Way, entries: tuple[SectionEntry, ...], by_entry: Iterable[tuple[Filled[Section], ...]], numbers: Mapping[str, int]
    ) -> Iterator[Filled[Section]]:
        """Yield the sections of entries as they were without numbers, but those that list sources with these numbers."""
        for entry, found in zip(entries, by_entry, strict=True):
            yield from self._entry(way, entry, numbers) if _lists(entry) else found

    def slides(self, way: Way, kinds: tuple[str, ...], numbers: Mapping[str, int] = NO_NUMBERS) -> tuple[Slide, ...]:
        """Return the slides of sections in order as they were made, those that list sources with these numbers."""
        return tuple(slide for kind in kinds for slide in self._kind(way, kind, numbers))

    def filled(self, slide: Slide) -> Filled[Slide]:
        """Return a slide with the words for its placeholders."""
        return _FILLED.of(Same(slide), self.context, partial(_filled, slide))

    def naming(self, slide: Slide) -> Filled[Slide]:
        """Return the same, with notes that name each source that has a number on it."""
        filled = self.filled(slide)
        cited = tuple(dict.fromkeys(filled.sources))
        return _NAMING.of((Same(slide), cited), self.context, partial(_naming, slide, cited)) if cited else filled

    def marked(self, part: PartT) -> PartT:
        """Return a part of a handout on paper, in which the address of its page says which version of the words this is."""
        return marked(part, self._link, self.context.approval.mark) if self._link else part

    def around(self, way: Way, first: str, *, spoken: bool) -> Around:
        """Return what is said around the sections of an edition whose first section is of the kind `first`."""
        key = (way, first, spoken)
        if key not in self._around:
            found = _AROUND.of((*self._name(way, first, ()), spoken), self.context, partial(around, way, first, spoken=spoken))
            marked = {name: self.marked(getattr(found, name)) for name in ("footer", "notes", "diary")} if way == "blocks" else {}
            self._around[key] = replace(found, **marked)
        return self._around[key]

    @cached_property
    def _link(self) -> str:
        """The address of the page on the web; '' for a handout about no condition."""
        condition = self.context.condition
        return encoded(self.context.book.clinic.leaflet_link.replace("{id}", condition.id)) if condition else ""

    def _entry(self, way: Way, entry: SectionEntry, numbers: Mapping[str, int]) -> tuple[Filled[Section], ...]:
        key = (way, entry, tuple(numbers) if numbers and _lists(entry) else ())
        if key not in self._sections:
            found = _SECTIONS.of(self._name(*key), self._listing(key[2]), partial(_filled_sections, way, entry))
            self._sections[key] = tuple(map(self._marked, found)) if way == "blocks" else found
        return self._sections[key]

    def _name(self, way: Way, entry: SectionEntry, listed: tuple[str, ...]) -> tuple[Hashable, ...]:
        """Return what a section is known by."""
        context = self.context
        to_be_approved = context.approval is NEUTRAL  # signs stand for a clinic's own words: both are asked for in each build
        return way, entry, context.about, context.profile, context.condition and context.condition.id, listed, to_be_approved

    def _marked(self, filled: Filled[Section]) -> Filled[Section]:
        if not self._link or self._link not in _ADDRESSES(filled):
            return filled
        return _marked(Same(filled), self._link, self.context.approval.mark)

    def _kind(self, way: Way, kind: str, numbers: Mapping[str, int]) -> tuple[Slide, ...]:
        key = (way, kind, tuple(numbers) if kind in LISTINGS else ())
        if key not in self._slides:
            made = cast("SlideSection", KINDS[kind].presented(way))
            self._slides[key] = _SLIDES.of(self._name(*key), self._listing(key[2]), made)
        return self._slides[key]

    def _listing(self, sources: tuple[str, ...]) -> Context:
        """Return the context of a section that lists these sources, or of one that lists none."""
        return self.context.listing({source: number for number, source in enumerate(sources, 1)}) if sources else self.context


def _filled(part: PartT, context: Context) -> Filled[PartT]:
    return fill(part, context.labels.values, context.here.absent)


def _naming(slide: Slide, cited: tuple[str, ...], context: Context) -> Filled[Slide]:
    """Return a slide whose notes name the sources that are `cited` on it."""
    ids = tuple(dict.fromkeys((*slide.notes.named, *cited)))
    named = replace(slide.notes, sources=sources_named(context, ids, cited), named=ids)
    return _filled(replace(slide, notes=named), context)


def _filled_sections(way: Way, entry: SectionEntry, context: Context) -> tuple[Filled[Section], ...]:
    return tuple(_filled(section, context) for section in _composed(way, entry, context))


@kept(_MARKED_SECTIONS)
def _marked(same: Same[Filled[Section]], link: str, mark: str) -> Filled[Section]:
    """Return a section in which what opens `link` says with `mark` which words it is on."""
    filled = same.value
    return Filled(marked(filled.part, link, mark), filled.cites, filled.problems)


_ADDRESSES = OfEach(lambda filled: frozenset(addresses(filled.part)), _MARKED_SECTIONS)
_SECTIONS: KnownSections[tuple[Filled[Section], ...]] = KnownSections()
_AROUND: KnownSections[Around] = KnownSections()
_SLIDES: KnownSections[tuple[Slide, ...]] = KnownSections()
_FILLED: KnownSections[Filled[Slide]] = KnownSections()
_NAMING: KnownSections[Filled[Slide]] = KnownSections()


def _lists(entry: SectionEntry) -> bool:
    """Return whether a section lists sources by number."""
    return entry in LISTINGS if isinstance(entry, str) else not LISTINGS.isdisjoint(entry.side_by_side)


def _composed(way: Way, entry: SectionEntry, context: Context) -> Iterator[Section]:
    """Yield a section, or several short ones side by side as one; none if the content has nothing for them."""
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
