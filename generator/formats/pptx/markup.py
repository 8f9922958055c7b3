"""What all that is on a slide is made of: namespaces, lengths, theme colours, boxes, and words as XML can hold them."""

from __future__ import annotations

from dataclasses import dataclass

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
EMU_PER_INCH = 914400
EMU_PER_POINT = 12700
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle on a slide, in inches from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def in_emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in English Metric Units."""
        return emu(self.x), emu(self.y), emu(self.width), emu(self.height)


@dataclass(frozen=True, slots=True)
class Tint:
    """A theme colour with its lightness and opacity changed, in per cent. Never a fixed value: a clinic's theme recolours everything."""

    scheme: str
    lum_mod: int = 100
    lum_off: int = 0
    alpha: int = 100


def emu(inches: float) -> int:
    """Return a length in English Metric Units."""
    return round(inches * EMU_PER_INCH)


def shown(words: str) -> str:
    """Return words with a replacement character for each one that XML 1.0 (2.2) cannot hold."""
    if words.isprintable():
        return words
    return "".join(ch if _in_xml(ord(ch)) else "\N{REPLACEMENT CHARACTER}" for ch in words)


def _in_xml(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
