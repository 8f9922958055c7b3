"""The clinic's logo on master and layouts: pixels as an image, or a native group of shapes in its own colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.figures.logo import Logo
from generator.formats.pptx import opc
from generator.formats.pptx.figures import DrawingStyle, group_xml
from generator.formats.pptx.layout_model import DEEP, WHITE, LayoutPlan
from generator.formats.pptx.markup import DECORATIVE, POINTS_PER_INCH, Rectangle, attribute, emu, solid, transform
from generator.formats.pptx.opc import Part

_IMAGE = f"{opc.OFFICE}image"
_PART = "ppt/media/logo.png"
_PLATE_EDGE = 0.1  # inches of plate around the logo
_BESIDE = 0.25  # inches between words and the logo
_LABEL_TYPE = 18.0  # a logo has no labels


@dataclass(frozen=True, slots=True)
class SlideLogo:
    """A logo with its alternative text; without a logo nothing is shown."""

    logo: Logo | None = None
    alt: str = ""

    @property
    def parts(self) -> dict[str, Part]:
        """The file's parts that hold a picture."""
        if self.logo is None or not self.logo.picture.png:
            return {}
        return {_PART: Part("image/png", self.logo.picture.png)}

    @property
    def relations(self) -> tuple[tuple[str, str], ...]:
        """What a part that shows it refers to."""
        return tuple((_IMAGE, name) for name in self.parts)

    def xml(self, place: Rectangle, next_id: Callable[[], int], relation: str, lang: str, *, plate: bool = False) -> str:
        """Return the logo within `place`, on a plate where the background is dark: left above a title, otherwise right."""
        if self.logo is None:
            return ""
        edge = self._edge(self.logo, plate=plate)
        box = _box(self.logo, place, edge)
        return (_plate(box, edge, next_id()) if edge else "") + self._shown(self.logo, box, next_id, relation, lang)

    def clear_of(self, plan: LayoutPlan) -> LayoutPlan:
        """Return a layout whose words end before the logo: on a screen, a title stands as high as the logo."""
        logo = self.place(plan)
        if logo is None:
            return plan
        places = (replace(each, box=_left_of(logo, each.box)) if _overlap(logo, each.box) else each for each in plan.placeholders)
        return replace(plan, placeholders=tuple(places))

    def place(self, plan: LayoutPlan) -> Rectangle | None:
        """Return where the logo and its plate stand on a layout."""
        if self.logo is None:
            return None
        edge = self._edge(self.logo, plate=plan.background == DEEP)
        return _grown(_box(self.logo, plan.logo, edge), edge)

    @staticmethod
    def _edge(logo: Logo, *, plate: bool) -> float:
        return _PLATE_EDGE if plate and logo.ground == "white" else 0.0

    def _shown(self, logo: Logo, box: Rectangle, next_id: Callable[[], int], relation: str, lang: str) -> str:
        if logo.picture.shapes:
            picture = logo.drawing(self.alt).picture(box.width * POINTS_PER_INCH, box.height * POINTS_PER_INCH, _LABEL_TYPE)
            place = (emu(box.x), emu(box.y), emu(box.width), emu(box.height))
            return group_xml(picture, "Logo", self.alt, place, next_id, DrawingStyle(lang, _LABEL_TYPE, str))
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{next_id()}" name="Logo" descr="{attribute(self.alt)}"/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )


def _box(logo: Logo, place: Rectangle, edge: float) -> Rectangle:
    """Return where a logo stands within its place: on the left of the slide at its left, otherwise at its right."""
    width, height = logo.picture.fitted(place.width - 2 * edge, place.height - 2 * edge)
    left = place.x + edge if place.x < place.width else place.x + place.width - width - edge
    return Rectangle(left, place.y + (place.height - height) / 2, width, height)


def _grown(box: Rectangle, edge: float) -> Rectangle:
    return Rectangle(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def _left_of(logo: Rectangle, box: Rectangle) -> Rectangle:
    return replace(box, width=logo.x - _BESIDE - box.x)


def _plate(box: Rectangle, edge: float, number: int) -> str:
    around = _grown(box, edge)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Logo plate">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{transform(around)}<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 10000"/></a:avLst></a:prstGeom>'
        f"{solid(WHITE)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
