"""How a language is written."""

from __future__ import annotations

from functools import cache
from typing import Literal


@cache
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Return how a language is written, by its tag; from left to right where that is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        return "rtl" if Locale.parse(tag, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):  # Romani, of which only the name is known; or a tag that is being typed
        return "ltr"
