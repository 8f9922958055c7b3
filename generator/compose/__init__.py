"""Book and handout to a Document or a Deck: sections in the handout's order, references and placeholders resolved, words digested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.compose.composed import Composed
from generator.compose.context import Context, Pictures
from generator.compose.decks import deck_of
from generator.compose.documents import document_of
from generator.compose.handout import Handout, HandoutProfile
from generator.compose.makings import Makings
from generator.compose.sections import masthead
from generator.compose.slides import screen, studied
from generator.compose.values import dialled, values_of
from generator.content.condition import Condition
from generator.content.country import Here
from generator.content.handout_codes import code_beside
from generator.content.labels import Labels
from generator.content.model import Book
from generator.content.numbers import numbers_of
from generator.document.approval import UNSEEN, Approval
from generator.document.blocks import Document
from generator.document.deck import Deck, Pace
from generator.text import Text
from generator.trees import Alike

__all__ = ["Composed", "Composer"]
NONE: Pictures = MappingProxyType({})
_VALUES: Alike[Mapping[str, Text]] = Alike(16)  # of both profiles, in words to be approved and in those of a few clinics


class Composer:
    """Composes handouts from one Book. What several editions of a handout have in common is composed once."""

    def __init__(self, book: Book, labels: Labels, here: Here, pictures: Pictures = NONE) -> None:
        self._book, self._labels, self._here, self._pictures = book, labels, here, pictures
        self._filled: dict[tuple[HandoutProfile, bool], Labels] = {}
        self._said: dict[HandoutProfile, frozenset[str]] = {}
        self._known: dict[tuple[object, ...], Makings] = {}

    def document(self, handout: Handout, condition: Condition | None, approval: Approval = UNSEEN) -> Composed[Document]:
        """Return one handout as a document, about `condition` if it is a handout about conditions."""
        return document_of("blocks", handout, self._makings(handout, condition, approval))

    def page(self, handout: Handout, condition: Condition | None, approval: Approval = UNSEEN) -> Composed[Document]:
        """Return one handout as a document for the web, about `condition` if it is a handout about conditions."""
        return document_of("page", handout, self._makings(handout, condition, approval, on_a_phone=True))

    def deck(self, handout: Handout, condition: Condition | None, approval: Approval = UNSEEN) -> Composed[Deck]:
        """Return one handout as a deck for a talk, about `condition` if it is a handout about conditions."""
        makings = self._makings(handout, condition, approval)
        return deck_of("slides", handout, makings, masthead.deck_title_of(makings.context), self._numbers(handout.profile))

    def loop(self, handout: Handout, condition: Condition | None, approval: Approval = UNSEEN) -> Composed[Deck]:
        """Return one handout as a deck that advances by itself."""
        makings = self._makings(handout, condition, approval)
        composed = deck_of("screen", handout, makings, screen.title_of(makings.context), self._numbers(handout.profile))
        return replace(composed, words=replace(composed.words, pace=Pace()), named=frozenset())  # nobody reads its notes

    def _makings(self, handout: Handout, condition: Condition | None, approval: Approval, *, on_a_phone: bool = False) -> Makings:
        code = condition.code if condition else code_beside(self._book.conditions, handout.code or "")
        key = (handout.about, handout.profile, code, condition and condition.id, approval, on_a_phone)
        if key not in self._known:
            labels = self._with_values(handout.profile, on_a_phone=on_a_phone)
            context = Context(
                self._book, labels, self._here, handout.about, handout.profile, code, condition, approval=approval, pictures=self._pictures
            )
            self._known[key] = Makings(context)
        return self._known[key]

    def _with_values(self, profile: HandoutProfile, *, on_a_phone: bool = False) -> Labels:
        key = (profile, on_a_phone)
        if key not in self._filled:
            values = values_of(self._book, self._here, profile)
            self._filled[key] = self._labels.filling(_VALUES(dialled(values, self._here) if on_a_phone else values))
        return self._filled[key]

    def _numbers(self, profile: HandoutProfile) -> frozenset[str]:
        """Return the numbers that the words of a deck may contain, but for those that it counts itself."""
        if profile not in self._said:
            self._said[profile] = numbers_of(self._book, self._with_values(profile)) | studied.sums(self._book)
        return self._said[profile]
