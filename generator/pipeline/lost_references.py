"""References that a handout prints the text of, but not the number: no source could be found from there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.content.walk import texts_in_parts, texts_of
from generator.document.header import Header
from generator.problems import Location, Problem
from generator.remembering import OfEach, kept
from generator.text import Span, Text
from generator.trees import LEAVES, Alike, Same, field_names, parts_of

if TYPE_CHECKING:
    from generator.compose import Composed
    from generator.content.model import Book
    from generator.document.blocks import Document
    from generator.document.deck import Deck

    AnyComposed = Composed[Document] | Composed[Deck]

_Left = tuple[tuple[Text, Span], ...]  # references, each with its text


def problems_of(composed: Sequence[AnyComposed], book: Book, everything: Callable[[], Iterable[AnyComposed]] = tuple) -> Iterator[Problem]:
    """Yield what is wrong with the words of handouts, each problem once, and the references that were lost.

    A reference is not lost if any handout prints it: `everything` composes those that are not to be made too, where that matters.
    """
    yield from dict.fromkeys(problem for each in composed for problem in each.problems)
    if lost := tuple(_lost_in(composed, book)):
        done = _done(everything())
        yield from (_lost(span) for span in lost if span.location not in done)


def _lost_in(composed: Sequence[AnyComposed], book: Book) -> Iterator[Span]:
    """Yield the references of texts that are printed somewhere, which none of these handouts prints as a number."""
    done = _done(composed)
    left = _LEFT(tuple((text, span) for part in texts_in_parts(book) for text, span in _CITED(part) if span.location not in done))
    if left and _may_say(composed, left):  # else nothing that handouts say has to be looked at
        said = _SaidWords.of(composed, frozenset(text.location for _, text in texts_of(book) if text.location))
        yield from (span for text, span in left if said.has(text))


def _may_say(composed: Iterable[AnyComposed], left: _Left) -> bool:
    """Return whether handouts may say one of these texts: its words or its place are somewhere in them, whatever they are part of."""
    seen, beside = set[int](), list[Text | str]()
    for each in composed:
        for whole, said in _wholes(each.words, seen):
            if whole is None:
                beside.extend(said)
            elif _holds_one(Same(whole), Same(left)):
                return True
    return _says_one(beside, left)


@kept(4096)  # see below
def _holds_one(whole: Same[object], left: Same[_Left]) -> bool:
    return _says_one(_SAID(whole.value), left.value)


def _says_one(said: Iterable[Text | str], left: _Left) -> bool:
    parts = tuple(said)
    words = "\0".join(part if isinstance(part, str) else part.plain for part in parts)
    places = {
        place for part in parts if isinstance(part, Text) for place in (part.location, *(span.location for span in part.spans)) if place
    }
    own_places, own_words = _SOUGHT(left)
    return not own_places.isdisjoint(places) or any(each in words for each in own_words)


def _sought(left: _Left) -> tuple[frozenset[Location], tuple[str, ...]]:
    """Return the places and the words of texts that are looked for."""
    texts = {id(text): text for text, _ in left}.values()
    return frozenset(text.location for text in texts if text.location), tuple(dict.fromkeys(text.plain.strip(" .") for text in texts))


_SOUGHT: OfEach[tuple[frozenset[Location], tuple[str, ...]]] = OfEach(_sought, 4)


def _cited(part: Iterable[tuple[str, Text]]) -> tuple[tuple[Text, Span], ...]:
    """Return the references in texts that know their place, each with its text."""
    return tuple((text, span) for _, text in part for span in text.spans if span.cite and span.location)


_CITED = OfEach(_cited, 512)
_LEFT: Alike[_Left] = Alike(4)  # of clinics of a country, which print the same


def _done(composed: Iterable[AnyComposed]) -> set[Location]:
    """Return the places of references that are printed, or of which something is said already."""
    found: set[Location] = set()
    for each in composed:
        found |= each.printed | {problem.location for problem in each.problems if problem.location}
    return found


@dataclass(frozen=True, slots=True)
class _SaidWords:
    """What handouts say: the places of texts of the Book, and all words that have lost their place, which may be parts of others."""

    places: Collection[Location]
    words: str

    @classmethod
    def of(cls, composed: Iterable[AnyComposed], written: Container[Location]) -> _SaidWords:
        """Return what composed handouts say; `written` are the places of the Book's texts."""
        places, words, seen = set[Location](), list[str](), set[int]()
        for part in (part for each in composed for part in _parts(each.words, seen)):
            if isinstance(part, str):
                words.append(part)
            elif found := [place for place in (part.location, *(span.location for span in part.spans)) if place in written]:
                places.update(place for place in found if place)
            else:
                words.append(part.plain)
        return cls(places, "\0".join(dict.fromkeys(words)))

    def has(self, text: Text) -> bool:
        """Return whether a text of the Book is said."""
        return text.location in self.places or text.plain.strip(" .") in self.words


def _parts(handout: object, seen: set[int]) -> Iterator[Text | str]:
    """Yield all that is said in a handout, but for sections and slides that were `seen` in another one."""
    return (part for whole, said in _wholes(handout, seen) for part in (said if whole is None else _SAID(whole)))


def _wholes(handout: object, seen: set[int]) -> Iterator[tuple[object, Iterable[Text | str]]]:
    """Yield the sections and slides of a handout that were not `seen` in another one; and for None, what it says beside them."""
    for whole in parts_of(handout):
        for each in whole if isinstance(whole, tuple) else ():
            if isinstance(each, Header):  # the same handout in another order
                yield from _wholes(each, seen)
            elif id(each) not in seen:
                seen.add(id(each))
                yield each, ()
        if not isinstance(whole, tuple):
            yield None, _said(whole)


def _lost(reference: Span) -> Problem:
    hint = "move it to a sentence of the text"
    return Problem("M064", f"the reference [@{reference.cite}] is in a place where its number can't be printed", reference.location, hint)


def _said(part: object) -> list[Text | str]:
    """Return every text and every string in a composed handout, including alternative texts and properties."""
    found: list[Text | str] = []
    _say(part, found)
    return found


def _say(part: object, found: list[Text | str]) -> None:
    if isinstance(part, Text | str):
        found.append(part)
    elif type(part) not in LEAVES:
        for each in parts_of(part):
            _say(each, found)
        if field_names(part):
            _say(getattr(part, "alt", ""), found)


_SAID = OfEach(lambda part: tuple(_said(part)), 4096)  # sections and slides, which most handouts of a next clinic have, too
