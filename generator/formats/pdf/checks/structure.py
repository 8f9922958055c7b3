"""The structure tree of a finished PDF: each file's is walked to its end, but elements of equal bytes are read by qpdf once.

What an element says follows from the bytes of its object, in which its kids and its page are named by their numbers. Where these bytes are,
the file's own table says; a file without a table of the plain kind has each element read by qpdf.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pikepdf

REMEMBERED = 32768  # elements, about 20 MB: a clinic's files of five conditions have some 27,000
Number = tuple[int, int]  # of an object
_ENTRY = 20  # bytes of an entry in a table of references
_SAID_ELSEWHERE = re.compile(rb"/(?:S|ActualText|MCID|Type)\s+\d+\s+\d+\s+R\b")  # what only another object says differs from file to file
_TABLE = re.compile(
    rb"xref\s+0 (?P<count>\d+)\s*\n(?P<entries>(?:\d{10} \d{5} [nf][ \r]\n)+)trailer\s*<<(?:(?!/Prev|/XRefStm).)*>>\s*"
    rb"startxref\s+(?P<start>\d+)\s+%%EOF\s*\Z",
    re.DOTALL,
)


class Mark(NamedTuple):
    """Marked content that belongs to an element; `page` is None if it is on the element's own page."""

    id: int
    page: Number | None = None


class Kid(NamedTuple):
    """An element in another one, by the number of its object."""

    number: Number


class Read(NamedTuple):
    """An element: its tag without a slash, its own page, what is in it, and the words that stand for those that it shows."""

    tag: str
    page: Number | None
    kids: tuple[Mark | Kid | Read, ...]
    actual: str | None


class _Elements:
    """What was read of elements, by the bytes of their objects; the number at the beginning is part of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, Read] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def of(self, number: Number, pdf: pikepdf.Pdf, objects: Mapping[int, bytes]) -> Read:
        """Return what is read of an element of a file, the bytes of whose `objects` are known by their numbers."""
        written = objects.get(number[0])
        if written is None:
            return read_element(pdf.get_object(number))
        if _SAID_ELSEWHERE.search(written):
            return read_element(pdf.get_object(number))
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = read_element(pdf.get_object(number))
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(written)  # what all clinics have in common stays
        return known


ELEMENTS = _Elements()


def objects_of(data: bytes) -> dict[int, bytes]:
    """Return the bytes of a file's objects by their numbers, as its only table places them (ISO 32000-1, 7.5.4); none if it has others."""
    found = _TABLE.search(data)
    if found is None or int(found["start"]) != found.start() or len(found["entries"]) != _ENTRY * int(found["count"]):
        return {}
    entries = found["entries"]
    starts = {n: int(entries[at : at + 10]) for n in range(1, int(found["count"])) if entries[(at := _ENTRY * n) + 17 : at + 18] == b"n"}
    ends = dict(pairwise((*sorted(starts.values()), found.start())))
    objects = {number: data[start : ends[start]] for number, start in starts.items()}
    return objects if all(written.startswith(b"%d 0 obj" % number) for number, written in objects.items()) else {}


def read_element(element: pikepdf.Object) -> Read:
    """Return an element as qpdf reads it."""
    page = element.get("/Pg")
    actual = str(element.ActualText) if "/ActualText" in element else None
    return Read(str(element.get("/S", "/Block"))[1:], page.objgen if page is not None else None, tuple(_kids(element)), actual)


def _kids(element: pikepdf.Object) -> Iterator[Mark | Kid | Read]:
    """Yield what is in an element (ISO 32000-1, 14.7.2); annotations show no words."""
    for kid in _listed(element.get("/K")):
        if isinstance(kid, int):
            yield Mark(kid)
        elif (kind := kid.get("/Type")) == "/MCR":
            yield Mark(int(kid.MCID), kid.Pg.objgen)
        elif kind != "/OBJR":
            yield Kid(kid.objgen) if kid.is_indirect else read_element(kid)


def _listed(kids: Any) -> list[Any]:
    import pikepdf

    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
