"""What a text of the Book rests on: the sources that it cites, and those of the part that it is in, as an option's harm on the option's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.content.model import Book
from generator.content.part import BookPart
from generator.content.walk import parts_by_path
from generator.problems import Location
from generator.remembering import OfEach, OfParts, kept
from generator.text import Text
from generator.trees import Same

_NAMES = ("name", "title")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text rests on: all of the `sources`, or, where it is only the name of what they are about, any of them."""

    sources: frozenset[str]
    is_name: bool = False

    def lacks(self, named: frozenset[str]) -> frozenset[str]:
        """Return the sources that are lacking where those `named` are."""
        enough = self.is_name and self.sources & named
        return frozenset() if enough else self.sources - named


Grounds = Mapping[Location, Ground]


def grounds_of(book: Book) -> Grounds:
    """Return what each text of a Book rests on, by its place; texts that rest on nothing are left out."""
    return _OF_BOOKS(book)


def _grounds_of(book: Book) -> Grounds:
    of_parts = (_GROUNDS(path, part) for path, part in parts_by_path(book) if not path.startswith("sources/"))
    return _together(tuple(Same(found) for of_part in of_parts for found in of_part if found))


@kept(4)  # what a clinic says of itself rests on nothing, so that clinics have the same ones
def _together(parts: tuple[Same[dict[Location, Ground]], ...]) -> Grounds:
    grounds: dict[Location, Ground] = {}
    for each in parts:
        grounds |= each.value  # which does not hash its places again
    return grounds


def _grounds_in(_path: str, part: object) -> Iterator[dict[Location, Ground]]:
    yield {text.location: ground for text, ground in _texts(part, frozenset()) if text.location and ground.sources}


_GROUNDS = OfParts(_grounds_in)
_OF_BOOKS: OfEach[Grounds] = OfEach(_grounds_of, 4)


def _texts(part: object, around: frozenset[str]) -> Iterator[tuple[Text, Ground]]:
    if isinstance(part, Text):
        yield part, Ground(around | set(part.cites))
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each, around)
    elif isinstance(part, Mapping):
        yield from _texts(tuple(part.values()), around)
    elif isinstance(part, BookPart):
        yield from _in_part(Same(part), around)


@kept(2048)  # where a word of a condition has changed, all else in it is as it was
def _in_part(same: Same[BookPart], around: frozenset[str]) -> tuple[tuple[Text, Ground], ...]:
    part = same.value
    own = getattr(part, "sources", ()) if "sources" in type(part).model_fields else ()  # to ask in vain takes long
    return tuple(_texts_of(part, around | frozenset(own)))


def _texts_of(part: BookPart, inside: frozenset[str]) -> Iterator[tuple[Text, Ground]]:
    own = [(name, ground) for name in type(part).model_fields for ground in _texts(getattr(part, name), inside)]
    within = inside.union(*(ground.sources for _, (_, ground) in own))
    for name, (text, ground) in own:
        yield text, Ground(within, is_name=True) if name in _NAMES and hasattr(part, "sources") else ground
