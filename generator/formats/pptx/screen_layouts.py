"""The layouts of a loop on a screen in a waiting room, as data: few words, in type that is read from a chair across the room.

Body text is 28 points or more, everything else 24, and the line at the foot 16. Levels: 0 lead, 1 point; of an answer, 0 the
answer and 1 whose it is.
"""

from __future__ import annotations

from dataclasses import replace

from generator.formats.pptx.layout_model import (
    DEEP,
    GREEN,
    QUIET,
    SAND,
    SLIDE_WIDTH,
    TEAL,
    TERRACOTTA,
    WHITE,
    Decor,
    Insets,
    LayoutPlan,
    Place,
    Role,
    Style,
)
from generator.formats.pptx.layouts import RULE_ON_DARK, bubbles, footers
from generator.formats.pptx.markup import Box, Tint

_LEFT, _WIDTH = 0.75, SLIDE_WIDTH - 1.5
_TOP, _BOTTOM, _GAP = 1.85, 6.65, 0.25
_FOOT = 16
_LEAD = Style(34, before=12, spacing=96)
_POINT = Style(32, bullet="•", margin=0.42, before=12, spacing=96)
_CAPTION = (Style(24, QUIET),)
_TITLE = Place("title", "Title", Box(_LEFT, 0.4, _WIDTH, 1.3), (Style(40, DEEP, bold=True, heading=True, spacing=90),), "title", "ctr")
_CAPTION_HEIGHT = 0.5
_FOOTERS, _FOOTERS_ON_DARK = footers(size=_FOOT), footers(SAND, _FOOT)


def _caption(box: Box) -> Place:
    return Place("caption", "Caption", box, _CAPTION, anchor="b")


def _questions() -> LayoutPlan:
    words = Place("content", "Questions", Box(_LEFT, _TOP, _WIDTH, _BOTTOM - _TOP), (replace(_POINT, size=36, before=20),), "obj")
    return LayoutPlan("Clinic Poster Questions", (_TITLE, words, *_FOOTERS))


def _visual() -> LayoutPlan:
    right = Box(6.85, _TOP, _LEFT + _WIDTH - 6.85, _BOTTOM - _TOP - _CAPTION_HEIGHT - 0.1)
    return LayoutPlan(
        "Clinic Poster Visual",
        (
            _TITLE,
            Place("content", "Content", Box(_LEFT, _TOP, 5.75, _BOTTOM - _TOP), (_LEAD, replace(_POINT, size=30)), "obj"),
            Place("visual", "Visual area", right, _CAPTION, "pic"),
            _caption(Box(right.x, _BOTTOM - _CAPTION_HEIGHT, right.width, _CAPTION_HEIGHT)),
            *_FOOTERS,
        ),
    )


def _answer() -> LayoutPlan:
    """Return view and evidence side by side and of one size, the answer in words below, and a picture beside them."""
    card, high, visual = 3.95, 2.95, 3.55
    insets = Insets(0.2, 0.2, 0.2, 0.2)
    below = _TOP + high + 0.25
    band = (
        Style(40, WHITE, bold=True, heading=True, align="ctr", spacing=90, before=6),
        Style(28, WHITE, bold=True, align="ctr"),
    )
    proof = (Style(34, DEEP, bold=True, align="ctr", spacing=95), Style(28, before=4, align="ctr"))
    return LayoutPlan(
        "Clinic Poster Answer",
        (
            _TITLE,
            Place("answer", "Answer", Box(_LEFT, _TOP, card, high), band, anchor="ctr", insets=insets, fill=TEAL),
            Place(
                "evidence",
                "Evidence",
                Box(_LEFT + card + _GAP, _TOP, card, high),
                proof,
                insets=replace(insets, top=1.25, bottom=0.1),
                fill=SAND,
            ),
            Place("content", "Content", Box(_LEFT, below, 2 * card + _GAP, _BOTTOM - below), (replace(_LEAD, size=36),), "obj"),
            Place("visual", "Visual area", Box(_LEFT + _WIDTH - visual, _TOP, visual, _BOTTOM - _TOP), _CAPTION, "pic"),
            *_FOOTERS,
        ),
    )


def _compare() -> LayoutPlan:
    head, width = 0.75, (_WIDTH - _GAP) / 2
    columns: tuple[tuple[Role, Role, Tint], ...] = (("head-1", "content", GREEN), ("head-2", "content-2", TERRACOTTA))
    places: list[Place] = []
    for n, (heading, content, tint) in enumerate(columns, 1):
        x = _LEFT + (n - 1) * (width + _GAP)
        points = (Style(28, bullet="•", margin=0.34, before=6, spacing=92),)
        places += [
            Place(heading, f"Heading {n}", Box(x, _TOP - 0.1, width, head), (Style(30, WHITE, bold=True),), anchor="ctr",
                  insets=Insets(0.95, 0.05, 0.2, 0.05), fill=tint),
            Place(content, f"Content {n}", Box(x, _TOP - 0.1 + head, width, _BOTTOM - _TOP + 0.1 - head), points, "obj",
                  insets=Insets(0.25, 0.16, 0.15, 0.08), fill=SAND),
        ]  # fmt: skip
    return LayoutPlan("Clinic Poster Compare", (_TITLE, *places, *_FOOTERS))


def _title() -> LayoutPlan:
    return LayoutPlan(
        "Clinic Poster Title",
        (
            Place("title", "Title", Box(_LEFT, 0.45, 7.4, 2.6), (Style(54, WHITE, bold=True, heading=True, spacing=92),), "ctrTitle", "b"),
            Place("content", "Content", Box(_LEFT, 3.5, 7.3, 3.15), (Style(28, SAND, before=12),), "obj"),
            *_FOOTERS_ON_DARK,
        ),
        (*bubbles(), Decor("Rule", "rect", Box(_LEFT, 3.25, 1.1, 0.07), RULE_ON_DARK)),
        DEEP,
        type="title",
    )


def _closing() -> LayoutPlan:
    card, side = Box(8.35, 1.05, 4.23, 5.4), 3.75
    words = Box(card.x + 0.1, card.y + side + 0.15, card.width - 0.2, card.height - side - 0.25)
    return LayoutPlan(
        "Clinic Poster Closing",
        (
            Place("title", "Title", Box(_LEFT, 0.75, 7.2, 2.1), (Style(48, WHITE, bold=True, heading=True, spacing=92),), "title", "b"),
            Place("content", "Content", Box(_LEFT, 3.3, 7.2, 3.35), (Style(32, WHITE, before=12),), "obj"),
            Place("qr", "QR code", Box(card.x + (card.width - side) / 2, card.y + 0.12, side, side), _CAPTION, "pic"),
            Place(
                "caption", "QR caption", words, (Style(28, DEEP, bold=True, align="ctr"), Style(24, align="ctr", before=3)), anchor="ctr"
            ),
            *_FOOTERS_ON_DARK,
        ),
        (Decor("QR card", "roundRect", card, WHITE, 5000), Decor("Rule", "rect", Box(_LEFT, 3.05, 1.1, 0.07), RULE_ON_DARK)),
        DEEP,
    )


POSTERS: tuple[LayoutPlan, ...] = (_title(), _questions(), _visual(), _answer(), _compare(), _closing())
