"""P08: a picture of the clinic's own with too few pixels for the size at which it is printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from generator.document.rendered import PrintedPixels
from generator.problems import Location, Problem

CODES: Mapping[str, str] = {"P08": "a picture with too few pixels for the size at which it is printed"}
LEAST_AN_INCH = 150  # below it, edges look blurred at reading distance


def coarse(printed: Iterable[PrintedPixels]) -> Iterator[Problem]:
    """Yield one warning for each picture that is printed too large anywhere, about the largest of its sizes."""
    largest: dict[Location, PrintedPixels] = {}
    for each in printed:
        largest[each.location] = min(each, largest.get(each.location, each), key=lambda pixels: pixels.an_inch)
    for location, each in sorted(largest.items()):
        if each.an_inch < LEAST_AN_INCH:
            message = f"this picture is {each.across} pixels wide, which is {math.floor(each.an_inch)} an inch where it is printed largest"
            hint = f"for {LEAST_AN_INCH} an inch, take one that is at least {math.ceil(LEAST_AN_INCH * each.inches)} pixels wide"
            yield Problem("P08", message, location, hint, "warning")
