"""What a font file says about itself, and whether its letters may be embedded (OpenType 1.9.1).

The bytes are read here directly: importing fontTools alone takes longer than reading all of a clinic's fonts.
"""

from __future__ import annotations

import hashlib
import re
import struct
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.design.packaged_fonts import PACKAGED
from generator.yamlsource.outside import Reason, RefusedFileError, read_file

ENDINGS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")  # the last four are reported, not read
MOST_BYTES = 30_000_000  # Chinese and Japanese fonts have up to 20 MB
NORMAL_WIDTH = 5  # usWidthClass in the OS/2 table
_NEEDED = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_TRUE_TYPE = (b"\0\1\0\0", b"true")
_FAMILY, _POSTSCRIPT, _TYPOGRAPHIC_FAMILY, _VARIABLE_PREFIX = 1, 6, 16, 25  # ids in the name table
_CODECS: Mapping[int, str] = {0: "utf-16-be", 1: "mac-roman", 3: "utf-16-be"}  # by platform
_USAGE, _RESTRICTED, _WHOLE_OR_BITMAPS = 0x000E, 0x0002, 0x0300  # fsType in the OS/2 table
_SLANTED = 0x0201  # italic or oblique: fsSelection in the OS/2 table
_USE_TTF = "use the TrueType version (.ttf)"
_AGAIN = "copy it or download it again"
_REFUSED: Mapping[Reason, tuple[str, str]] = {
    Reason.LEADS_OUT: ("it is a link to a file outside {folder}/", "put the file itself here"),
    Reason.NOT_A_FILE: ("it is not a regular file", "put the .ttf file itself here"),
    Reason.TOO_LARGE: (f"it is larger than {MOST_BYTES // 1_000_000} MB", "use a font with fewer scripts"),
    Reason.NO_PERMISSION: ("it can't be read", "check its permissions, or copy it here again"),
}


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face with TrueType outlines. `weight` runs from 1 to 1000, `width` from 1 to 9; a `variable` one is used at its default."""

    family: str
    name: str  # PostScript's
    weight: int
    width: int
    slanted: bool
    variable: bool
    path: Path
    sha256: str
    x_height: float = 0.0  # of the size; 0 where the file does not say


@dataclass(frozen=True, slots=True)
class UnusableFont:
    """A file that can't be used: why, and what to do."""

    path: Path
    reason: str
    hint: str


class UnusableFontError(ValueError):
    """Carries the font that can't be used."""

    def __init__(self, path: Path, reason: str, hint: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.font = UnusableFont(path, reason, hint)


class _FontTable(NamedTuple):
    checksum: int
    data: bytes


def read_font(path: Path, folder: Path) -> FontFile | UnusableFont:
    """Return the font in a file in `folder`, or why it can't be used; a file is read again only when it has changed."""
    try:
        status = path.stat()
        return _read(path, folder, (status.st_ino, status.st_size, status.st_mtime_ns))
    except OSError:
        return UnusableFont(path, "it can't be read", "check its permissions, or copy it here again")


@lru_cache(maxsize=1024)
def _read(path: Path, folder: Path, _state: tuple[int, ...]) -> FontFile | UnusableFont:
    try:
        return _font(path, _bytes(path, folder))
    except UnusableFontError as error:
        return error.font
    except struct.error:
        return UnusableFont(path, "it is cut short or damaged", _AGAIN)


def _bytes(path: Path, folder: Path) -> bytes:
    """Return a file's bytes; UnusableFontError unless it is a regular file of reasonable size in `folder`."""
    try:
        return read_file(path, MOST_BYTES, within=folder)
    except RefusedFileError as error:
        reason, hint = _REFUSED.get(error.reason, (str(error), error.hint))
        raise UnusableFontError(path, reason.format(folder=folder.name), hint) from error


def _font(path: Path, data: bytes) -> FontFile:
    digest = hashlib.sha256(data).hexdigest()
    tables = _tables(path, data, whole=digest in PACKAGED)
    os2, names = tables["OS/2"].data, _names(tables["name"].data)
    weight, width, fs_type = struct.unpack_from(">HHH", os2, 4)
    (selection,) = struct.unpack_from(">H", os2, 62)
    _allow_embedding(path, fs_type)
    family = _plain(names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY) or "")
    if not family:
        raise UnusableFontError(path, "it does not name its family", _AGAIN)
    variable = "fvar" in tables
    said = (variable and names.get(_VARIABLE_PREFIX)) or names.get(_POSTSCRIPT) or family
    name = re.sub(r"[^A-Za-z0-9._+-]", "", said)  # it is written to PDF files, where other characters have a meaning
    slanted = bool(selection & _SLANTED)
    return FontFile(family, name, weight, width, slanted, variable, path, digest, _x_height(tables))


def _x_height(tables: Mapping[str, _FontTable]) -> float:
    """Return how high an x is, as a share of the size (OpenType 1.9.1, OS/2, sxHeight, from version 2)."""
    os2 = tables["OS/2"].data
    version = int.from_bytes(os2[:2], "big")
    (units,) = struct.unpack_from(">H", tables["head"].data, 18)
    return float(struct.unpack_from(">h", os2, 86)[0]) / units if version > 1 and units else 0.0


def _tables(path: Path, data: bytes, *, whole: bool) -> dict[str, _FontTable]:
    """Return a font's tables by tag; UnusableFontError if a required one is missing, cut short or damaged.

    If its digest shows that it is `whole`, its tables are not summed: that takes as long as to read all papers and themes.
    """
    _allow_format(path, data)
    (count,) = struct.unpack_from(">H", data, 4)
    tables: dict[str, _FontTable] = {}
    for n in range(count):
        tag, checksum, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
        if offset + length > len(data):
            raise UnusableFontError(path, "it is cut short", _AGAIN)
        tables[tag.decode("latin-1")] = _FontTable(checksum, data[offset : offset + length])
    if "glyf" not in tables and tables.keys() & {"CFF ", "CFF2"}:
        raise _with_postscript_outlines(path)
    for tag in _NEEDED:
        if tag not in tables:
            raise UnusableFontError(path, f"it has no table '{tag}', without which its letters can't be embedded", _USE_TTF)
        if tag != "head" and not whole and _checksum(tables[tag].data) != tables[tag].checksum:  # that of `head` is computed differently
            raise UnusableFontError(path, "it is damaged", _AGAIN)
    return tables


def _allow_format(path: Path, data: bytes) -> None:
    """Raise UnusableFontError unless the file is a single, uncompressed font with TrueType outlines."""
    match data[:4]:
        case b"OTTO":
            raise _with_postscript_outlines(path)
        case b"ttcf":
            raise UnusableFontError(path, "it holds several fonts in one file", "use one .ttf file for each weight")
        case b"wOFF" | b"wOF2":
            raise UnusableFontError(path, "it is a font for web pages", _USE_TTF)
        case other if other not in _TRUE_TYPE:
            raise UnusableFontError(path, "it is not a font", _AGAIN)


def _with_postscript_outlines(path: Path) -> UnusableFontError:
    return UnusableFontError(path, "its letters have PostScript outlines (CFF), which can't be embedded", _USE_TTF)


def _allow_embedding(path: Path, fs_type: int) -> None:
    """Raise UnusableFontError if fsType forbids part of the font in a PDF file; of several usages, the least restrictive counts."""
    hint = "ask its maker for a licence and a file that may be embedded in a PDF, or use another family"
    if fs_type & _USAGE == _RESTRICTED:
        raise UnusableFontError(path, "its maker does not allow it to be embedded", hint)
    if fs_type & _WHOLE_OR_BITMAPS:
        raise UnusableFontError(path, "its maker does not allow part of it to be embedded", hint)


def _names(table: bytes) -> dict[int, str]:
    """Return the names by id: in English, or else in any language they have."""
    _, count, storage = struct.unpack_from(">HHH", table)
    records = sorted((struct.unpack_from(">6H", table, 6 + 12 * n) for n in range(count)), key=_rank)
    names: dict[int, str] = {}
    for platform, _, _, name, length, offset in records:
        if platform in _CODECS:
            start = storage + offset
            names.setdefault(name, table[start : start + length].decode(_CODECS[platform], "replace"))
    return names


def _rank(record: tuple[int, ...]) -> int:
    """Return a sort key for the records of a name: Windows' in American English first, then the Macintosh's in English."""
    platform, _, language = record[:3]
    return {(3, 0x0409): 0, (1, 0): 1}.get((platform, language), 2)


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _checksum(table: bytes) -> int:
    """Return the sum of a table's 32-bit words, with the last one padded with zeros."""
    words = array("I", table.ljust(-(-len(table) // 4) * 4, b"\0"))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
