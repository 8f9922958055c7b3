"""Cards: boxes whose kind shows in fill, outline, rule and sign, and always in their words too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.document.blocks import Block, Card, CardKind, Figure
from generator.figures.marks import Sign, SignKind
from generator.formats.pdf.blocks.dispatch import lay, lay_all
from generator.formats.pdf.blocks.figure import QR_SIDE, paint_drawing
from generator.formats.pdf.boxes import Box, arrange, draw_all
from generator.formats.pdf.layout_context import Setting, paint_rect
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class CardStyle:
    """How a plain card looks. Paddings are in units of the grid: left, top, right, foot."""

    fill: str = ""
    outline: tuple[str, float] = ("", 0.0)
    bar: tuple[str, float] = ("", 0.0)  # at the left
    rule: tuple[str, float] = ("", 0.0)  # on top
    padding: tuple[float, float, float, float] = (0.75, 0.5, 0.75, 0.5)
    head: tuple[str, str] = ("head", "deep")
    bullet: str = "terracotta"
    number: str = "terracotta-text"
    ink: str = ""
    level: int = 3
    grows: bool = False


LOOKS: dict[CardKind, CardStyle] = {
    "key-points": CardStyle(
        fill="sand", bar=("teal", 5.0), padding=(1.25, 0.75, 1.0, 0.75), head=("minor", "deep"), number="deep", level=2, grows=True
    ),
    "known": CardStyle(bar=("teal", 3.0), padding=(0.94, 0, 0, 0), head=("head", "teal-text"), bullet="teal", grows=True),
    "unknown": CardStyle(bar=("terracotta", 3.0), padding=(0.94, 0, 0, 0), head=("head", "terracotta-text"), grows=True),
    "do": CardStyle(rule=("green", 2.0), padding=(0, 0.5, 0, 0), head=("head", "green-text")),
    "avoid": CardStyle(rule=("terracotta", 2.0), padding=(0, 0.5, 0, 0), head=("head", "terracotta-text")),
    "numbers": CardStyle(fill="mist", padding=(1.0, 0.5, 1.0, 0.5)),
    "control": CardStyle(outline=("rule", 0.75)),
    "do-now": CardStyle(fill="sand", padding=(1.0, 0.6, 0.75, 0.6), head=("minor", "deep"), level=2),
    "getting-care": CardStyle(fill="sand", padding=(1.0, 0.75, 0.75, 0.75), head=("minor", "deep"), level=2),
    "note": CardStyle(fill="sand", padding=(0.75, 0.75, 0.75, 0.75), grows=True),
}


ON_PANEL = 0.75  # of a card's paddings, on a folded sheet
CODE_PADS, CODE_PADS_ON_PANEL = (1.0, 0.5, 0.75), (0.5, 0.4, 0.4)  # of the grid: before words, between them and the code, and around it
HEAD_BESIDE = 0.19  # of the width: a head that stands before its words


@lay.register
def _card(block: Card, width: float, parent: Element, setting: Setting) -> list[Box]:
    special = _SPECIAL.get(block.kind)
    box = special(block, width, parent, setting) if special else _plain(block, width, parent, setting)
    space = 0.5 * setting.g if block.kind in ("known", "unknown", "do", "avoid") else 0.75 * setting.g
    return [replace(box, before=space, after=space, opens=block.kind == "known", sinks=block.kind == "unknown")]


def _plain(block: Card, width: float, parent: Element, setting: Setting) -> Box:
    look = LOOKS[block.kind]
    scale = ON_PANEL if setting.paper.panels else 1.0
    left, top, right, foot = (p * setting.g * scale for p in look.padding)
    inner = setting.within(bullet=look.bullet, number=look.number, ink=look.ink)
    boxes = _head(block, look, width - left - right, parent, inner)
    boxes += _body(block.blocks, width - left - right, parent, inner)
    return _framed(boxes, look, width, (left, top, right, foot), setting)


def _head(block: Card, look: CardStyle, width: float, parent: Element, setting: Setting) -> list[Box]:
    if block.head is None:
        return []
    role, colour = look.head
    style = setting.style("minor" if role == "minor" else "head", setting.ink or colour)
    lines = setting.break_evenly(block.head, style, width)
    level = block.level or look.level
    element = parent.child(f"H{level}")

    def draw(canvas: Sketch, left: float, top: float) -> None:
        if level == 2:
            canvas.bookmark(lines.text.plain, 1, top)
        setting.draw(canvas, lines, (left, top, width), element)

    return [Box(lines.height, draw, after=0.25 * setting.g)]


def _body(blocks: Sequence[Block], width: float, parent: Element, setting: Setting) -> list[Box]:
    boxes = lay_all(blocks, width, parent, setting)
    if boxes:
        boxes[0] = replace(boxes[0], before=0.0)
    return boxes


def _framed(
    boxes: list[Box], look: CardStyle, width: float, padding: tuple[float, float, float, float], setting: Setting, height: float = 0.0
) -> Box:
    """Return boxes within a card's frame; `height` makes it taller than its words need."""
    left_pad, top_pad, _, foot_pad = padding
    placed, inner = arrange(boxes, setting.paper.gap)
    high = max(setting.on_grid(inner + top_pad + foot_pad), height)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        _paint_frame(canvas, setting, look, (left, top, width, high))
        draw_all(placed, canvas, left + left_pad, top + top_pad)

    grown = (lambda more: _framed(boxes, look, width, padding, setting, more)) if look.grows else None
    return Box(high, draw, grown=grown)


def _paint_frame(canvas: Sketch, setting: Setting, look: CardStyle, box: tuple[float, float, float, float]) -> None:
    left, top, width, height = box
    if look.fill or look.outline[0]:
        paint_rect(canvas, box, fill=look.fill, stroke=look.outline[0], width=look.outline[1], radius=RADIUS)
    if look.bar[0]:
        inset = 0.0 if look.fill else 0.2 * setting.g
        bar = (left, top + inset, look.bar[1], height - 1.5 * inset)
        paint_rect(canvas, bar, fill=look.bar[0], radius=RADIUS if look.fill else 0.0, corners="ad")
    if look.rule[0]:
        paint_rect(canvas, (left, top, width, look.rule[1]), fill=look.rule[0])


def _do_now(block: Card, width: float, parent: Element, setting: Setting) -> Box:
    """Return what to do now: its head before the steps where there is room, or above them."""
    look = LOOKS[block.kind]
    beside = HEAD_BESIDE * width
    if not setting.paper.side_by_side:
        return _plain(block, width, parent, setting)
    left, top, right, foot = (p * setting.g for p in look.padding)
    (head,) = _head(block, look, beside - setting.g, parent, setting)
    body, inner = arrange(_body(block.blocks, width - left - beside - right, parent, setting))
    high = setting.on_grid(max(inner, head.height) + top + foot)

    def draw(canvas: Sketch, x: float, y: float) -> None:
        _paint_frame(canvas, setting, look, (x, y, width, high))
        head.draw(canvas, x + left, y + (high - head.height) / 2)
        draw_all(body, canvas, x + left + beside, y + (high - inner) / 2)

    return Box(high, draw)


# -- when to get help -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Help:
    """How a help card looks: urgent is heavy and solid with an octagon, soon is light with a disc."""

    colour: str
    width: float
    head_fill: str
    head_ink: str
    sign: SignKind


_URGENT = _Help("rose", 2.5, "rose", "white", "warning")
_SOON = _Help("amber", 1.25, "wheat", "amber-text", "phone")


def _help(block: Card, width: float, parent: Element, setting: Setting) -> Box:
    look = _URGENT if block.kind == "urgent" else _SOON
    g = setting.g
    beside = 3.5 * g
    head = setting.break_text(_required(block.head), setting.style("head", look.head_ink), width - beside - g)
    style = setting.style("body", look.head_ink)
    sub = setting.break_text(block.subhead, style, width - beside - g) if block.subhead else None
    elements = parent.child("H3"), parent.child("P") if sub else None
    band = max(3 * g, setting.on_grid(head.height + sub.height + g)) if sub else max(2 * g, setting.on_grid(head.height + g / 2))
    body = _body(block.blocks, width - 2 * g, parent, setting.within(bullet=look.colour))
    placed, inner = arrange(body)
    natural = setting.on_grid(band + 0.5 * g + inner + 0.5 * g)

    def framed(height: float) -> Box:
        def draw(canvas: Sketch, left: float, top: float) -> None:
            box = (left, top, width, height)
            paint_rect(canvas, (left, top, width, band), fill=look.head_fill, radius=RADIUS, corners="ab")
            paint_rect(canvas, box, stroke=look.colour, width=look.width, radius=RADIUS)
            badge = (1.8 if sub else 1.4) * g
            place = (left + g, top + (band - badge) / 2, badge, badge)
            paint_drawing(canvas, setting, Sign(look.sign, on_dark=block.kind == "urgent"), place, ARTIFACT)
            words_top = top + (band - head.height - (sub.height if sub else 0)) / 2
            setting.draw(canvas, head, (left + beside, words_top, width), elements[0])
            if sub and elements[1]:
                setting.draw(canvas, sub, (left + beside, words_top + head.height, width), elements[1])
            draw_all(placed, canvas, left + g, top + band + 0.5 * g)

        return Box(height, draw, grown=framed)

    return framed(natural)


# -- status and contact -----------------------------------------------------------------------------------------
def _status(block: Card, width: float, parent: Element, setting: Setting) -> Box:
    """Return the licence note: an outline and an i, never a tick or a shield, which would read as approval."""
    g = setting.g
    badge, beside = 1.75 * g, 3.25 * g
    head = setting.break_text(_required(block.head), setting.style("body", "ink", face="strong"), width - beside - 0.75 * g)
    element = parent.child("P")
    body = _body(block.blocks, width - beside - 0.75 * g, parent, setting.within(tight=True))
    placed, inner = arrange(body)
    height = max(setting.on_grid(head.height + inner + g), 3 * g)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        paint_rect(canvas, (left, top, width, height), stroke="deep", width=1.0, radius=RADIUS)
        paint_drawing(canvas, setting, Sign("info"), (left + 0.75 * g, top + (height - badge) / 2, badge, badge), ARTIFACT)
        words_top = top + (height - head.height - inner) / 2
        setting.draw(canvas, head, (left + beside, words_top, width), element)
        draw_all(placed, canvas, left + beside, words_top + head.height)

    return Box(height, draw)


def _contact(block: Card, width: float, parent: Element, setting: Setting) -> Box:
    """Return a dark card: whom to ask on the left, the QR code on white on the right."""
    g = setting.g
    first, between, around = (pad * g for pad in (CODE_PADS_ON_PANEL if setting.paper.panels else CODE_PADS))
    dark = setting.within(ink="white", bullet="white", tight=True)
    codes = [b for b in block.blocks if isinstance(b, Figure)]
    lines = [b for b in block.blocks if not isinstance(b, Figure)]
    words = width - first - (between + QR_SIDE + around if codes else first)
    boxes = _head(block, CardStyle(head=("minor", "white"), level=2), words, parent, dark)
    boxes += _body(lines, words, parent, dark)
    placed, inner = arrange(boxes)
    elements = [parent.child("Figure", alt=code.drawing.alt) for code in codes]
    natural = setting.on_grid(max(inner + 2 * around, (QR_SIDE + 2 * around) if codes else 0.0))

    def framed(height: float) -> Box:
        def draw(canvas: Sketch, left: float, top: float) -> None:
            paint_rect(canvas, (left, top, width, height), fill="deep", radius=RADIUS)
            draw_all(placed, canvas, left + first, top + (height - inner) / 2 if codes else top + around)
            for code, element in zip(codes, elements, strict=True):
                place = (left + width - around - QR_SIDE, top + around, QR_SIDE, QR_SIDE)
                paint_rect(canvas, place, fill="white", radius=RADIUS)
                paint_drawing(canvas, setting, code.drawing, place, element)

        return Box(height, draw, grown=framed)

    return framed(natural)


def _required(value: Text | None) -> Text:
    """Return words that this kind of card always has, because each section gives it some."""
    if value is None:
        raise ValueError("this card needs a head")
    return value


_SPECIAL: dict[CardKind, Callable[[Card, float, Element, Setting], Box]] = {
    "do-now": _do_now,
    "urgent": _help,
    "soon": _help,
    "status": _status,
    "contact": _contact,
}
