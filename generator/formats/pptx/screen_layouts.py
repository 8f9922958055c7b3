"""The layouts of a loop on a waiting-room screen, as data: few words, in type that can be read from across the room.

Body text is 28 points or more, everything else 24, and the line at the foot 16. Levels: 0 lead, 1 point.
"""

from __future__ import annotations

from dataclasses import replace

from generator.formats.pptx.layout_model import (
    DEEP,
    QUIET,
    SAND,
    SLIDE_WIDTH,
    TEAL,
    TERRACOTTA,
    WHITE,
    Decor,
    Insets,
    LayoutPlan,
    LevelStyle,
    PlaceholderSpec,
    Role,
)
from generator.formats.pptx.layouts import RULE_ON_DARK, bubbles, footers
from generator.formats.pptx.markup import Rectangle, Tint

_LEFT, _WIDTH = 0.75, SLIDE_WIDTH - 1.5
_TOP, _BOTTOM, _GAP = 1.85, 6.65, 0.25
_FOOT = 16
_LEAD = LevelStyle(34, before=12, spacing=96)
_POINT = LevelStyle(32, bullet="•", margin=0.42, before=12, spacing=96)
_CAPTION = (LevelStyle(24, QUIET),)
_TITLE = PlaceholderSpec(
    "title", "Title", Rectangle(_LEFT, 0.4, _WIDTH, 1.3), (LevelStyle(40, DEEP, bold=True, heading=True, spacing=90),), "title", "ctr"
)
_CAPTION_HEIGHT = 0.5
_FOOTERS, _FOOTERS_ON_DARK = footers(size=_FOOT), footers(SAND, _FOOT)


def _caption(box: Rectangle) -> PlaceholderSpec:
    return PlaceholderSpec("caption", "Caption", box, _CAPTION, anchor="b")


def _questions() -> LayoutPlan:
    words = PlaceholderSpec(
        "content", "Questions", Rectangle(_LEFT, _TOP, _WIDTH, _BOTTOM - _TOP), (replace(_POINT, size=36, before=20),), "obj"
    )
    return LayoutPlan("Clinic Poster Questions", (_TITLE, words, *_FOOTERS))


def _visual() -> LayoutPlan:
    right = Rectangle(6.85, _TOP, _LEFT + _WIDTH - 6.85, _BOTTOM - _TOP - _CAPTION_HEIGHT - 0.1)
    return LayoutPlan(
        "Clinic Poster Visual",
        (
            _TITLE,
            PlaceholderSpec("content", "Content", Rectangle(_LEFT, _TOP, 5.75, _BOTTOM - _TOP), (_LEAD, replace(_POINT, size=30)), "obj"),
            PlaceholderSpec("visual", "Visual area", right, _CAPTION, "pic"),
            _caption(Rectangle(right.x, _BOTTOM - _CAPTION_HEIGHT, right.width, _CAPTION_HEIGHT)),
            *_FOOTERS,
        ),
    )


def _compare() -> LayoutPlan:
    """Return what is urgent beside what is not."""
    head, width = 0.75, (_WIDTH - _GAP) / 2
    columns: tuple[tuple[Role, Role, Tint], ...] = (("head-1", "content", TERRACOTTA), ("head-2", "content-2", TEAL))
    places: list[PlaceholderSpec] = []
    for n, (heading, content, tint) in enumerate(columns, 1):
        x = _LEFT + (n - 1) * (width + _GAP)
        points = (LevelStyle(28, bullet="•", margin=0.34, before=6, spacing=92),)
        places += [
            PlaceholderSpec(heading, f"Heading {n}", Rectangle(x, _TOP - 0.1, width, head), (LevelStyle(30, WHITE, bold=True),),
                  anchor="ctr", insets=Insets(0.95, 0.05, 0.2, 0.05), fill=tint),
            PlaceholderSpec(content, f"Content {n}", Rectangle(x, _TOP - 0.1 + head, width, _BOTTOM - _TOP + 0.1 - head), points, "obj",
                  insets=Insets(0.25, 0.16, 0.15, 0.08), fill=SAND),
        ]  # fmt: skip
    return LayoutPlan("Clinic Poster Compare", (_TITLE, *places, *_FOOTERS))


def _title() -> LayoutPlan:
    return LayoutPlan(
        "Clinic Poster Title",
        (
            PlaceholderSpec(
                "title",
                "Title",
                Rectangle(_LEFT, 0.45, 7.4, 2.6),
                (LevelStyle(54, WHITE, bold=True, heading=True, spacing=92),),
                "ctrTitle",
                "b",
            ),
            PlaceholderSpec("content", "Content", Rectangle(_LEFT, 3.5, 7.3, 3.15), (LevelStyle(28, SAND, before=12),), "obj"),
            *_FOOTERS_ON_DARK,
        ),
        (*bubbles(), Decor("Rule", "rect", Rectangle(_LEFT, 3.25, 1.1, 0.07), RULE_ON_DARK)),
        DEEP,
        type="title",
    )


def _closing() -> LayoutPlan:
    card, side = Rectangle(8.35, 1.05, 4.23, 5.4), 3.75
    words = Rectangle(card.x + 0.1, card.y + side + 0.15, card.width - 0.2, card.height - side - 0.25)
    return LayoutPlan(
        "Clinic Poster Closing",
        (
            PlaceholderSpec(
                "title",
                "Title",
                Rectangle(_LEFT, 0.75, 7.2, 2.1),
                (LevelStyle(48, WHITE, bold=True, heading=True, spacing=92),),
                "title",
                "b",
            ),
            PlaceholderSpec("content", "Content", Rectangle(_LEFT, 3.3, 7.2, 3.35), (LevelStyle(32, WHITE, before=12),), "obj"),
            PlaceholderSpec("qr", "QR code", Rectangle(card.x + (card.width - side) / 2, card.y + 0.12, side, side), _CAPTION, "pic"),
            PlaceholderSpec(
                "caption",
                "QR caption",
                words,
                (LevelStyle(28, DEEP, bold=True, align="ctr"), LevelStyle(24, align="ctr", before=3)),
                anchor="ctr",
            ),
            *_FOOTERS_ON_DARK,
        ),
        (Decor("QR card", "roundRect", card, WHITE, 5000), Decor("Rule", "rect", Rectangle(_LEFT, 3.05, 1.1, 0.07), RULE_ON_DARK)),
        DEEP,
    )


POSTERS: tuple[LayoutPlan, ...] = (_title(), _questions(), _visual(), _compare(), _closing())
