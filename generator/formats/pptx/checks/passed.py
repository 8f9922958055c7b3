"""Slides that broke no rule: an equal one, as most are in the next clinic's decks, is not judged again.

A slide is equal if its own parts have the same bytes in the finished file, those that it takes its look from too, and if it is judged
by the same words and thresholds. The numbers that may be said differ from clinic to clinic: of these, only its own count.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from generator.formats.pptx import opc
from generator.formats.pptx.opc import Package, Part, Relation
from generator.remembering import OfEach

REMEMBERED = 1024  # slides, by digests: all decks of fifteen conditions have some 250
_ELSEWHERE = (opc.SLIDE, opc.LAYOUT, opc.NOTES_MASTER)  # relations to what is not a slide's own


@dataclass(frozen=True, slots=True)
class SlideSeen:
    """All that the rules look at in a slide, but for the numbers that may be said.

    `seen` are digests of what the file has; `judged_by` is what it is compared with: the words it was made from, and thresholds.
    """

    seen: tuple[bytes, bytes]
    judged_by: tuple[object, ...]


class PassedSlides:
    """The slides that passed last, with the numbers that they say. One process has one of these."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[bytes, bytes], tuple[tuple[object, ...], frozenset[str]]] = OrderedDict()

    def has(self, evidence: SlideSeen, may_say: frozenset[str] | None) -> bool:
        """Return whether such a slide passed, and says none but these numbers; None are all numbers."""
        known = self._known.get(evidence.seen)
        if known is None or known[0] != evidence.judged_by or not (may_say is None or known[1] <= may_say):
            return False
        self._known.move_to_end(evidence.seen)
        return True

    def keep(self, evidence: SlideSeen, says: frozenset[str]) -> None:
        """Keep a slide that passed."""
        self._known[evidence.seen] = evidence.judged_by, says
        self._known.move_to_end(evidence.seen)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


PASSED = PassedSlides()


def look_of(package: Package) -> bytes:
    """Return the digest of what all slides of a file take their look from: templates call these parts the same in each file."""
    main = opc.main_name(package)
    parts = _reached(package, main, (opc.SLIDE,))
    return _digest((name, part, _told(part, {})) for name, part in parts.items() if name != main)


def own_of(package: Package, name: str) -> bytes:
    """Return the digest of a slide's own parts, such as notes, pictures and charts, which have other names from file to file."""
    parts = _reached(package, name, _ELSEWHERE)
    numbers = {own: str(number) for number, own in enumerate(parts)}
    return _digest((numbers[own], part, _told(part, numbers)) for own, part in parts.items())


def _reached(package: Package, first: str, barred: Collection[str]) -> dict[str, Part]:
    """Return a part and all that it leads to by relations of other types."""
    parts, waiting = {first: package[first]}, [first]
    for name in waiting:
        for each in parts[name].relations:
            if not each.external and each.type not in barred and each.target not in parts:
                parts[each.target] = package[each.target]
                waiting.append(each.target)
    return parts


def _told(part: Part, numbers: dict[str, str]) -> str:
    return "\n".join(_related(each, numbers) for each in part.relations)


def _related(relation: Relation, numbers: dict[str, str]) -> str:
    target = "" if relation.type == opc.SLIDE else numbers.get(relation.target, relation.target)
    return f"{relation.id} {relation.type} {target}"


def _digest(parts: Iterable[tuple[str, Part, str]]) -> bytes:
    digest = blake2b(digest_size=32)
    for piece in _pieces(parts):
        digest.update(b"%d:" % len(piece) + piece)
    return digest.digest()


def _pieces(parts: Iterable[tuple[str, Part, str]]) -> Iterator[bytes]:
    for name, part, told in parts:
        yield from (name.encode(), part.type.encode(), told.encode(), _OF_DATA(part.data))


# The digest of a part's bytes. Of the parts that many files have, those who read them keep the bytes, so that these are one object.
_OF_DATA: OfEach[bytes] = OfEach(lambda data: blake2b(data, digest_size=32).digest(), 2048)
