"""The part of SVG 1.1 that logos need: paths, rectangles, ellipses, lines and polygons, filled or stroked, in groups, transformed.

Anything that paper and slides can't draw alike, such as gradients, images, text and masks, is refused by name and never left out.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from math import sqrt

from fontTools.misc.transform import Offset, Transform

from generator.figures.curves import oval, polygon, polyline, rounded_rect
from generator.figures.drawing import Paint, Path, PathSteps, Point
from generator.figures.pens import steps_of
from generator.figures.svg_transforms import NUMBER, UnsupportedError, apply, transformed, with_alternate_windings

MAX_SHAPES = 500
_SLACK = 0.02  # of the page: shapes may overlap its edge by this much, as programs round numbers
_SILENT = {"title", "desc", "metadata", "defs", "namedview", "style"}  # draw nothing; defs are drawn where they are used
_REFUSED = {"clip-path": "clipped shapes", "mask": "masks", "filter": "filters"}
_INHERITED = ("fill", "stroke", "stroke-width", "fill-rule", "stroke-linejoin", "stroke-linecap")
_START = {"fill": "#000000", "stroke": "none", "stroke-width": "1", "fill-rule": "nonzero"}
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "navy": "000080", "teal": "008080",
    "maroon": "800000", "purple": "800080", "olive": "808000", "gray": "808080", "grey": "808080", "silver": "C0C0C0",
    "orange": "FFA500", "yellow": "FFFF00",
}  # fmt: skip
_LENGTH = re.compile(rf"({NUMBER})(?:px|pt|mm|cm|in)?")


def read_shapes(data: bytes) -> tuple[float, float, tuple[Path, ...]]:
    """Return width, height and all shapes, in the file's own units; UnsupportedError for anything that can't be drawn."""
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise UnsupportedError("it is not an SVG file, or it is damaged") from error
    if _name(root) != "svg":
        raise UnsupportedError("it is not an SVG file")
    left, top, width, height = _room(root)
    rules = _rules(root)
    shapes = tuple(shape for child in root for shape in _shapes(child, _looks(root, _START, rules), Offset(-left, -top), rules))
    if not shapes:
        raise UnsupportedError("it is empty")
    if len(shapes) > MAX_SHAPES:
        raise UnsupportedError(f"it has {len(shapes)} shapes; the limit is {MAX_SHAPES}")
    if any(_outside(shape, width, height) for shape in shapes):
        raise UnsupportedError("part of it lies outside its page")
    return width, height, shapes


def _outside(shape: Path, width: float, height: float) -> bool:
    slack = _SLACK * max(width, height)
    points = [point for _, points in shape.steps for point in points[-1:]]
    return any(not (-slack <= x <= width + slack and -slack <= y <= height + slack) for x, y in points)


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _room(root: ET.Element) -> tuple[float, float, float, float]:
    numbers = [float(n) for n in re.findall(NUMBER, root.get("viewBox", ""))]
    if len(numbers) != 4:
        numbers = [0.0, 0.0, _length(root, "width"), _length(root, "height")]
    if min(numbers[2:]) <= 0:
        raise UnsupportedError("it has no size: give it a viewBox")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _length(element: ET.Element, name: str, otherwise: float = 0.0) -> float:
    """Return an attribute that is a length, without its unit."""
    value = element.get(name, "").strip()
    if not value:
        return otherwise
    found = _LENGTH.fullmatch(value)
    if found is None:
        raise UnsupportedError(f"the '{name}' of a {_name(element)} is '{value}', not a plain length")
    return float(found[1])


def _rules(root: ET.Element) -> dict[str, dict[str, str]]:
    """Return the declarations of style sheets by class, as in `.name { fill: #0B4A57 }`."""
    rules: dict[str, dict[str, str]] = {}
    for sheet in (element for element in root.iter() if _name(element) == "style"):
        words = re.sub(r"/\*.*?\*/", "", "".join(sheet.itertext()), flags=re.DOTALL)
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", words):
            for selector in selectors.split(","):
                if not re.fullmatch(r"\.[\w-]+", selector.strip()):
                    raise UnsupportedError(f"its style sheet has a rule for '{selector.strip()}'; only classes can have rules")
                rules.setdefault(selector.strip()[1:], {}).update(_declared(body))
    return rules


def _declared(style: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {key.strip(): value.strip() for key, value in pairs}


def _looks(element: ET.Element, above: Mapping[str, str], rules: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return how an element is painted: by its own attributes, otherwise like its group."""
    own = {key: value for key, value in element.attrib.items() if not key.startswith("{")}
    for name in element.get("class", "").split():
        own |= rules.get(name, {})
    own |= _declared(element.get("style", ""))
    _refuse(own)
    return {**above, **{key: own[key].strip() for key in _INHERITED if key in own and own[key].strip() != "inherit"}}


def _refuse(own: Mapping[str, str]) -> None:
    """Raise UnsupportedError for anything that would not be drawn as intended."""
    for key, what in _REFUSED.items():
        if own.get(key, "none") != "none":
            raise UnsupportedError(f"it has {what}")
    for key in ("opacity", "fill-opacity", "stroke-opacity"):
        if own.get(key, "1").strip() not in ("1", "1.0", "100%"):
            raise UnsupportedError("part of it is transparent")
    if own.get("display") == "none" or own.get("visibility") == "hidden":
        raise UnsupportedError("part of it is hidden: delete that part")
    if own.get("stroke-dasharray", "none") != "none":
        raise UnsupportedError("it has dashed lines")


def _shapes(element: ET.Element, above: Mapping[str, str], matrix: Transform, rules: Mapping[str, Mapping[str, str]]) -> Iterator[Path]:
    name = _name(element)
    if not isinstance(element.tag, str) or name in _SILENT:
        return
    looks, matrix = _looks(element, above, rules), transformed(matrix, element.get("transform", ""))
    if name == "g":
        for child in element:
            yield from _shapes(child, looks, matrix, rules)
        return
    if name not in _OUTLINES:
        raise UnsupportedError(f"it contains the element '{name}'; only shapes in plain colours can be drawn: convert text to paths")
    steps = apply(_OUTLINES[name](element), matrix)
    if looks["fill-rule"] == "evenodd":
        steps = with_alternate_windings(steps)
    paint = _paint(looks, matrix)
    if steps and (paint.fill or paint.stroke):
        yield Path(steps, paint, "Logo")


def _paint(looks: Mapping[str, str], matrix: Transform) -> Paint:
    a, b, c, d, _, _ = matrix
    stroke = _colour(looks["stroke"])
    found = _LENGTH.fullmatch(looks["stroke-width"])
    if found is None:
        raise UnsupportedError(f"its 'stroke-width' is '{looks['stroke-width']}', not a plain length")
    width = float(found[1]) * sqrt(abs(a * d - b * c)) if stroke else 0.0
    ends = "round" in (looks.get("stroke-linejoin"), looks.get("stroke-linecap"))
    return Paint(_colour(looks["fill"]), stroke if width else None, width, round=ends)


def _colour(value: str) -> str | None:
    """Return a colour as # and six hexadecimal digits, or None for no colour."""
    value = value.strip().lower()
    if value in ("none", "transparent"):
        return None
    if digits := _NAMED.get(value):
        return f"#{digits}"
    if found := re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value):
        return "#" + ("".join(2 * c for c in found[1]) if len(found[1]) == 3 else found[1]).upper()
    if found := re.fullmatch(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)", value):
        return "#" + "".join(f"{min(255, int(part)):02X}" for part in found.groups())
    what = "a gradient or pattern" if value.startswith("url") else f"the colour '{value}'"
    raise UnsupportedError(f"it has {what}; write colours as #0B4A57")


# --- outlines -----------------------------------------------------------------------------------------------------------
def _path(element: ET.Element) -> PathSteps:
    try:
        return steps_of(element.get("d", ""))
    except Exception as error:  # fontTools raises many kinds of exceptions for bad data
        raise UnsupportedError("one of its paths can't be read") from error


def _rect(element: ET.Element) -> PathSteps:
    x, y, width, height = (_length(element, name) for name in ("x", "y", "width", "height"))
    rx, ry = _length(element, "rx", -1), _length(element, "ry", -1)
    rx, ry = (max(0.0, min(r if r >= 0 else other, side / 2)) for r, other, side in ((rx, ry, width), (ry, rx, height)))
    if width <= 0 or height <= 0:
        return ()
    if not rx or not ry:
        return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    return rounded_rect((x, y, x + width, y + height), rx, ry)


def _circle(element: ET.Element) -> PathSteps:
    return _oval(element, _length(element, "r"), _length(element, "r"))


def _ellipse(element: ET.Element) -> PathSteps:
    return _oval(element, _length(element, "rx"), _length(element, "ry"))


def _oval(element: ET.Element, rx: float, ry: float) -> PathSteps:
    return oval(_length(element, "cx"), _length(element, "cy"), rx, ry) if rx > 0 and ry > 0 else ()


def _polygon(element: ET.Element) -> PathSteps:
    points = _points(element)
    return polygon(points) if points else ()


def _open_polygon(element: ET.Element) -> PathSteps:
    points = _points(element)
    return polyline(points) if points else ()


def _line(element: ET.Element) -> PathSteps:
    x1, y1, x2, y2 = (_length(element, name) for name in ("x1", "y1", "x2", "y2"))
    return polyline([(x1, y1), (x2, y2)])


def _points(element: ET.Element) -> list[Point]:
    numbers = [float(n) for n in re.findall(NUMBER, element.get("points", ""))]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


_OUTLINES = {
    "path": _path, "rect": _rect, "circle": _circle, "ellipse": _ellipse, "polygon": _polygon, "polyline": _open_polygon, "line": _line,
}  # fmt: skip
