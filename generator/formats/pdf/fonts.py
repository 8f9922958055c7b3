"""Faces that measure and write words: plain ones through reportlab's TrueType fonts, shaped ones through HarfBuzz."""

from __future__ import annotations

import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from string import ascii_letters, digits
from typing import NamedTuple, Protocol
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFError, TTFont

from generator.design.font_files import FontFile, UnusableFontError
from generator.design.fonts import BODY_ROLES, SCRIPT_SCALE, WEIGHTS, FaceRole, FontSet, TextFiles
from generator.formats.pdf.objects import Compressed, Literal, Objects, Raw, compressed, formatted, name, ready, reserved
from generator.formats.pdf.to_unicode import to_unicode_map
from generator.remembering import kept
from generator.trees import Newest


class Face(Protocol):
    """A font at work."""

    scale: float  # of the size asked for

    def covers(self, letters: str) -> bool:
        """Return whether the font has a glyph for each of the letters."""

    def width(self, words: str, level: int = 0) -> float:
        """Return the advance width in thousandths of the size."""

    def show(self, words: str, size: float, document: PDFDocument, level: int = 0) -> str:
        """Return operators that show the words from the current place; odd `level`s run right to left."""


REMEMBERED = 256  # parts of fonts: about 6 MB
WIDTHS = 32_768  # words and lines of each face, about 5 MB: those of all handouts of ten conditions
OBJECTS_A_FONT = 4  # for each part of it; the last is the one that pages name
_SPACE, _NO_BREAK, _MISSING = " ", 0xA0, (0, 0)
_CODES = (*range(1, 32), *range(33, 256))
# The letters of the first part of a font, in the order of their codes: signs that texts are set with, ASCII and Latin-1 as they are.
_SIGNS = "–—‘’‚“”„†‡•…‰′″‹›€™←↑→↓−≈≠≤≥ŒœŠ"
_USUAL = _SIGNS + "".join(map(chr, (*range(33, 127), *range(161, 256))))
# The letters of names, addresses and numbers: a face that is used at all has them in each file, so that clinics' files have the same fonts.
_OF_NAMES = frozenset(ascii_letters + digits + "&'(),-./:@’")
_FIRST_SHAPED, _AFTER_SHAPED = 0x0590, 0x10A0  # Hebrew to Myanmar: letters that join, stack or run right to left


class PlainFace:
    """A face for scripts whose letters stand one after the other."""

    scale = 1.0

    def __init__(self, file: FontFile) -> None:
        self.file = file
        self.label = f"F{file.sha256[:8]}"  # the same in every file, and another one for each font
        self.font = _opened(file)
        self._covered = frozenset(chr(c) for c in self.font.face.charToGlyph if not _FIRST_SHAPED <= c < _AFTER_SHAPED)
        widths, other = self.font.face.charWidths, self.font.face.defaultWidth
        self._advances = defaultdict(lambda: other, {chr(code): width for code, width in widths.items()})
        self._widths = Newest[str, float](WIDTHS)
        self._codes = _codes_of(self.font.face.charToGlyph)
        self._as_codes = str.maketrans({letter: code for letter, (part, code) in self._codes.items() if not part})
        self._usual = frozenset(map(chr, self._as_codes))
        self._of_names = _OF_NAMES & self._usual
        self._used: WeakKeyDictionary[PDFDocument, set[str]] = WeakKeyDictionary()

    def covers(self, letters: str) -> bool:
        """Return whether the font has a glyph for each of the letters that can stand as it is."""
        return self._covered.issuperset(letters)

    def width(self, words: str, level: int = 0) -> float:  # noqa: ARG002  # plain words measure the same both ways
        """Return the advance width in thousandths of the size."""
        known = self._widths.get(words)
        if known is None:
            known = self._widths[words] = sum(map(self._advances.__getitem__, words))
        return known

    def show(self, words: str, size: float, document: PDFDocument, level: int = 0) -> str:  # noqa: ARG002  # none of its scripts runs right to left
        """Return operators that show the words, and have their letters embedded in the document."""
        self.use(words, document)
        return self.written(words, size)

    def written(self, words: str, size: float) -> str:
        """Return operators that show the words: in every file the same, as a letter's code depends on the font's file alone."""
        if self._usual.issuperset(words):
            return f"/{self.label}+0 {size:g} Tf <{words.translate(self._as_codes).encode('latin-1').hex()}> Tj"
        codes = self._codes
        placed = (codes.get(letter, _MISSING) for letter in words)
        runs = ((part, bytes(code for _, code in run)) for part, run in groupby(placed, key=itemgetter(0)))
        return " ".join(f"/{self.label}+{part} {size:g} Tf <{run.hex()}> Tj" for part, run in runs)

    def use(self, letters: Iterable[str], document: PDFDocument) -> None:
        """Have letters embedded in a document."""
        if document not in self._used:
            self._used[document] = set()
            document.delayedFonts.append(self)  # reportlab calls addObjects on these when the file is written
        self._used[document].update(letters)

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  # the name reportlab calls
        """Embed the letters in use, as a font for each part of them."""
        for part, letters in self.parts(self._used.pop(document)).items():
            embedded = embedded_part(self, part, letters, document.objectcounter + 1)
            reserved(document, len(embedded.lengths), partial(_only, embedded))
            document.idToObject["BasicFonts"].dict[self.part_label(part)] = Raw(f"{document.objectcounter} 0 R")

    def part_label(self, part: int) -> str:
        """Return the name of a part among the fonts of a file."""
        return f"{self.label}+{part}"

    def embeds_as_much(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Return whether the parts for some letters and for others are the same: they differ only in those that are always there."""
        return one ^ other <= self._of_names

    def parts(self, letters: Iterable[str]) -> dict[int, tuple[tuple[int, str], ...]]:
        """Return the parts of the font that some letters need, with the letters at their codes in each: those of names are in all files."""
        placed = sorted((*self._codes.get(letter, _MISSING), letter) for letter in self._of_names.union(letters))
        found: dict[int, dict[int, str]] = {}
        for part, code, letter in placed:
            own = found.setdefault(part, {})
            if code:
                own[code] = _SPACE if code == ord(_SPACE) else letter
        return {part: tuple(own.items()) for part, own in found.items()}


def _only(embedded: Objects) -> Sequence[Objects]:
    return (embedded,)


@kept(REMEMBERED)
def embedded_part(face: PlainFace, part: int, letters: tuple[tuple[int, str], ...], first: int) -> Objects:
    """Return the objects that embed these letters at their codes, the first of which has the number `first`; the last is the font."""
    parsed, program = face.font.face, _program(face, tuple(sorted(letters)))
    base = name(f"{SUBSETN(part).decode()}+{parsed.name.decode('ascii', 'ignore').replace(' ', '')}")
    file, descriptor, to_unicode = (Literal(b"%d 0 R" % number) for number in range(first, first + 3))
    described = {
        "Type": name("FontDescriptor"),
        "FontName": base,
        "Flags": parsed.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,  # its codes are our own
        "ItalicAngle": parsed.italicAngle,
        "StemV": parsed.stemV,
        "Ascent": parsed.ascent,
        "Descent": parsed.descent,
        "CapHeight": parsed.capHeight,
        "FontBBox": list(parsed.bbox),
        "MissingWidth": parsed.defaultWidth,
        "FontFile2": file,
    }
    font = {
        "Type": name("Font"),
        "Subtype": name("TrueType"),
        "BaseFont": base,
        "FirstChar": 0,
        "LastChar": max(dict(letters), default=0),
        "Widths": program.widths,
        "FontDescriptor": descriptor,
        "ToUnicode": to_unicode,
    }
    values = (ready(program.file, Length1=program.file.length), Raw(described), ready(program.to_unicode), Raw(font))
    return formatted(values, first)


def _codes_of(covered: Iterable[int]) -> dict[str, tuple[int, int]]:
    """Return the part of a font and the code in it for each of its characters.

    The usual ones are in the first part, so that words seldom need another one; the rest follow in their own order, 254 in each part.
    Code 0 is for a missing glyph, 32 for a space, also for one where no line may end.
    """
    known = {chr(code) for code in covered}
    letters = [*_USUAL, *sorted(known - {*_USUAL, _SPACE, chr(_NO_BREAK), "\0"})]
    codes = {letter: (n // len(_CODES), _CODES[n % len(_CODES)]) for n, letter in enumerate(letters) if letter in known}
    return {**codes, _SPACE: (0, ord(_SPACE)), chr(_NO_BREAK): (0, ord(_SPACE))}


class _SimpleFont(NamedTuple):
    """A TrueType file with some letters, the map from their codes to Unicode, and their widths."""

    file: Compressed
    to_unicode: Compressed
    widths: Literal


@kept(REMEMBERED)
def _program(face: PlainFace, letters: tuple[tuple[int, str], ...]) -> _SimpleFont:
    """Return what embeds these letters at their codes."""
    by_code, parsed = dict(letters), face.font.face
    codes = range(max(by_code, default=0) + 1)
    subset = [ord(by_code.get(code, "\0")) for code in codes]
    widths = " ".join(f"{parsed.getCharWidth(ord(by_code[code])):g}" if code in by_code else "0" for code in codes)
    lines = [f"<{code:02X}> <{letter.encode('utf-16-be').hex().upper()}>" for code, letter in letters]
    file, to_unicode = compressed(parsed.makeSubset(subset)), compressed(to_unicode_map(lines, digits=2))
    return _SimpleFont(file, to_unicode, Literal(f"[{widths}]".encode("ascii")))


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

    def leftward(self, sign: str, role: FaceRole, words: str) -> Face:
        """Return what sets a sign that runs right to left, such as a bracket, which is mirrored there.

        It is the face of the letters in these words, so that readers take both for one run of words; or the usual one, shaped.
        """
        usual = self.face(sign, role) or self._roles[role]
        letter = next((each for each in words if unicodedata.bidirectional(each) in ("R", "AL")), "")
        own = self.face(letter, role) if letter else None
        return own if own and own.covers(sign) else _leftward(usual.file) if isinstance(usual, PlainFace) else usual

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


@cache
def _leftward(file: FontFile) -> Face:
    from generator.formats.pdf.shaping import ShapedFace

    return ShapedFace(file, 1.0)


def _opened(file: FontFile) -> TTFont:
    try:
        return TTFont(file.name, str(file.path), asciiReadable=0)
    except (TTFError, OSError, struct.error, ArithmeticError, LookupError, ValueError) as error:
        reason, hint = "it is built in a way that can't be read", "use another version of it, or another family"
        raise UnusableFontError(file.path, reason, hint) from error
