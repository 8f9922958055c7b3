"""A QR code that opens an address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from generator.figures.curves import polygon
from generator.figures.drawing import Paint, Path, PathSteps, Picture, Point, Rect
from generator.figures.square import square
from generator.text import Text

DARK, MODULES = Paint(fill="ink"), "Modules"
QUIET_ZONE = 4  # modules, ISO/IEC 18004
MAX_BYTES = 213  # version 10 at level M: 65 modules with the quiet zone, 0.4 mm each in a code 26 mm wide
_DARK = re.compile(rb"\x01+")
_DARK_IS_ZERO = bytes((1,)) + bytes(255)  # of the grey of each pixel, whether it is dark
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
        ground, modules = self.ground(width, height), self.modules(width, height)
        return replace(ground, shapes=(*ground.shapes, Path(modules.steps, DARK, MODULES)))

    def ground(self, width: float, height: float) -> Picture:
        """Return the light square at its place, without the code."""
        room = square(width, height)
        shape = Rect(room.left, room.top, room.side, room.side, Paint(fill="white"), name="Quiet zone")
        return Picture(width, room.height, (shape,))

    def modules(self, width: float, height: float) -> Modules:
        """Return the dark areas of the code at their place in a space."""
        room = square(width, height)
        across = len(_modules(self.url))
        module = room.side / (across + 2 * QUIET_ZONE)
        return Modules(room.left + QUIET_ZONE * module, room.top + QUIET_ZONE * module, module, across, _outlines(self.url))


@dataclass(frozen=True, slots=True)
class Modules:
    """The dark areas of a code: the corners of their `outlines` in modules of this `side`, the first of which is at (left, top).

    There are as many modules `across` as down, and some dark ones at each edge.
    """

    left: float
    top: float
    side: float
    across: int
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
    grey = memoryview(image)
    height, width = grey.shape or (0, 0)
    dark = grey.tobytes().translate(_DARK_IS_ZERO)
    return tuple([dark[row * width : (row + 1) * width] for row in range(height)])


@lru_cache(maxsize=REMEMBERED)
def _outlines(url: str) -> tuple[tuple[Point, ...], ...]:
    """Return the corners of the dark areas, in modules: clockwise around each area, the other way round the holes in it.

    Areas that meet in a corner alone stay apart. Drawn row by row, a code has twice as many points, and some programs show light lines
    between its rows. Points have numbers here, row by row.
    """
    rows = _modules(url)
    columns = [bytes(column) for column in zip(*rows, strict=True)]
    wide, high = len(columns) + 1, len(rows) + 1
    points, across = _grid(wide, high)
    dark, light = _edges(rows)
    after, before = _edges(columns)
    edges = {
        "right": dict(dark),
        "left": {end: start for start, end in light},
        "up": {across[end]: across[start] for start, end in after},
        "down": {across[start]: across[end] for start, end in before},
    }
    return tuple([tuple([points[corner] for corner in corners]) for corners in _walked(edges)])


@lru_cache(maxsize=16)  # sizes of codes: most have one of three
def _grid(wide: int, high: int) -> tuple[Sequence[Point], Sequence[int]]:
    """Return the points of a grid row by row, and their numbers column by column."""
    return [(x, y) for y in range(high) for x in range(wide)], [y * wide + x for x in range(wide) for y in range(high)]


_OutlineEdges = list[tuple[int, int]]  # the numbers of the points where each begins and ends


def _edges(rows: Sequence[bytes]) -> tuple[_OutlineEdges, _OutlineEdges]:
    """Return where between rows what is below is dark and what is above is light, and the other way round. Each row has one point more."""
    blank = bytes(len(rows[0]) + 1)
    below, above = (b"\0".join([*rows, blank]), b"\0".join([blank[1:], *rows, b""]))
    return _runs(below, above), _runs(above, below)


def _runs(dark: bytes, light: bytes) -> _OutlineEdges:
    """Return where some modules are dark and others are light, as (first, after the last)."""
    here = int.from_bytes(dark) & ~int.from_bytes(light)
    return [run.span() for run in _DARK.finditer(here.to_bytes(len(dark)))]


def _walked(edges: Mapping[str, dict[int, int]]) -> Iterator[list[int]]:
    """Yield the corners of each outline, and use up the edges. Each leads from a corner to the next, with what is dark on its right."""
    while edges["right"]:
        way, corner = "right", next(iter(edges["right"]))
        corners: list[int] = []
        while corner in edges[way] or corner in edges[way := _OPPOSITE[way]]:
            corners.append(corner)
            corner, way = edges[way].pop(corner), _CLOCKWISE[way]
        yield corners
