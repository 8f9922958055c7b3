"""A face with only the letters that a page's headings have, small enough to travel in the page."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.design.font_files import FontFile

_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "£€“”‘’–—…\u00a0"  # so that the pages of a clinic share one subset


@lru_cache(maxsize=16)
def subset(file: FontFile, letters: str) -> bytes:
    """Return a face with these letters and the usual ones as WOFF (W3C, WOFF File Format 1.0), the same bytes each time."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(flavor="woff", hinting=False, layout_features=["kern", "liga", "lnum", "mark", "ccmp", "locl"], name_IDs=[1, 2])
    options.drop_tables += ["meta"]
    with TTFont(file.path, recalcTimestamp=False) as font:
        chooser = Subsetter(options)
        chooser.populate(text=_ALWAYS + letters)
        chooser.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


def beyond_usual(words: str) -> str:
    """Return the letters of words that are not always in a subset, each once, in order."""
    return "".join(sorted(set(words) - set(_ALWAYS)))
