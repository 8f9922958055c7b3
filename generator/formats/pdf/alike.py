"""What has to be alike, so that a file can be made from an earlier one: sections, boxes, and what is drawn of them on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from generator.document.blocks import Contents, List, Section
from generator.document.citations import numbers_in
from generator.formats.pdf.boxes import Box, Draw
from generator.formats.pdf.marking import Stretch
from generator.formats.pdf.outline import heading
from generator.formats.pdf.page_breaks import measured
from generator.remembering import OfEach
from generator.text import Span
from generator.trees import LEAVES, parts_of

REMEMBERED = 4096  # sections: those of all handouts of ten conditions
# On what pages depend besides the measures of boxes.
_ON_PAGES = ("opens", "sinks", "stretch", "column_width", "baseline", "running", "fills")
PlaceNumbers = tuple[tuple[str, str], ...]  # of sources, by their places in the list


class UnlikeError(Exception):
    """A document can't be made with a stamp."""


def only_if(alike: object) -> None:
    """Raise UnlikeError unless something is alike."""
    if not alike:
        raise UnlikeError


def headings(own: Stretch) -> tuple[str, ...]:
    """Return the words of the bookmarks of a stretch."""
    return tuple([heading(arguments[0]) for name, arguments in own.acts if name == "bookmark"])


def does_the_same(old: Stretch, new: Stretch) -> bool:
    """Return whether a stretch marks as much, has as many links, and does the same besides: its letters, in faces in the same order.

    A place that is named may be at another height, and links to it follow.
    """
    return (
        (old.marks, old.shaped) == (new.marks, new.shaped)
        and [link.place for link in old.links] == [link.place for link in new.links]
        and [face for face, _ in old.letters] == [face for face, _ in new.letters]
        and list(map(_act, old.acts)) == list(map(_act, new.acts))
        and all(link.place or link.action for link in (*old.links, *new.links))
    )


def _act(act: tuple[str, tuple[Any, ...]]) -> tuple[object, ...]:
    """Return what is compared of an act.

    Of a picture it is its key, as equal ones are made by functions that are not equal; of a bookmark all but its words; and of a place its
    name.
    """
    name, arguments = act
    return (name, arguments[0]) if name in ("picture", "place") else (name, *arguments[1:]) if name == "bookmark" else act


def only_if_alike(old: Sequence[Box], new: Sequence[Box]) -> None:
    """Raise UnlikeError if pages of some boxes might end elsewhere than those of others."""
    only_if(measured(tuple(old)) == measured(tuple(new)))
    carried = ((was.carried, now.carried) for was, now in zip(old, new, strict=True) if was.carried and now.carried)
    pairs = (*zip(old, new, strict=True), *carried)
    only_if(all(getattr(was, name) == getattr(now, name) for was, now in pairs for name in _ON_PAGES))


def drawn_instead(placed: Box, was: Box, now: Box, step: float) -> Draw:
    """Return what draws a box in the place of another one that is `placed`; raise UnlikeError if that has grown in another way.

    A box that was offered more height has grown to some of it. What it is then depends on the height that it has: lines to write on are as
    many as that holds.
    """
    if placed.draw is was.draw:
        return now.draw
    only_if(was.grown and now.grown)
    for offered in (placed.height, placed.height + step):
        if was.grown and now.grown and was.grown(offered).height == placed.height == (grown := now.grown(offered)).height:
            return grown.draw
    raise UnlikeError


def leads_to_the_same(was: Section, section: Section) -> bool:
    """Return whether other sections depend on two sections alike, and they on others: by the same sources, in the same order."""
    return LEADS(was).ties == LEADS(section).ties and not (LEADS(was).listing or LEADS(section).listing)


class _Leads(NamedTuple):
    """How a section depends on others, and they on it: what its words are called by others and where they lead, in order.

    `numbers` are those of the sources that it cites. One that is `listing` says of others where they are, or what they cite.
    """

    ties: tuple[tuple[tuple[str, ...], str | None], ...]
    numbers: PlaceNumbers
    listing: bool


def _leads(section: Section) -> _Leads:
    spans, listing = list[Span](), list[object]()
    _look(section, spans, listing)
    return _Leads(tuple((span.places, span.leads_to) for span in spans), tuple(numbers_in(spans).items()), bool(listing))


def _look(part: object, spans: list[Span], listing: list[object]) -> None:
    """Add the spans of a part of a section that lead to others, or that others lead to, and what lists others."""
    if isinstance(part, Span):
        if part.places or part.leads_to:
            spans.append(part)
    else:
        if isinstance(part, Contents) or (isinstance(part, List) and part.sources):
            listing.append(part)
        for each in parts_of(part):
            if type(each) not in LEAVES:
                _look(each, spans, listing)


LEADS: OfEach[_Leads] = OfEach(_leads, REMEMBERED)
