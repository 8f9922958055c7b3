"""What is painted behind a point of a finished slide: background, decoration of master and layout, shapes, gradients, pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, radians, sin
from typing import Protocol, cast

from PIL import Image, UnidentifiedImageError

from generator.figures.curves import flattened, inside, outlines
from generator.figures.drawing import PathSteps
from generator.figures.pens import StepsPen
from generator.formats.pptx import opc
from generator.formats.pptx.checks.colours import WHITE, Palette, Rgb, over
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.text import slide_placeholder
from generator.formats.pptx.markup import A, P, R, Rectangle
from generator.formats.pptx.opc import Package, Part
from generator.formats.pptx.placeholders import OF_SHAPE, SCHEME_FILL, XmlElement, idx_of, own_box, tag

_THUMBNAIL = 96  # pixels: the resolution at which contrast with an image is measured
_SHAPES = (tag(P, "sp"), tag(P, "pic"))
_SHAPE_LOOK, _PICTURE = tag(P, "spPr"), tag(P, "blipFill")
_PRESET, _STYLE_FILL = f"{_SHAPE_LOOK}/{tag(A, 'prstGeom')}", f"{tag(P, 'style')}/{tag(A, 'fillRef')}"
_BACKGROUND, _BACKGROUND_STYLE = (f"{tag(P, 'cSld')}/{tag(P, 'bg')}/{tag(P, name)}" for name in ("bgPr", "bgRef"))
_MOVE = tag(A, "moveTo")
_NUMBER = re.compile(r"-?\d{1,15}")
_PEN = {_MOVE: "moveTo", tag(A, "lnTo"): "lineTo", tag(A, "cubicBezTo"): "curveTo", tag(A, "quadBezTo"): "qCurveTo"}
_NO_FILL, _GRADIENT, _PICTURE_FILL, _BLIP = (tag(A, name) for name in ("noFill", "gradFill", "blipFill", "blip"))


class Fill(Protocol):
    """What a shape is filled with."""

    def at(self, across: float, down: float, /) -> tuple[Rgb, float]:
        """Return the colour and its opacity at fractions of the shape's width and height."""


@dataclass(frozen=True, slots=True)
class Flat:
    """One colour."""

    colour: Rgb
    alpha: float = 1.0

    def at(self, _across: float, _down: float, /) -> tuple[Rgb, float]:
        """Return the one colour."""
        return self.colour, self.alpha


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours by their position from 0 to 1, and the direction in degrees; None is from the centre outwards."""

    stops: tuple[tuple[float, Rgb, float], ...]
    angle: float | None

    def at(self, across: float, down: float, /) -> tuple[Rgb, float]:
        """Return the colour between the two nearest stops."""
        way = self._way(across, down)
        before = max((s for s in self.stops if s[0] <= way), default=self.stops[0])
        after = min((s for s in self.stops if s[0] >= way), default=self.stops[-1])
        share = (way - before[0]) / (after[0] - before[0]) if after[0] > before[0] else 0.0
        return over(after[1], share, before[1]), before[2] + share * (after[2] - before[2])

    def _way(self, across: float, down: float) -> float:
        if self.angle is None:
            return min(1.0, 2 * max(abs(across - 0.5), abs(down - 0.5)))
        x, y = cos(radians(self.angle)), sin(radians(self.angle))
        return min(1.0, max(0.0, 0.5 + ((across - 0.5) * x + (down - 0.5) * y) / (abs(x) + abs(y))))


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture."""

    image: Image.Image

    def at(self, across: float, down: float, /) -> tuple[Rgb, float]:
        """Return the pixel there."""
        width, height = self.image.size
        spot = (min(int(across * width), width - 1), min(int(down * height), height - 1))
        red, green, blue, alpha = cast("tuple[int, int, int, int]", self.image.getpixel(spot))
        return (red / 255, green / 255, blue / 255), alpha / 255


@dataclass(frozen=True, slots=True)
class PaintedShape:
    """A filled shape on a slide, in inches."""

    box: Rectangle
    paint: Fill
    preset: str  # of its geometry; '' for an outline
    form: XmlElement = None  # holds the outline
    order: int = 0  # among the slide's own shapes, from 1

    def covers(self, x: float, y: float) -> bool:
        """Return whether the point lies in the shape."""
        b = self.box
        if not (b.x <= x <= b.x + b.width and b.y <= y <= b.y + b.height):
            return False
        if self.preset == "ellipse":
            return ((x - b.x) / b.width - 0.5) ** 2 + ((y - b.y) / b.height - 0.5) ** 2 <= 0.25
        return self.preset != "" or sum(inside(flattened(o), (x, y)) for o in outlines(form_of(self.form, b))) % 2 == 1

    def hides(self, box: Rectangle) -> bool:
        """Return whether the shape hides everything behind it within a box."""
        b, paint = self.box, self.paint
        inside = b.x <= box.x and b.y <= box.y and b.x + b.width >= box.x + box.width and b.y + b.height >= box.y + box.height
        return inside and self.preset == "rect" and isinstance(paint, Flat) and paint.alpha == 1.0

    def seen(self, x: float, y: float, behind: Rgb) -> Rgb:
        """Return the colour at a point of the shape, blended with what is behind it."""
        b = self.box
        colour, alpha = self.paint.at((x - b.x) / (b.width or 1), (y - b.y) / (b.height or 1))
        return over(colour, alpha, behind)


def paint_order(slide: FinishedSlide) -> dict[XmlElement, int]:
    """Return a slide's shapes by paint order; table cells come after all of them."""
    return {shape: order for order, shape in enumerate(slide.element.iter(*_SHAPES), 1)}


def behind(layers: Iterable[PaintedShape], x: float, y: float) -> Rgb:
    """Return the colour at a point, blended from all that is painted there."""
    seen = WHITE
    for layer in layers:
        if layer.covers(x, y):
            seen = layer.seen(x, y, seen)
    return seen


@dataclass(frozen=True, slots=True)
class Painter:
    """Finds what is painted on the slides of a deck; each layout is examined once."""

    deck: FinishedDeck
    palette: Palette
    behind: dict[str, list[PaintedShape]] = field(default_factory=dict)

    def layers(self, slide: FinishedSlide) -> list[PaintedShape]:
        """Return all that is painted on a slide, back to front: background, master, layout, the slide's own shapes."""
        own = self._background(slide.element, slide.part)
        if slide.layout.part not in self.behind:
            self.behind[slide.layout.part] = list(self._behind(slide))
        first, *decoration = self.behind[slide.layout.part]
        return [own or first, *decoration, *self._shapes(slide)]

    def _behind(self, slide: FinishedSlide) -> Iterator[PaintedShape]:
        layout, master, package = slide.layout.element, slide.layout.master, self.deck.package
        parts = {layout: package[slide.layout.part], master: package[package[slide.layout.part].target(opc.MASTER)]}
        plain = PaintedShape(self.deck.size, Flat(WHITE), "rect")
        yield self._background(layout, parts[layout]) or self._background(master, parts[master]) or plain
        for back in [layout] if layout.get("showMasterSp") == "0" else [master, layout]:
            for shape in back.iter(*_SHAPES):
                if shape.find(OF_SHAPE) is None:
                    yield from self._painted(shape, parts[back], 0)

    def _background(self, element: XmlElement, part: Part) -> PaintedShape | None:
        given, styled = element.find(_BACKGROUND), element.find(_BACKGROUND_STYLE)
        paint = self._paint(given, part) if given is not None else Flat(*self.palette.colour(styled)) if styled is not None else None
        return PaintedShape(self.deck.size, paint, "rect") if paint else None

    def _shapes(self, slide: FinishedSlide) -> Iterator[PaintedShape]:
        for shape, order in paint_order(slide).items():
            ph = shape.find(OF_SHAPE)
            if ph is None or shape.tag != _SHAPES[0]:
                yield from self._painted(shape, slide.part, order)
            elif (inherited := slide.layout.placeholders.get(idx_of(ph))) is not None:
                place = slide_placeholder(shape, inherited)
                if place.fill is not None:
                    yield PaintedShape(place.box, Flat(*self.palette.colour(place.fill)), "rect", order=order)

    def _painted(self, shape: XmlElement, part: Part, order: int) -> Iterator[PaintedShape]:
        box = own_box(shape)
        paint = self._paint(shape, part) or self._paint(shape.find(_SHAPE_LOOK), part) or self._styled(shape)
        if paint is not None and box is not None:
            preset = shape.find(_PRESET)
            yield PaintedShape(box, paint, preset.get("prst") if preset is not None else "", shape, order)

    def _paint(self, look: XmlElement, part: Part) -> Fill | None:
        """Return the fill within an element; None if it has none, or one that can't be read."""
        for child in look:
            if child.tag == SCHEME_FILL:
                return Flat(*self.palette.colour(child))
            if child.tag == _GRADIENT:
                return self._gradient(child)
            if child.tag in (_PICTURE_FILL, _PICTURE):
                return _pixels(self.deck.package, part, child)
        return None

    def _gradient(self, fill: XmlElement) -> Gradient | None:
        stops = tuple(sorted((int(stop.get("pos")) / 100000, *self.palette.colour(stop)) for stop in fill.iter(tag(A, "gs"))))
        line = fill.find(tag(A, "lin"))
        return Gradient(stops, int(line.get("ang", 0)) / 60000 if line is not None else None) if stops else None

    def _styled(self, shape: XmlElement) -> Fill | None:
        """Return the fill that a shape has from the theme's styles, unless it says that it has none."""
        style = shape.find(_STYLE_FILL)
        if style is None or style.get("idx") == "0" or shape.find(f"{_SHAPE_LOOK}/{_NO_FILL}") is not None:
            return None
        return Flat(*self.palette.colour(style))


def _pixels(package: Package, part: Part, fill: XmlElement) -> Pixels | None:
    blip = fill.find(_BLIP)
    rid = blip.get(tag(R, "embed")) if blip is not None else None
    name = next((relation.target for relation in part.relations if relation.id == rid), "")
    image = _thumbnail(package[name].data) if name and name in package else None
    return Pixels(image) if image else None


@lru_cache(maxsize=16)
def _thumbnail(data: bytes) -> Image.Image | None:
    """Return an image scaled down; None for a vector image, which Pillow can't read."""
    try:
        return Image.open(io.BytesIO(data)).convert("RGBA").resize((_THUMBNAIL, _THUMBNAIL))
    except UnidentifiedImageError:
        return None


def form_of(shape: XmlElement, box: Rectangle) -> PathSteps:
    """Return the outlines of a freeform, in inches.

    A path paints nothing if it does not start with moveTo, or if its points are formulas (ECMA-376-1, 20.1.9.11), as in shapes
    that change their form.
    """
    pen = StepsPen()
    for path in shape.iter(tag(A, "path")):
        width, height = int(path.get("w", 0)) or 1, int(path.get("h", 0)) or 1
        for step in path if len(path) and path[0].tag == _MOVE and _has_numbers(path) else ():
            if step.tag in _PEN:
                points = ((box.x + box.width * int(p.get("x")) / width, box.y + box.height * int(p.get("y")) / height) for p in step)
                getattr(pen, _PEN[step.tag])(*points)
    return tuple(pen.steps)


def _has_numbers(path: XmlElement) -> bool:
    return all(_NUMBER.fullmatch(point.get(key, "")) for point in path.iter(tag(A, "pt")) for key in ("x", "y"))
