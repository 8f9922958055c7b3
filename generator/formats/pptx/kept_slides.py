"""Slides as they were written into files: a deck that has an equal slide in the same place gets its parts, without making it again.

A slide follows from what its `SlideRecipe` holds, and from nothing else: by that it is known. What its parts and the slides that it opens
are called differs from deck to deck; they are renamed, in the order in which python-pptx names them.
"""

from __future__ import annotations

import io
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.opc import package as opened
from pptx.opc.packuri import PackURI

from generator.document.deck import Deck, Pace, Slide
from generator.formats.pptx import opc
from generator.formats.pptx.figures import Colours
from generator.formats.pptx.opc import Package, Part, Relation
from generator.problems import Problem
from generator.text import Text
from generator.trees import Newest

if TYPE_CHECKING:
    from generator.formats.pptx.kept_decks import KeptDeck

REMEMBERED = 512  # places of slides, about 40 MB: all decks of fifteen conditions have some 250
DECKS = 32  # those of fifteen conditions, twice; most of their parts are those of slides
ALIKE = 3  # slides of one place: of one clinic and of the next, or of words before and after they were changed
_ELSEWHERE = (opc.SLIDE, opc.LAYOUT, opc.NOTES_MASTER)  # relations to what is not a slide's own
_NUMBER = re.compile(r"\d+(?=\.\w+$)")


@dataclass(frozen=True, slots=True, eq=False)
class SlideRecipe:
    """All that a slide in a file is made from. `template` is the file that its deck begins as; `opens` has the titles of others by id."""

    template: bytes
    colours: Colours
    number: int
    slide: Slide
    lang: str
    footer: Text
    status: Text | None
    pace: Pace | None
    opens: Mapping[str, str]

    @property
    def place(self) -> tuple[object, ...]:
        """What is compared first, as it is quickly compared; the footer tells which deck it is in, of several with a slide of that id."""
        return self.template, self.colours, self.number, self.slide.id, self.footer, self.lang, self.pace

    def is_like(self, other: SlideRecipe) -> bool:
        """Return whether the slide of the same place is made from the same."""
        return (self.status, self.opens, self.slide) == (other.status, other.opens, other.slide)


def slots(deck: Deck, slides: Iterable[Slide], template: bytes, colours: Colours) -> tuple[SlideRecipe, ...]:
    """Return what each slide of a deck is made from."""
    shown = tuple(slides)
    titles = {slide.id: slide.title.plain for slide in shown}
    return tuple(
        SlideRecipe(template, colours, number, slide, deck.lang, deck.footer, deck.status, deck.pace, _opened(slide, titles))
        for number, slide in enumerate(shown, 1)
    )


def _opened(slide: Slide, titles: Mapping[str, str]) -> dict[str, str]:
    """Return the titles of the slides that a slide opens, by their ids."""
    return {line.to: titles[line.to] for line in slide.links if line.to is not None and line.to in titles}


@dataclass(frozen=True, slots=True)
class WrittenSlide:
    """A slide's own parts by their names in one file, the slide's first; `ids` are those of the slides they refer to, by name."""

    parts: Package
    ids: Mapping[str, str]

    @property
    def slide(self) -> Part:
        """The slide itself."""
        return next(iter(self.parts.values()))


def written(package: Package, name: str, ids: Mapping[str, str]) -> WrittenSlide | None:
    """Return the parts of a slide in a finished file; None if they are not numbered as python-pptx numbers what it adds in turn."""
    parts: dict[str, Part] = {}
    waiting = [name]
    while waiting:
        own = waiting.pop(0)
        parts[own] = package[own]
        waiting += [r.target for r in package[own].relations if not r.external and r.type not in _ELSEWHERE and r.target not in parts]
    referred = {r.target: ids[r.target] for part in parts.values() for r in part.relations if r.type == opc.SLIDE}
    return WrittenSlide(parts, referred) if all(map(_in_turn, parts.values())) else None


def _in_turn(part: Part) -> bool:
    return all(relation.id == f"rId{n}" for n, relation in enumerate(part.relations, 1))


@dataclass(frozen=True, slots=True)
class Placement:
    """Puts a written slide into a presentation of python-pptx. `layout` is the slide's; `slides` has the parts of all slides by id."""

    presentation: Any
    layout: Any
    slides: Mapping[str, Any]
    written: WrittenSlide

    def complete(self, slide: Any) -> None:
        """Give a slide's part, which is in the presentation already, all that it refers to."""
        self._relate(slide, self.written.slide)

    def _relate(self, owner: Any, part: Part) -> None:
        for relation in part.relations:
            owner.relate_to(self._target(relation), relation.type, is_external=relation.external)

    def _target(self, relation: Relation) -> Any:
        if relation.external:
            return relation.target
        if relation.type == opc.SLIDE:
            return self.slides[self.written.ids[relation.target]]
        if relation.type == opc.LAYOUT:
            return self.layout
        if relation.type == opc.NOTES_MASTER:
            return self.presentation.part.notes_master_part
        return self._own(relation.target)

    def _own(self, name: str) -> Any:
        """Return a part of the slide's own under the next free name."""
        package, own = self.presentation.part.package, self.written.parts[name]
        if own.type.startswith("image/"):
            return package.get_or_add_image_part(io.BytesIO(own.data))
        made = opened.Part(package.next_partname(f"/{_NUMBER.sub('%d', name)}"), own.type, package, own.data)
        self._relate(made, own)
        return made


@dataclass(frozen=True, slots=True)
class Added:
    """A slide that was added to a presentation of python-pptx; its own slides have a `part`, too."""

    part: Any


def add_written(presentation: Any, kept: WrittenSlide) -> Added:
    """Return a slide added to a presentation as it was written; what it refers to is added later."""
    main = presentation.part
    made = opened.Part(PackURI(str(main._next_slide_partname)), opc.SLIDE_TYPE, main.package, kept.slide.data)
    presentation.slides._sldIdLst.add_sldId(main.relate_to(made, opc.SLIDE))
    return Added(made)


class KeptSlides:
    """The slides that were written last, by what they were made from, with what is wrong with each. One process has one of these.

    `decks` are those that were made last, by all that a deck is made from but for its slides and its properties.
    """

    def __init__(self) -> None:
        self.decks: Newest[tuple[object, ...], KeptDeck] = Newest(DECKS)
        self._known: OrderedDict[tuple[object, ...], list[tuple[SlideRecipe, WrittenSlide, tuple[Problem, ...]]]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def of(self, slot: SlideRecipe) -> tuple[WrittenSlide, tuple[Problem, ...]] | None:
        """Return a slide that was made from the same, None if there is none."""
        place = slot.place
        for known, made, problems in self._known.get(place, ()):
            if known.is_like(slot):
                self._known.move_to_end(place)
                return made, problems
        return None

    def keep(self, slot: SlideRecipe, made: WrittenSlide, problems: tuple[Problem, ...]) -> None:
        """Keep a slide, in the place of the oldest of those in its place."""
        alike = self._known.setdefault(slot.place, [])
        alike.insert(0, (slot, made, problems))
        del alike[ALIKE:]
        self._known.move_to_end(slot.place)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


KEPT = KeptSlides()
