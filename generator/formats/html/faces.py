"""A face with only the letters that a page's headings have, small enough to travel in the page."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.design.fonts import harfbuzz

if TYPE_CHECKING:
    from generator.design.font_files import FontFile

_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "£€“”‘’–—…\u00a0"  # so that the pages of a clinic share one subset
_FEATURES = (b"kern", b"liga", b"lnum", b"mark", b"ccmp", b"locl")
_NAMES = (1, 2)  # the family and the style
_HEADER, _ENTRY = struct.Struct(">4s4sLHHLHHLLLLL"), struct.Struct(">4sLLLL")
_DIRECTORY, _TABLE = struct.Struct(">4sHHHH"), struct.Struct(">4sLLL")  # of OpenType


@lru_cache(maxsize=16)
def subset(file: FontFile, letters: str) -> bytes:
    """Return a face with these letters and the usual ones as WOFF, the same bytes each time."""
    import uharfbuzz  # fontTools takes a fifth of a second for the same

    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    for chosen, values in (
        (wanted.unicode_set, map(ord, _ALWAYS + letters)),
        (wanted.layout_feature_tag_set, map(int.from_bytes, _FEATURES)),
        (wanted.name_id_set, _NAMES),
    ):
        chosen.clear()
        chosen.update(values)
    return _woff(uharfbuzz.subset(harfbuzz(file), wanted).blob.data)


def beyond_usual(words: str) -> str:
    """Return the letters of words that are not always in a subset, each once, in order."""
    return "".join(sorted(set(words) - set(_ALWAYS)))


def _woff(font: bytes) -> bytes:
    """Return a font file as WOFF (W3C, WOFF File Format 1.0): each of its tables deflated, unless it is no smaller then."""
    flavour, count, *_ = _DIRECTORY.unpack_from(font)
    listed = [_TABLE.unpack_from(font, _DIRECTORY.size + n * _TABLE.size) for n in range(count)]
    whole = [font[start : start + length] for _, _, start, length in listed]
    packed = [min(zlib.compress(table, 9), table, key=len) for table in whole]
    *starts, end = accumulate(map(_room, packed), initial=_HEADER.size + count * _ENTRY.size)
    size = _DIRECTORY.size + count * _TABLE.size + sum(map(_room, whole))
    header = _HEADER.pack(b"wOFF", flavour, end, count, 0, size, 1, 0, 0, 0, 0, 0, 0)
    entries = (
        _ENTRY.pack(tag, start, len(data), length, checksum)
        for (tag, checksum, _, length), start, data in zip(listed, starts, packed, strict=True)
    )
    return b"".join((header, *entries, *(data.ljust(_room(data), b"\0") for data in packed)))


def _room(table: bytes) -> int:
    """Return the length of a table up to the next multiple of four bytes, where another one begins."""
    return -(-len(table) // 4) * 4
