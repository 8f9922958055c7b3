"""Advance widths of the deck's fonts, so that text can be measured where the fonts themselves are not installed.

Calibri, Georgia, Arial and Times New Roman may not be redistributed. Carlito, Gelasio, Liberation Sans and Serif may, and have the
same advance widths: metrics.json was made from their cmap, hmtx and unitsPerEm (scaled to 1000), over Latin, Latin-1, Latin
Extended-A, Vietnamese and punctuation. None of them has Arabic letters, which programs take from another font: arabic.json has the widths
of those in Noto Sans Arabic, which are wider than Arial's, each alone, at the end, at the beginning and in the middle of joined letters.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
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

GlyphWidths = Mapping[str, int]
Joining = Mapping[str, tuple[int, int, int, int]]  # alone, joined to the letter before, to the one after, to both
_FIRST_JOINED = "\u060c"  # the Arabic comma: no letter below it is joined


def text_width(words: str, family: str, bold: bool) -> float:
    """Return the width of `words` in em, without kerning; a character without a known width counts as 1 em."""
    faces = _faces()
    known = faces.get((family, bold))
    if known is not None:
        return _width(words, known, bold)
    return UNKNOWN_FAMILY * max(_width(words, face, bold) for (_, is_bold), face in faces.items() if is_bold == bold)


def known_widths(family: str) -> bool:
    """Return whether words in a family are measured with its own widths."""
    return family in KNOWN_FAMILIES


def never_shown(words: str) -> tuple[str, ...]:
    """Return the characters of `words` that no font shows: control, private use and unassigned ones, each once."""
    return tuple(dict.fromkeys(ch for ch in words if unicodedata.category(ch) in _NEVER_SHOWN))


@cache
def _faces() -> dict[tuple[str, bool], GlyphWidths]:
    families = json.loads(files("generator.design").joinpath("metrics.json").read_text("utf-8"))["families"]
    return {(family, weight == "bold"): _unpacked(faces[weight]) for family, faces in families.items() for weight in ("regular", "bold")}


def _unpacked(face: Mapping[str, list[int]]) -> GlyphWidths:
    return {chr(int(first, 16) + n): width for first, widths in face.items() for n, width in enumerate(widths)}


@cache
def _arabic() -> dict[bool, Joining]:
    weights = json.loads(files("generator.design").joinpath("arabic.json").read_text("utf-8"))
    return {weight == "bold": {chr(int(code, 16)): tuple(forms) for code, forms in table.items()} for weight, table in weights.items()}


def _width(words: str, face: GlyphWidths, bold: bool) -> float:
    if words and max(words) >= _FIRST_JOINED:
        return sum(_joined(words, face, _arabic()[bold])) / EM
    return sum(_advance(ch, face) for ch in words) / EM


def _joined(words: str, face: GlyphWidths, joining: Joining) -> Iterator[int]:
    """Yield the width of each character, of Arabic letters as their neighbours make it."""
    letters = [ch for ch in words if unicodedata.category(ch) not in _NO_WIDTH]  # marks stand above and below them
    for before, ch, after in zip(("", *letters), letters, (*letters[1:], ""), strict=False):
        forms = joining.get(ch)
        if forms is None:
            yield _advance(ch, face)
        else:
            to_last = _joins_next(before, joining) and _joins_last(ch, joining)
            to_next = _joins_next(ch, joining) and _joins_last(after, joining)
            yield forms[to_last + 2 * to_next]


def _joins_last(ch: str, joining: Joining) -> bool:
    """Return whether a letter is joined to one before it."""
    return ch in joining and joining[ch][1] != joining[ch][0]


def _joins_next(ch: str, joining: Joining) -> bool:
    """Return whether a letter is joined to one after it."""
    return ch in joining and joining[ch][2] != joining[ch][0]


def _advance(ch: str, face: GlyphWidths) -> int:
    width = face.get(ch)
    if width is not None:
        return width
    if ch in _SAME_WIDTH:
        return face[_SAME_WIDTH[ch]]
    return 0 if unicodedata.category(ch) in _NO_WIDTH else EM
