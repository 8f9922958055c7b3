"""P04: the address behind the QR code is short enough to be scanned from paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.labels import Labels
from generator.content.model import Book
from generator.figures.qr import MAX_BYTES
from generator.problems import Mark, Problem

CODES: Mapping[str, str] = {"P04": "a web address too long for a square code that scans well"}


def check(book: Book, _labels: Labels) -> Iterator[Problem]:
    """Yield a problem for each address of the clinic that needs a code whose modules would be too small."""
    clinic = book.clinic
    leaflets = [clinic.leaflet_link.replace("{id}", condition.id) for condition in book.conditions]
    for key, address in (("link", clinic.link), ("leaflet_link", max(leaflets, key=len))):
        size = len(address.encode())
        if size > MAX_BYTES:
            message = f"the address behind the QR code has {size} bytes, and {MAX_BYTES} is the most that can be scanned from paper"
            mark = clinic.name.mark
            yield Problem("P04", message, Mark(mark.file) if mark else None, f"give '{key}' under 'clinic' a shorter address")
