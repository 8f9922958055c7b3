"""SVG files as drawing programs write them: parsed, stripped of what draws nothing, and measured. Nothing outside the file is ever read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from lxml import etree

from generator.figures.refused_picture import AS_PNG, RefusedPictureError

SVG = "http://www.w3.org/2000/svg"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
MOST_ELEMENTS = 10_000
_SMALLEST, _LARGEST = 0.01, 1e6  # pixels along a side: a drawing is larger and smaller than that
DEEPEST = 100  # levels of elements; drawing programs nest a few
NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}  # CSS Values 4, 6.2
_LENGTH = re.compile(rf"\s*({NUMBER})([a-zA-Z]*)\s*")
_ENTITIES = "has abbreviations of its own in its head (<!ENTITY>)"
_PLAIN_SVG = "export it again as plain SVG; in Illustrator, without 'Preserve Illustrator Editing Capabilities'"


@dataclass(frozen=True, slots=True)
class SvgFile:
    """The root of an SVG file, and the size of its picture in pixels of 1/96 inch; `view` is its view box, or the same size."""

    root: etree._Element
    width: float
    height: float
    view: tuple[float, float, float, float]


def parse_svg(data: bytes) -> SvgFile:
    """Return an SVG file without remarks, without what other programs keep in it, and measured; RefusedPictureError if it is none."""
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False, remove_comments=True, huge_tree=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _unparsed(str(error), data) from error
    _refuse_entities(root.getroottree())
    _limit(root)
    _clean(root)
    if root.tag != f"{{{SVG}}}svg":
        raise RefusedPictureError("is not an SVG file", "export it again as SVG or PNG")
    width, height, view = _measured(root)
    return SvgFile(root, width, height, view)


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def length(value: str, whole: float | None = None) -> float | None:
    """Return a length in pixels, or None if it can't be told; a percentage is one of `whole`, if that is given."""
    if whole is not None and (share := re.fullmatch(rf"\s*({NUMBER})%\s*", value)):
        return float(share[1]) / 100 * whole
    found = _LENGTH.fullmatch(value)
    unit = _UNITS.get(found[2].lower()) if found else None
    number = float(found[1]) * unit if found and unit else None
    return number if number is not None and isfinite(number) else None


def _unparsed(said: str, data: bytes) -> RefusedPictureError:
    if b"<!ENTITY" in data:
        return RefusedPictureError(_ENTITIES, _PLAIN_SVG)
    if "depth" in said:
        return RefusedPictureError("has groups within groups, far too many", "ungroup everything and export it again")
    return RefusedPictureError("is not an SVG file, or it is damaged or incomplete", "export it again as SVG or PNG")


def _refuse_entities(tree: etree._ElementTree) -> None:
    """Refuse entities that refer to others or to files: they could make a small file endlessly large, or read any file."""
    dtd = tree.docinfo.internalDTD
    for entity in dtd.iterentities() if dtd is not None else ():
        if entity.content is None or set("&%<") & set(entity.content):
            raise RefusedPictureError(_ENTITIES, _PLAIN_SVG)


def _limit(root: etree._Element) -> None:
    """Refuse more elements, or deeper ones, than any drawing has; without recursion, which they would break."""
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise RefusedPictureError("has groups within groups, far too many", "ungroup everything and export it again")
        if count > 2 * MOST_ELEMENTS:
            raise RefusedPictureError(f"has more than {MOST_ELEMENTS:,} parts", AS_PNG)


def _clean(root: etree._Element) -> None:
    """Take out what other programs keep in the file, and put everything else in the namespace of SVG."""
    for node in [*root.itersiblings(preceding=True), *root.iter()]:  # a list, as some are taken out
        if isinstance(node.tag, str):
            _clean_element(node)
        else:
            _refuse_outer_style(node)


def _clean_element(element: etree._Element) -> None:
    space, holder = etree.QName(element).namespace, element.getparent()
    if space is None:
        element.tag = f"{{{SVG}}}{element.tag}"
    if holder is not None and (space not in (None, SVG) or _is_for_another_program(element)):
        holder.remove(element)
    for name in [name for name in element.attrib if name.startswith("{") and name not in HREFS]:
        del element.attrib[name]


def _refuse_outer_style(instruction: etree._Element) -> None:
    if getattr(instruction, "target", "") == "xml-stylesheet":
        raise RefusedPictureError("takes its style from another file", "export it again with its style inside the file")


def _is_for_another_program(element: etree._Element) -> bool:
    """Return whether only the program named would show an element: Illustrator writes one beside the picture itself."""
    return name_of(element) == "foreignObject" and bool(element.get("requiredExtensions"))


def _measured(root: etree._Element) -> tuple[float, float, tuple[float, float, float, float]]:
    """Return width and height of the picture, and the view box (SVG 2, 8.2 and 8.5); a side that isn't given follows from the view box."""
    view = _view_box(root.get("viewBox", ""))
    width, height = (_side(root.get(name, "")) for name in ("width", "height"))
    if view is None:
        if not width or not height:
            given = "viewBox" in root.attrib
            why = f"its viewBox is '{' '.join(root.get('viewBox').split())[:40]}'" if given else "it has no viewBox"
            raise RefusedPictureError(f"does not say how large it is ({why})", "export it again from a drawing program")
        view = (0.0, 0.0, width, height)
    if width and not height:
        height = width * view[3] / view[2]
    if height and not width:
        width = height * view[2] / view[3]
    width, height = width or view[2], height or view[3]
    if not all(_SMALLEST < side < _LARGEST for side in (width, height, *view[2:])):
        raise RefusedPictureError(f"is {width:g} x {height:g} pixels large", "export it again from a drawing program")
    return width, height, view


def _side(value: str) -> float | None:
    """Return a side in pixels; None if it isn't given, or is a share of a page that isn't there."""
    number = length(value)
    if number is not None and number <= 0:
        raise RefusedPictureError("is 0 pixels wide or high", "export it again from a drawing program")
    return number


def _view_box(value: str) -> tuple[float, float, float, float] | None:
    if not re.fullmatch(rf"\s*{NUMBER}(?:[\s,]+{NUMBER}){{3}}\s*", value):
        return None
    left, top, width, height = (float(number) for number in re.findall(NUMBER, value))
    return (left, top, width, height) if min(width, height) > 0 and all(map(isfinite, (left, top, width, height))) else None


def elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the root and all elements within it."""
    return (element for element in root.iter() if isinstance(element.tag, str))
