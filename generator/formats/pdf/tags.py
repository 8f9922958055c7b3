"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): a layout says which elements there are, a file what is drawn of each.

An element's kids are elements, marked content (page, mcid) and annotations, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from generator.formats.pdf.objects import Raw, name, reference, string


@dataclass(slots=True, eq=False)
class MarkedContent:
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
    host: Element
    tags: tuple[str, ...]
    alt: str = ""
    lang: str = ""


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
            host = part.host
            for tag in part.tags[:-1]:
                host = self._inline(host, Element(tag))
            self._parts[part] = self._inline(host, Element(part.tags[-1], alt=part.alt, lang=part.lang))
        return self._parts[part]

    def _inline(self, host: Element, element: Element) -> Element:
        self._hosts[element] = host
        return element

    def add(self, element: Element, content: MarkedContent | Annotation) -> None:
        """Record content as drawn; an inline element joins its host with its first content."""
        self._join(element)
        self._contents.setdefault(element, []).append(content)

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


@dataclass(frozen=True, slots=True)
class _Tree:
    """A file's elements, without those that have no content."""

    drawn: Drawn
    kids: dict[Element, list[Kid]] = field(default_factory=dict)

    def keep(self, element: Element) -> bool:
        """Keep an element and what is in it unless nothing of it was drawn, cells excepted; return whether it stays."""
        kids = [kid for kid in self.drawn.kids(element) if not isinstance(kid, Element) or self.keep(kid)]
        self.kids[element] = kids
        return bool(kids) or element.tag in ("TD", "TH")

    def walk(self, root: Element) -> Iterator[Element]:
        """Yield an element and all below it in reading order."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(self.kids[element]) if isinstance(kid, Element)]

    def first_page(self, element: Element) -> str:
        """Return the page an element starts on: without Pg, a table over two pages confuses checkers."""
        for kid in self.kids[element]:
            page = self.first_page(kid) if isinstance(kid, Element) else kid.page
            if page:
                return page
        return ""


def write_tree(document: PDFDocument, root: Element, drawn: Drawn, parents: list[list[Element] | Element]) -> None:
    """Add the structure tree to the PDF's catalog. `parents[k]` answers StructParents or StructParent key k."""
    tree = _Tree(drawn)
    tree.keep(root)
    tree_ref = PDFObjectReference("StructTreeRoot")
    refs = {element: PDFObjectReference(f"SE{n}") for n, element in enumerate(tree.walk(root))}
    _write_element(document, root, tree_ref, tree, refs)
    nums: list[object] = []
    for key, value in enumerate(parents):
        nums += [key, [refs[each] for each in value] if isinstance(value, list) else refs[value]]
    parent_tree = document.Reference(Raw({"Nums": nums}), "ParentTree")
    entries = {
        "Type": name("StructTreeRoot"),
        "K": refs[root],
        "ParentTree": parent_tree,
        "ParentTreeNextKey": len(parents),
    }
    document.Catalog.StructTreeRoot = document.Reference(Raw(entries), tree_ref.name)
    document.Catalog.MarkInfo = Raw({"Marked": True})


def _write_element(
    document: PDFDocument, element: Element, parent: PDFObjectReference, tree: _Tree, refs: dict[Element, PDFObjectReference]
) -> None:
    own_page = tree.first_page(element)
    entries: dict[str, object] = {"Type": name("StructElem"), "S": name(element.tag), "P": parent}
    if own_page:
        entries["Pg"] = reference(own_page)
    kids = [_kid(kid, own_page, refs) for kid in tree.kids[element]]
    entries["K"] = kids[0] if len(kids) == 1 else kids
    for key, words in (("Alt", element.alt), ("Lang", element.lang), ("ActualText", element.actual)):
        if words:
            entries[key] = string(words)
    if attributes := tree.drawn.attributes(element):
        entries["A"] = [Raw(each) for each in attributes]
    ref = refs[element]
    document.Reference(Raw(entries), ref.name)
    for kid in tree.kids[element]:
        if isinstance(kid, Element):
            _write_element(document, kid, ref, tree, refs)


def _kid(kid: Kid, own_page: str, refs: dict[Element, PDFObjectReference]) -> object:
    if isinstance(kid, Element):
        return refs[kid]
    if isinstance(kid, Annotation):
        return Raw({"Type": name("OBJR"), "Pg": reference(kid.page), "Obj": kid.ref})
    if kid.page == own_page:
        return kid.mcid
    return Raw({"Type": name("MCR"), "Pg": reference(kid.page), "MCID": kid.mcid})
