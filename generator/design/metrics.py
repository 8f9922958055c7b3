"""Advance widths of the deck's fonts, so that text can be measured where the fonts themselves are not installed.

Calibri, Georgia, Arial and Times New Roman may not be redistributed. Carlito, Gelasio, Liberation Sans and Serif may, and have the
same advance widths: metrics.json was made from their cmap, hmtx and unitsPerEm (scaled to 1000), over Latin, Latin-1, Latin
Extended-A, Vietnamese and punctuation.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

EM = 1000
KNOWN_FAMILIES = ("Arial", "Calibri", "Georgia", "Times New Roman")
# A family without known widths is measured as the widest known one, times this: as wide as DejaVu Sans, whose letters are as wide as
# those of Verdana, the widest of the families that come with PowerPoint.
UNKNOWN_FAMILY = 1.15
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})  # combining marks, soft hyphen, direction marks
_SAME_WIDTH = {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-"}
_NEVER_SHOWN = frozenset({"Cc", "Cn", "Co", "Cs"})  # control, unassigned, private use, surrogate

Face = Mapping[str, int]


def text_width(words: str, family: str, bold: bool) -> float:
    """Return the width of `words` in em, without kerning; a character without a known width counts as 1 em."""
    faces = _faces()
    known = faces.get((family, bold))
    if known is not None:
        return _width(words, known)
    return UNKNOWN_FAMILY * max(_width(words, face) for (_, is_bold), face in faces.items() if is_bold == bold)


def known_widths(family: str) -> bool:
    """Return whether words in a family are measured with its own widths."""
    return family in KNOWN_FAMILIES


def never_shown(words: str) -> tuple[str, ...]:
    """Return the characters of `words` that no font shows: control, private use and unassigned ones, each once."""
    return tuple(dict.fromkeys(ch for ch in words if unicodedata.category(ch) in _NEVER_SHOWN))


@cache
def _faces() -> dict[tuple[str, bool], Face]:
    families = json.loads(files("generator.design").joinpath("metrics.json").read_text("utf-8"))["families"]
    return {(family, weight == "bold"): _unpacked(faces[weight]) for family, faces in families.items() for weight in ("regular", "bold")}


def _unpacked(face: Mapping[str, list[int]]) -> Face:
    return {chr(int(first, 16) + n): width for first, widths in face.items() for n, width in enumerate(widths)}


def _width(words: str, face: Face) -> float:
    return sum(_advance(ch, face) for ch in words) / EM


def _advance(ch: str, face: Face) -> int:
    width = face.get(ch)
    if width is not None:
        return width
    if ch in _SAME_WIDTH:
        return face[_SAME_WIDTH[ch]]
    return 0 if unicodedata.category(ch) in _NO_WIDTH else EM
