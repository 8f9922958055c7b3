"""The plain part of SVG: paths, rectangles, ellipses, lines and polygons in one colour each, in groups, transformed.

What is read is listed, elements, attributes and properties alike; a file with anything else is not plain, and is drawn as pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot, isfinite, sqrt

from fontTools.misc.transform import Identity, Offset, Transform
from lxml import etree

from generator.figures.curves import oval, polygon, polyline, rounded_rect
from generator.figures.drawing import Paint, Path, PathSteps, Point
from generator.figures.pens import steps_of
from generator.figures.svg_file import SvgFile, length, name_of
from generator.figures.svg_rules import declarations, has_no_effect
from generator.figures.svg_transforms import NotPlainError, apply, numbers, transformed, with_alternate_windings

MOST_SHAPES, MOST_STEPS = 500, 5000  # as shapes they would stand in every deck; more are smaller as pixels
_SLACK = 0.02  # of the picture: shapes may overlap its edge by this much, as programs round numbers
_SILENT = {"title", "desc", "metadata", "defs", "style"}  # draw nothing by themselves; style is empty
_START = {
    "fill": "#000000", "stroke": "none", "stroke-width": "1", "fill-rule": "nonzero", "stroke-linejoin": "miter", "stroke-linecap": "butt",
    "stroke-miterlimit": "4",
}  # fmt: skip
_OPAQUE = {"opacity", "fill-opacity", "stroke-opacity"}
# None of these changes plain shapes.
_ABOUT = {"id", "class", "version", "baseProfile", "lang", "role", "tabindex", "focusable", "clip-rule", "target", "zoomAndPan"}
_GEOMETRY: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"x", "y", "width", "height", "viewBox", "preserveAspectRatio", "overflow"}),
    "g": frozenset(),
    "a": frozenset({"href", "{http://www.w3.org/1999/xlink}href"}),
    "path": frozenset({"d"}),
    "rect": frozenset({"x", "y", "width", "height", "rx", "ry"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry"}),
    "line": frozenset({"x1", "y1", "x2", "y2"}),
    "polyline": frozenset({"points"}),
    "polygon": frozenset({"points"}),
}
_LONGEST = 250_000  # characters of a path: those of the most steps
_PATH = re.compile(r"[MmZzLlHhVvCcSsQqTtAaeE\d\s.,+-]*")


@dataclass(frozen=True, slots=True)
class _Viewport:
    """What lengths in per cent refer to, in the picture's own units."""

    width: float
    height: float

    def measure(self, element: etree._Element, name: str, otherwise: float = 0.0) -> float:
        """Return an attribute that is a length, `otherwise` if there is none."""
        value = element.get(name, "").strip()
        found = length(value, self._whole(name)) if value else otherwise
        if found is None:
            raise NotPlainError(f"{name}: {value}")
        return found

    def _whole(self, name: str) -> float:
        if name in ("x", "width", "cx", "rx", "x1", "x2"):
            return self.width
        if name in ("y", "height", "cy", "ry", "y1", "y2"):
            return self.height
        return hypot(self.width, self.height) / sqrt(2)  # SVG 1.1, 7.10


def read_shapes(svg: SvgFile) -> tuple[Path, ...]:
    """Return the shapes of a file of plain shapes, in its own pixels; NotPlainError for any other file."""
    root, page = svg.root, _Viewport(svg.view[2], svg.view[3])
    if any(name_of(sheet) == "style" and "".join(sheet.itertext()).strip() for sheet in root.iter()):
        raise NotPlainError("style")
    try:
        shapes = tuple(_shapes(root, _START, _placing(svg), page))
    except (ArithmeticError, LookupError, ValueError) as error:  # of numbers beyond all measure, or beyond this reader
        raise NotPlainError(str(error)) from error
    if not shapes or len(shapes) > MOST_SHAPES or sum(len(shape.steps) for shape in shapes) > MOST_STEPS:
        raise NotPlainError(f"{len(shapes)} shapes")
    if not all(_lies_within(shape, svg.width, svg.height) for shape in shapes):
        raise NotPlainError("part of it is cut off")
    return shapes


def _placing(svg: SvgFile) -> Transform:
    """Return what moves the view box to where it is shown (SVG 1.1, 7.8)."""
    left, top, width, height = svg.view
    across, down = svg.width / width, svg.height / height
    words = svg.root.get("preserveAspectRatio", "xMidYMid").split()
    if words[:1] == ["none"]:
        return Identity.scale(across, down).translate(-left, -top)
    found = re.fullmatch(r"x(Min|Mid|Max)Y(Min|Mid|Max)", words[0] if words else "")
    if not found or words[1:] not in ([], ["meet"]):
        raise NotPlainError("preserveAspectRatio")
    scale = min(across, down)
    share = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    x, y = share[found[1]] * (svg.width - scale * width), share[found[2]] * (svg.height - scale * height)
    return Offset(x, y).scale(scale).translate(-left, -top)


def _lies_within(shape: Path, width: float, height: float) -> bool:
    slack = _SLACK * max(width, height)
    return all(-slack <= x <= width + slack and -slack <= y <= height + slack for _, points in shape.steps for x, y in points[-1:])


def _shapes(element: etree._Element, above: Mapping[str, str], matrix: Transform, page: _Viewport) -> Iterator[Path]:
    name = name_of(element)
    if not isinstance(element.tag, str) or name in _SILENT:
        return
    if name not in _GEOMETRY:
        raise NotPlainError(name)
    own = _own(element, name)
    if own.get("display") == "none":
        return
    looks, matrix = {**above, **{key: own[key] for key in _START if own.get(key, "inherit") != "inherit"}}, _moved(matrix, element, name)
    if name in ("svg", "g", "a"):
        for child in element:
            yield from _shapes(child, looks, matrix, page)
        return
    steps = apply(_OUTLINES[name](element, page), matrix)
    if looks["fill-rule"] == "evenodd":
        steps = with_alternate_windings(steps)
    paint = _paint(looks, matrix, page)
    if steps and (paint.fill or paint.stroke):
        yield Path(steps, paint)


def _moved(matrix: Transform, element: etree._Element, name: str) -> Transform:
    if name == "svg" and (element.getparent() is not None or element.get("transform")):
        raise NotPlainError("a picture within the picture")
    return transformed(matrix, element.get("transform", ""))


def _own(element: etree._Element, name: str) -> dict[str, str]:
    """Return an element's own look: its attributes, or else its style, which prevails; NotPlainError for anything not listed."""
    attributes = {key: value.strip() for key, value in element.attrib.items() if key not in _GEOMETRY[name] and not _is_remark(key)}
    own = {**attributes, **dict(declarations(attributes.get("style", "")))}
    for key, value in own.items():
        if key in _START or key in ("transform", "style", "display") or has_no_effect(key, value):
            continue
        if key in _OPAQUE and value in ("1", "1.0", "100%"):
            continue
        raise NotPlainError(key)
    return own


def _is_remark(attribute: str) -> bool:
    return attribute in _ABOUT or attribute.startswith(("data-", "aria-"))


def _paint(looks: Mapping[str, str], matrix: Transform, page: _Viewport) -> Paint:
    a, b, c, d, _, _ = matrix
    stroke = _colour(looks["stroke"])
    width = length(looks["stroke-width"], hypot(page.width, page.height) / sqrt(2))
    if width is None or looks["fill-rule"] not in ("nonzero", "evenodd"):
        raise NotPlainError("stroke-width or fill-rule")
    width *= sqrt(abs(a * d - b * c)) if stroke else 0.0
    return Paint(_colour(looks["fill"]), stroke if width > 0 else None, max(width, 0.0), round=_is_round(looks) if width > 0 else False)


def _is_round(looks: Mapping[str, str]) -> bool:
    """Return whether ends or joins are round: a shape here has both of one kind."""
    return "round" in (looks["stroke-linejoin"], looks["stroke-linecap"])


def _colour(value: str) -> str | None:
    """Return a colour as # and six hexadecimal digits, or None for no colour."""
    from PIL.ImageColor import colormap, getrgb

    value = value.strip().lower()
    if value in ("none", "transparent"):
        return None
    if value in colormap:
        return "#" + bytes(getrgb(value)).hex().upper()
    if found := re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value):
        return "#" + ("".join(2 * c for c in found[1]) if len(found[1]) == 3 else found[1]).upper()
    if found := re.fullmatch(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)", value):
        return "#" + "".join(f"{min(255, int(part)):02X}" for part in found.groups())
    raise NotPlainError(value)


# --- outlines -----------------------------------------------------------------------------------------------------------
def _path(element: etree._Element, _page: _Viewport) -> PathSteps:
    data = element.get("d", "")
    if len(data) > _LONGEST or not _PATH.fullmatch(data):
        raise NotPlainError("path")
    try:
        steps = steps_of(data)
    except Exception as error:  # fontTools raises many kinds of exceptions for bad data, which browsers draw as far as they can
        raise NotPlainError("path") from error
    if not all(isfinite(value) for _, points in steps for point in points for value in point):
        raise NotPlainError("path")
    return steps


def _rect(element: etree._Element, page: _Viewport) -> PathSteps:
    x, y, width, height = (page.measure(element, name) for name in ("x", "y", "width", "height"))
    rx, ry = page.measure(element, "rx", -1), page.measure(element, "ry", -1)
    rx, ry = (max(0.0, min(r if r >= 0 else other, side / 2)) for r, other, side in ((rx, ry, width), (ry, rx, height)))
    if width <= 0 or height <= 0:
        return ()
    if not rx or not ry:
        return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    return rounded_rect((x, y, x + width, y + height), rx, ry)


def _circle(element: etree._Element, page: _Viewport) -> PathSteps:
    radius = page.measure(element, "r")
    return _oval(element, page, radius, radius)


def _ellipse(element: etree._Element, page: _Viewport) -> PathSteps:
    if not (element.get("rx") and element.get("ry")):
        raise NotPlainError("ellipse")
    return _oval(element, page, page.measure(element, "rx"), page.measure(element, "ry"))


def _oval(element: etree._Element, page: _Viewport, rx: float, ry: float) -> PathSteps:
    return oval(page.measure(element, "cx"), page.measure(element, "cy"), rx, ry) if rx > 0 and ry > 0 else ()


def _polygon(element: etree._Element, _page: _Viewport) -> PathSteps:
    points = _points(element)
    return polygon(points) if points else ()


def _open_polygon(element: etree._Element, _page: _Viewport) -> PathSteps:
    points = _points(element)
    return polyline(points) if points else ()


def _line(element: etree._Element, page: _Viewport) -> PathSteps:
    x1, y1, x2, y2 = (page.measure(element, name) for name in ("x1", "y1", "x2", "y2"))
    return polyline([(x1, y1), (x2, y2)])


def _points(element: etree._Element) -> list[Point]:
    values = numbers(element.get("points", ""))
    if len(values) % 2:
        raise NotPlainError("points")
    return list(zip(values[::2], values[1::2], strict=True))


_OUTLINES = {
    "path": _path, "rect": _rect, "circle": _circle, "ellipse": _ellipse, "polygon": _polygon, "polyline": _open_polygon, "line": _line,
}  # fmt: skip
