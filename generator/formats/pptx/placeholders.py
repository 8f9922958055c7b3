"""The placeholders of a template's layouts, with position and look: read from its XML, so that any template will do.

Formatting is inherited from a layout's placeholder, then the master's, then the master's text styles (ECMA-376-1 19.3.1.51).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from generator.formats.pptx import opc
from generator.formats.pptx.layout_model import Insets
from generator.formats.pptx.markup import EMU_PER_INCH, EMU_PER_POINT, A, P, Rectangle
from generator.formats.pptx.opc import Package

XmlElement = Any  # an lxml element: lxml has no type hints
_Levels = Mapping[int, Mapping[str, Any]]
LEVELS = 5  # as many as PowerPoint's interface offers
_DEFAULT_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}  # EMU, ECMA-376-1 21.1.2.1.1
_ON_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "pic": "body", "tbl": "body", "chart": "body"}


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How one level is set; lengths in points, `indent` is the first line's, from the margin; `fill` is its colour's element."""

    size: float
    bold: bool
    family: str
    margin: float
    indent: float
    spacing: float  # of the line pitch
    before: float
    align: str
    fill: XmlElement


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder with all that it inherits; `fill` is the element of its own background, if it has one."""

    idx: int
    name: str
    type: str
    box: Rectangle
    insets: Insets
    anchor: str
    levels: tuple[TypeStyle, ...]
    fill: XmlElement

    @property
    def words_box(self) -> Rectangle:
        """The part of the box that text may fill."""
        b, i = self.box, self.insets
        return Rectangle(b.x + i.left, b.y + i.top, b.width - i.left - i.right, b.height - i.top - i.bottom)


@dataclass(frozen=True, slots=True)
class ReadLayout:
    """One layout of a template: `part` is its name in the package, `element` its XML."""

    name: str
    part: str
    placeholders: Mapping[int, Placeholder]
    element: XmlElement
    master: XmlElement


def tag(namespace: str, name: str) -> str:
    """Return a name as lxml writes it."""
    return f"{{{namespace}}}{name}"


PLACEHOLDER, SCHEME_FILL = tag(P, "ph"), tag(A, "solidFill")
OF_SHAPE = f"*/{tag(P, 'nvPr')}/{PLACEHOLDER}"  # of the shape itself: drawings are large and are not searched
_DEFAULT_RUN, _LATIN = tag(A, "defRPr"), tag(A, "latin")
_LEVEL_TAGS = {tag(A, f"lvl{level + 1}pPr"): level for level in range(LEVELS)}
_TEXT_STYLES, _OTHER_STYLE = {"title": tag(P, "titleStyle"), "body": tag(P, "bodyStyle")}, tag(P, "otherStyle")
_TRANSFORM = f"{tag(P, 'spPr')}/{tag(A, 'xfrm')}"
_TRANSFORMS = {tag(P, "grpSp"): f"{tag(P, 'grpSpPr')}/{tag(A, 'xfrm')}", tag(P, "graphicFrame"): tag(P, "xfrm")}
_SPACES = {tag(A, "lnSpc"): ("spacing", tag(A, "spcPct")), tag(A, "spcBef"): ("before", tag(A, "spcPts"))}


def read_layouts(package: Package) -> dict[str, ReadLayout]:
    """Return a template's layouts by name."""
    main = package[opc.main_name(package)]
    found: dict[str, ReadLayout] = {}
    for relation in main.relations:
        if relation.type == opc.MASTER:
            master = package[relation.target]
            layouts = tuple((r.target, package[r.target].data) for r in master.relations if r.type == opc.LAYOUT)
            read = _layouts_of(master.data, package[master.target(opc.THEME)].data, layouts)
            found |= {layout.name: layout for layout in read}
    return found


@lru_cache(maxsize=4)  # all decks of a build share one template, and so do their finished files
def _layouts_of(master: bytes, theme: bytes, layouts: tuple[tuple[str, bytes], ...]) -> tuple[ReadLayout, ...]:
    """Return the layouts of a master, given by part and XML."""
    return tuple(_layout(part, etree.fromstring(xml), _master(master, theme)) for part, xml in layouts)


@lru_cache(maxsize=4)
def _master(master: bytes, theme: bytes) -> _Master:
    return _Master.of(etree.fromstring(master), etree.fromstring(theme))


def _layout(part: str, element: XmlElement, master: _Master) -> ReadLayout:
    return ReadLayout(
        layout_title(element, part), part, {place.idx: place for place in _placeholders(element, master)}, element, master.element
    )


def layout_title(element: XmlElement, part: str) -> str:
    """Return the name of a layout as PowerPoint shows it; its part's name if it has none."""
    slide = element.find(tag(P, "cSld"))
    return str(posixpath.basename(part) if slide is None else slide.get("name", posixpath.basename(part)))


def placeholders(element: XmlElement) -> Iterator[tuple[XmlElement, XmlElement]]:
    """Yield each placeholder's shape with its `p:ph`."""
    for ph in element.iter(PLACEHOLDER):
        yield ph.getparent().getparent().getparent(), ph


def idx_of(ph: XmlElement) -> int:
    """Return a placeholder's idx; the title has none and counts as 0."""
    return int(ph.get("idx", 0))


@dataclass(frozen=True, slots=True)
class _Given:
    """What a placeholder specifies itself; it inherits the rest."""

    name: str
    box: Rectangle | None
    body: XmlElement
    levels: _Levels
    fill: XmlElement

    @classmethod
    def of(cls, shape: XmlElement) -> _Given:
        body = shape.find(f"{tag(P, 'txBody')}/{tag(A, 'bodyPr')}")
        levels = shape.find(f"{tag(P, 'txBody')}/{tag(A, 'lstStyle')}")
        name = shape.find(f".//{tag(P, 'cNvPr')}").get("name")
        return cls(name, own_box(shape), body, _levels(levels), shape.find(f"{tag(P, 'spPr')}/{SCHEME_FILL}"))


@dataclass(frozen=True, slots=True)
class _Master:
    """What layouts inherit: placeholders by type, text styles by name, typefaces by the names that styles use for them."""

    element: XmlElement
    placeholders: Mapping[str, _Given]
    styles: Mapping[str, _Levels]
    families: Mapping[str, str]

    @classmethod
    def of(cls, element: XmlElement, theme: XmlElement) -> _Master:
        given = {ph.get("type", "obj"): _Given.of(shape) for shape, ph in placeholders(element)}
        styles = element.find(tag(P, "txStyles"))
        families = {
            f"+{short}-lt": theme.find(f".//{tag(A, kind)}/{tag(A, 'latin')}").get("typeface")
            for short, kind in (("mj", "majorFont"), ("mn", "minorFont"))
        }
        return cls(element, given, {style.tag: _levels(style) for style in (() if styles is None else styles)}, families)


def _placeholders(layout: XmlElement, master: _Master) -> Iterator[Placeholder]:
    for shape, ph in placeholders(layout):
        kind = ph.get("type", "obj")
        above = _ON_MASTER.get(kind, kind)
        chain = [_Given.of(shape), *([master.placeholders[above]] if above in master.placeholders else [])]
        lists = [*(given.levels for given in chain), master.styles.get(_TEXT_STYLES.get(above, _OTHER_STYLE), {})]
        yield _placeholder(kind, idx_of(ph), chain, tuple(_type_style(level, lists, master.families) for level in range(LEVELS)))


def _placeholder(kind: str, idx: int, chain: Sequence[_Given], levels: tuple[TypeStyle, ...]) -> Placeholder:
    bodies = [given.body for given in chain if given.body is not None]
    box = next((given.box for given in chain if given.box is not None), Rectangle(0, 0, 0, 0))
    return Placeholder(idx, chain[0].name, kind, box, read_insets(bodies), _first(bodies, "anchor", "t"), levels, chain[0].fill)


def own_box(shape: XmlElement) -> Rectangle | None:
    """Return a shape's own bounds, if it has any."""
    place = shape.find(_TRANSFORMS.get(shape.tag, _TRANSFORM))
    if place is None:
        return None
    off, ext = place.find(tag(A, "off")), place.find(tag(A, "ext"))
    if off is None or ext is None:  # both may be left out (ECMA-376-1 20.1.7.6)
        return None
    return Rectangle(*(int(value) / EMU_PER_INCH for value in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))))


def read_insets(bodies: Sequence[XmlElement]) -> Insets:
    """Return the insets that text bodies specify; the first body that does wins."""
    return Insets(*(int(_first(bodies, key, str(value))) / EMU_PER_INCH for key, value in _DEFAULT_INSETS.items()))


def _first(elements: Sequence[XmlElement], attribute: str, default: str) -> str:
    for element in elements:
        value = element.get(attribute)
        if value is not None:
            return str(value)
    return default


def _type_style(level: int, lists: Sequence[_Levels], families: Mapping[str, str]) -> TypeStyle:
    """Return a level's style; `lists` are those of shape, master and text styles, in order of precedence."""
    given: dict[str, Any] = {}
    for levels in reversed(lists):
        given |= levels.get(level, {})
    family = given.get("family", "+mn-lt")
    return TypeStyle(
        size=int(given.get("sz", 1800)) / 100,
        bold=given.get("b") in ("1", "true"),
        family=families.get(family, family),
        margin=int(given.get("marL", 0)) / EMU_PER_POINT,
        indent=int(given.get("indent", 0)) / EMU_PER_POINT,
        spacing=int(given.get("spacing", 100000)) / 100000,
        before=int(given.get("before", 0)) / 100,
        align=given.get("algn", "l"),
        fill=given.get("fill"),
    )


def _levels(styles: XmlElement | None) -> _Levels:
    """Return what a list of styles specifies for each level."""
    return {_LEVEL_TAGS[level.tag]: _said(level) for level in (() if styles is None else styles) if level.tag in _LEVEL_TAGS}


def _said(level: XmlElement) -> dict[str, Any]:
    said: dict[str, Any] = {name: value for name, value in level.items() if name in ("marL", "indent", "algn")}
    for child in level:
        if child.tag in _SPACES and len(child) and child[0].tag == _SPACES[child.tag][1]:
            said[_SPACES[child.tag][0]] = child[0].get("val")
        elif child.tag == _DEFAULT_RUN:
            said |= {name: value for name, value in child.items() if name in ("sz", "b")}
            for look in child:
                if look.tag == _LATIN:
                    said["family"] = look.get("typeface")
                elif look.tag == SCHEME_FILL:
                    said["fill"] = look
    return said
