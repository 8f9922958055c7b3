"""The structure tree of a finished PDF: each file's is walked to its end, but elements of equal bytes are read by qpdf once.

What an element says follows from the bytes of its object, in which its kids and its page are named by their numbers. Where these bytes are,
the file's own table says; a file without a table of the plain kind has each element read by qpdf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from generator.remembering import Kept

if TYPE_CHECKING:
    import pikepdf

REMEMBERED = 32768  # elements, about 20 MB: a clinic's files of five conditions have some 27,000
Number = tuple[int, int]  # of an object
_STRING = rb"(?:\((?:[^()\\]|\\[()\\])*\)|<[0-9A-F]*>)"
_PLAIN = re.compile(  # an element as we write most: it may have an alternative, a language and attributes, but no words in place of its own
    rb"\d+ 0 obj\n<</Type /StructElem/S /(?P<tag>\w+)/P \d+ 0 R(?:/Pg (?P<page>\d+) 0 R)?"
    rb"/K (?:\[(?P<kids>[^\[\]()]*)\]|(?P<kid>[^\[\]()/]+))"
    rb"(?:/Alt %s)?(?:/Lang %s)?(?:/A \[(?:[^\[\]()]|\[[^\[\]()]*\])*\])?>>\nendobj\n" % (_STRING, _STRING)
)
_PLAIN_KID = re.compile(
    rb"(?P<element>\d+) 0 R|(?P<mark>\d+)|<</Type /(?:OBJR/Pg \d+ 0 R/Obj \d+ 0 R|MCR/Pg (?P<page>\d+) 0 R/MCID (?P<other>\d+))>>"
)
_ELEMENT = b"%d 0 obj\n<</Type /StructElem/"
SAID_ELSEWHERE = re.compile(rb"/(?:S|ActualText|MCID|Type)\s+\d+\s+\d+\s+R\b")  # what only another object says differs from file to file


class Mark(NamedTuple):
    """Marked content that belongs to an element; `page` is None if it is on the element's own page."""

    id: int
    page: Number | None = None


class ReadKid(NamedTuple):
    """An element in another one, by the number of its object."""

    number: Number


class ReadElement(NamedTuple):
    """An element: its tag without a slash, its own page, what is in it, and the words that stand for those that it shows."""

    tag: str
    page: Number | None
    kids: tuple[Mark | ReadKid | ReadElement, ...]
    actual: str | None


class Numbered(Protocol):
    """What finds objects of a file by their numbers."""

    def get_object(self, number: Number, /) -> pikepdf.Object:
        """Return an object as qpdf reads it."""


class ObjectBytes(Protocol):
    """The bytes of a file's objects by their numbers."""

    def get(self, number: int, default: bytes, /) -> bytes:
        """Return the bytes of an object, or the default."""


class _Elements:
    """What was read of elements, by the bytes of their objects; the number at the beginning is part of them."""

    def __init__(self) -> None:
        self._known: Kept[bytes, ReadElement] = Kept(REMEMBERED)

    def __len__(self) -> int:
        return len(self._known)

    def of(self, number: Number, pdf: Numbered, objects: ObjectBytes) -> ReadElement:
        """Return what is read of an element of a file, the bytes of whose `objects` are known by their numbers."""
        written = objects.get(number[0], b"")
        if not written or SAID_ELSEWHERE.search(written):
            return read_element(pdf.get_object(number))
        known = self._known.get(written)
        if known is None:
            known = plain_element(written, objects) or read_element(pdf.get_object(number))
            self._known.keep(written, known)
        return known


ELEMENTS = _Elements()


def read_anew(number: Number, pdf: Numbered, objects: ObjectBytes) -> ReadElement:
    """Return what is read of an element that no other file has."""
    return plain_element(objects.get(number[0], b""), objects) or read_element(pdf.get_object(number))


def starts_of(written: bytes, first: int, after: int, objects: ObjectBytes) -> tuple[int, ...]:
    """Return where in some bytes the objects with consecutive numbers begin of which they are made; none if they are made of others."""
    own = [objects.get(number, b"") for number in range(first, after)]
    return tuple(accumulate(map(len, own[:-1]), initial=0)) if own and b"".join(own) == written else ()


def plain_element(written: bytes, objects: ObjectBytes) -> ReadElement | None:
    """Return what is read of an element from the bytes of its object; None if that takes a program that reads any PDF syntax."""
    plain = _PLAIN.fullmatch(written)
    if plain is None:
        return None
    listed = plain["kid"] or plain["kids"]
    found = [*_PLAIN_KID.finditer(listed)]
    if b" ".join([each[0] for each in found]) != listed or not all(_is_element(each, objects) for each in found if each["element"]):
        return None
    page = (int(plain["page"]), 0) if plain["page"] else None
    return ReadElement(plain["tag"].decode("ascii"), page, tuple(kid for each in found if (kid := _plain_kid(each))), None)


def _plain_kid(found: re.Match[bytes]) -> Mark | ReadKid | None:
    if found["element"]:
        return ReadKid((int(found["element"]), 0))
    if found["mark"]:
        return Mark(int(found["mark"]))
    return Mark(int(found["other"]), (int(found["page"]), 0)) if found["other"] else None


def _is_element(found: re.Match[bytes], objects: ObjectBytes) -> bool:
    return objects.get(int(found["element"]), b"").startswith(_ELEMENT % int(found["element"]))


def read_element(element: pikepdf.Object) -> ReadElement:
    """Return an element as qpdf reads it."""
    page = element.get("/Pg")
    actual = str(element.ActualText) if "/ActualText" in element else None
    return ReadElement(str(element.get("/S", "/Block"))[1:], page.objgen if page is not None else None, tuple(_kids(element)), actual)


def _kids(element: pikepdf.Object) -> Iterator[Mark | ReadKid | ReadElement]:
    """Yield what is in an element (ISO 32000-1, 14.7.2); annotations show no words."""
    for kid in _listed(element.get("/K")):
        if isinstance(kid, int):
            yield Mark(kid)
        elif (kind := kid.get("/Type")) == "/MCR":
            yield Mark(int(kid.MCID), kid.Pg.objgen)
        elif kind != "/OBJR":
            yield ReadKid(kid.objgen) if kid.is_indirect else read_element(kid)


def _listed(kids: Any) -> list[Any]:
    import pikepdf

    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
