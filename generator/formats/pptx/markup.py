"""Small pieces of PresentationML: namespaces, lengths, colours, bounds, text. All are strings, so that a slide is built in one go."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DECORATIVE = (  # [MS-ODRAWXML] 2.2.1.4: screen readers skip the shape
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
EMU_PER_INCH = 914400
EMU_PER_POINT = 12700
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle on a slide, in inches from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tint:
    """A theme colour with its lightness and opacity changed, in per cent. Never a fixed value: a clinic's theme recolours everything."""

    scheme: str
    lum_mod: int = 100
    lum_off: int = 0
    alpha: int = 100


def emu(inches: float) -> int:
    """Return a length in English Metric Units."""
    return round(inches * EMU_PER_INCH)


def solid(tint: Tint) -> str:
    """Return a fill of one colour."""
    return f"<a:solidFill>{colour(tint)}</a:solidFill>"


def colour(tint: Tint) -> str:
    """Return a theme colour with its changes."""
    changes = (("lumMod", tint.lum_mod, 100), ("lumOff", tint.lum_off, 0), ("alpha", tint.alpha, 100))
    inner = "".join(f'<a:{name} val="{value * 1000}"/>' for name, value, none in changes if value != none)
    return f'<a:schemeClr val="{tint.scheme}">{inner}</a:schemeClr>' if inner else f'<a:schemeClr val="{tint.scheme}"/>'


def transform(box: Rectangle, tag: str = "a:xfrm") -> str:
    """Return a shape's place and size."""
    return f'<{tag}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></{tag}>'


def attribute(words: str) -> str:
    """Return words escaped for an attribute in double quotes."""
    return escape(shown(words), {'"': "&quot;", "\n": " ", "\t": " "})


def content(words: str) -> str:
    """Return words escaped for element content."""
    return escape(shown(words))


def shown(words: str) -> str:
    """Return words with a replacement character for each one that XML 1.0 (2.2) cannot hold."""
    if words.isprintable():
        return words
    return "".join(ch if _in_xml(ord(ch)) else "\N{REPLACEMENT CHARACTER}" for ch in words)


def _in_xml(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def shape_tree(shapes: str) -> str:
    """Return the tree that holds a slide's shapes in reading order."""
    nowhere = '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr><a:xfrm>{nowhere}</a:xfrm></p:grpSpPr>{shapes}</p:spTree>"
    )
