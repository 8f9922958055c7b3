"""P04: the address behind the QR code is short enough to be scanned from paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.addresses import encoded
from generator.figures.qr import MARK_DIGITS
from generator.problems import Problem
from generator.review.finding import Finding, Limits
from generator.review.words import ReviewedWords

CODES: Mapping[str, str] = {"P04": "a web address too long for a square code that scans well"}


def short_enough(words: ReviewedWords, limits: Limits) -> Iterator[Finding]:
    """Yield a problem for each address of the clinic that needs a code with modules too small to scan."""
    clinic = words.book.clinic
    mark = "" if "#" in clinic.leaflet_link else f"#draft-{'0' * MARK_DIGITS}"
    leaflets = [clinic.leaflet_link.replace("{id}", condition.id) + mark for condition in words.book.conditions]
    for key, address in (("link", clinic.link), ("leaflet_link", max(leaflets, key=len))):
        size = len(encoded(address))
        if size > limits["bytes"]:
            message = f"the address in the QR code has {size} bytes; a code that scans well from paper holds {limits['bytes']:.0f}"
            yield Finding(Problem("P04", message, clinic.location(key), f"give '{key}' a shorter address"), f"clinic/{key}")
