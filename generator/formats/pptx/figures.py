"""Pictures on a slide: one native group of shapes with alternative text, as XML strings, so that many shapes cost next to nothing.

Colours follow the presentation's theme where the theme has them, so that another colour scheme recolours the drawings too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from generator.figures.bounds import Bounds, geometric_bounds
from generator.figures.curves import outlines
from generator.figures.drawing import Bitmap, Label, Oval, Paint, Path, Picture, Rect, Shape, parts, resolve
from generator.figures.lettering import LEADING
from generator.formats.pptx.layout_model import QUIET
from generator.formats.pptx.markup import Tint, solid
from generator.text import Span

EMU = 12700  # per point
BoundsInEmu = tuple[int, int, int, int]  # left, top, width, height in EMU
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
# Roles that the colour scheme has, and those close enough to one of its colours made darker or lighter. All others keep their
# own colour: people, whom no brand recolours, and the clinic's logo.
_SCHEME: dict[str, Tint] = {
    "teal": Tint("accent1"), "terracotta": Tint("accent2"), "green": Tint("accent3"), "amber": Tint("accent4"), "rose": Tint("accent5"),
    "violet": Tint("accent6"), "ink": Tint("tx1"), "deep": Tint("tx2"), "white": Tint("bg1"), "sand": Tint("bg2"),
    "slate": QUIET, "slate-band": QUIET,
    "ring": Tint("bg1", 50), "spark": Tint("accent2", 60, 40), "teal-text": Tint("accent1", 83), "terracotta-text": Tint("accent2", 84),
    "green-text": Tint("accent3", 86), "amber-band": Tint("accent4", 91), "amber-text": Tint("accent4", 81),
}  # fmt: skip
_LINE_PITCH = 1.2  # of the type size, as in presentation programs
_ALIGN = {"left": "l", "centre": "ctr", "right": "r"}
_MIRRORED = {"left": "r", "centre": "ctr", "right": "l"}


@dataclass(frozen=True, slots=True)
class DrawingStyle:
    """How the labels of a picture are set and where its colours come from; `colour` returns a role's six hexadecimal digits."""

    lang: str
    type_size: float  # pt
    colour: Callable[[str], str]
    rtl: bool = False
    image: Callable[[Bitmap, Bounds], str] | None = None  # returns the relation to pixels that are shown within a box, in EMU


def group_xml(  # in the order in which a sentence would name them
    picture: Picture, name: str, alt: str, box: BoundsInEmu, next_id: Callable[[], int], style: DrawingStyle
) -> str:
    """Return a `p:grpSp` with the picture centred in `box` and as large as fits; an empty `alt` marks it as decoration.

    A picture that is nothing but pixels is a `p:pic`.
    """
    left, top, width, height = box
    scale = min(width / picture.width, height / picture.height) if picture.width and picture.height else EMU
    frame = _GroupTransform(left + (width - picture.width * scale) / 2, top + (height - picture.height * scale) / 2, scale)
    own = next_id()
    if len(picture.shapes) == 1 and isinstance(picture.shapes[0], Bitmap):
        return frame.pixels(picture.shapes[0], _about(own, name, alt), style, _NAMESPACES)
    body = "".join(frame.shape(shape, next_id(), style) for shape in picture.shapes)
    room = frame.xfrm(Bounds(0, 0, picture.width, picture.height))
    inner = room.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return (
        f"<p:grpSp {_NAMESPACES}><p:nvGrpSpPr>{_about(own, name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{room}{inner}</a:xfrm></p:grpSpPr>{body}</p:grpSp>"
    )


def _about(number: int, name: str, alt: str) -> str:
    return f'<p:cNvPr id="{number}" name={quoteattr(name)} descr={quoteattr(alt)}/>' if alt else _decoration(number, name)


def _decoration(number: int, name: str) -> str:
    return f'<p:cNvPr id="{number}" name={quoteattr(name)}>{_DECORATIVE}</p:cNvPr>'


@dataclass(frozen=True, slots=True)
class _GroupTransform:
    """Maps a picture's points to the slide; `scale` is in EMU per point."""

    left: float
    top: float
    scale: float

    def xfrm(self, box: Bounds) -> str:
        x, y = round(self.left + box.left * self.scale), round(self.top + box.top * self.scale)
        wide, high = round((box.right - box.left) * self.scale), round((box.bottom - box.top) * self.scale)
        return f'<a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'

    def shape(self, shape: Shape, number: int, style: DrawingStyle) -> str:
        if isinstance(shape, Label):
            return self._label(shape, number, style)
        if isinstance(shape, Bitmap):
            return self.pixels(shape, _about(number, shape.name or "Pixels", ""), style)
        name = quoteattr(shape.name or type(shape).__name__)
        box = geometric_bounds(shape)
        look = self._geometry(shape, box) + _fill(shape.paint.fill, style) + self._line(shape.paint, style)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={name}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr><a:xfrm>{self.xfrm(box)}</a:xfrm>{look}</p:spPr></p:sp>"
        )

    def pixels(self, shape: Bitmap, about: str, style: DrawingStyle, namespaces: str = "") -> str:
        """Return pixels as a `p:pic`."""
        if style.image is None:
            raise ValueError("a picture with pixels needs a file to put them in")
        box = geometric_bounds(shape)
        shown = Bounds(0, 0, (box.right - box.left) * self.scale, (box.bottom - box.top) * self.scale)
        return (
            f'<p:pic {namespaces}><p:nvPicPr>{about}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{style.image(shape, shown)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr><a:xfrm>{self.xfrm(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _geometry(self, shape: Rect | Oval | Path, box: Bounds) -> str:
        if isinstance(shape, Oval):
            return '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        if isinstance(shape, Path):
            return self._path(shape, box)
        if shape.radius <= 0:
            return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        share = round(min(50000, 100000 * shape.radius / min(shape.width, shape.height)))
        return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'

    def _path(self, path: Path, box: Bounds) -> str:
        wide, high = round((box.right - box.left) * self.scale), round((box.bottom - box.top) * self.scale)
        open_ended = "" if path.paint.fill else ' fill="none"'
        drawn = outlines(path.steps) if path.apart else [path.steps]  # within one path, programs leave out where outlines overlap
        steps = ("".join(self._step(verb, points, box) for verb, points in part) for part in drawn)
        paths = "".join(f'<a:path w="{wide}" h="{high}"{open_ended}>{part}</a:path>' for part in steps)
        return (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f"<a:pathLst>{paths}</a:pathLst></a:custGeom>"
        )

    def _step(self, verb: str, points: tuple[tuple[float, float], ...], box: Bounds) -> str:
        if verb == "Z":
            return "<a:close/>"
        k = self.scale
        inner = "".join(f'<a:pt x="{round((x - box.left) * k)}" y="{round((y - box.top) * k)}"/>' for x, y in points)
        tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[verb]
        return f"<a:{tag}>{inner}</a:{tag}>"

    def _line(self, paint: Paint, style: DrawingStyle) -> str:
        if paint.stroke is None:
            return "<a:ln><a:noFill/></a:ln>"
        ends, joins = (' cap="rnd"', "<a:round/>") if paint.round else ("", '<a:miter lim="800000"/>')
        return f'<a:ln w="{round(paint.width * self.scale)}"{ends}>{_fill(paint.stroke, style)}{joins}</a:ln>'

    def _label(self, label: Label, number: int, style: DrawingStyle) -> str:
        words = label.text.plain
        slack = (LEADING - _LINE_PITCH) / 2 * style.type_size  # first lines stay level with what they name
        high = max(label.height, LEADING * style.type_size)
        box = self.xfrm(Bounds(label.x, label.y + slack, label.x + label.width, label.y + high))
        rtl = ' rtl="1"' if style.rtl else ""
        align = (_MIRRORED if style.rtl else _ALIGN)[label.align]
        runs = "".join(_run(span, label, style) for span in label.text.spans if span.text)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr("Label: " + words)}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr><a:xfrm>{box}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></p:spPr>'
            '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f'<a:p><a:pPr algn="{align}"{rtl}/>{runs}</a:p></p:txBody></p:sp>'
        )


def _run(span: Span, label: Label, style: DrawingStyle) -> str:
    bold = int(label.strong or span.strong)
    size = round(style.type_size * 100)
    lang = quoteattr(span.lang or style.lang)
    return f'<a:r><a:rPr lang={lang} sz="{size}" b="{bold}">{_fill(label.colour, style)}</a:rPr><a:t>{escape(span.text)}</a:t></a:r>'


def _fill(colour: str | None, style: DrawingStyle) -> str:
    if colour is None:
        return "<a:noFill/>"
    over, share, _ = parts(colour)
    if over not in _SCHEME:
        return f'<a:solidFill><a:srgbClr val="{resolve(colour, style.colour)}"/></a:solidFill>'
    return solid(replace(_SCHEME[over], alpha=share))
