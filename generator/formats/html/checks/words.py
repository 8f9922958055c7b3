"""The words of a finished page or e-book, read back in reading order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree, html

from generator.formats.html.epub import BOOK_TEXT

_INLINE = frozenset({"a", "b", "strong", "span", "label"})  # between which there are no spaces
_SILENT = frozenset({"svg", "script", "style", "textarea", "nav"})
_OURS = frozenset({"back", "decoration"})  # classes of what the page adds to the words


def of_page(data: bytes) -> list[str]:
    """Return the words of a page's main part, without what stands around them."""
    root = html.document_fromstring(data.decode("utf-8"))
    return "".join(_texts(root.get_element_by_id("main"))).split()


def of_book(data: bytes) -> list[str]:
    """Return the words of an e-book's text."""
    with ZipFile(io.BytesIO(data)) as book:
        root = etree.fromstring(book.read(BOOK_TEXT))
    body = next(each for each in root.iter() if _name(each) == "body")
    return "".join(_texts(body)).split()


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield an element's text, with the numbers of its list items and the words of what is drawn."""
    name = _name(element)
    if not name or name in _SILENT - {"svg"} or _OURS & set((element.get("class") or "").split()):
        return
    space = "" if name in _INLINE else " "
    if name == "svg":
        yield from _drawn(element)
        return
    yield space
    if name == "li":
        yield _number(element)
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield space


def _number(item: etree._Element) -> str:
    """Return what stands before an item of a numbered list: '2.' or, on a disc, '2'."""
    parent = item.getparent()
    kind = (parent.get("class") or "").split() if parent is not None and _name(parent) == "ol" else []
    if not kind or {"clock", "plain"} & set(kind):
        return ""
    number = 1 + sum(1 for _ in item.itersiblings(item.tag, preceding=True)) + int(parent.get("start", "1")) - 1
    return f"{number} " if {"disc", "steps"} & set(kind) else f"{number}. "


def _drawn(picture: etree._Element) -> Iterator[str]:
    """Yield the words in a drawing: each line of a label is an element."""
    for label in picture.iter():
        if _name(label) == "text":
            yield " " + " ".join("".join(line.itertext()) for line in label) + " "


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
