"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): a layout says which elements there are, a file what is drawn of each.

An element's kids are elements, marked content (page, mcid) and annotations, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from generator.formats.pdf.objects import Raw, Ready, string


class MarkedContent(NamedTuple):
    """A stretch of a page's content stream."""

    page: str
    mcid: int


@dataclass(slots=True, eq=False)
class Annotation:
    """A link's place on a page."""

    page: str
    ref: PDFObjectReference


@dataclass(slots=True, eq=False)
class Element:
    """A structure element of a layout, with the elements in it in reading order. Drawing changes nothing of it: see `Drawn`."""

    tag: str
    alt: str = ""
    lang: str = ""
    actual: str = ""
    attributes: tuple[str, ...] = ()
    kids: list[Element] = field(default_factory=list)

    def child(self, tag: str, **more: Any) -> Element:
        """Return a new last child."""
        kid = Element(tag, **more)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class Part:
    """An element for one span of some words, such as a link: it joins its host in the file once its first letters are drawn.

    Equal ones are one element, also if the `words` are drawn in several steps. `tags` are those of elements each in the one before.
    """

    words: object
    span: int
    host: Element | Part
    tags: tuple[str, ...]
    alt: str = ""
    lang: str = ""
    actual: str = ""


Kid = Element | MarkedContent | Annotation


class Drawn:
    """What one file has of a layout's elements: their content, the elements that only drawing makes, and where figures are."""

    def __init__(self) -> None:
        self._contents: dict[Element, list[Kid]] = {}
        self._hosts: dict[Element, Element] = {}
        self._attributes: dict[Element, tuple[str, ...]] = {}
        self._parts: dict[Part, Element] = {}

    def element(self, part: Part) -> Element:
        """Return the element of a span: its words come between those of its neighbours."""
        if part not in self._parts:
            host = self.element(part.host) if isinstance(part.host, Part) else part.host
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


def write_tree(document: PDFDocument, root: Element, drawn: Drawn, parents: list[list[Element] | Element]) -> None:
    """Add the structure tree to the PDF's catalog. `parents[k]` answers StructParents or StructParent key k."""
    tree = _Tree(document, drawn)
    tree.keep(root)
    ordered = list(tree.walk(root))
    first = document.objectcounter + 1
    tree.numbers = {element: number for number, element in enumerate(ordered, first)}
    parent_tree, tree_root = first + len(ordered), first + len(ordered) + 1  # the objects that follow
    above = {kid: tree.numbers[element] for element in ordered for kid in tree.kids[element] if isinstance(kid, Element)}
    nums = " ".join(f"{key} {tree.listed(value)}" for key, value in enumerate(parents))
    entries = f"/K {tree.numbers[root]} 0 R/ParentTree {parent_tree} 0 R/ParentTreeNextKey {len(parents)}"
    objects = [*(tree.written(each, above.get(each, tree_root)) for each in ordered), f"<</Nums [{nums}]>>"]
    document.Reference(Ready([each.encode("ascii") for each in objects]), "StructElems")
    document.objectcounter += len(objects) - 1
    root_object = Ready([f"<</Type /StructTreeRoot{entries}>>".encode("ascii")])
    document.Catalog.StructTreeRoot = document.Reference(root_object, "StructTreeRoot")
    document.Catalog.MarkInfo = Raw({"Marked": True})


@dataclass(slots=True)
class _Tree:
    """A file's elements, without those that have no content, and the numbers of their objects."""

    document: PDFDocument
    drawn: Drawn
    kids: dict[Element, list[Kid]] = field(default_factory=dict)
    pages: dict[Element, str] = field(default_factory=dict)  # the page an element starts on
    numbers: dict[Element, int] = field(default_factory=dict)

    def keep(self, element: Element) -> bool:
        """Keep an element and what is in it unless nothing of it was drawn, cells excepted; return whether it stays.

        Each has the page that it starts on: without, a table over two pages confuses checkers.
        """
        kids = [kid for kid in self.drawn.kids(element) if not isinstance(kid, Element) or self.keep(kid)]
        self.kids[element] = kids
        self.pages[element] = ""
        for kid in kids:
            if page := self.pages[kid] if isinstance(kid, Element) else kid.page:
                self.pages[element] = page
                break
        return bool(kids) or element.tag in ("TD", "TH")

    def walk(self, root: Element) -> Iterator[Element]:
        """Yield an element and all below it in reading order."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(self.kids[element]) if isinstance(kid, Element)]

    def written(self, element: Element, parent: int) -> str:
        """Return an element's object (ISO 32000-1, 14.7.2)."""
        page, kids = self.pages[element], self.kids[element]
        entries = [f"/Type /StructElem/S /{element.tag}/P {parent} 0 R"]
        if page:
            entries.append(f"/Pg {self._object(page)}")
        own = [self._kid(kid, page) for kid in kids]
        entries.append(f"/K {own[0]}" if len(own) == 1 else f"/K [{' '.join(own)}]")
        for key, words in (("Alt", element.alt), ("Lang", element.lang), ("ActualText", element.actual)):
            if words:
                entries.append(f"/{key} {string(words).decode('ascii')}")
        if attributes := self.drawn.attributes(element):
            entries.append(f"/A [{' '.join(attributes)}]")
        return f"<<{''.join(entries)}>>"

    def _kid(self, kid: Kid, page: str) -> str:
        if isinstance(kid, Element):
            return f"{self.numbers[kid]} 0 R"
        if isinstance(kid, Annotation):
            return f"<</Type /OBJR/Pg {self._object(kid.page)}/Obj {self._object(kid.ref.name)}>>"
        return str(kid.mcid) if kid.page == page else f"<</Type /MCR/Pg {self._object(kid.page)}/MCID {kid.mcid}>>"

    def listed(self, value: list[Element] | Element) -> str:
        """Return the element of a link, or those of a page by the numbers of their content."""
        if isinstance(value, Element):
            return f"{self.numbers[value]} 0 R"
        return f"[{' '.join(f'{self.numbers[each]} 0 R' for each in value)}]"

    def _object(self, label: str) -> str:
        return f"{self.document.idToObjectNumberAndVersion[label][0]} 0 R"
