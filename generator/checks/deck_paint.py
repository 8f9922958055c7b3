"""Colours as they meet the eye: what is painted behind a point of a finished slide, and how words stand out from it."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.checks.deck_file import FinishedDeck, FinishedSlide
from generator.checks.deck_text import slide_place
from generator.slides.markup import A, Box, P
from generator.slides.places import PLACEHOLDER, SCHEME_FILL, Element, idx_of, own_box, tag

Rgb = tuple[float, float, float]
Point = tuple[float, float]
_WHITE: Rgb = (1.0, 1.0, 1.0)
_CURVE_STEPS = 6
_SHAPES = (tag(P, "sp"), tag(P, "pic"))


@dataclass(frozen=True, slots=True)
class Painted:
    """A filled shape on a slide, in inches."""

    box: Box
    colour: Rgb
    alpha: float
    preset: str  # of its geometry; '' for an outline
    outlines: tuple[tuple[Point, ...], ...] = ()
    order: int = 0  # among the slide's own shapes, from 1

    def covers(self, x: float, y: float) -> bool:
        """Return whether the point lies in the shape."""
        b = self.box
        if not (b.x <= x <= b.x + b.width and b.y <= y <= b.y + b.height):
            return False
        if self.preset == "ellipse":
            return ((x - b.x) / b.width - 0.5) ** 2 + ((y - b.y) / b.height - 0.5) ** 2 <= 0.25
        return not self.outlines or sum(_inside(outline, x, y) for outline in self.outlines) % 2 == 1


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a file by the names its slides use."""

    scheme: Mapping[str, str]

    def colour(self, fill: Element) -> tuple[Rgb, float]:
        """Return a solid fill's colour and how opaque it is."""
        chosen = next(c for c in fill if c.tag in (tag(A, "schemeClr"), tag(A, "srgbClr")))
        value = chosen.get("val")
        rgb = _rgb(value if chosen.tag == tag(A, "srgbClr") else self.scheme[value])
        changes = {change.tag.rpartition("}")[2]: int(change.get("val")) / 100000 for change in chosen}
        hue, light, saturation = colorsys.rgb_to_hls(*rgb)
        light = min(1.0, light * changes.get("lumMod", 1.0) + changes.get("lumOff", 0.0))
        return colorsys.hls_to_rgb(hue, light, saturation), changes.get("alpha", 1.0)

    def named(self, name: str) -> Rgb:
        """Return a colour of the scheme."""
        return _rgb(self.scheme[name])


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1.4.3)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def behind(layers: Iterable[Painted], x: float, y: float) -> Rgb:
    """Return the colour at a point, seen through all that is painted there."""
    seen = _WHITE
    for layer in layers:
        if layer.covers(x, y):
            seen = over(layer.colour, layer.alpha, seen)
    return seen


def layers(deck: FinishedDeck, slide: FinishedSlide) -> list[Painted]:
    """Return all that is painted on a slide, from the back: background, master, layout, the slide's own shapes."""
    palette = Palette(deck.colours)
    layout, master = slide.layout.element, slide.layout.master
    found = [_background((slide.element, layout, master), palette)]
    for back in [layout] if layout.get("showMasterSp") == "0" else [master, layout]:
        found.extend(layer for shape in back.iter(*_SHAPES) if not _is_placeholder(shape) for layer in _painted(shape, palette, 0))
    for order, shape in enumerate(slide.element.iter(*_SHAPES), 1):
        found.extend(_of_placeholder(slide, shape, palette, order) if _is_placeholder(shape) else _painted(shape, palette, order))
    return found


def order_of(slide: FinishedSlide, shape: Element) -> int:
    """Return a shape's place among a slide's shapes; a table's cell comes after all of them."""
    return next((order for order, other in enumerate(slide.element.iter(*_SHAPES), 1) if other is shape), 10**9)


def over(colour: Rgb, alpha: float, ground: Rgb) -> Rgb:
    """Return a see-through colour on a ground."""
    red, green, blue = (alpha * c + (1 - alpha) * g for c, g in zip(colour, ground, strict=True))
    return red, green, blue


def _is_placeholder(shape: Element) -> bool:
    return shape.find(f".//{PLACEHOLDER}") is not None


def _background(elements: Sequence[Element], palette: Palette) -> Painted:
    everywhere = Box(-100, -100, 1000, 1000)
    for element in elements:
        fill = element.find(f".//{tag(P, 'bg')}//{SCHEME_FILL}")
        if fill is not None:
            return Painted(everywhere, *palette.colour(fill), "rect")
    return Painted(everywhere, _WHITE, 1.0, "rect")


def _of_placeholder(slide: FinishedSlide, shape: Element, palette: Palette, order: int) -> Iterator[Painted]:
    inherited = slide.layout.places.get(idx_of(shape.find(f".//{PLACEHOLDER}")))
    if inherited is None:
        return
    place = slide_place(shape, inherited)
    if place.fill is not None:
        yield Painted(place.box, *palette.colour(place.fill), "rect", order=order)


def _painted(shape: Element, palette: Palette, order: int) -> Iterator[Painted]:
    fill, box = shape.find(f"{tag(P, 'spPr')}/{SCHEME_FILL}"), own_box(shape)
    if fill is not None and box is not None:
        preset = shape.find(f".//{tag(A, 'prstGeom')}")
        outlines = () if preset is not None else tuple(_outlines(shape, box))
        yield Painted(box, *palette.colour(fill), preset.get("prst") if preset is not None else "", outlines, order)


def _outlines(shape: Element, box: Box) -> Iterator[tuple[Point, ...]]:
    """Yield the outlines of a free form, its curves as short lines."""
    for path in shape.iter(tag(A, "path")):
        width, height = int(path.get("w", 0)) or 1, int(path.get("h", 0)) or 1
        points: list[Point] = []
        for step in path:
            here = [(box.x + box.width * int(p.get("x")) / width, box.y + box.height * int(p.get("y")) / height) for p in step]
            if step.tag == tag(A, "moveTo") and points:
                yield tuple(points)
                points = []
            points.extend(_curve(points[-1], here) if step.tag == tag(A, "cubicBezTo") else here)
        yield tuple(points)


def _curve(start: Point, points: Sequence[Point]) -> Iterator[Point]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, *points
    for n in range(1, _CURVE_STEPS + 1):
        t = n / _CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _inside(outline: Sequence[Point], x: float, y: float) -> bool:
    """Return whether a point lies inside an outline: a ray to the right crosses it an odd number of times."""
    crossings = 0
    for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], *outline[:1]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1


def _rgb(digits: str) -> Rgb:
    red, green, blue = (value / 255 for value in bytes.fromhex(digits))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
