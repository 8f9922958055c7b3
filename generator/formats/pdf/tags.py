"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): elements are made with the layout; drawing only records content.

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
    """A structure element. `host` is the parent it joins when its first content is drawn (a link within a paragraph)."""

    tag: str
    alt: str = ""
    lang: str = ""
    actual: str = ""
    attributes: tuple[str, ...] = ()
    kids: list[Element | MarkedContent | Annotation] = field(default_factory=list)
    host: Element | None = None

    def child(self, tag: str, **more: Any) -> Element:
        """Return a new last child."""
        kid = Element(tag, **more)
        self.kids.append(kid)
        return kid

    def inline(self, tag: str, **more: Any) -> Element:
        """Return an element that becomes a child once it is drawn, so that it comes between its neighbours' words."""
        return Element(tag, host=self, **more)

    def add(self, content: MarkedContent | Annotation) -> None:
        """Record content as drawn, joining the host first if it hasn't yet."""
        self._join()
        self.kids.append(content)

    def _join(self) -> None:
        if self.host is not None:
            self.host._join()
            self.host.kids.append(self)
            self.host = None

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def prune(element: Element) -> bool:
    """Drop elements without content, cells excepted; return whether the element stays."""
    element.kids = [k for k in element.kids if not isinstance(k, Element) or prune(k)]
    return bool(element.kids) or element.tag in ("TD", "TH")


def write_tree(document: PDFDocument, root: Element, parents: list[list[Element] | Element]) -> None:
    """Add the structure tree to the PDF's catalog. `parents[k]` answers StructParents or StructParent key k."""
    prune(root)
    tree_ref = PDFObjectReference("StructTreeRoot")
    refs = {id(e): PDFObjectReference(f"SE{n}") for n, e in enumerate(root.walk())}
    _write_element(document, root, tree_ref, refs)
    nums: list[object] = []
    for key, value in enumerate(parents):
        nums += [key, [refs[id(e)] for e in value] if isinstance(value, list) else refs[id(value)]]
    parent_tree = document.Reference(Raw({"Nums": nums}), "ParentTree")
    tree = {
        "Type": name("StructTreeRoot"),
        "K": refs[id(root)],
        "ParentTree": parent_tree,
        "ParentTreeNextKey": len(parents),
    }
    document.Catalog.StructTreeRoot = document.Reference(Raw(tree), tree_ref.name)
    document.Catalog.MarkInfo = Raw({"Marked": True})


def _write_element(document: PDFDocument, element: Element, parent: PDFObjectReference, refs: dict[int, PDFObjectReference]) -> None:
    own_page = _first_page(element)
    entries: dict[str, object] = {"Type": name("StructElem"), "S": name(element.tag), "P": parent}
    if own_page:
        entries["Pg"] = reference(own_page)
    kids = [_kid(kid, own_page, refs) for kid in element.kids]
    entries["K"] = kids[0] if len(kids) == 1 else kids
    for key, words in (("Alt", element.alt), ("Lang", element.lang), ("ActualText", element.actual)):
        if words:
            entries[key] = string(words)
    if element.attributes:
        entries["A"] = [Raw(a) for a in element.attributes]
    ref = refs[id(element)]
    document.Reference(Raw(entries), ref.name)
    for kid in element.kids:
        if isinstance(kid, Element):
            _write_element(document, kid, ref, refs)


def _kid(kid: Element | MarkedContent | Annotation, own_page: str, refs: dict[int, PDFObjectReference]) -> object:
    if isinstance(kid, Element):
        return refs[id(kid)]
    if isinstance(kid, Annotation):
        return Raw({"Type": name("OBJR"), "Pg": reference(kid.page), "Obj": kid.ref})
    if kid.page == own_page:
        return kid.mcid
    return Raw({"Type": name("MCR"), "Pg": reference(kid.page), "MCID": kid.mcid})


def _first_page(element: Element) -> str:
    """Return the page an element starts on: without Pg, a table over two pages confuses checkers."""
    for kid in element.kids:
        page = _first_page(kid) if isinstance(kid, Element) else kid.page
        if page:
            return page
    return ""
