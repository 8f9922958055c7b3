"""Pictures on a slide: one native group of shapes with alternative text.

Colours follow the presentation's theme where the theme has them, so that another colour scheme recolours the drawings too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from lxml.etree import SubElement

from generator.figures.bounds import Bounds, geometric_bounds
from generator.figures.curves import outlines, polygon
from generator.figures.drawing import Bitmap, Drawing, Label, Paint, Path, Picture, Rect, Shape, parts, resolve
from generator.figures.lettering import LEADING
from generator.figures.people import People
from generator.figures.qr import DARK, MODULES, QrCode
from generator.formats.pptx.gaps.alternatives import about
from generator.formats.pptx.gaps.elements import XmlElement, clark, element, fixed, geometry, placed, solid, worded
from generator.formats.pptx.layout_model import TINTS
from generator.formats.pptx.markup import Tint
from generator.remembering import kept
from generator.text import Span

EMU = 12700  # per point
BoundsInEmu = tuple[int, int, int, int]  # left, top, width and height in EMU
# Roles that the colour scheme has, and those close enough to one of its colours made darker or lighter. All others keep their
# own colour: people, whom no brand recolours, and the clinic's logo.
_SCHEME: dict[str, Tint] = {
    "teal": Tint("accent1"), "terracotta": Tint("accent2"), "green": Tint("accent3"), "amber": Tint("accent4"), "rose": Tint("accent5"),
    "violet": Tint("accent6"), "ink": Tint("tx1"), "deep": Tint("tx2"), "white": Tint("bg1"), "sand": Tint("bg2"),
    "slate": TINTS["quiet"], "slate-band": TINTS["quiet"], "pale": TINTS["pale"],
    "ring": Tint("bg1", 50), "spark": Tint("accent2", 60, 40), "teal-text": Tint("accent1", 83), "terracotta-text": Tint("accent2", 84),
    "green-text": Tint("accent3", 86), "amber-band": Tint("accent4", 91), "amber-text": Tint("accent4", 81),
}  # fmt: skip
_LINE_PITCH = 1.2  # of the type size, as in presentation programs
_ALIGN = {"left": "l", "centre": "ctr", "right": "r"}
_MIRRORED = {"left": "r", "centre": "ctr", "right": "l"}
_STEPS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo"}


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme's colours as a value: each role with its six hexadecimal digits."""

    pairs: tuple[tuple[str, str], ...]

    def __call__(self, role: str) -> str:
        """Return the digits of a role; KeyError if the theme has no such role."""
        return dict(self.pairs)[role]


@dataclass(frozen=True, slots=True)
class DrawingStyle:
    """How the labels of a picture are set and where its colours come from; `colour` returns a role's six hexadecimal digits."""

    lang: str
    type_size: float  # pt
    colour: Callable[[str], str]
    rtl: bool = False
    image: Callable[[Bitmap, Bounds], str] | None = None  # returns the relation to pixels that are shown within a box, in EMU


def group_of(drawing: Drawing, box: BoundsInEmu, next_id: Callable[[], int], style: DrawingStyle) -> XmlElement:
    """Return a drawing as a group in `box`. One made of shapes is drawn once a process, and copied wherever it is shown again."""
    left, top, width, height = box
    if style.image is None:
        return _moved(deepcopy(_drawn_once(drawing, width, height, style)), left, top, next_id)
    return group(shown_in(drawing, width, height, style.type_size), drawing.name, drawing.alt, box, next_id, style)


@lru_cache(maxsize=8)  # asked for its pixels first, then for its shapes
def shown_in(drawing: Drawing, width: int, height: int, type_size: float) -> Picture:
    """Return a drawing's picture for a space in EMU; a row or two of people stand in the middle of theirs."""
    return drawing.picture(width / EMU, 0.0 if isinstance(drawing, People) else height / EMU, type_size)


def has_pixels(drawing: Drawing, box: BoundsInEmu, type_size: float) -> bool:
    """Return whether a drawing has pixels, which each slide must refer to."""
    return _has_pixels(drawing, *box[2:], type_size)


@kept(256)
def _has_pixels(drawing: Drawing, width: int, height: int, type_size: float) -> bool:
    return not isinstance(drawing, QrCode) and any(
        isinstance(shape, Bitmap) for shape in shown_in(drawing, width, height, type_size).shapes
    )


@kept(256)
def _drawn_once(drawing: Drawing, width: int, height: int, style: DrawingStyle) -> XmlElement:
    if isinstance(drawing, QrCode):
        return _of_code(drawing, (0, 0, width, height), style)
    picture = shown_in(drawing, width, height, style.type_size)
    return group(picture, drawing.name, drawing.alt, (0, 0, width, height), count(1).__next__, style)


def _of_code(code: QrCode, box: BoundsInEmu, style: DrawingStyle) -> XmlElement:
    """Return a code as a group, with its modules as the unit of length: these are whole numbers, and the same in any space."""
    space = box[2] / EMU, box[3] / EMU
    picture, modules, next_id = code.ground(*space), code.modules(*space), count(1).__next__
    made = group(picture, code.name, code.alt, box, next_id, style)
    whole = modules.side * modules.across
    place = Bounds(modules.left, modules.top, modules.left + whole, modules.top + whole)
    areas = _GroupTransform.of(picture, box).looking("Path", DARK, 0, place, style)
    described, look = areas
    described[0].attrib.update({"id": str(next_id()), "name": MODULES})
    look[1][-1].append(deepcopy(_areas(code, modules.across)))
    made.append(areas)
    return made


@kept(64)
def _areas(code: QrCode, across: int) -> XmlElement:
    """Return the outlines of a code's dark areas, in modules."""
    steps = tuple(step for corners in code.modules(1.0, 1.0).outlines for step in polygon(corners))
    return _path(steps, across, across, filled=True)


def _moved(made: XmlElement, left: int, top: int, next_id: Callable[[], int]) -> XmlElement:
    """Return a group moved from the corner of a slide, its shapes renumbered."""
    for place in made.iter(clark("a:off"), clark("a:chOff")):
        place.set("x", str(int(place.get("x")) + left))
        place.set("y", str(int(place.get("y")) + top))
    for described in made.iter(clark("p:cNvPr")):
        described.set("id", str(next_id()))
    return made


def group(picture: Picture, name: str, alt: str, box: BoundsInEmu, next_id: Callable[[], int], style: DrawingStyle) -> XmlElement:
    """Return a `p:grpSp` with the picture centred in `box` and as large as fits; an empty `alt` marks it as decoration.

    A picture that is nothing but pixels is a `p:pic`.
    """
    frame, own = _GroupTransform.of(picture, box), next_id()
    if len(picture.shapes) == 1 and isinstance(picture.shapes[0], Bitmap):
        return frame.pixels(picture.shapes[0], about(own, name, alt), style)
    body = [frame.shape(shape, next_id(), style) for shape in picture.shapes]
    x, y, wide, high = frame.emu(Bounds(0, 0, picture.width, picture.height))
    room = placed(x, y, wide, high)
    room.extend((element("a:chOff", x=x, y=y), element("a:chExt", cx=wide, cy=high)))
    described = element("p:nvGrpSpPr", about(own, name, alt), element("p:cNvGrpSpPr"), element("p:nvPr"))
    return element("p:grpSp", described, element("p:grpSpPr", room), *body)


@dataclass(frozen=True, slots=True)
class _GroupTransform:
    """Maps a picture's points to the slide; `scale` is in EMU per point."""

    left: float
    top: float
    scale: float

    @classmethod
    def of(cls, picture: Picture, box: BoundsInEmu) -> _GroupTransform:
        """Return what maps a picture to the middle of a box, as large as fits."""
        left, top, width, height = box
        scale = min(width / picture.width, height / picture.height) if picture.width and picture.height else EMU
        return cls(left + (width - picture.width * scale) / 2, top + (height - picture.height * scale) / 2, scale)

    def emu(self, box: Bounds) -> BoundsInEmu:
        x, y = round(self.left + box.left * self.scale), round(self.top + box.top * self.scale)
        return x, y, round((box.right - box.left) * self.scale), round((box.bottom - box.top) * self.scale)

    def shape(self, shape: Shape, number: int, style: DrawingStyle) -> XmlElement:
        if isinstance(shape, Label):
            return self._label(shape, number, style)
        if isinstance(shape, Bitmap):
            return self.pixels(shape, about(number, shape.name or "Pixels", ""), style)
        box, kind = geometric_bounds(shape), type(shape).__name__
        made = self.looking(kind, shape.paint, _corner(shape), box, style)
        described, look = made
        described[0].attrib.update({"id": str(number), "name": shape.name or kind})
        if isinstance(shape, Path):
            look[1][-1].extend(self._paths(shape, box))
        return made

    def looking(self, kind: str, paint: Paint, corner: int, box: Bounds, style: DrawingStyle) -> XmlElement:
        """Return a shape of a kind in a box, as it looks, without a name; a path has no outlines yet."""
        inside = paint.fill and resolve(paint.fill, style.colour)
        outline = paint.stroke and resolve(paint.stroke, style.colour)
        made = deepcopy(_drawn(kind, paint, inside, outline, self.scale, corner))
        x, y, wide, high = self.emu(box)
        off, extent = made[1][0]
        off.attrib.update({"x": str(x), "y": str(y)})
        extent.attrib.update({"cx": str(wide), "cy": str(high)})
        return made

    def pixels(self, shape: Bitmap, described: XmlElement, style: DrawingStyle) -> XmlElement:
        """Return pixels as a `p:pic`."""
        if style.image is None:
            raise ValueError("a picture with pixels needs a file to put them in")
        box = geometric_bounds(shape)
        shown = Bounds(0, 0, (box.right - box.left) * self.scale, (box.bottom - box.top) * self.scale)
        locked = element("p:cNvPicPr", element("a:picLocks", noChangeAspect=1))
        return element(
            "p:pic",
            element("p:nvPicPr", described, locked, element("p:nvPr")),
            element("p:blipFill", element("a:blip", r__embed=style.image(shape, shown)), element("a:stretch", element("a:fillRect"))),
            element("p:spPr", placed(*self.emu(box)), geometry("rect")),
        )

    def _paths(self, path: Path, box: Bounds) -> list[XmlElement]:
        """Return the outlines of a path. FreeformBuilder looks for the corner again at each point, which takes n x n steps."""
        _, _, wide, high = self.emu(box)
        drawn = outlines(path.steps) if path.apart else [path.steps]  # within one path, programs leave out where outlines overlap
        left, top, k = box.left, box.top, self.scale
        within = [[(verb, [(round((x - left) * k), round((y - top) * k)) for x, y in points]) for verb, points in steps] for steps in drawn]
        return [_path(steps, wide, high, filled=bool(path.paint.fill)) for steps in within]

    def _label(self, label: Label, number: int, style: DrawingStyle) -> XmlElement:
        slack = (LEADING - _LINE_PITCH) / 2 * style.type_size  # first lines stay level with what they name
        high = max(label.height, LEADING * style.type_size)
        box = self.emu(Bounds(label.x, label.y + slack, label.x + label.width, label.y + high))
        align = (_MIRRORED if style.rtl else _ALIGN)[label.align]
        way = element("a:pPr", algn=align, rtl=1) if style.rtl else element("a:pPr", algn=align)
        runs = [_run(span, label, style) for span in label.text.spans if span.text]
        body = element("a:bodyPr", element("a:noAutofit"), wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor="t")
        named = about(number, f"Label: {label.text.plain}")
        return element(
            "p:sp",
            element("p:nvSpPr", named, element("p:cNvSpPr", txBox=1), element("p:nvPr")),
            element("p:spPr", placed(*box), geometry("rect"), element("a:noFill"), element("a:ln", element("a:noFill"))),
            element("p:txBody", body, element("a:lstStyle"), element("a:p", way, *runs)),
        )


def _path(steps: Iterable[tuple[str, Iterable[tuple[float, float]]]], wide: int, high: int, *, filled: bool) -> XmlElement:
    """Return an outline whose points are whole numbers, in a space that is so wide and high."""
    made = element("a:path", w=wide, h=high) if filled else element("a:path", w=wide, h=high, fill="none")
    point = clark("a:pt")
    for verb, points in steps:
        if verb == "Z":
            SubElement(made, clark("a:close"))
            continue
        step = SubElement(made, clark(_STEPS[verb]))
        for x, y in points:  # a deck has some 40,000
            SubElement(step, point, x=str(x), y=str(y))
    return made


def _corner(shape: Shape) -> int:
    """Return how round a rectangle's corners are, in 1/100,000 of its shorter side."""
    if not isinstance(shape, Rect) or shape.radius <= 0:
        return 0
    return round(min(50000, 100000 * shape.radius / min(shape.width, shape.height)))


@lru_cache(maxsize=512)
def _drawn(kind: str, paint: Paint, inside: str | None, outline: str | None, scale: float, corner: int) -> XmlElement:
    """Return a shape to take copies of: its look without its place. `inside` and `outline` are the digits of fixed colours."""
    if kind == "Path":
        edges = element("a:rect", l="0", t="0", r="r", b="b")
        lists = (element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
        outer = element("a:custGeom", *lists, edges, element("a:pathLst"))
    elif kind == "Oval":
        outer = geometry("ellipse")
    else:
        outer = geometry("roundRect", adj=corner) if corner else geometry("rect")
    look = element("p:spPr", placed(0, 0, 0, 0), outer, _fill(paint.fill, inside), _line(paint, outline, scale))
    return element("p:sp", element("p:nvSpPr", element("p:cNvPr", id=0, name=""), element("p:cNvSpPr"), element("p:nvPr")), look)


def _line(paint: Paint, digits: str | None, scale: float) -> XmlElement:
    if paint.stroke is None:
        return element("a:ln", element("a:noFill"))
    made = element("a:ln", _fill(paint.stroke, digits), w=round(paint.width * scale))
    if paint.round:
        made.set("cap", "rnd")
    made.append(element("a:round") if paint.round else element("a:miter", lim=800000))
    return made


def _run(span: Span, label: Label, style: DrawingStyle) -> XmlElement:
    bold, size = int(label.strong or span.strong), round(style.type_size * 100)
    look = element("a:rPr", _fill(label.colour, resolve(label.colour, style.colour)), lang=span.lang or style.lang, sz=size, b=bold)
    return element("a:r", look, worded("a:t", span.text))


def _fill(colour: str | None, digits: str | None) -> XmlElement:
    if colour is None or digits is None:
        return element("a:noFill")
    over, share, _ = parts(colour)
    tint = _SCHEME.get(over)
    return solid(replace(tint, alpha=round(tint.alpha * share / 100))) if tint else fixed(digits)
