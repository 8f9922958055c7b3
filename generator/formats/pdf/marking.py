"""What pieces are in a page's content: operators within marked content (ISO 32000-1, 14.6), numbered on from what is before them.

A stretch is what one section has on a page. It depends on its pieces, on how much content is marked on the page before it, on what is open
there, and on the codes that letters have already: for equal ones it is kept, as most stretches of one clinic's handouts are also in those
of the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.formats.pdf.sketch import FinishedSketch, Owner
from generator.formats.pdf.tags import Element, SpanElement, home_of
from generator.remembering import kept

if TYPE_CHECKING:
    from generator.formats.pdf.clusters import Cluster
    from generator.formats.pdf.fonts import PlainFace
    from generator.formats.pdf.shaping import ShapedFace

    Codes = tuple[tuple[ShapedFace, tuple[Cluster, ...]], ...]  # what each face has codes for, in their order

REMEMBERED = 4096  # stretches: those of all handouts of ten conditions
LARGE = 4_000  # bytes of a page's content: smaller parts would not be compressed well
_ANOTHER = "another section"  # whose content is open
_OWNED = ("belong", "emit", "own", "words")  # acts that name whose content follows


class Link(NamedTuple):
    """An annotation, and what it opens: an action, or a place in this file. A field in a form says instead on which page it is."""

    annotation: str
    action: str = ""
    place: str = ""


class Event(NamedTuple):
    """An element has the next marked content of the page, or a link."""

    owner: Element | SpanElement
    link: Link | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """What the elements below `home` have on a page: none of them where all of it is an artifact.

    `first` is the number of its first marked content. `acts` is what else a canvas does for it, by the names of its methods.
    """

    home: Element | None
    first: int
    codes: tuple[str, ...]  # lines of operators; those of a large drawing, which many clinics may have, apart from all others
    events: tuple[Event, ...]
    described: tuple[tuple[Element, tuple[str, ...]], ...]
    acts: tuple[tuple[str, tuple[Any, ...]], ...]
    letters: tuple[tuple[PlainFace, frozenset[str]], ...]
    shaped: Codes  # those of its faces after it
    opened: Owner | None  # whose content is open after it
    links: tuple[Link, ...]
    marks: int  # how much content is marked in it


def by_home(pieces: Iterable[FinishedSketch]) -> Iterator[tuple[FinishedSketch, ...]]:
    """Yield the pieces that follow each other and belong to one section; artifacts belong to what is before them."""
    homes: list[Element | None] = []
    whole = tuple(pieces)
    for piece in whole:
        homes.append(home(piece) or (homes[-1] if homes else None))
    for _, run in groupby(zip(homes, whole, strict=True), key=lambda each: id(each[0])):
        yield tuple(piece for _, piece in run)


def before(pieces: Iterable[FinishedSketch], opened: Owner | None) -> Owner | None:
    """Return whose content is `opened`, as far as it makes a difference for some pieces: no section has another one's content."""
    if opened is None or isinstance(opened, str) or home_of(opened) is next(filter(None, map(home, pieces)), None):
        return opened
    return _ANOTHER


@kept(REMEMBERED)
def stretch(pieces: tuple[FinishedSketch, ...], first: int, before: Owner | None, codes: Codes = ()) -> Stretch:
    """Return what pieces of one section are on a page with `first` marked contents, after content of `before`."""
    return stretched(pieces, first, before, codes)


def stretched(pieces: tuple[FinishedSketch, ...], first: int, before: Owner | None, codes: Codes = ()) -> Stretch:
    """Return the same for what is drawn in one file only."""
    marking = _Marking(first, before, {face: {each: n for n, each in enumerate(own, 1)} for face, own in codes})
    for piece in pieces:
        for act, arguments in piece.acts:
            getattr(marking, act)(*arguments)
    own = next((found for piece in pieces if (found := home(piece))), None)
    return Stretch(
        own,
        first,
        marking.ended(),
        tuple(marking.events),
        tuple(marking.described),
        tuple(marking.acts),
        _letters(pieces),
        tuple((face, tuple(own)) for face, own in marking.codes.items()),
        marking.opened,
        links := tuple(event.link for event in marking.events if event.link),
        len(marking.events) - len(links),
    )


def shaped_faces(pieces: Iterable[FinishedSketch]) -> tuple[ShapedFace, ...]:
    """Return the faces in pieces whose letters have other codes from file to file."""
    return tuple(dict.fromkeys(face for piece in pieces for face in piece.shaped))


def _letters(pieces: Sequence[FinishedSketch]) -> tuple[tuple[PlainFace, frozenset[str]], ...]:
    found: dict[PlainFace, frozenset[str]] = {}
    for face, letters in (each for piece in pieces for each in piece.letters):
        found[face] = found.get(face, frozenset()) | letters
    return tuple(found.items())


def home(piece: FinishedSketch) -> Element | None:
    """Return what holds the first element that has content in a piece."""
    owners = (arguments[0] for act, arguments in piece.acts if act in _OWNED)
    return next((home_of(owner) for owner in owners if not isinstance(owner, str)), None)


@dataclass(slots=True)
class _Marking:
    """Collects operators, and begins marked content wherever their owner changes."""

    count: int
    opened: Owner | None
    codes: dict[ShapedFace, dict[Cluster, int]]
    code: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)  # what is settled of the code
    events: list[Event] = field(default_factory=list)
    described: list[tuple[Element, tuple[str, ...]]] = field(default_factory=list)
    acts: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def belong(self, owner: Owner) -> None:
        """Mark what follows as content of an element, or as an artifact of that kind."""
        if owner == self.opened:
            return
        if self.opened is not None:
            self.code.append("EMC")
        if isinstance(owner, str):
            self.code.append(owner)
        else:
            tag = owner.tags[-1] if isinstance(owner, SpanElement) else owner.tag
            self.code.append(f"/{tag} <</MCID {self.count}>> BDC")
            self.count += 1
            self.events.append(Event(owner))
        self.opened = owner

    def emit(self, owner: Owner, code: str) -> None:
        """Write operators that belong to `owner`."""
        self.belong(owner)
        if len(code) > LARGE:
            self.before += (*self._lines(), f"{code}\n")
        else:
            self.code.append(code)

    def own(self, owner: Owner, code: str) -> None:
        """Write operators that belong to `owner`, among those around them however many they are."""
        self.belong(owner)
        self.code.append(code)

    def ended(self) -> tuple[str, ...]:
        """Return all operators."""
        return (*self.before, *self._lines())

    def _lines(self) -> list[str]:
        lines, self.code = self.code, []
        return ["\n".join([*lines, ""])] if lines else []

    def words(self, owner: Owner, before: str, face: ShapedFace, words: str, size: float, level: int, after: str) -> None:
        """Show words whose codes depend on the file."""
        self.belong(owner)
        self.code.append(before + face.written(words, size, level, self.codes.setdefault(face, {})) + after)

    def open(self, owner: Element | SpanElement, annotation: str, action: str) -> None:
        """Add an annotation to a Link element that opens an address."""
        self.events.append(Event(owner, Link(annotation, action)))

    def lead(self, owner: Element | SpanElement, annotation: str, place: str) -> None:
        """Add an annotation to a Link element that leads to a place in this file."""
        self.events.append(Event(owner, Link(annotation, "", place)))

    def describe(self, element: Element, *attributes: str) -> None:
        """Give an element attributes that only drawing knows."""
        self.described.append((element, attributes))

    def picture(self, *arguments: object) -> None:
        """List an image in the resources of the page."""
        self.acts.append(("picture", arguments))

    def prints(self, *arguments: object) -> None:
        """Note how fine a picture is printed."""
        self.acts.append(("prints", arguments))

    def place(self, *arguments: object) -> None:
        """Name a place on this page."""
        self.acts.append(("place", arguments))

    def bookmark(self, *arguments: object) -> None:
        """Add a bookmark for a heading."""
        self.acts.append(("bookmark", arguments))
