"""Colours by lightness, chroma and hue as the eye perceives them (Björn Ottosson, "A perceptual color space", 2020: Oklab)."""

from __future__ import annotations

from math import atan2, cos, hypot, sin
from typing import NamedTuple

_FINE = 30  # halvings, to find the most colourful tone a screen can show


class Oklch(NamedTuple):
    """A colour: `lightness` 0 black to 1 white, `chroma` 0 grey to about 0.3, `hue` in radians."""

    lightness: float
    chroma: float
    hue: float


def tone(hexadecimal: str) -> Oklch:
    """Return six hexadecimal digits as a tone."""
    red, green, blue = (linear(value / 255) for value in bytes.fromhex(hexadecimal))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short, hypot(a, b), atan2(b, a))


def hexadecimal(wanted: Oklch) -> str:
    """Return a tone as six hexadecimal digits; one too colourful for a screen keeps its lightness and hue but loses chroma."""
    channels = _channels(wanted)
    if not _shown(channels):
        low, high = 0.0, wanted.chroma
        for _ in range(_FINE):
            half = (low + high) / 2
            low, high = (half, high) if _shown(_channels(wanted._replace(chroma=half))) else (low, half)
        channels = _channels(wanted._replace(chroma=low))
    return "".join(f"{round(255 * _encoded(min(1.0, max(0.0, value)))):02X}" for value in channels)


def linear(value: float) -> float:
    """Return the light of one channel, 0 to 1, of an encoded value, 0 to 1 (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _channels(wanted: Oklch) -> tuple[float, float, float]:
    """Return the light of red, green and blue; outside 0 to 1 for colours that no screen shows."""
    a, b = wanted.chroma * cos(wanted.hue), wanted.chroma * sin(wanted.hue)
    long = (wanted.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (wanted.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (wanted.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(channels: tuple[float, float, float]) -> bool:
    return all(-1e-6 <= value <= 1 + 1e-6 for value in channels)
