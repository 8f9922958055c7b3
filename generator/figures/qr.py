"""A QR code that opens an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from generator.figures.curves import polygon
from generator.figures.drawing import Paint, Path, PathSteps, Picture, Rect
from generator.figures.square import Square, square
from generator.text import Text

QUIET_ZONE = 4  # modules, ISO/IEC 18004
MAX_BYTES = 213  # version 10 at level M: 65 modules with the quiet zone, 0.4 mm each in a code 26 mm wide
MARK_DIGITS = 8  # of a digest: after # and the version, they tell a page which words the paper has


@dataclass(frozen=True, slots=True)
class QrCode:
    """`url` as a QR code with error correction M and a quiet zone. ValueError if it is empty or longer than MAX_BYTES."""

    url: str
    alt: str

    def __post_init__(self) -> None:
        if not self.url.strip():
            raise ValueError("a QR code needs an address")
        if (size := len(self.url.encode())) > MAX_BYTES:
            raise ValueError(f"the address has {size} bytes; a QR code that scans well when printed holds {MAX_BYTES}")

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "QR code"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: the address is printed beside the code."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # no words
        """Return the code centred, as large as the space allows; without a height, that is a square of the width."""
        room = square(width, height)
        rows = _modules(self.url)
        module = room.side / (len(rows) + 2 * QUIET_ZONE)
        steps = tuple(step for run in _runs(rows) for step in _bar(run, room, module))
        ground = Rect(room.left, room.top, room.side, room.side, Paint(fill="white"), name="Quiet zone")
        return Picture(width, room.height, (ground, Path(steps, Paint(fill="ink"), "Modules")))


@lru_cache(maxsize=8)
def _modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code's rows, True for a dark module."""
    from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

    image: Any = write_barcode_to_image(create_barcode(url, BarcodeFormat.QRCode, ec_level="M"), scale=1, add_quiet_zones=False)
    rows: Any = memoryview(image).tolist()
    return tuple(tuple(value == 0 for value in row) for row in rows)


def _runs(rows: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[int, int, int]]:
    """Yield the dark runs of each row as (row, first column, column after the last)."""
    for number, row in enumerate(rows):
        column = 0
        for dark, run in groupby(row):
            start, column = column, column + len(list(run))
            if dark:
                yield number, start, column


def _bar(run: tuple[int, int, int], room: Square, module: float) -> PathSteps:
    row, start, end = (n + QUIET_ZONE for n in run)
    x0, x1 = room.left + start * module, room.left + end * module
    y0, y1 = room.top + row * module, room.top + (row + 1) * module
    return polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
