"""What draws a page, in streams that files of other clinics have as well (ISO 32000-1, 7.7.3.3).

Where one stream ends and the next begins depends on nothing but what is near that place: a line that differs changes its own stream alone.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from generator.formats.pdf.marking import Stretch
from generator.formats.pdf.sketch import Owner
from generator.remembering import kept

REMEMBERED = 4096  # streams, about 20 MB: those of all handouts of ten conditions
LEVEL = 5  # of 9: the usual 6 takes nearly twice as long for 1 % fewer bytes of what draws pages, 0.3 % of a file
OWN = 1_500  # bytes of a stretch: a smaller one does not end a stream, which would hardly be compressed


@dataclass(slots=True)
class PageContent:
    """Collects the stretches of a page: their operators in streams, how much content is marked in them, and whose content is open."""

    marks: int = 0
    open: Owner | None = None
    _streams: list[list[str]] = field(default_factory=lambda: [[]])  # the last is not yet ended

    def put(self, own: Stretch) -> None:
        """Add a stretch. A large drawing is a stream of its own; a stretch that is not small ends the stream that it is in."""
        self.marks += own.marks
        self.open = own.opened
        for n, code in enumerate(own.codes):
            if n:
                self.end()
            self._streams[-1].append(code)
        if sum(map(len, own.codes)) > OWN:
            self.end()

    def end(self) -> None:
        """End a stream."""
        if self._streams[-1]:
            self._streams.append([])

    def close(self) -> None:
        """End the content that is open and the stream, which then depends on nothing that follows, and what follows not on it."""
        if self.open is not None:
            (self._streams[-1] or self._streams[-2]).append("EMC\n")
            self.open = None
        self.end()

    def streams(self) -> list[bytes]:
        """Return all operators, those among them that end the content that is open."""
        *whole, last = self._streams
        rest = [*last, "EMC\n"] if self.open is not None else last
        return [_joined(tuple(each)) for each in (*whole, rest) if each]


@kept(REMEMBERED)
def _joined(codes: tuple[str, ...]) -> bytes:
    """Return part of a page's content: for equal ones always the same object, by which compressed streams are kept."""
    return "".join(codes).encode("ascii")


@kept(REMEMBERED)
def content_stream(content: bytes) -> bytes:
    """Return the object of a stream of operators, without its number (ISO 32000-1, 7.3.8)."""
    data = zlib.compress(content, LEVEL)
    return b"<</Filter /FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(data), data)
