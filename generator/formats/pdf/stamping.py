"""A file for a further clinic, made from that of an earlier one: what differs is laid out and drawn anew, all other bytes stay.

It is sound because each step that plain rendering takes is a function of what is compared here. A section is laid out by itself: of others,
it knows the numbers of the sources that it cites, which have to be the same sources as before. Where pages end follows from the measures of
boxes alone, and these have to be the same. What draws a section follows from its boxes, their places, and what is before it on its page.
Objects follow from what is drawn and from their numbers. So only those objects differ that have a changed section in them, the footer, or
the words about the file, and each is made by the function that makes it in a plain file. Where anything else differs, `stamped` returns
None, and the file is rendered in whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.document.binding import bound_around, bound_section
from generator.document.blocks import Document, Section
from generator.document.citations import renumbered
from generator.document.plain import texts
from generator.document.rendered import Rendered
from generator.document.yielding import settled_section, yields_in
from generator.formats.pdf.alike import (
    LEADS,
    PlaceNumbers,
    UnlikeError,
    does_the_same,
    drawn_instead,
    headings,
    leads_to_the_same,
    only_if,
    only_if_alike,
)
from generator.formats.pdf.boxes import Draw
from generator.formats.pdf.canvas import links
from generator.formats.pdf.conformance import standard_of
from generator.formats.pdf.drawn_file import Side
from generator.formats.pdf.fonts import OBJECTS_A_FONT, embedded_part
from generator.formats.pdf.layouts import LaidSection
from generator.formats.pdf.marking import Stretch, before, home, shaped_faces, stretch, stretched
from generator.formats.pdf.metadata import identity, information, packet_stream
from generator.formats.pdf.note_pages import elements_read, with_notes
from generator.formats.pdf.objects import Objects, numbered
from generator.formats.pdf.outline import outline_objects
from generator.formats.pdf.page_content import PageContent, content_stream
from generator.formats.pdf.pages import around, feet, footer_height, footer_problems, right_of_feet, sketched
from generator.formats.pdf.sketch import FinishedSketch
from generator.formats.pdf.stamp import ChangedSection, Stamp, TriedOrder
from generator.formats.pdf.tags import Element
from generator.formats.pdf.tree import Page, StretchPlace, tree

if TYPE_CHECKING:
    from generator.design.paper import Place
    from generator.formats.pdf.marking import Codes


def stamped(stamp: Stamp, document: Document) -> Rendered | None:
    """Return a document as a file that equals, byte for byte, the one that plain rendering makes; None if it has to be rendered."""
    try:
        return _Stamping(stamp, document).rendered()
    except UnlikeError:
        return None


@dataclass(slots=True)
class _Changes:
    """What differs: sections and their layouts by their places in the document, and how boxes are drawn instead, by page and place."""

    sections: dict[int, Section] = field(default_factory=dict)
    laid: dict[int, LaidSection] = field(default_factory=dict)
    draws: dict[tuple[int, int], Draw] = field(default_factory=dict)


class _Stamping:
    """One further file."""

    def __init__(self, stamp: Stamp, document: Document) -> None:
        self.stamp = stamp
        self.orders = document.in_orders
        self.setting = replace(stamp.setting, problems=[])
        self.sides: Sequence[Side] = ()
        self.feet: dict[Stretch, Stretch] = {}  # by what was there
        self.instead: dict[int, StretchPlace] = {}  # what is drawn in the place of stretches, by their numbers in the file

    def rendered(self) -> Rendered:
        """Return the file; raise UnlikeError if it differs in more than its words."""
        stamp, file = self.stamp, self.stamp.printed.file
        self._only_if_in_the_same_order()
        self._only_if_around_is_alike()
        self._draw()
        places = {stamp.places[number]: each for number, each in self._objects()}
        only_if(not self.setting.problems)
        only_if(all(len(each.lengths) == len(file.objects[n].lengths) for n, each in places.items()))
        data = file.changed(places, identity(self.document)).data()
        return replace(stamp.rendered, data=data, document=with_notes(self.document, stamp.notes), stamped=True)

    # -- words --------------------------------------------------------------------------------------------------
    def _only_if_in_the_same_order(self) -> None:
        """Raise UnlikeError unless the document is drawn in the same order of its sections.

        Which one that is follows from the measures of boxes in each order in which the words were set.
        """
        was = self.stamp.orders[0].document
        only_if(len(self.orders) == 1 + len(was.others) and (self.orders[0].lang, self.orders[0].signature) == (was.lang, was.signature))
        for order, document in zip(self.stamp.orders, self.orders, strict=False):
            only_if(len(order.document.sections) == len(document.sections) and document.footer == self.orders[0].footer)
            if order is not self.stamp.order:
                for n, section in order.unlike(document.sections).items():
                    self._changed(order, n, section)

    @cached_property
    def changes(self) -> _Changes:
        """The sections that differ, each laid out as it is in a plain file."""
        changes, order = _Changes(), self.stamp.order
        for n, section in order.unlike(self.composed.sections).items():
            self._put_in(changes, n, self._changed(order, n, section))
        return changes

    @property
    def composed(self) -> Document:
        """The document in the order in which it is drawn."""
        return self.orders[self.stamp.which]

    def _put_in(self, changes: _Changes, n: int, change: ChangedSection) -> None:
        changes.sections[n] = change.section
        if change.laid is not self.stamp.made.laid[n]:  # otherwise only what gives way differs
            others = (*self.stamp.made.laid, *changes.laid.values())
            only_if(not any(change.laid is each for each in others))
            changes.laid[n] = change.laid
            changes.draws |= change.draws

    def _changed(self, order: TriedOrder, n: int, composed: Section) -> ChangedSection:
        """Return a section that differs, laid out; most that differ from the file are as in the file made last."""
        known = order.changed.get(n)
        if known is None or known.composed is not composed:
            known = order.changed[n] = self._change(order, n, composed)
        return known

    def _change(self, order: TriedOrder, n: int, composed: Section) -> ChangedSection:
        """Lay out a section that differs: as it was laid out each time until all fitted, and as it is in the end."""
        stamp, section = self.stamp, bound_section(composed)
        was, yields = bound_section(order.document.sections[n]), yields_in(section)
        only_if(was.id == section.id and yields_in(was) == yields and leads_to_the_same(was, section))
        steps = {step for step, _ in yields}
        known: dict[tuple[frozenset[int], PlaceNumbers], tuple[Section, LaidSection]] = {}
        for attempt in order.attempts:
            taken, old = frozenset(steps.intersection(attempt.steps[n])), attempt.sections[n]
            if (key := (taken, LEADS(old).numbers)) not in known:
                settled = settled_section(section, taken)
                if LEADS(settled).numbers != LEADS(old).numbers:
                    settled = renumbered(settled, dict(LEADS(old).numbers))
                (laid,) = stamp.settings.lay((settled,))
                known[key] = settled, laid
                only_if(LEADS(settled).ties == LEADS(old).ties)
                only_if_alike(attempt.laid[n].boxes, laid.boxes)
        section, laid = known[key]
        is_drawn = order is stamp.order and laid is not stamp.made.laid[n]
        only_if(order is not stamp.order or (stamp.boxes_at and not laid.problems))
        return ChangedSection(composed, section, laid, dict(self._draws(n, laid)) if is_drawn else {})

    def _draws(self, n: int, laid: LaidSection) -> Iterator[tuple[tuple[int, int], Draw]]:
        """Yield how the boxes of a section are drawn instead, by the page and the place on it."""
        stamp = self.stamp
        for k, (box, now) in enumerate(zip(stamp.made.laid[n].boxes, laid.boxes, strict=True)):
            page, place = stamp.boxes_at[n, k]
            yield (page, place), drawn_instead(stamp.pages[page][place].box, box, now, stamp.setting.grid)
            if box.carried and now.carried and place and stamp.is_carried(page, place - 1):
                head = stamp.pages[page][place - 1].box
                yield (page, place - 1), drawn_instead(head, box.carried, now.carried, stamp.setting.grid)

    @cached_property
    def document(self) -> Document:
        """The document as it is drawn."""
        changed = self.changes.sections
        sections = tuple(changed.get(n, section) for n, section in enumerate(self.stamp.drawn.sections))
        return bound_around(replace(self.composed, sections=sections))

    def _only_if_around_is_alike(self) -> None:
        """Raise UnlikeError unless the footer takes as much room, fits, and has glyphs as the new words have."""
        footer, was = self.document.footer, self.stamp.drawn.footer
        only_if(footer.spoken == was.spoken)
        only_if((self.document.notes, self.document.diary) == (self.stamp.drawn.notes, self.stamp.drawn.diary))
        only_if(footer_height(self.document, self.setting) == self.stamp.foot and not footer_problems(self.document, self.setting))
        own = [text for section in self.changes.sections.values() for text in texts(section)]
        words = "".join([text.plain for text in (*own, footer.clinic, footer.version, footer.status)])
        only_if(not self.stamp.fonts.uncovered(words))

    # -- what is drawn ------------------------------------------------------------------------------------------
    @cached_property
    def root(self) -> Element:
        """The document's element; the last one in it has the footer, if that is spoken."""
        laid = (self.changes.laid.get(n, each) for n, each in enumerate(self.stamp.made.laid))
        root = Element("Document", lang=self.document.lang, kids=elements_read(laid, self.stamp.notes))
        if self.document.footer.spoken:
            root.child("P")
        return root

    def _draw(self) -> None:
        """Draw what differs: the stretches with a changed box in them or before them, and what is around the pages."""
        runs = self._runs()
        self.sides = tuple(self._side(n, was, runs.get(n, {})) for n, was in enumerate(self.stamp.printed.sides))

    def _runs(self) -> Mapping[int, Mapping[int, tuple[FinishedSketch, ...]]]:
        """Return the runs of pieces that differ, by their sides and their places there: each is parted from the others as it was."""
        stamp = self.stamp
        homes: dict[Element | None, Element | None] = {None: None}
        found: dict[int, dict[int, tuple[FinishedSketch, ...]]] = defaultdict(dict)
        for box, draw in self.changes.draws.items():
            at = stamp.drawn_at[box]
            old = stamp.runs[at.side][at.run]
            run, piece = found[at.side].get(at.run, old), sketched(draw, at.left, at.top, stamp.ground)
            was, now = home(old[at.piece]), home(piece)
            only_if(homes.setdefault(was, now) is now and (was is None) == (now is None))
            found[at.side][at.run] = (*run[: at.piece], piece, *run[at.piece + 1 :])
        return found

    def _side(self, n: int, was: Side, runs: Mapping[int, tuple[FinishedSketch, ...]]) -> Side:
        """Return what is drawn on a side; raise UnlikeError if objects would have other numbers then, or more would differ."""
        drawn = list(was.drawn)
        only_if(was.bare == len(drawn) - 2 == len(self.stamp.runs[n]))
        paged = self._paged(n, was, runs, drawn) if runs else was.streams[: was.paged]
        self._draw_around(n, was, drawn)
        rest = PageContent()
        rest.put(drawn[-2].stretch)
        rest.close()
        rest.put(drawn[-1].stretch)
        streams = (*paged, *rest.streams())
        only_if(len(was.streams) == len(streams))
        return replace(was, drawn=tuple(drawn), streams=streams)

    def _paged(self, n: int, was: Side, runs: Mapping[int, tuple[FinishedSketch, ...]], drawn: list[StretchPlace]) -> Sequence[bytes]:
        """Return the streams that draw the pages of a side with `runs` that differ; put their stretches among those that are `drawn`."""
        content, opened = PageContent(), None
        for k, (placed, old) in enumerate(zip(was.drawn, self.stamp.runs[n], strict=False)):
            run = runs.get(k, old)
            begins = before(run, content.open)
            if run is not old or begins != before(old, opened):
                drawn[k] = self._instead(n, k, stretch(run, placed.stretch.first, begins, self._codes(n, k, run)))
            content.put(drawn[k].stretch)
            opened = placed.stretch.opened
        content.close()
        streams = content.streams()
        only_if(content.marks == drawn[-1].stretch.first and len(streams) == was.paged)
        return streams

    def _draw_around(self, n: int, was: Side, drawn: list[StretchPlace]) -> None:
        """Put the stretches around the words of a side that differ among those that are `drawn`."""
        pages, ground, spoken = self.stamp.pages, self.stamp.ground, self._spoken
        made = self._feet(n, was)
        if made.codes != drawn[-2].stretch.codes:
            drawn[-2] = self._instead(n, was.bare, made)
        if not self._rest_stays or (spoken and any(place.page == len(pages) - 1 for place in self._places[n])):
            own = around(self.document, pages, (n + 1, self._places), self.setting, ground, self.stamp.notes, spoken)
            drawn[-1] = self._instead(n, was.bare + 1, stretched(own, drawn[-1].stretch.first, None, self._codes(n, was.bare + 1, own)))

    def _feet(self, n: int, was: Side) -> Stretch:
        """Return what many sides have the same at the feet of their pages; it is the same again on sides that had the same."""
        old = was.drawn[was.bare].stretch
        if old not in self.feet:
            own = feet(self.document, self.stamp.pages, self._places[n], self.setting, self.stamp.ground, self._spoken)
            self.feet[old] = stretch(own, 0, None, self._codes(n, was.bare, own))
        return self.feet[old]

    @cached_property
    def _spoken(self) -> Element | None:
        """What the footer of the last page belongs to, if it is spoken."""
        return self.root.kids[-1] if self.document.footer.spoken else None

    @cached_property
    def _rest_stays(self) -> bool:
        """Whether footers that are not spoken are the same but for what all of them have in common."""
        return right_of_feet(self.document, self.setting) == right_of_feet(self.stamp.drawn, self.setting)

    @cached_property
    def _places(self) -> Sequence[Sequence[Place]]:
        return self.setting.paper.sides(len(self.stamp.pages))

    def _instead(self, side: int, n: int, own: Stretch) -> StretchPlace:
        """Put a stretch in the place of another one; raise UnlikeError if it doesn't do the same."""
        number = self.stamp.firsts[side] + n
        old = self.stamp.drawn_in[number]
        only_if(does_the_same(old.stretch, own))
        self.instead[number] = placed = old._replace(stretch=own)
        return placed

    def _codes(self, side: int, n: int, pieces: Sequence[FinishedSketch]) -> Codes:
        """Return what has codes already of the faces of some pieces: all stretches before them have given out the same as in the file."""
        faces = shaped_faces(pieces)
        earlier = self.stamp.drawn_in[: self.stamp.firsts[side] + n] if faces else ()
        codes = {face: clusters for placed in earlier for face, clusters in placed.stretch.shaped}
        return tuple((face, codes.get(face, ())) for face in faces)

    # -- objects ------------------------------------------------------------------------------------------------
    def _objects(self) -> Iterator[tuple[int, Objects]]:
        """Yield the objects that differ, by the number of the first one of each entry."""
        yield from self._streams()
        yield from self._links()
        yield from self._outline()
        yield from self._tree()
        yield from self._fonts()
        file, packet, standard = self.stamp.printed.file, self.stamp.printed.packet, standard_of(self.document, None)
        yield file.info, numbered([information(self.document, standard)], file.info)
        yield packet, numbered([packet_stream(self.document, standard)], packet)

    def _streams(self) -> Iterator[tuple[int, Objects]]:
        """Yield the streams that differ; raise UnlikeError if others than before would be the same, as such are in a file but once."""
        instead: dict[bytes, bytes] = {}
        numbers: dict[bytes, int] = {}
        replaced: Counter[bytes] = Counter()
        for was, now in zip(self.stamp.printed.sides, self.sides, strict=True):
            for old, own, number in zip(was.streams, now.streams, was.numbers, strict=True):
                if old != own:
                    only_if(instead.setdefault(old, own) == own)
                    numbers[old] = number
                    replaced[old] += 1
        only_if(all(count == self.stamp.streams[old] for old, count in replaced.items()))
        only_if(len({*instead.values()}) == len(instead) and self.stamp.streams.keys().isdisjoint(instead.values()))
        yield from ((numbers[old], numbered([content_stream(own)], numbers[old])) for old, own in instead.items())

    def _links(self) -> Iterator[tuple[int, Objects]]:
        """Yield the links that differ, or lead to a place in this file that does."""
        was = self.stamp.printed.destinations
        only_if(self.stamp.names_stay)
        names = any(act == "place" for _, own in self._pairs() for act, _ in own.acts)
        now = {**was, **self.stamp.destinations(self.sides)} if names else was
        for n in self.stamp.linked:
            placed = self.instead.get(n, self.stamp.drawn_in[n])
            within = [link.place for link in placed.stretch.links if link.place]
            if n in self.instead or any(was[each] != now[each] for each in within):
                yield placed.link, links(placed, tuple(now[each] for each in within))

    def _outline(self) -> Iterator[tuple[int, Objects]]:
        """Yield the outline, if a heading in it differs."""
        if any(headings(old) != headings(own) for old, own in self._pairs()):
            printed = self.stamp.printed
            drawn = (words for side in self.sides for placed in side.drawn for words in headings(placed.stretch))
            bookmarks = [replace(each, words=words) for each, words in zip(printed.bookmarks, drawn, strict=True)]
            yield printed.outline, outline_objects(bookmarks, printed.outline)

    def _pairs(self) -> Iterator[tuple[Stretch, Stretch]]:
        """Yield the stretches that differ, each with the one in whose place it is."""
        return ((self.stamp.drawn_in[n].stretch, own.stretch) for n, own in self.instead.items())

    def _tree(self) -> Iterator[tuple[int, Objects]]:
        """Yield the branches of the structure tree that differ, or what differs of the whole tree, if that is more."""
        was, homes = self.stamp.printed.tree, self._homes()
        in_sections = not any(old.home is None and (old.events or own.events) for old, own in self._pairs())
        if in_sections and homes.keys() <= was.grown.keys():
            instead = {self.stamp.drawn_in[n]: own for n, own in self.instead.items()}
            grown = [was.grown[old].instead(own, instead, was.first) for old, own in homes.items()]
            if all(own.branch.looks_like(was.grown[old].branch) for old, own in zip(homes, grown, strict=True)):
                yield from ((own.first, own.branch.objects) for own in grown)
                return
        yield from self._whole_tree()

    def _homes(self) -> Mapping[Element, Element]:
        """Return what holds the elements of sections that differ, or of which what is drawn differs, by what held them before."""
        found: dict[Element, Element] = {}
        for n, now in self.changes.laid.items():
            was = self.stamp.made.laid[n]
            only_if(bool(was.elements) == bool(now.elements))
            found |= {old.home: own.home for old, own in zip(was.elements[:1], now.elements, strict=False) if old.home and own.home}
        for old, own in self._pairs():
            if old.home and own.home:
                only_if(found.setdefault(old.home, own.home) is own.home)
        return found

    def _whole_tree(self) -> Iterator[tuple[int, Objects]]:
        """Yield what differs in the structure tree, which is grown as in a plain file."""
        was = self.stamp.printed.tree
        grown = tree(self.root, [Page(side.key, side.drawn) for side in self.sides], was.first)
        only_if(grown.root == was.root and len(grown.objects) == len(was.objects))
        number = was.first
        for old, own in zip(was.objects, grown.objects, strict=True):
            only_if(len(old.lengths) == len(own.lengths))
            if own != old:
                yield number, own
            number += len(own.lengths)

    def _fonts(self) -> Iterator[tuple[int, Objects]]:
        """Yield the fonts of which other letters are shown."""
        shown = {**self.stamp.letters(frozenset(self.instead))}
        for face, letters in (each for placed in self.instead.values() for each in placed.stretch.letters):
            shown[face] |= letters
        for face, letters in self.stamp.letters().items():
            if not face.embeds_as_much(shown[face], letters):
                parts, labels = face.parts(shown[face]), [*map(face.part_label, face.parts(letters))]
                only_if([*map(face.part_label, parts)] == labels)
                for label, (part, own) in zip(labels, parts.items(), strict=True):
                    first = self.stamp.printed.fonts[label] - OBJECTS_A_FONT + 1
                    yield first, embedded_part(face, part, own, first)
