"""How much room words need. Drawings are laid out before the font is known, so the estimate is generous."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LEADING = 4 / 3  # line pitch over type size, as in the theme's body text
REGULAR = 0.957  # of a width: letters that are not strong are narrower by at least so much
_SPACE, _FULL = 0.26, 1.0  # ems
_USUAL, _CAPITAL = 0.60, 0.66
# Widths in ems of a semi-bold sans serif, slightly generous.
_EMS = (
    dict.fromkeys(" \u00a0", _SPACE)
    | dict.fromkeys("iíìîïjlI.,:;'’|!()[]·", 0.31)
    | dict.fromkeys('frt-/“”"', 0.41)
    | dict.fromkeys("scvxyzkJ", 0.52)
    | dict.fromkeys("mwMW@%—…", 0.86)
)


def width_of(words: str, size: float) -> float:
    """Return the approximate width of the words on one line, in points."""
    return size * sum(_ems(c) for c in words)


def words_of(text: str) -> list[str]:
    """Return the pieces that a line can break between; a no-break space joins its neighbours."""
    return re.findall(r"[^ \t\n]+", text)


def wrapped(words: Sequence[str], width: float, size: float) -> list[int]:
    """Return the approximate number of words on each line in a box of `width` points."""
    lines, used = [0], 0.0
    for word in words:
        length = width_of(word, size)
        if used and used + _SPACE * size + length > width:
            lines.append(0)
            used = length
        else:
            used += length + (_SPACE * size if used else 0)
        lines[-1] += 1
    return lines


def lines_of(words: str, width: float, size: float) -> int:
    """Return the approximate number of lines in a box of `width` points."""
    return len(wrapped(words_of(words), width, size))


def longest_word(words: str, size: float) -> float:
    """Return the approximate width of the longest word, in points."""
    return max((width_of(word, size) for word in words_of(words)), default=0.0)


def height_of(words: str, width: float, size: float) -> float:
    """Return the approximate height of the words in a box of `width` points."""
    return lines_of(words, width, size) * LEADING * size


def _ems(character: str) -> float:
    if (known := _EMS.get(character)) is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL
    return _CAPITAL if character.isupper() else _USUAL
