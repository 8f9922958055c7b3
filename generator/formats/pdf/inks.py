"""Colours as operators: red, green and blue for screens and office printers, four inks for a press; greys in black ink only."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.design.colour import Profile, separation


class Ink(NamedTuple):
    """The operators that choose a colour: for areas and words, and for lines."""

    fill: str
    line: str


BLACK = "0 0 0 1"  # black ink alone: cyan, magenta, yellow, black

Inks = Callable[[str], Ink]  # six hexadecimal digits to an ink


@cache
def screen_inks(hexadecimal: str) -> Ink:
    """Return a colour as red, green and blue; a grey as grey, which a printer makes of black ink alone (ISO 32000-1, 8.6.4.2)."""
    red, green, blue = (share(value / 255) for value in bytes.fromhex(hexadecimal))
    return Ink(f"{red} g", f"{red} G") if red == green == blue else Ink(f"{red} {green} {blue} rg", f"{red} {green} {blue} RG")


def press_inks(profile: Profile) -> Inks:
    """Return what writes a colour as shares of cyan, magenta, yellow and black, always all four, so that a grey is black ink alone."""
    inks = separation(profile)

    @cache
    def ink(hexadecimal: str) -> Ink:
        shares = " ".join(share(percentage / 100) for percentage in inks(hexadecimal))
        return Ink(f"{shares} k", f"{shares} K")

    return ink


def share(value: float) -> str:
    """Return a number from 0 to 1 as PDF syntax, to a thousandth: finer than any of 256 steps."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
