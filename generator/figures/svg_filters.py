"""Filters that a style writes as functions, such as a shadow: made to read alike in resvg and in browsers."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb

from lxml import etree

_NUMBER = r"\s*[-+]?[\d.]+"
_PX = r"-?(?:\d*\.)?\d+px|0"
_COLOUR = r"\#[\da-fA-F]{3,8}|[a-zA-Z]+"
# resvg takes a bare number for pixels, which browsers refuse, and leaves out a shadow whose colour is a function.
_ALIKE = re.compile(
    rf"""(?:url\([^()]*\)|blur\(\s*(?:{_PX})?\s*\)|(?:brightness|contrast|grayscale|invert|opacity|saturate|sepia)\((?:{_NUMBER}%?)?\s*\)
    |hue-rotate\((?:{_NUMBER}(?:deg|turn|grad|rad)|0)?\s*\)
    |drop-shadow\(\s*(?:(?:{_COLOUR})\s+)?(?:{_PX})(?:\s+(?:{_PX})){{1,2}}(?:\s+(?:{_COLOUR}))?\s*\)|none|inherit|\s)+""",
    re.VERBOSE,
)
_SHADOW = re.compile(r"drop-shadow\((?:[^()]|\([^()]*\))*\)")
_WHOLE = {"rgb": (255, 255, 255), "hsl": (360, 100, 100)}
_MIXED = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")


def reads_alike(value: str) -> bool:
    """Return whether every program draws a filter in the same way."""
    return bool(_ALIKE.fullmatch(value))


def make_shadows_plain(element: etree._Element) -> None:
    """Write colours within shadows as #rrggbbaa: in a style sheet, a style and an attribute."""
    if element.text and "drop-shadow" in element.text:
        element.text = _plain(element.text)
    for name in ("style", "filter"):
        if "drop-shadow" in (value := element.get(name, "")):
            element.set(name, _plain(value))


def _plain(style: str) -> str:
    return _SHADOW.sub(lambda shadow: _MIXED.sub(_hex, shadow[0]), style)


def _hex(colour: re.Match[str]) -> str:
    """Return a colour as #rrggbbaa, or as it was if it is not understood."""
    try:
        *parts, alpha = (*re.split(r"[\s,/]+", colour[2].strip()), "1")[:4]
        first, second, third = (_share(part, whole) for part, whole in zip(parts, _WHOLE[colour[1]], strict=True))
        opacity = _share(alpha, 1)
    except ValueError:
        return colour[0]
    mixed = hls_to_rgb(first, third, second) if colour[1] == "hsl" else (first, second, third)
    return "#" + "".join(f"{round(255 * min(max(part, 0), 1)):02x}" for part in (*mixed, opacity))


def _share(part: str, whole: float) -> float:
    """Return the share that a number has in `whole`; a percentage says it itself."""
    return float(part[:-1]) / 100 if part.endswith("%") else float(part.removesuffix("deg")) / whole
