"""The structure tree as objects (ISO 32000-1, 14.7.2).

The elements of a section are written once for all files in which they, their content and their pages have the same numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import NamedTuple

from generator.formats.pdf.marking import Stretch
from generator.formats.pdf.objects import Objects, objects, string
from generator.formats.pdf.tags import Annotation, Drawn, Element, Kid, MarkedContent, SpanElement
from generator.remembering import kept

REMEMBERED = 4096  # sections in files: those of all handouts of ten conditions


class StretchPlace(NamedTuple):
    """A stretch in a file: the number of its page's object, that of its first link's, and the StructParent of that one."""

    stretch: Stretch
    page: int
    link: int
    key: int


class Answers(NamedTuple):
    """What the parent tree says of a stretch: the entries of its links, and the elements of its marked content."""

    links: str
    marks: str


@dataclass(frozen=True, slots=True)
class Branch:
    """Elements of a file and all below them: their objects, what names them in the one above, and the page they start on, 0 if none.

    `answers` has one for each stretch.
    """

    objects: Objects
    tops: tuple[str, ...]
    page: int
    answers: tuple[Answers, ...]

    def looks_like(self, other: Branch) -> bool:
        """Return whether the rest of a tree is the same with either of them in the same place."""
        return (len(self.objects.lengths), self.tops, self.page, self.answers) == (
            len(other.objects.lengths),
            other.tops,
            other.page,
            other.answers,
        )


class Page(NamedTuple):
    """A page: its StructParents, and what is on it, in the order in which it was drawn."""

    key: int
    placed: Sequence[StretchPlace]


class Grown(NamedTuple):
    """The branch of a section: the number of its first object, and the stretches that draw it."""

    first: int
    placed: tuple[StretchPlace, ...]
    branch: Branch

    def instead(self, home: Element, placed: Mapping[StretchPlace, StretchPlace], parent: int) -> Grown:
        """Return the branch of a section in the place of this one, with other stretches in the place of some."""
        own = tuple([placed.get(each, each) for each in self.placed])
        return Grown(self.first, own, branch(home, own, self.first, parent))


class StructureTree(NamedTuple):
    """A structure tree: a document's elements, the first of which has the number `first`, then their parent tree; and the root of both.

    `grown` has the branches of sections, by what holds all elements of each.
    """

    first: int
    objects: tuple[Objects, ...]
    root: Objects
    grown: Mapping[Element, Grown]


def tree(document: Element, pages: Sequence[Page], first: int) -> StructureTree:
    """Return a document's structure tree, whose first object has the number `first`."""
    own: dict[Element | None, list[StretchPlace]] = defaultdict(list)
    for each in (placed for page in pages for placed in page.placed):
        own[each.stretch.home].append(each)
    unsettled = _Content(own[None])
    branches: list[Branch] = []
    grown: dict[Element, Grown] = {}
    answers: dict[StretchPlace, Answers] = {}
    following = first + 1
    kids = unsettled.drawn.kids(document)
    for home, group in groupby(kids, key=lambda kid: kid.home if isinstance(kid, Element) else None):
        placed = tuple(own[home])
        branches.append(branch(home, placed, following, first) if home else unsettled.branch(group, following, first))
        if home:
            grown[home] = Grown(following, placed, branches[-1])
        answers.update(zip(placed, branches[-1].answers, strict=False))
        following += len(branches[-1].objects.lengths)
    answers.update(zip(own[None], unsettled.answers(), strict=True))
    page = next((each.page for each in branches if each.page), 0)
    root = _written(document, [top for each in branches for top in each.tops], page, following + 1, document.attributes)
    nums = " ".join(part for each in pages for part in _listed(each, answers))
    last = max(page.key for page in pages) + 1 if pages else 0
    entries = f"/K {first} 0 R/ParentTree {following} 0 R/ParentTreeNextKey {last}"
    parents, above = objects([f"<</Nums [{nums}]>>"], following), objects([f"<</Type /StructTreeRoot{entries}>>"], following + 1)
    return StructureTree(first, (objects([root], first), *(each.objects for each in branches), parents), above, grown)


@kept(REMEMBERED)
def branch(home: Element, placed: tuple[StretchPlace, ...], first: int, parent: int) -> Branch:
    """Return the elements below `home`, the first of which has the number `first`, with what is drawn of them."""
    content = _Content(placed)
    grown = content.branch(home.kids, first, parent)
    return Branch(grown.objects, grown.tops, grown.page, tuple(content.answers()))


def _listed(page: Page, answers: dict[StretchPlace, Answers]) -> Iterator[str]:
    """Yield the entries of a page and its links in the parent tree, in the order of their keys."""
    own = [answers[each] for each in page.placed]
    yield from (each.links for each in own if each.links)
    yield f"{page.key} [{' '.join(each.marks for each in own if each.marks)}]"


class _Content:
    """What is drawn of some elements, and the numbers of their objects, once these are known."""

    def __init__(self, placed: Iterable[StretchPlace]) -> None:
        self.drawn = Drawn()
        self.numbers: dict[Element, int] = {}
        self._placed = tuple(placed)
        self._owners = [self._drawn(each) for each in self._placed]

    def _drawn(self, placed: StretchPlace) -> list[Element]:
        """Record what a stretch draws, and return the element of each of its events."""
        mark, link, owners = count(placed.stretch.first), count(placed.link), []
        for owner, has_link in placed.stretch.events:
            element = self.drawn.element(owner) if isinstance(owner, SpanElement) else owner
            content = Annotation(placed.page, next(link)) if has_link else MarkedContent(placed.page, next(mark))
            self.drawn.add(element, content)
            owners.append(element)
        for element, attributes in placed.stretch.described:
            self.drawn.describe(element, *attributes)
        return owners

    def answers(self) -> Iterator[Answers]:
        """Yield what the parent tree says of each stretch."""
        for placed, owners in zip(self._placed, self._owners, strict=True):
            found = [(f"{self.numbers[owner]} 0 R", event.link) for owner, event in zip(owners, placed.stretch.events, strict=True)]
            linked = (number for number, link in found if link)
            links = " ".join(f"{key} {number}" for key, number in enumerate(linked, placed.key))
            yield Answers(links, " ".join(number for number, link in found if not link))

    def branch(self, kids: Iterable[Kid], first: int, parent: int) -> Branch:
        """Return some elements and all below them, but for those of which nothing is drawn."""
        limbs = _Limbs(self.drawn, {}, {})
        kept = [kid for kid in kids if not isinstance(kid, Element) or limbs.keep(kid)]
        ordered = [each for kid in kept if isinstance(kid, Element) for each in limbs.walk(kid)]
        self.numbers |= {element: number for number, element in enumerate(ordered, first)}
        above = {kid: self.numbers[element] for element in ordered for kid in limbs.kids[element] if isinstance(kid, Element)}
        written = [self._element(each, above.get(each, parent), limbs) for each in ordered]
        page = next((page for kid in kept if (page := limbs.page(kid))), 0)
        return Branch(objects(written, first), tuple(self._kid(kid, page) for kid in kept), page, ())

    def _element(self, element: Element, parent: int, limbs: _Limbs) -> str:
        page = limbs.pages[element]
        kids = [self._kid(kid, page) for kid in limbs.kids[element]]
        return _written(element, kids, page, parent, self.drawn.attributes(element))

    def _kid(self, kid: Kid, page: int) -> str:
        if isinstance(kid, Element):
            return f"{self.numbers[kid]} 0 R"
        if isinstance(kid, Annotation):
            return f"<</Type /OBJR/Pg {kid.page} 0 R/Obj {kid.number} 0 R>>"
        return str(kid.mcid) if kid.page == page else f"<</Type /MCR/Pg {kid.page} 0 R/MCID {kid.mcid}>>"


@dataclass(frozen=True, slots=True)
class _Limbs:
    """Elements without those that have no content, and the page that each starts on: its object's number, 0 for none."""

    drawn: Drawn
    kids: dict[Element, list[Kid]]
    pages: dict[Element, int]

    def keep(self, element: Element) -> bool:
        """Keep an element and what is in it unless nothing of it was drawn, cells excepted; return whether it stays.

        Each has the page that it starts on: without, a table over two pages confuses checkers.
        """
        kids = [kid for kid in self.drawn.kids(element) if not isinstance(kid, Element) or self.keep(kid)]
        self.kids[element] = kids
        self.pages[element] = next((page for kid in kids if (page := self.page(kid))), 0)
        return bool(kids) or element.tag in ("TD", "TH")

    def page(self, kid: Kid) -> int:
        """Return the page that something starts on."""
        return self.pages[kid] if isinstance(kid, Element) else kid.page

    def walk(self, root: Element) -> Iterator[Element]:
        """Yield an element and all below it in reading order."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(self.kids[element]) if isinstance(kid, Element)]


def _written(element: Element, kids: Sequence[str], page: int, parent: int, attributes: Sequence[str]) -> str:
    """Return an element's object."""
    entries = [f"/Type /StructElem/S /{element.tag}/P {parent} 0 R"]
    if page:
        entries.append(f"/Pg {page} 0 R")
    entries.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
    for key, words in (("Alt", element.alt), ("Lang", element.lang), ("ActualText", element.actual)):
        if words:
            entries.append(f"/{key} {string(words).decode('ascii')}")
    if attributes:
        entries.append(f"/A [{' '.join(attributes)}]")
    return f"<<{''.join(entries)}>>"
