"""The fonts of a finished PDF: family, weight, slope and x-height from the embedded font program, and the width of each code."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from tests.formats.pdf import reading

_LIGHT, _REGULAR = 300, 400  # by its name, if a font has no OS/2 table
_BOLD = 600
_ITALIC = 1 << 6  # FontDescriptor /Flags, ISO 32000-1, table 123


@dataclass(frozen=True, slots=True)
class Face:
    """One font. `x_height` is a share of the size, 0 where the font has no Latin letters."""

    name: str  # PostScript's, without the mark of a subset
    weight: int
    italic: bool
    x_height: float

    @property
    def family(self) -> str:
        """The name without its style."""
        return self.name.partition("-")[0]

    @property
    def bold(self) -> bool:
        """Whether contrast may count it as bold (WCAG 2.2, large text)."""
        return self.weight >= _BOLD


@dataclass(frozen=True)
class Font:
    """A font at work on a page: its face, its codes' texts and widths in thousandths of the size."""

    face: Face
    code_size: int
    texts: dict[int, str]
    widths: dict[int, float]
    default_width: float

    def codes(self, shown: bytes) -> list[int]:
        """Return the codes in a string of a content stream."""
        return [int.from_bytes(shown[n : n + self.code_size]) for n in range(0, len(shown), self.code_size)]

    def width(self, code: int) -> float:
        """Return how far a code moves on."""
        return self.widths.get(code, self.default_width)


def font_of(font: Any) -> Font:
    """Read a font dictionary; its program must be embedded."""
    code_size, texts = reading.to_unicode(font)
    if code_size == 1:
        first = int(font.FirstChar)
        return Font(_face(font.FontDescriptor, texts), 1, texts, {first + n: float(w) for n, w in enumerate(font.Widths)}, 0.0)
    descendant = font.DescendantFonts[0]
    widths = _cid_widths(list(descendant.get("/W", ())))
    return Font(_face(descendant.FontDescriptor, texts), 2, texts, widths, float(descendant.get("/DW", 1000)))


def _cid_widths(entries: list[Any]) -> dict[int, float]:
    """Return the widths in a CIDFont's /W: first [w ...] or first last w (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    while entries:
        first, second = int(entries[0]), entries[1]
        if isinstance(second, pikepdf.Array):
            widths |= {first + n: float(w) for n, w in enumerate(second)}
            entries = entries[2:]
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(entries[2]))
            entries = entries[3:]
    return widths


def _face(descriptor: Any, texts: dict[int, str]) -> Face:
    name = re.sub(r"^[A-Z]{6}\+", "", str(descriptor.FontName)[1:])
    program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), lazy=True)
    slanted = float(descriptor.get("/ItalicAngle", 0)) != 0 or bool(int(descriptor.Flags) & _ITALIC)
    italic = slanted or "italic" in name.casefold() or "oblique" in name.casefold()
    return Face(name, _weight(name, program), italic, _x_height(program) if _is_latin(texts) else 0.0)


def _is_latin(texts: dict[int, str]) -> bool:
    return any("a" <= letter <= "z" for letter in texts.values())


def _weight(name: str, program: TTFont) -> int:
    if "OS/2" in program:
        return int(program["OS/2"].usWeightClass)
    return _LIGHT if re.search("thin|light|hairline", name, re.IGNORECASE) else _REGULAR


def _x_height(program: TTFont) -> float:
    return float(program["OS/2"].sxHeight / program["head"].unitsPerEm)
