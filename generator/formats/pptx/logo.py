"""The clinic's logo at the foot of the master: pixels as an image, or a native group of shapes in its own colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.document.direction import direction
from generator.figures.logo import Logo
from generator.formats.pptx import opc
from generator.formats.pptx.figures import DrawingStyle, group
from generator.formats.pptx.gaps.alternatives import about
from generator.formats.pptx.gaps.elements import XmlElement, element, geometry, transform
from generator.formats.pptx.layout_model import LayoutPlan, mirrored
from generator.formats.pptx.markup import POINTS_PER_INCH, Rectangle
from generator.formats.pptx.opc import Part

_IMAGE = f"{opc.OFFICE}image"
_PART = "ppt/media/logo.png"
_BESIDE = 0.25  # inches between words and the logo
_LABEL_TYPE = 18.0  # a logo has no labels
LOGO_PLACE = Rectangle(0.67, 6.9, 1.9, 0.42)  # at the foot, left of its words


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

    def shapes(self, next_id: Callable[[], int], relation: str, lang: str) -> tuple[XmlElement, ...]:
        """Return the logo in its place; `relation` is the id of the one to its picture, if it has one."""
        if self.logo is None:
            return ()
        box = mirrored(_box(self.logo)) if direction(lang) == "rtl" else _box(self.logo)
        if self.logo.picture.shapes:
            picture = self.logo.drawing(self.alt).picture(box.width * POINTS_PER_INCH, box.height * POINTS_PER_INCH, _LABEL_TYPE)
            return (group(picture, "Logo", self.alt, box.in_emu, next_id, DrawingStyle(lang, _LABEL_TYPE, str)),)
        return (_pixels(box, about(next_id(), "Logo", self.alt), relation),)

    def clear_of(self, plan: LayoutPlan) -> LayoutPlan:
        """Return a layout whose words begin after the logo."""
        if self.logo is None:
            return plan
        logo = _box(self.logo)
        places = (replace(each, box=_right_of(logo, each.box)) if _overlap(logo, each.box) else each for each in plan.placeholders)
        return replace(plan, placeholders=tuple(places))


def _pixels(box: Rectangle, described: XmlElement, relation: str) -> XmlElement:
    locked = element("p:cNvPicPr", element("a:picLocks", noChangeAspect=1))
    return element(
        "p:pic",
        element("p:nvPicPr", described, locked, element("p:nvPr", userDrawn=1)),
        element("p:blipFill", element("a:blip", r__embed=relation), element("a:stretch", element("a:fillRect"))),
        element("p:spPr", transform(box), geometry("rect")),
    )


def _box(logo: Logo) -> Rectangle:
    """Return where a logo stands within its place: on the left."""
    width, height = logo.picture.fitted(LOGO_PLACE.width, LOGO_PLACE.height)
    return Rectangle(LOGO_PLACE.x, LOGO_PLACE.y + (LOGO_PLACE.height - height) / 2, width, height)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def _right_of(logo: Rectangle, box: Rectangle) -> Rectangle:
    moved = logo.x + logo.width + _BESIDE
    return replace(box, x=moved, width=box.x + box.width - moved)
