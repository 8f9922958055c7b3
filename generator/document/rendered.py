"""What a renderer returns: the file's bytes with what was measured while rendering, or the problems that prevented it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.document.blocks import Document
from generator.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Excess:
    """By how much a handout is too long: lines of body text, beyond its `room`, such as '6 pages'; `single`: one part alone is.

    `places` are those of the words that share the pages that are too full: only they can be shortened to any use.
    `part` are those of the words in the part that is taller than a page.
    """

    lines: int
    room: str
    single: bool = False
    places: frozenset[Location] = frozenset()
    part: frozenset[Location] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintedPixels:
    """A picture of pixels as it was printed: how many `across`, over how many `inches`; `location` is where it was named."""

    across: int
    inches: float
    location: Location

    @classmethod
    def of(cls, png: bytes, inches: float, location: Location) -> PrintedPixels:
        """Return what is known of a PNG file (ISO/IEC 15948, 11.2.2: its width follows the name of its first chunk)."""
        return cls(int.from_bytes(png[16:20], "big"), inches, location)

    @property
    def an_inch(self) -> float:
        """How many pixels there are to an inch."""
        return self.across / self.inches


@dataclass(frozen=True, slots=True)
class Rendered:
    """`units` are pages or slides; `data` is empty if `problems` has an error. `pages` has the single pages of folded sheets.

    `stamped` says whether it was made from an earlier file or laid out in whole, which takes longer; None where there is no such choice.
    """

    data: bytes
    units: int
    problems: tuple[Problem, ...] = ()
    fill: tuple[float, ...] = field(default=())  # of each page, 0 to 1
    pages: bytes = field(default=b"", repr=False)  # another PDF, which can be read in order
    excess: Excess | None = None
    yielded: tuple[str, ...] = ()  # what gave way so that the rest fits
    document: Document | None = None  # as it was drawn, without what gave way
    pixels: tuple[PrintedPixels, ...] = ()  # of the clinic's own pictures
    stamped: bool | None = field(default=None, compare=False)
