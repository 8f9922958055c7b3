"""The head of the first page: a dark panel, or a light one that saves ink. It may extend beyond the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.design.paper import MM
from generator.design.theme import TypeRole
from generator.document.blocks import Masthead
from generator.figures.logo import Logo
from generator.figures.vesicles import Emblem, Vesicles
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.blocks.logo import paint_logo
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.canvas import ARTIFACT, TaggedCanvas
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import Setting, paint_rect
from generator.formats.pdf.tags import Element
from generator.text import Text

WORDS_WIDTH, NARROW_WORDS_WIDTH = 0.72, 0.85  # of the text width, on wide paper and on narrow: circles only right of it
CIRCLES_GAP = 0.04  # of the panel's width, between words and circles
EMBLEM = 40.0
BESIDE_EMBLEM = 17.0
LOGO_WIDTH = 0.42  # of the words' width, at most
PLATE_EDGE, PLATE_RADIUS = 4.0, 3.0  # of the white plate around a logo
BRIEF_RIGHT = 0.31  # of the text width: whom a brief one is from
BRIEF_LOGO = 24.0  # the least height of a logo on a brief one
BRIEF_TOP = 32.0  # points below the cut, where the panel is cut off: other editions have its words there too
RADIUS = 6.0
STRIPE = 5.0  # of the light panel
RULE = (56.0, 3.0)
RULE_BELOW_TITLE = 10.0


@dataclass(frozen=True, slots=True)
class _PanelStyle:
    """The panel around the words: colours, how far it extends beyond the text, and how much of it is cut off with the bleed."""

    dark: bool
    reach: float
    above: float
    cut: float

    @property
    def radius(self) -> float:
        return 0.0 if self.cut else RADIUS

    @property
    def colours(self) -> tuple[str, str, str, str]:
        """The colours of clinic, service, title and subtitle."""
        return ("white", "pale", "white", "white") if self.dark else ("deep", "ink", "deep", "ink")

    def paint(self, canvas: TaggedCanvas, setting: Setting, box: tuple[float, float, float, float]) -> None:
        """Paint the panel around a text box (left, top, width, height of the panel)."""
        left, top, width, height = box
        panel = (left - self.reach, top, width + 2 * self.reach, height)
        paint_rect(canvas, setting, panel, fill="deep" if self.dark else "sand", radius=self.radius)
        if not self.dark:
            stripe = (left - self.reach, top, self.cut + STRIPE, height)
            paint_rect(canvas, setting, stripe, fill="teal", radius=0.0 if self.cut else STRIPE, corners="ad")

    def paint_circles(self, canvas: TaggedCanvas, setting: Setting, box: tuple[float, float, float, float], share: float) -> None:
        """Paint circles over `share` of the panel, on its right."""
        left, top, width, height = box
        wide = (width + 2 * self.reach) * share
        place = (left + width + self.reach - wide, top, wide, height)
        paint_drawing(canvas, setting, Vesicles(dark=self.dark, corner=self.radius), place, ARTIFACT)


def _look(setting: Setting) -> _PanelStyle:
    paper = setting.paper
    reach, above = paper.left - paper.panel.side * MM, paper.top - paper.panel.top * MM
    return _PanelStyle(setting.theme.masthead == "band", reach, above, max(0.0, reach - paper.left))


@dataclass(frozen=True, slots=True)
class _Mark:
    """What comes before the clinic's name: its logo, or an emblem if it has none. `element` is the logo's."""

    width: float = EMBLEM
    logo: Logo | None = None
    element: Element | None = None
    height: float = EMBLEM

    def paint(self, canvas: TaggedCanvas, setting: Setting, place: tuple[float, float], *, dark: bool) -> None:
        """Paint it with its top left corner at (left, top)."""
        left, top = place
        if self.logo is None or self.element is None:
            paint_drawing(canvas, setting, Emblem("white" if dark else "deep"), (left, top, EMBLEM, EMBLEM), ARTIFACT)
            return
        edge = _edge(self.logo)
        if edge:
            paint_rect(canvas, setting, (left, top, self.width, self.height), fill="white", radius=PLATE_RADIUS)
        box = (left + edge, top + edge, self.width - 2 * edge, self.height - 2 * edge)
        behind = "white" if edge else "deep" if dark else "sand"
        paint_logo(canvas, setting, self.logo, box, self.element, behind)


def _mark(block: Masthead, words: float, parent: Element, setting: Setting) -> _Mark:
    """Return what comes before the name; a wide logo is made smaller, so that the name has room."""
    return _logo(block, setting.logo, (LOGO_WIDTH * words, EMBLEM), parent) if setting.logo else _Mark()


def _logo(block: Masthead, logo: Logo, room: tuple[float, float], parent: Element) -> _Mark:
    """Return a logo as high as its room, and no wider than that."""
    edge = _edge(logo)
    width, _ = logo.picture.fitted(room[0] - 2 * edge, room[1] - 2 * edge)
    return _Mark(width + 2 * edge, logo, parent.child("Figure", alt=block.logo_alt), room[1])


def _edge(logo: Logo) -> float:
    return PLATE_EDGE if logo.ground == "white" else 0.0


@dataclass(frozen=True, slots=True)
class _Words:
    """The masthead's lines with their elements and places in the panel; where the clinic's mark, the rule and the foot are."""

    placed: tuple[tuple[Lines, Element, float, float], ...]
    mark_top: float
    rule_top: float
    foot: float


@lay.register
def _masthead(block: Masthead, width: float, parent: Element, setting: Setting) -> list[Box]:
    if block.note and not setting.paper.panels:
        return [_brief(block, block.note, width, parent, setting)]
    look, g = _look(setting), setting.g
    share = WORDS_WIDTH if setting.paper.side_by_side else NARROW_WORDS_WIDTH
    mark = _mark(block, share * width, parent, setting)
    words = _place_words(block, look, mark, share * width, parent, setting)
    natural = setting.on_grid(words.foot + g)

    def draw(canvas: TaggedCanvas, left: float, top: float, height: float) -> None:
        top -= look.above
        look.paint(canvas, setting, (left, top, width, height))
        look.paint_circles(canvas, setting, (left, top, width, height), 1 - share - CIRCLES_GAP)
        mark.paint(canvas, setting, (left, top + words.mark_top), dark=look.dark)
        canvas.bookmark(block.title.plain, 0, top)
        paint_rect(canvas, setting, (left, top + words.rule_top, *RULE), fill="spark" if look.dark else "terracotta")
        for lines, element, x, y in words.placed:
            setting.draw(canvas, lines, (left + x, top + y, width), element)

    def of(height: float) -> Box:
        return Box(height - look.above, lambda canvas, left, top: draw(canvas, left, top, height), after=1.25 * g)

    cover = replace(of(natural), height=setting.on_grid(natural - look.above))
    return [replace(cover, grown=lambda high: of(high + look.above), fills=bool(setting.paper.panels))]


def _place_words(block: Masthead, look: _PanelStyle, mark: _Mark, width: float, parent: Element, setting: Setting) -> _Words:
    """Set clinic and service beside the mark, title, rule and subtitle below it, and last the note, if there is one."""
    g = setting.g
    clinic, service, title, subtitle = look.colours
    beside = mark.width + BESIDE_EMBLEM
    name = _lines(setting, width - beside, (block.clinic, "body", clinic, True), (block.service, "body", service, False))
    heads = _lines(setting, width, (block.title, "title", title, False), (block.subtitle, "lead", subtitle, False))
    note = _lines(setting, width, (block.note, "body", service, False)) if block.note else []
    inset = max(1.25 * g, look.above)  # on a press, where the panel is cut, words stay where other editions have them
    high = sum(lines.height for lines in name)
    name_top = inset + max(0.0, (EMBLEM - high) / 2)
    title_top = inset + max(EMBLEM, high) + g
    subtitle_top = title_top + heads[0].height + 1.25 * g
    below = subtitle_top + heads[1].height
    places = [(beside, name_top), (beside, name_top + name[0].height), (0.0, title_top), (0.0, subtitle_top), (0.0, below + 0.75 * g)]
    lines = [*name, *heads, *note]
    tags = [parent.child(tag) for tag in ("P", "P", "H1", "P", "P")[: len(lines)]]
    return _Words(
        tuple((each, tag, *place) for each, tag, place in zip(lines, tags, places, strict=False)),
        inset + max(0.0, (high - EMBLEM) / 2),
        title_top + heads[0].height + RULE_BELOW_TITLE,
        below + 0.75 * g + note[0].height if note else below,
    )


def _brief(block: Masthead, note: Text, width: float, parent: Element, setting: Setting) -> Box:
    """Return a low panel: the title on the left; on the right, who it is from and when; a logo between, below the title."""
    look, g = _look(setting), setting.g
    clinic, service, title, subtitle = look.colours
    right = BRIEF_RIGHT * width
    inset = BRIEF_TOP - setting.paper.panel.top * MM if look.cut else 0.5 * g
    at_right = _lines(
        setting, right, (block.clinic, "body", clinic, True), (block.service, "body", service, False), (note, "body", service, False)
    )
    at_left = _lines(setting, width - right - g, (block.title, "title", title, False), (block.subtitle, "lead", subtitle, False))
    heading, least = at_left[0].height, BRIEF_LOGO if setting.logo else 0.0
    high = max(*(sum(lines.height for lines in side) for side in (at_left, at_right)), heading + least)
    beside = (width - right - 2 * g - at_left[1].width, high - heading)  # the subtitle
    mark = _logo(block, setting.logo, beside, parent) if setting.logo else None
    tags = [parent.child(tag) for tag in ("P", "P", "H1", "P", "P")]
    height = setting.on_grid(inset + high + 0.5 * g)

    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        top -= look.above
        look.paint(canvas, setting, (left, top, width, height))
        canvas.bookmark(block.title.plain, 0, top)
        if mark:
            mark.paint(canvas, setting, (left + width - right - g - mark.width, top + inset + heading), dark=look.dark)
        for x, side, targets in ((left + width - right, at_right, (tags[0], tags[1], tags[4])), (left, at_left, tags[2:4])):
            y = top + inset
            for lines, target in zip(side, targets, strict=True):
                setting.draw(canvas, lines, (x, y, width), target)
                y += lines.height

    return Box(setting.on_grid(height - look.above), draw, after=0.75 * g)


def _lines(setting: Setting, width: float, *texts: tuple[Text, TypeRole, str, bool]) -> list[Lines]:
    """Break texts, each with its role, its colour and whether it is strong."""
    return [
        setting.break_text(text, setting.style(role, colour, face="strong" if strong else None), width)
        for text, role, colour, strong in texts
    ]
