"""Every source that a printed sentence rests on is named in that handout; or the handout says where all of them are.

A sentence rests on the sources that it cites, and on those of the part of content.yaml that it is in: an option's harm on the option's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.compose.registry import KINDS, kinds_told
from generator.content.grounds import Ground, Grounds
from generator.document.blocks import Document
from generator.problems import Location, Problem
from generator.remembering import OfEach, kept
from generator.text import Text
from generator.trees import LEAVES, Same, parts_of

if TYPE_CHECKING:
    from generator.compose import Composed
    from generator.document.deck import Deck
    from generator.project import PlannedEdition
    from generator.yamlsource.tree import KeyPath

CODES: Mapping[str, str] = {"N08b": "a handout that prints what sources say, but neither names them nor says where they are"}


class Sources:
    """What each section of the handouts rests on: one that several editions, or clinics, have in common is looked at once."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds

    def unnamed(self, composed: Composed[Document] | Composed[Deck], planned: PlannedEdition) -> Iterator[Problem]:
        """Yield a Problem for each section of a handout with sentences whose sources are not found from it."""
        words, handout = composed.words, planned.handout
        if not planned.needs.shown or any(KINDS[kind].leads_to_sources for kind in handout.kinds):
            return
        parts = [(section.kinds[0], section) for section in words.sections] if isinstance(words, Document) else [("", words.slides)]
        for kind, part in parts:
            if self.lacking(part, composed.named):
                yield _problem(kind, planned)

    def lacking(self, part: object, named: frozenset[str]) -> frozenset[str]:
        """Return the ids of the sources that the words of a block, a slide or several of them rest on and that are not named."""
        return frozenset(source for ground in _below(Same(part), Same(self._grounds)) for source in ground.lacks(named))


@kept(4096)  # see below
def _below(part: Same[object], grounds: Same[Grounds]) -> frozenset[Ground]:
    """Return what the words of a block, a slide or several of them rest on."""
    return frozenset(grounds.value[place] for place in _PLACES(part.value) if place in grounds.value)


def _places(part: object) -> list[Location]:
    """Return the places of all texts in a part, and of their spans."""
    found: list[Location] = []
    _look(part, found)
    return found


def _look(part: object, found: list[Location]) -> None:
    if isinstance(part, Text):
        found += [place for place in (part.location, *[span.location for span in part.spans]) if place]
    elif type(part) not in LEAVES:
        for each in parts_of(part):
            _look(each, found)


_PLACES = OfEach(lambda part: frozenset(_places(part)), 4096)  # of sections, which are the same for most clinics


def _problem(section: str, planned: PlannedEdition) -> Problem:
    form = f"the edition '{planned.edition}'" if planned.edition else "this handout"
    message = f"{form} prints what sources say, but neither names them nor says where they are"
    ways = " or ".join(f"- {kind}" for kind, each in kinds_told(planned.needs.way).items() if each.leads_to_sources)
    hint = f"add  {ways}  which says where all sources are" if ways else "take this section out"
    return Problem("N08b", message, _place_in_plan(planned, section), hint)


def _place_in_plan(planned: PlannedEdition, section: str) -> Location:
    """Return where an edition's own order lists a section, or the order of the one that it is like; the list itself if it is not there."""
    scalars = dict(planned.tree.scalars())
    own: KeyPath = ("editions", planned.edition)
    like: KeyPath = ("editions", str(scalars.get((*own, "like"), "")))
    orders = ((*of, "sections") for of in (own, like, ()))
    order = next(of for of in orders if not of[1:] or any(path[: len(of)] == of for path in scalars))
    listed = (scalar.location for path, scalar in scalars.items() if path[: len(order)] == order and scalar.strip() == section)
    return next(listed, planned.tree.key_location(order))
