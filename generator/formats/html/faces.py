"""A face with only the letters that a page's headings have, small enough to travel in the page."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.design.fonts import harfbuzz

if TYPE_CHECKING:
    from generator.design.font_files import FontFile

_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "£€“”‘’–—…\u00a0"  # so that the pages of a clinic share one subset
_FEATURES = (b"kern", b"liga", b"lnum", b"mark", b"ccmp", b"locl")
_NAMES = (1, 2)  # the family and the style


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
    """Return a font file as WOFF: its tables as they are, each deflated."""
    from fontTools.ttLib import TTFont

    packed = io.BytesIO()
    with TTFont(io.BytesIO(font), lazy=True, recalcTimestamp=False, recalcBBoxes=False) as opened:
        opened.flavor = "woff"
        opened.save(packed, reorderTables=None)
    return packed.getvalue()
