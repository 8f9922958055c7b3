"""A QR code that opens an address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.figures.curves import polygon
from generator.figures.drawing import Paint, Path, PathSteps, Picture, Point, Rect
from generator.figures.square import square
from generator.text import Text

QUIET_ZONE = 4  # modules, ISO/IEC 18004
MAX_BYTES = 213  # version 10 at level M: 65 modules with the quiet zone, 0.4 mm each in a code 26 mm wide
_DARK = re.compile(rb"\x01+")
_CLOCKWISE = {"right": "down", "down": "left", "left": "up", "up": "right"}
_OPPOSITE = {"right": "left", "left": "right", "up": "down", "down": "up"}
REMEMBERED = 32  # codes, about 3 MB: a clinic has some twelve, each in ten files that are not made one after the other
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
        room, modules = square(width, height), self.modules(width, height)
        ground = Rect(room.left, room.top, room.side, room.side, Paint(fill="white"), name="Quiet zone")
        return Picture(width, room.height, (ground, Path(modules.steps, Paint(fill="ink"), "Modules")))

    def modules(self, width: float, height: float) -> Modules:
        """Return the dark areas of the code at their place in a space."""
        room = square(width, height)
        module = room.side / (len(_modules(self.url)) + 2 * QUIET_ZONE)
        return Modules(room.left + QUIET_ZONE * module, room.top + QUIET_ZONE * module, module, _outlines(self.url))


@dataclass(frozen=True, slots=True)
class Modules:
    """The dark areas of a code: the corners of their `outlines` in modules of this `side`, the first of which is at (left, top)."""

    left: float
    top: float
    side: float
    outlines: tuple[tuple[Point, ...], ...]

    @property
    def steps(self) -> PathSteps:
        """The outlines in points."""
        left, top, side = self.left, self.top, self.side
        return tuple(step for corners in self.outlines for step in polygon([(left + x * side, top + y * side) for x, y in corners]))


@lru_cache(maxsize=REMEMBERED)
def _modules(url: str) -> tuple[bytes, ...]:
    """Return the code's rows, a byte for each module: 1 if it is dark."""
    from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

    image: Any = write_barcode_to_image(create_barcode(url, BarcodeFormat.QRCode, ec_level="M"), scale=1, add_quiet_zones=False)
    rows: Any = memoryview(image).tolist()
    return tuple(bytes(value == 0 for value in row) for row in rows)


@lru_cache(maxsize=REMEMBERED)
def _outlines(url: str) -> tuple[tuple[Point, ...], ...]:
    """Return the corners of the dark areas, in modules: clockwise around each area, the other way round the holes in it.

    Areas that meet in a corner alone stay apart. Drawn row by row, a code has twice as many points, and some programs show light lines
    between its rows.
    """
    rows = _modules(url)
    edges: dict[str, dict[Point, Point]] = {way: {} for way in _CLOCKWISE}
    for y, dark, light in _along(rows):
        edges["right"].update(((start, y), (end, y)) for start, end in dark)
        edges["left"].update(((end, y), (start, y)) for start, end in light)
    for x, dark, light in _along([bytes(column) for column in zip(*rows, strict=True)]):
        edges["up"].update(((x, end), (x, start)) for start, end in dark)
        edges["down"].update(((x, start), (x, end)) for start, end in light)
    return tuple(_walked(edges))


def _along(rows: Sequence[bytes]) -> Iterator[tuple[int, list[tuple[int, int]], list[tuple[int, int]]]]:
    """Yield each line between rows, with where on it an area begins and where one ends, each as (from, to)."""
    blank = bytes(len(rows[0]))
    for number, (above, below) in enumerate(zip((blank, *rows), (*rows, blank), strict=True)):
        yield number, _runs(below, above), _runs(above, below)


def _runs(dark: bytes, light: bytes) -> list[tuple[int, int]]:
    """Return where one row is dark and the other is light, as (first, after the last)."""
    here = int.from_bytes(dark) & ~int.from_bytes(light)
    return [run.span() for run in _DARK.finditer(here.to_bytes(len(dark)))]


def _walked(edges: Mapping[str, dict[Point, Point]]) -> Iterator[tuple[Point, ...]]:
    """Yield the corners of each outline, and use up the edges. Each leads from a corner to the next, with what is dark on its right."""
    while edges["right"]:
        way, corner = "right", next(iter(edges["right"]))
        corners: list[Point] = []
        while corner in edges[way] or corner in edges[_OPPOSITE[way]]:
            way = way if corner in edges[way] else _OPPOSITE[way]
            corners.append(corner)
            corner, way = edges[way].pop(corner), _CLOCKWISE[way]
        yield tuple(corners)
