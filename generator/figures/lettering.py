"""How much room words need, roughly: drawings are laid out before any font is known, so the estimate is on the wide side."""

from __future__ import annotations

import unicodedata

LEADING = 4 / 3  # line pitch over type size, as in the theme's body text
_SPACE, _FULL = 0.26, 1.0  # ems
_USUAL, _CAPITAL = 0.60, 0.66
# Ems of a semi-bold sans serif, a little wide.
_EMS = (
    {" ": _SPACE}
    | dict.fromkeys("iíìîïjlI.,:;'’|!()[]·", 0.31)
    | dict.fromkeys('frt-/“”"', 0.41)
    | dict.fromkeys("scvxyzkJ", 0.52)
    | dict.fromkeys("mwMW@%—…", 0.86)
)


def width_of(words: str, size: float) -> float:
    """Return about how wide the words are on one line, in points."""
    return size * sum(_ems(c) for c in words)


def lines_of(words: str, width: float, size: float) -> int:
    """Return about how many lines the words take in a box of `width` points."""
    lines, used = 1, 0.0
    for word in words.split():
        length = width_of(word, size)
        if used and used + _SPACE * size + length > width:
            lines, used = lines + 1, length
        else:
            used += length + (_SPACE * size if used else 0)
    return lines


def longest_word(words: str, size: float) -> float:
    """Return about how wide the longest word is, in points."""
    return max((width_of(word, size) for word in words.split()), default=0.0)


def height_of(words: str, width: float, size: float) -> float:
    """Return about how high the words stand in a box of `width` points."""
    return lines_of(words, width, size) * LEADING * size


def _ems(character: str) -> float:
    if (known := _EMS.get(character)) is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL
    return _CAPITAL if character.isupper() else _USUAL
