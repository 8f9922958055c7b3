"""A file for a further clinic, made from that of an earlier one: what differs is laid out and drawn anew, all other bytes stay.

It is sound because each step that plain rendering takes is a function of what is compared here. A section that does not look beyond itself
is laid out by itself. Where pages end follows from the measures of boxes alone, and these have to be the same. What draws a section follows
from its boxes, their places, and what is before it on its page. Objects follow from what is drawn and from their numbers. So only those
objects differ that have a changed section in them, the footer, or the words about the file, and each is made by the function that makes it
in a plain file. Where anything else differs, `stamped` returns None, and the file is rendered in whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.document.binding import bound_around, bound_section
from generator.document.blocks import Contents, Document, List, Section
from generator.document.plain import texts
from generator.document.rendered import Rendered
from generator.document.yielding import settled_section, yields_in
from generator.formats.pdf.boxes import Box, Draw
from generator.formats.pdf.boxes import Placed as PlacedBox
from generator.formats.pdf.canvas import links
from generator.formats.pdf.conformance import standard_of
from generator.formats.pdf.fonts import OBJECTS_A_FONT, embedded_part
from generator.formats.pdf.layouts import LaidSection
from generator.formats.pdf.marking import Stretch, before, by_home, shaped_faces, stretch, stretched
from generator.formats.pdf.metadata import identity, information, packet_stream
from generator.formats.pdf.objects import Objects, numbered
from generator.formats.pdf.outline import heading, outline_objects
from generator.formats.pdf.page_breaks import measured
from generator.formats.pdf.page_content import PageContent, content_stream
from generator.formats.pdf.pages import around, footer_height, footer_problems, page_pieces
from generator.formats.pdf.sketch import Piece
from generator.formats.pdf.stamp import Side, Stamp
from generator.formats.pdf.tags import Element
from generator.formats.pdf.tree import Page, tree
from generator.remembering import OfEach
from generator.text import Span
from generator.trees import parts_of

if TYPE_CHECKING:
    from generator.formats.pdf.clusters import Cluster
    from generator.formats.pdf.marking import Codes
    from generator.formats.pdf.shaping import ShapedFace

REMEMBERED = 4096  # sections: those of all handouts of ten conditions
# On what pages depend besides the measures of boxes.
_ON_PAGES = ("opens", "sinks", "stretch", "column_width", "baseline", "running", "fills")
_AllCodes = dict["ShapedFace", tuple["Cluster", ...]]  # of each face, what has codes so far


class _UnlikeError(Exception):
    """A document can't be made with a stamp."""


def stamped(stamp: Stamp, document: Document) -> Rendered | None:
    """Return a document as a file that equals, byte for byte, the one that plain rendering makes; None if it has to be rendered."""
    try:
        return _Stamping(stamp, document).rendered()
    except _UnlikeError:
        return None


def _only_if(alike: object) -> None:
    if not alike:
        raise _UnlikeError


@dataclass(slots=True)
class _Changes:
    """What differs: sections and their layouts by their places in the document, and how boxes are drawn instead, by page and place."""

    sections: dict[int, Section] = field(default_factory=dict)
    laid: dict[int, LaidSection] = field(default_factory=dict)
    draws: dict[int, dict[int, Draw]] = field(default_factory=dict)


class _Stamping:
    """One further file."""

    def __init__(self, stamp: Stamp, document: Document) -> None:
        self.stamp = stamp
        self.composed = document
        self.setting = replace(stamp.setting, problems=[])

    def rendered(self) -> Rendered:
        """Return the file; raise _UnlikeError if it differs in more than its words."""
        stamp, file = self.stamp, self.stamp.printed.file
        changes = self.changes
        self._only_if_around_is_alike(changes)
        sides = tuple(self._sides())
        places = {stamp.places[number]: each for number, each in self._objects(sides)}
        _only_if(not self.setting.problems)
        _only_if(all(len(each.lengths) == len(file.objects[n].lengths) for n, each in places.items()))
        data = file.changed(places, identity(self.document)).data()
        return replace(stamp.rendered, data=data, document=self.document)

    # -- words --------------------------------------------------------------------------------------------------
    @cached_property
    def changes(self) -> _Changes:
        """The sections that differ, each laid out as it is in a plain file."""
        old, new = self.stamp.document, self.composed
        _only_if(
            len(old.sections) == len(new.sections)
            and (old.lang, old.signature, bool(old.others)) == (new.lang, new.signature, bool(new.others))
        )
        changes = _Changes()
        for n, section in enumerate(new.sections):
            if not self.stamp.has(n, section):
                self._change(changes, n, bound_section(section))
        return changes

    def _change(self, changes: _Changes, n: int, section: Section) -> None:
        """Lay out a section that differs: as it was laid out each time until all fitted, and as it is in the file."""
        stamp = self.stamp
        was = bound_section(stamp.document.sections[n])
        _only_if(was.id == section.id and yields_in(was) == yields_in(section) and _STANDS_ALONE(was) and _STANDS_ALONE(section))
        steps = {step for step, _ in yields_in(section)}
        known: dict[frozenset[int], tuple[Section, LaidSection]] = {}
        for attempt in (*stamp.tried, stamp.made):
            taken = steps.intersection(attempt.steps[n])
            if (key := frozenset(taken)) not in known:
                settled = settled_section(section, taken)
                (laid,) = stamp.settings.lay((settled,))
                known[key] = settled, laid
                _only_if_alike(attempt.laid[n].boxes, laid.boxes)
        section, laid = known[frozenset(steps.intersection(stamp.made.steps[n]))]
        others = (*stamp.made.laid, *changes.laid.values())
        _only_if(not laid.problems and not any(laid is each for each in others))
        changes.sections[n], changes.laid[n] = section, laid
        for k, (box, now) in enumerate(zip(stamp.made.laid[n].boxes, laid.boxes, strict=True)):
            page, place = stamp.boxes_at.get((n, k), (0, 0))
            _only_if(stamp.boxes_at)
            changes.draws.setdefault(page, {})[place] = _drawn_instead(stamp.pages[page][place].box, box, now, stamp.setting.grid)

    @cached_property
    def document(self) -> Document:
        """The document as it is drawn."""
        changed = self.changes.sections
        sections = tuple(changed.get(n, section) for n, section in enumerate(self.stamp.drawn.sections))
        return bound_around(replace(self.composed, sections=sections))

    def _only_if_around_is_alike(self, changes: _Changes) -> None:
        """Raise _UnlikeError unless the footer takes as much room, fits, and has glyphs as the new words have."""
        footer, was = self.document.footer, self.stamp.drawn.footer
        _only_if(footer.spoken == was.spoken and self.document.notes == self.stamp.drawn.notes)
        _only_if(footer_height(self.document, self.setting) == self.stamp.foot and not footer_problems(self.document, self.setting))
        own = [text for section in changes.sections.values() for text in texts(section)]
        words = "".join(text.plain for text in (*own, footer.clinic, footer.version, footer.status))
        _only_if(not self.stamp.fonts.uncovered(words))

    # -- what is drawn ------------------------------------------------------------------------------------------
    @cached_property
    def root(self) -> Element:
        """The document's element; the last one in it has the footer, if that is spoken."""
        laid = (self.changes.laid.get(n, each) for n, each in enumerate(self.stamp.made.laid))
        root = Element("Document", lang=self.document.lang, kids=[element for each in laid for element in each.elements])
        if self.document.footer.spoken:
            root.child("P")
        return root

    @cached_property
    def pages(self) -> Sequence[Sequence[PlacedBox]]:
        """The boxes of each page, those of changed sections in the place of those they had."""
        pages = list(self.stamp.pages)
        for n, draws in self.changes.draws.items():
            boxes = list(pages[n])
            for place, draw in draws.items():
                boxes[place] = replace(boxes[place], box=replace(boxes[place].box, draw=draw))
            pages[n] = boxes
        return pages

    def _sides(self) -> Iterator[Side]:
        """Yield what is drawn on each side: its pages, if one of them has changed, and what is around them."""
        stamp, codes = self.stamp, _AllCodes()
        sides = self.setting.paper.sides(len(stamp.pages))
        spoken = self.root.kids[-1] if self.document.footer.spoken else None
        for n, was in enumerate(stamp.printed.sides):
            content = PageContent()
            if any(self.pages[place.page] is not stamp.pages[place.page] for place in sides[n]):
                top = self.setting.paper.top
                drawn = [
                    own
                    for place in sides[n]
                    for own in _played(page_pieces(self.pages[place.page], place, top, stamp.ground), content, codes)
                ]
            else:
                drawn = [placed.stretch for placed in was.drawn[: was.bare]]
                for each in drawn:
                    content.put(each)
                    codes |= dict(each.shaped)
            content.end()
            pieces = around(self.document, stamp.pages, (n + 1, sides), self.setting, stamp.ground, spoken)
            drawn.append(_put(stretched(pieces, content.marks, content.open, _codes(pieces, codes)), content, codes))
            yield _with(was, drawn, content.streams())

    # -- objects ------------------------------------------------------------------------------------------------
    def _objects(self, sides: Sequence[Side]) -> Iterator[tuple[int, Objects]]:
        """Yield the objects that differ, by the number of the first one of each entry."""
        changed = [placed for was, now in self._pairs(sides) for placed, old in zip(now.drawn, was.drawn, strict=True) if placed != old]
        yield from self._streams(sides)
        yield from ((placed.link, links(placed, ())) for placed in changed if placed.stretch.links)
        yield from self._outline(sides)
        yield from self._tree(sides)
        yield from self._fonts(sides)
        file, packet, standard = self.stamp.printed.file, self.stamp.printed.packet, standard_of(self.document, None)
        yield file.info, numbered([information(self.document, standard)], file.info)
        yield packet, numbered([packet_stream(self.document, standard)], packet)

    def _pairs(self, sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
        return zip(self.stamp.printed.sides, sides, strict=True)

    def _streams(self, sides: Sequence[Side]) -> Iterator[tuple[int, Objects]]:
        """Yield the streams that differ; raise _UnlikeError where one stands for several, as the same stream is in a file but once."""
        new: set[bytes] = set()
        for was, now in self._pairs(sides):
            for old, own, number in zip(was.streams, now.streams, was.numbers, strict=True):
                if old != own:
                    _only_if(self.stamp.streams[old] == 1 and own not in self.stamp.streams and own not in new)
                    new.add(own)
                    yield number, numbered([content_stream(own)], number)

    def _outline(self, sides: Sequence[Side]) -> Iterator[tuple[int, Objects]]:
        """Yield the outline, if a heading in it differs."""
        printed = self.stamp.printed
        acts = (act for side in sides for placed in side.drawn for act in placed.stretch.acts)
        headings = [heading(arguments[0]) for name, arguments in acts if name == "bookmark"]
        if headings != [each.words for each in printed.bookmarks]:
            bookmarks = [replace(each, words=words) for each, words in zip(printed.bookmarks, headings, strict=True)]
            yield printed.outline, outline_objects(bookmarks, printed.outline)

    def _tree(self, sides: Sequence[Side]) -> Iterator[tuple[int, Objects]]:
        """Yield the branches of the structure tree that differ."""
        printed = self.stamp.printed
        grown = tree(self.root, [Page(side.key, side.drawn) for side in sides], printed.tree)
        _only_if(len(grown) == printed.branches)
        number, place = printed.tree, self.stamp.places[printed.tree]
        for old, own in zip(printed.file.objects[place : place + printed.branches], grown, strict=True):
            _only_if(len(old.lengths) == len(own.lengths))
            if own is not old:
                yield number, own
            number += len(own.lengths)

    def _fonts(self, sides: Sequence[Side]) -> Iterator[tuple[int, Objects]]:
        """Yield the fonts of which other letters are shown."""
        stretches = [placed.stretch for side in sides for placed in side.drawn]
        changed = {n: own for n, (own, was) in enumerate(zip(stretches, self.stamp.drawn_in, strict=True)) if own is not was.stretch}
        shown = {**self.stamp.letters(frozenset(changed))}
        for face, letters in (each for own in changed.values() for each in own.letters):
            shown[face] |= letters
        for face, letters in self.stamp.letters().items():
            if shown[face] != letters:
                parts, labels = face.parts(shown[face]), [*map(face.part_label, face.parts(letters))]
                _only_if([*map(face.part_label, parts)] == labels)
                for label, (part, own) in zip(labels, parts.items(), strict=True):
                    first = self.stamp.printed.fonts[label] - OBJECTS_A_FONT + 1
                    yield first, embedded_part(face, part, own, first)


def _played(pieces: Iterator[Piece], content: PageContent, codes: _AllCodes) -> Iterator[Stretch]:
    """Put a page's pieces into the content of a side, section by section, and yield the stretches that they are."""
    for run in by_home(pieces):
        yield _put(stretch(run, content.marks, before(run, content.open), _codes(run, codes)), content, codes)


def _put(own: Stretch, content: PageContent, codes: _AllCodes) -> Stretch:
    content.put(own)
    codes |= dict(own.shaped)
    return own


def _codes(pieces: Sequence[Piece], codes: _AllCodes) -> Codes:
    """Return what has codes already of the faces of some pieces."""
    return tuple((face, codes.get(face, ())) for face in shaped_faces(pieces))


def _with(was: Side, drawn: Sequence[Stretch], streams: Sequence[bytes]) -> Side:
    """Return a side with other stretches; raise _UnlikeError if objects would have other numbers then, or more would differ."""
    _only_if(len(was.drawn) == len(drawn) and len(was.streams) == len(streams))
    _only_if(all(old.stretch is new or _does_the_same(old.stretch, new) for old, new in zip(was.drawn, drawn, strict=True)))
    placed = tuple(each._replace(stretch=new) for each, new in zip(was.drawn, drawn, strict=True))
    return replace(was, drawn=placed, streams=tuple(streams))


def _does_the_same(old: Stretch, new: Stretch) -> bool:
    """Return whether a stretch marks as much, has as many links, and does the same besides: its letters, in faces in the same order."""
    return (
        (old.marks, len(old.links), old.shaped) == (new.marks, len(new.links), new.shaped)
        and [face for face, _ in old.letters] == [face for face, _ in new.letters]
        and list(map(_act, old.acts)) == list(map(_act, new.acts))
        and not any(link.place or not link.action for link in (*old.links, *new.links))
    )


def _act(act: tuple[str, tuple[Any, ...]]) -> tuple[object, ...]:
    """Return what is compared of an act.

    Of a picture it is its key, as equal ones are made by functions that are not equal; of a bookmark all but its words.
    """
    name, arguments = act
    return (name, arguments[0]) if name == "picture" else (name, *arguments[1:]) if name == "bookmark" else act


def _only_if_alike(old: Sequence[Box], new: Sequence[Box]) -> None:
    """Raise _UnlikeError if pages of some boxes might end elsewhere than those of others."""
    _only_if(measured(tuple(old)) == measured(tuple(new)) and not any(box.carried for box in (*old, *new)))
    _only_if(all(getattr(was, name) == getattr(now, name) for was, now in zip(old, new, strict=True) for name in _ON_PAGES))


def _drawn_instead(placed: Box, was: Box, now: Box, step: float) -> Draw:
    """Return what draws a box in the place of another one that is `placed`; raise _UnlikeError if that has grown in another way.

    A box that was offered more height has grown to some of it. What it is then depends on the height that it has: lines to write on are as
    many as that holds.
    """
    if placed.draw is was.draw:
        return now.draw
    _only_if(was.grown and now.grown)
    for offered in (placed.height, placed.height + step):
        if was.grown and now.grown and was.grown(offered).height == placed.height == (grown := now.grown(offered)).height:
            return grown.draw
    raise _UnlikeError


def _looks_beyond(part: object) -> bool:
    """Return whether a part of a section depends on other sections or they on it: by a number, a source or a page."""
    if isinstance(part, Contents) or (isinstance(part, List) and part.sources):
        return True
    if isinstance(part, Span):
        return bool(part.places or part.leads_to)
    return any(map(_looks_beyond, parts_of(part)))


_STANDS_ALONE: OfEach[bool] = OfEach(lambda section: not _looks_beyond(section), REMEMBERED)
