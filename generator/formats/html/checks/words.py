"""The words of a finished page or e-book, read back in reading order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, partial
from hashlib import blake2b
from zipfile import ZipFile

from lxml import etree, html

from generator.formats.html.epub import BOOK_TEXT
from generator.remembering import Kept

_INLINE = frozenset({"a", "b", "strong", "span", "label"})  # between which there are no spaces
_SILENT = frozenset({"script", "style", "textarea", "nav"})
_SAID: Kept[bytes, str] = Kept(2048)  # sections, by digests: those of the pages and e-books of ten conditions
_OURS = frozenset({"back", "decoration"})  # classes of what the page adds to the words


def of_page(data: bytes) -> list[str]:
    """Return the words of a page's main part, without what stands around them."""
    root = html.document_fromstring(data.decode("utf-8"))
    return _words(root.get_element_by_id("main"))


def of_book(data: bytes) -> list[str]:
    """Return the words of an e-book's text."""
    with ZipFile(io.BytesIO(data)) as book:
        root = etree.fromstring(book.read(BOOK_TEXT))
    return _words(next(each for each in root.iter() if _name(each.tag) == "body"))


def _words(element: etree._Element) -> list[str]:
    found: list[str] = []
    _read(element, found)
    return "".join(found).split()


def _read(element: etree._Element, found: list[str]) -> None:
    """Add an element's text, with the numbers of its list items and the words of what is drawn; it is called for each element of a page.

    A section that was in another file, byte for byte, is not read again.
    """
    name, kinds = _name(element.tag), element.get("class")
    if not name or name in _SILENT or (kinds and not _OURS.isdisjoint(kinds.split())):
        return
    if name == "svg":
        found.extend(_drawn(element))
        return
    if name == "section":
        written = etree.tostring(element, with_tail=False)
        found.append(f" {_SAID.made(blake2b(written, digest_size=32).digest(), partial(_within, element))} ")
        return
    space = "" if name in _INLINE else " "
    found.append(space)
    if name == "li":
        found.append(_number(element))
    found.extend((_within(element), space))


def _within(element: etree._Element) -> str:
    """Return what is in an element."""
    found = [element.text or ""]
    for child in element:
        _read(child, found)
        if child.tail:
            found.append(child.tail)
    return "".join(found)


def _number(item: etree._Element) -> str:
    """Return what stands before an item of a numbered list: '2.' or, on a disc, '2'."""
    parent = item.getparent()
    kind = (parent.get("class") or "").split() if parent is not None and _name(parent.tag) == "ol" else []
    if not kind or {"clock", "plain"} & set(kind):
        return ""
    number = 1 + sum(1 for _ in item.itersiblings(item.tag, preceding=True)) + int(parent.get("start", "1")) - 1
    return f"{number} " if {"disc", "steps"} & set(kind) else f"{number}. "


def _drawn(picture: etree._Element) -> Iterator[str]:
    """Yield the words in a drawing: each line of a label is an element."""
    for label in picture.iter("{*}text"):
        yield " " + " ".join("".join(line.itertext()) for line in label) + " "


@cache
def _name(tag: object) -> str:
    """Return an element's name without its namespace; '' for a comment, which has none."""
    return etree.QName(tag).localname.lower() if isinstance(tag, str) else ""
