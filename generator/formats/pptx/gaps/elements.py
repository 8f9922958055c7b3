"""Elements of PresentationML, of the same classes that python-pptx reads: what it has no words for is built of these."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree
from pptx.oxml import oxml_parser
from pptx.oxml.ns import _nsmap, qn

from generator.formats.pptx.markup import Rectangle, Tint, emu, shown

XmlElement = Any  # an lxml element: lxml has no type hints
_PLACES, _SIZES = (("off", "chOff"), {"x": 0, "y": 0}), (("ext", "chExt"), {"cx": 0, "cy": 0})
_DECLARED = ("a", "r", "p")  # on each part of a template, as Office does it
_PREFIX = "__"  # in the name of an argument: r__id is the attribute r:id


def element(name: str, /, *children: XmlElement, **attributes: object) -> XmlElement:
    """Return an element such as `a:off` with its attributes and children, in this order; an argument `r__id` is the attribute `r:id`."""
    made = oxml_parser.makeelement(clark(name), {_attribute(key): shown(str(value)) for key, value in attributes.items()}, _spaces(name))
    made.extend(children)
    return made


def worded(name: str, words: str, /, **attributes: object) -> XmlElement:
    """Return an element that holds words."""
    made = element(name, **attributes)
    made.text = shown(words)
    return made


@cache
def clark(name: str) -> str:
    """Return a name such as `a:off` as lxml writes it."""
    return str(qn(name))


@cache
def _attribute(key: str) -> str:
    return clark(key.replace(_PREFIX, ":")) if _PREFIX in key else key


@cache
def _spaces(name: str) -> dict[str, str]:
    prefix = name.partition(":")[0]
    return {prefix: _nsmap[prefix]}


def written(root: XmlElement) -> bytes:
    """Return a part's XML."""
    if root.prefix == "p":
        etree.cleanup_namespaces(root, {prefix: _nsmap[prefix] for prefix in _DECLARED}, keep_ns_prefixes=_DECLARED)
    else:
        etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def solid(tint: Tint) -> XmlElement:
    """Return a fill of one colour."""
    return element("a:solidFill", colour(tint))


def fixed(digits: str) -> XmlElement:
    """Return a fill of a colour that no theme changes, given as six hexadecimal digits."""
    return element("a:solidFill", element("a:srgbClr", val=digits))


def colour(tint: Tint) -> XmlElement:
    """Return a theme colour with its changes."""
    changes = (("a:lumMod", tint.lum_mod, 100), ("a:lumOff", tint.lum_off, 0), ("a:alpha", tint.alpha, 100))
    return element("a:schemeClr", *(element(name, val=value * 1000) for name, value, none in changes if value != none), val=tint.scheme)


def transform(box: Rectangle, name: str = "a:xfrm") -> XmlElement:
    """Return a shape's place and size."""
    return placed(*box.in_emu, name)


def placed(x: int, y: int, width: int, height: int, name: str = "a:xfrm") -> XmlElement:
    """Return a place and a size in English Metric Units."""
    return element(name, element("a:off", x=x, y=y), element("a:ext", cx=width, cy=height))


def geometry(preset: str, **guides: int) -> XmlElement:
    """Return one of the shapes that programs know by name."""
    adjusted = (element("a:gd", name=name, fmla=f"val {value}") for name, value in guides.items())
    return element("a:prstGeom", element("a:avLst", *adjusted), prst=preset)


def line(tint: Tint | None, width: float = 0.0, dash: str = "") -> XmlElement:
    """Return an outline of `width` points, or none."""
    if tint is None:
        return element("a:ln", element("a:noFill"))
    dashes = (element("a:prstDash", val=dash),) if dash else ()
    return element("a:ln", solid(tint), *dashes, w=emu(width / 72))


def shape_tree(*shapes: XmlElement) -> XmlElement:
    """Return the tree that holds the shapes of a slide, layout or master in reading order."""
    (off, child_off), (ext, child_ext) = ([element(f"a:{name}", **nought) for name in names] for names, nought in (_PLACES, _SIZES))
    about = element("p:nvGrpSpPr", element("p:cNvPr", id=1, name=""), element("p:cNvGrpSpPr"), element("p:nvPr"))
    return element("p:spTree", about, element("p:grpSpPr", element("a:xfrm", off, ext, child_off, child_ext)), *shapes)
