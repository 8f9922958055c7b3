"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): a layout says which elements there are, a file what is drawn of each.

An element's kids are elements, marked content (page, mcid) and annotations, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class MarkedContent(NamedTuple):
    """Part of a page's content stream; `page` is the number of the page's object."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """A link's place on a page; both are numbers of objects."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element of a layout, with the elements in it in reading order. Drawing changes nothing of it: see `Drawn`.

    `home` holds all elements of its section, and is in no file; None for an element of the whole document.
    """

    tag: str
    alt: str = ""
    lang: str = ""
    actual: str = ""
    attributes: tuple[str, ...] = ()
    kids: list[Element] = field(default_factory=list)
    home: Element | None = None

    def child(self, tag: str, **more: Any) -> Element:
        """Return a new last child."""
        kid = Element(tag, **more)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Element]:
        """Yield all elements below it."""
        for kid in self.kids:
            yield kid
            yield from kid.walk()

    def settle(self) -> Element:
        """Make it the home of all elements below it, once these are laid out; return it."""
        for each in self.walk():
            each.home = self
        return self


@dataclass(frozen=True, slots=True)
class SpanElement:
    """An element for one span of some words, such as a link: it joins its host in the file once its first letters are drawn.

    Equal ones are one element, also if the `words` are drawn in several steps. `tags` are those of elements each in the one before.
    """

    words: object
    span: int
    host: Element | SpanElement
    tags: tuple[str, ...]
    alt: str = ""
    lang: str = ""
    actual: str = ""


Kid = Element | MarkedContent | Annotation


def home_of(owner: Element | SpanElement) -> Element | None:
    """Return what holds all elements of the same section."""
    while isinstance(owner, SpanElement):
        owner = owner.host
    return owner.home


class Drawn:
    """What one file has of a layout's elements: their content, the elements that only drawing makes, and where figures are."""

    def __init__(self) -> None:
        self._contents: dict[Element, list[Kid]] = {}
        self._hosts: dict[Element, Element] = {}
        self._attributes: dict[Element, tuple[str, ...]] = {}
        self._parts: dict[SpanElement, Element] = {}

    def element(self, part: SpanElement) -> Element:
        """Return the element of a span: its words come between those of its neighbours."""
        if part not in self._parts:
            host = self.element(part.host) if isinstance(part.host, SpanElement) else part.host
            for tag in part.tags[:-1]:
                host = self._inline(host, Element(tag))
            self._parts[part] = self._inline(host, Element(part.tags[-1], alt=part.alt, lang=part.lang, actual=part.actual))
        return self._parts[part]

    def _inline(self, host: Element, element: Element) -> Element:
        self._hosts[element] = host
        return element

    def add(self, element: Element, content: MarkedContent | Annotation) -> None:
        """Record content as drawn; an inline element joins its host with its first content."""
        if element in self._hosts:
            self._join(element)
        if element in self._contents:
            self._contents[element].append(content)
        else:
            self._contents[element] = [content]

    def _join(self, element: Element) -> None:
        host = self._hosts.pop(element, None)
        if host is not None:
            self._join(host)
            self._contents.setdefault(host, []).append(element)

    def describe(self, element: Element, *attributes: str) -> None:
        """Give an element attributes that only drawing knows: the place of a figure."""
        self._attributes[element] = attributes

    def attributes(self, element: Element) -> tuple[str, ...]:
        """Return an element's attributes."""
        return self._attributes.get(element, element.attributes)

    def kids(self, element: Element) -> list[Kid]:
        """Return what is in an element: first the elements of the layout, then what was drawn."""
        return [*element.kids, *self._contents.get(element, ())]
