"""What the head of a page and a cover share: the panel behind the words, the clinic's logo, and lines of several styles."""

from __future__ import annotations

from dataclasses import dataclass

from generator.design.paper import MM
from generator.design.theme import TypeRole
from generator.document.blocks import Masthead
from generator.figures.logo import Logo
from generator.formats.pdf.blocks.logo import paint_logo
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import PanelLook, Setting, paint_rect
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

LOGO_HEIGHT, BESIDE_LOGO = 40.0, 12.0
LOGO_WIDTH = 0.42  # of the words' width, at most
PLATE_EDGE, PLATE_RADIUS = 4.0, 3.0  # of the white plate around a logo
RADIUS = 6.0
STRIPE = 5.0  # of the light panel
PANEL_TOP = 8.5 * MM  # from the edge of the sheet to a panel that is not cut, on every paper in handouts/papers


@dataclass(frozen=True, slots=True)
class PanelStyle:
    """The panel around the words: colours, how far it extends beyond the text, and how much of it is cut off with the bleed.

    `more` is how much higher it is than a panel that is not cut.
    """

    dark: bool
    reach: float
    above: float
    cut: float
    more: float = 0.0

    @property
    def radius(self) -> float:
        """The radius of its corners; those that are cut off have none."""
        return 0.0 if self.cut else RADIUS

    @property
    def colours(self) -> tuple[str, str, str, str]:
        """The colours of clinic, service, title and subtitle."""
        return ("white", "pale", "white", "white") if self.dark else ("deep", "ink", "deep", "ink")

    def inset(self, least: float) -> float:
        """Return how far below its top the first words are; where it is cut, they stand where other editions have them."""
        return self.more + max(least, self.above - self.more)

    def paint(self, canvas: Sketch, box: tuple[float, float, float, float]) -> None:
        """Paint the panel around a text box (left, top, width, height of the panel)."""
        left, top, width, height = box
        self.paint_box(canvas, (left - self.reach, top, width + 2 * self.reach, height), self.cut)

    def paint_box(self, canvas: Sketch, box: tuple[float, float, float, float], cut: float = 0.0) -> None:
        """Paint the panel (left, top, width, height), of which `cut` is cut off on its left."""
        left, top, _, height = box
        paint_rect(canvas, box, fill="deep" if self.dark else "sand", radius=self.radius)
        if not self.dark:
            stripe = (left, top, cut + STRIPE, height)
            paint_rect(canvas, stripe, fill="teal", radius=0.0 if self.cut else STRIPE, corners="ad")


def panel_of(setting: Setting) -> PanelLook:
    """Return how the panel looks; LookupError for a section that has no masthead."""
    if setting.panel is None:
        raise LookupError("only a section with a masthead knows of the panel")
    return setting.panel


def look_of(setting: Setting) -> PanelStyle:
    """Return the panel as the theme and the paper want it."""
    paper, panel = setting.paper, panel_of(setting)
    reach, above = paper.left - paper.panel.side * MM, paper.top - paper.panel.top * MM
    cut = max(0.0, reach - paper.left)
    return PanelStyle(panel.dark, reach, above, cut, PANEL_TOP - paper.panel.top * MM if cut else 0.0)


@dataclass(frozen=True, slots=True)
class LogoSet:
    """A clinic's logo as it is set before the clinic's name, with its element; without one, `width` is 0."""

    width: float = 0.0
    height: float = 0.0
    logo: Logo | None = None
    element: Element | None = None

    def paint(self, canvas: Sketch, setting: Setting, place: tuple[float, float], *, dark: bool) -> None:
        """Paint it with its top left corner at (left, top)."""
        if self.logo is None or self.element is None:
            return
        left, top = place
        edge = _edge(self.logo)
        if edge:
            paint_rect(canvas, (left, top, self.width, self.height), fill="white", radius=PLATE_RADIUS)
        box = (left + edge, top + edge, self.width - 2 * edge, self.height - 2 * edge)
        behind = "white" if edge else "deep" if dark else "sand"
        paint_logo(canvas, setting, self.logo, box, self.element, behind)


def logo_mark(block: Masthead, words: float, high: float, parent: Element, setting: Setting) -> LogoSet:
    """Return the logo to set before the name, `high` if there is one; a wide logo is made smaller, so that the name has room."""
    logo = panel_of(setting).logo
    if logo is None:
        return LogoSet()
    edge = _edge(logo)
    width, _ = logo.picture.fitted(LOGO_WIDTH * words - 2 * edge, high - 2 * edge)
    return LogoSet(width + 2 * edge, high, logo, parent.child("Figure", alt=block.logo_alt))


def _edge(logo: Logo) -> float:
    return PLATE_EDGE if logo.ground == "white" else 0.0


def lines_of(setting: Setting, width: float, *texts: tuple[Text, TypeRole, str, bool]) -> list[Lines]:
    """Break texts, each with its role, its colour and whether it is strong."""
    return [
        setting.break_text(text, setting.style(role, colour, face="strong" if strong else None), width)
        for text, role, colour, strong in texts
    ]
