"""Faces that measure and write words: plain ones through reportlab's TrueType fonts, shaped ones through HarfBuzz."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from generator.design.font_files import FontFile, UnusableFontError
from generator.design.fonts import BODY_ROLES, SCRIPT_SCALE, WEIGHTS, FaceRole, FontSet, TextFiles


class Face(Protocol):
    """A font at work."""

    scale: float  # of the size asked for

    def covers(self, letters: str) -> bool:
        """Return whether the font has a glyph for each of the letters."""

    def width(self, words: str, level: int = 0) -> float:
        """Return the advance width in thousandths of the size."""

    def show(self, words: str, size: float, document: PDFDocument, level: int = 0) -> str:
        """Return operators that show the words from the current place; odd `level`s run right to left."""


_FIRST_SHAPED, _AFTER_SHAPED = 0x0590, 0x10A0  # Hebrew to Myanmar: letters that join, stack or run right to left


class PlainFace:
    """A face for scripts whose letters stand one after the other."""

    scale = 1.0

    def __init__(self, file: FontFile) -> None:
        self.font = _opened(file)
        self._covered = frozenset(chr(c) for c in self.font.face.charToGlyph if not _FIRST_SHAPED <= c < _AFTER_SHAPED)
        self._advances = self.font.face.charWidths
        self._widths: dict[str, float] = {}

    def covers(self, letters: str) -> bool:
        """Return whether the font has a glyph for each of the letters that can stand as it is."""
        return self._covered.issuperset(letters)

    def width(self, words: str, level: int = 0) -> float:  # noqa: ARG002  # plain words measure the same both ways
        """Return the advance width in thousandths of the size."""
        known = self._widths.get(words)
        if known is None:
            advances, default = self._advances, self.font.face.defaultWidth
            known = self._widths[words] = sum(advances.get(ord(c), default) for c in words)
        return known

    def show(self, words: str, size: float, document: PDFDocument, level: int = 0) -> str:  # noqa: ARG002  # none of its scripts runs right to left
        """Return operators that show the words; the font is split into subsets of 256 glyphs."""
        return " ".join(
            f"{self.font.getSubsetInternalName(subset, document)} {size:g} Tf <{codes.hex()}> Tj"
            for subset, codes in self.font.splitString(words, document)
        )


class Faces:
    """The faces a document may use: one for each role; for letters it lacks, the usual one, then those of other scripts."""

    def __init__(self, roles: Mapping[FaceRole, Face], usual: Mapping[FaceRole, Face], scripts: Sequence[Face]) -> None:
        self._roles = roles
        self._usual = usual
        self._scripts = scripts
        self._choice: dict[tuple[str, FaceRole], Face | None] = {}

    def face(self, letters: str, role: FaceRole) -> Face | None:
        """Return the face to set a letter and its marks in, or None if no font has all of them."""
        key = letters, role
        if key not in self._choice:
            second: FaceRole = "strong" if role in ("heading", "strong", "medium") else "regular"
            usual = (self._usual[second],) if second in self._usual else ()
            candidates = (self._roles[role], self._roles[second], *usual, *self._scripts)
            self._choice[key] = next((f for f in candidates if f.covers(letters)), None)
        return self._choice[key]

    def role(self, role: FaceRole) -> Face:
        """Return the face of a role."""
        return self._roles[role]


@cache
def load_faces(fonts: FontSet) -> Faces:
    """Load the faces of a handout, once per process; UnusableFontError names a file that only looked like a font."""
    from generator.formats.pdf.shaping import ShapedFace

    return Faces(
        _plain_faces(fonts.text, WEIGHTS),
        _plain_faces(fonts.usual, BODY_ROLES) if fonts.usual else {},
        tuple(ShapedFace(file, SCRIPT_SCALE) for file in fonts.scripts),
    )


def _plain_faces(files: TextFiles, roles: Iterable[FaceRole]) -> dict[FaceRole, Face]:
    return {role: _plain(getattr(files, role)) for role in roles}


@cache
def _plain(file: FontFile) -> PlainFace:
    return PlainFace(file)


def _opened(file: FontFile) -> TTFont:
    try:
        return TTFont(file.name, str(file.path), asciiReadable=0)
    except (TTFError, OSError, struct.error, ArithmeticError, LookupError, ValueError) as error:
        reason, hint = "it is built in a way that can't be read", "use another version of it, or another family"
        raise UnusableFontError(file.path, reason, hint) from error
