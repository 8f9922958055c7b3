"""The layouts of our own template, as data: the grid, the type scale, and what stands where.

Levels carry meaning. Cards, evidence, known and opinion: 0 head, 1 text. Content, visual, condition: 0 lead, 1 point,
2 detail. Answer: 0 the answer, 1 whose it is. Steps: 0 title, 1 when, 2 what happens. Compare: 0 point, 1 detail.
Agenda, questions, sources: 0 numbered item, 1 what belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.document.deck import Slot
from generator.formats.pptx.layout_model import (
    AMBER,
    DEEP,
    GREEN,
    HAIRLINE,
    NUMBERED,
    QUIET,
    ROSE,
    SAND,
    SLIDE_WIDTH,
    TEAL,
    TERRACOTTA,
    WHITE,
    Decor,
    IconSpot,
    Insets,
    LayoutPlan,
    LevelStyle,
    PlaceholderSpec,
    Role,
)
from generator.formats.pptx.markup import Rectangle, Tint

ITEMS: tuple[Slot, ...] = ("item-1", "item-2", "item-3", "item-4", "item-5", "item-6")

RULE_ON_DARK = Tint("accent2", lum_mod=60, lum_off=40)

# --- the type scale -------------------------------------------------------------------------------------------------
_BULLET, _DASH = "•", "–"
_LABEL = (LevelStyle(18, TERRACOTTA, bold=True),)
_CAPTION = (LevelStyle(18, QUIET),)
_TITLE = (LevelStyle(34, DEEP, bold=True, heading=True, spacing=90),)
_POINT = LevelStyle(24, bullet=_BULLET, margin=0.32, before=9)
_DETAIL = LevelStyle(20, bullet=_DASH, margin=0.62, hang=0.27, before=5)
LEAD_AND_POINTS = (LevelStyle(24, before=8), _POINT, _DETAIL)
_NOTE = (LevelStyle(24, DEEP, bold=True, spacing=95), LevelStyle(22, before=6))
_CARD_TYPE = {2: (28, 24), 3: (26, 24), 4: (24, 22), 5: (22, 20)}  # head and text by the number of cards: wider cards are set larger
_HEAD_AND_POINTS = (LevelStyle(24, Tint("accent1", lum_mod=85), bold=True), replace(_POINT, before=6))
_COLUMN_POINTS = (replace(_POINT, before=7), _DETAIL)
_NUMBERED = (LevelStyle(24, bullet=NUMBERED, margin=0.5, before=13),)
_AGENDA = (LevelStyle(26, bullet=NUMBERED, margin=0.62, before=15), LevelStyle(20, margin=0.62, hang=0.0, before=2))
_SOURCES = (LevelStyle(22, bullet=NUMBERED, margin=0.45, before=11), LevelStyle(18, QUIET, margin=0.45, hang=0.0, before=2))
_FOOT = LevelStyle(12, QUIET)

# --- the grid ---------------------------------------------------------------------------------------------------------
_LEFT, _WIDTH = 0.75, SLIDE_WIDTH - 1.5
_TOP, _BOTTOM = 1.95, 6.65
_HEIGHT = _BOTTOM - _TOP
_GAP = 0.25
_CAPTION_BOX = Rectangle(_LEFT, _BOTTOM - 0.62, _WIDTH, 0.62)
_ABOVE_CAPTION = _CAPTION_BOX.y - 0.1 - _TOP


def _columns(count: int, gap: float = _GAP) -> list[tuple[float, float]]:
    """Return (x, width) of equal columns over the text width."""
    width = (_WIDTH - (count - 1) * gap) / count
    return [(_LEFT + n * (width + gap), width) for n in range(count)]


@dataclass(frozen=True, slots=True)
class _StepLook:
    """How a number of steps is laid out: the heights of arrow, gap and card, and the type sizes of title, when and what."""

    per_row: int
    arrow: float
    gap: float
    card: float
    type: tuple[int, int, int]
    insets: Insets


_STEP_LOOKS = {
    3: _StepLook(3, 0.72, 0.12, 3.06, (26, 22, 24), Insets(0.2, 0.2, 0.15, 0.1)),
    4: _StepLook(4, 0.72, 0.12, 3.06, (24, 20, 22), Insets(0.2, 0.2, 0.15, 0.1)),
    5: _StepLook(5, 0.72, 0.12, 3.06, (20, 18, 20), Insets(0.15, 0.2, 0.15, 0.1)),
    6: _StepLook(3, 0.42, 0.08, 1.8, (22, 18, 20), Insets(0.2, 0.08, 0.15, 0.05)),
}
_BETWEEN_ROWS = 0.11


# --- placeholders that many layouts share -----------------------------------------------------------------------------------
MASTER_TITLE = PlaceholderSpec("title", "Title", Rectangle(_LEFT, 0.74, _WIDTH, 1.06), _TITLE, "title")
MASTER_TEXT = PlaceholderSpec("content", "Text", Rectangle(_LEFT, _TOP, _WIDTH, _HEIGHT), LEAD_AND_POINTS, "body")
MASTER_DECOR = (
    Decor("Side tab", "rect", Rectangle(0, 0.43, 0.16, 0.85), TEAL),
    Decor("Footer rule", "rect", Rectangle(_LEFT, 6.9, _WIDTH, 0.014), HAIRLINE),
)
_LABEL_PLACE = PlaceholderSpec("label", "Section label", Rectangle(_LEFT, 0.35, 9, 0.32), _LABEL, anchor="ctr")
_HEAD = (MASTER_TITLE, _LABEL_PLACE)
_CAPTION_PLACE = PlaceholderSpec("caption", "Caption", _CAPTION_BOX, _CAPTION, anchor="b")


def footers(tint: Tint = QUIET, size: int = _FOOT.size) -> tuple[PlaceholderSpec, ...]:
    """Return footer, date and slide number, which are read last."""
    left = replace(_FOOT, tint=tint, size=size)
    right = replace(left, align="r")
    return (
        PlaceholderSpec("footer", "Footer", Rectangle(_LEFT, 6.98, 8.15, 0.3), (left,), "ftr", "ctr"),
        PlaceholderSpec("date", "Date", Rectangle(9.0, 6.98, 2.75, 0.3), (right,), "dt", "ctr"),
        PlaceholderSpec("number", "Slide number", Rectangle(11.88, 6.98, 0.7, 0.3), (replace(right, bold=True),), "sldNum", "ctr"),
    )


def bubbles() -> tuple[Decor, ...]:
    """Return the decoration of a dark slide's right half."""
    drawn = (
        (8.9, 0.55, 5.6, Tint("accent1", alpha=55)), (8.35, 4.2, 2.3, Tint("bg2", alpha=22)), (11.3, 3.7, 3.1, Tint("accent2", alpha=70)),
        (10.15, 2.3, 1.25, Tint("bg2", alpha=85)), (11.75, 1.6, 0.7, Tint("bg2", alpha=60)), (9.7, 3.9, 0.5, Tint("bg2", alpha=60)),
        (10.85, 5.95, 0.42, Tint("accent2", alpha=90)), (8.35, 1.25, 0.62, Tint("accent1", alpha=90)),
    )  # fmt: skip
    return tuple(Decor(f"Bubble {n}", "ellipse", Rectangle(x, y, d, d), tint) for n, (x, y, d, tint) in enumerate(drawn, 1))


def _title_layout() -> LayoutPlan:
    return LayoutPlan(
        "Clinic Title",
        (
            PlaceholderSpec(
                "title",
                "Title",
                Rectangle(_LEFT, 1.35, 7.4, 2.85),
                (LevelStyle(48, WHITE, bold=True, heading=True, spacing=95),),
                "ctrTitle",
                "b",
            ),
            PlaceholderSpec("subtitle", "Subtitle", Rectangle(_LEFT, 4.7, 7.1, 1.25), (LevelStyle(24, SAND),), "subTitle"),
            PlaceholderSpec("clinic", "Clinic", Rectangle(_LEFT, 6.1, 7.1, 0.62), (LevelStyle(18, SAND),), anchor="b"),
            *footers(SAND),
        ),
        (*bubbles(), Decor("Rule", "rect", Rectangle(_LEFT, 4.42, 1.1, 0.07), RULE_ON_DARK)),
        DEEP,
        Rectangle(_LEFT, 0.45, 3.6, 0.8),  # above the title
        type="title",
    )


def _agenda_layout() -> LayoutPlan:
    note = Rectangle(8.45, _TOP, 4.13, 3.4)
    return _plain(
        "Clinic Agenda",
        PlaceholderSpec("content", "Agenda", Rectangle(_LEFT, _TOP, 7.3, _HEIGHT), _AGENDA, "obj"),
        PlaceholderSpec("note", "Note card", note, _NOTE, insets=Insets(0.3, 1.15, 0.3, 0.25), fill=SAND),
    )


def _content_layout() -> LayoutPlan:
    return _plain(
        "Clinic Content",
        PlaceholderSpec("content", "Content", Rectangle(_LEFT, _TOP, 10.6, _ABOVE_CAPTION), LEAD_AND_POINTS, "obj"),
        _CAPTION_PLACE,
    )


def _visual_layout() -> LayoutPlan:
    right = Rectangle(6.45, _TOP, _LEFT + _WIDTH - 6.45, _ABOVE_CAPTION)
    return _plain(
        "Clinic Visual",
        PlaceholderSpec("content", "Content", Rectangle(_LEFT, _TOP, 5.3, _HEIGHT), LEAD_AND_POINTS, "obj"),
        PlaceholderSpec("visual", "Visual area", right, _CAPTION, "pic"),
        replace(_CAPTION_PLACE, box=Rectangle(right.x, _CAPTION_BOX.y, right.width, _CAPTION_BOX.height), anchor="t"),
    )


def _cards_layout(count: int) -> LayoutPlan:
    insets = Insets(0.25, 1.15, 0.2, 0.12) if count < 5 else Insets(0.25, 1.15, 0.07, 0.12)  # long words need every bit of room
    head, words = _CARD_TYPE[count]
    styles = (LevelStyle(head, DEEP, bold=True, spacing=95), LevelStyle(words, before=6))
    cards = (
        PlaceholderSpec(item, f"Card {n}", Rectangle(x, _TOP, width, _ABOVE_CAPTION), styles, insets=insets, fill=SAND)
        for n, (item, (x, width)) in enumerate(zip(ITEMS, _columns(count), strict=False), 1)
    )
    return _plain(f"Clinic Cards {count}", *cards, _CAPTION_PLACE)


def _condition_layout() -> LayoutPlan:
    disc = Rectangle(7.48, 1.0, 5.1, 5.1)
    return LayoutPlan(
        "Clinic Condition",
        (
            PlaceholderSpec(
                "title", "Title", Rectangle(_LEFT, 1.2, 6.4, 1.4), (LevelStyle(40, DEEP, bold=True, heading=True, spacing=90),), "title"
            ),
            PlaceholderSpec("label", "Section label", Rectangle(_LEFT, 0.8, 6.4, 0.34), _LABEL, anchor="ctr"),
            PlaceholderSpec(
                "content", "Content", Rectangle(_LEFT, 2.8, 6.2, 3.85), (LEAD_AND_POINTS[0], replace(_POINT, before=8), _DETAIL), "obj"
            ),
            PlaceholderSpec("visual", "Visual area", disc, _CAPTION, "pic"),
            replace(_CAPTION_PLACE, box=Rectangle(disc.x, 6.2, disc.width, 0.45), levels=(replace(_CAPTION[0], align="ctr"),)),
            *footers(),
        ),
        (Decor("Disc", "ellipse", disc, WHITE),),
        SAND,
    )


def _answer_layout() -> LayoutPlan:
    left, head, right = 3.85, 1.66, Rectangle(5.25, _TOP, _LEFT + _WIDTH - 5.25, 2.28)
    below = _at(right, _BOTTOM - right.height)
    band = (
        LevelStyle(30, WHITE, bold=True, heading=True, align="ctr", spacing=90, before=2),
        LevelStyle(18, WHITE, bold=True, align="ctr"),
    )
    band_insets = Insets(0.15, 0.1, 0.15, 0.1)
    evidence = (LevelStyle(24, DEEP, bold=True, align="ctr", spacing=95), LevelStyle(22, before=6, align="ctr"))
    opinion = (replace(_HEAD_AND_POINTS[0], size=22, tint=QUIET), replace(_HEAD_AND_POINTS[1], size=22))  # not larger than the evidence
    return LayoutPlan(
        "Clinic Answer",
        (
            *_HEAD,
            PlaceholderSpec("answer", "Answer", Rectangle(_LEFT, _TOP, left, head), band, anchor="ctr", insets=band_insets, fill=TEAL),
            PlaceholderSpec("evidence", "Evidence", Rectangle(_LEFT, _TOP + head, left, _HEIGHT - head), evidence,
                            insets=Insets(0.25, 0.92, 0.25, 0.12), fill=SAND),
            PlaceholderSpec("known", "What we know", right, _HEAD_AND_POINTS),
            PlaceholderSpec("opinion", "Opinion", below, opinion),
            *footers(),
        ),
        (
            Decor("Rule known", "rect", Rectangle(5.0, right.y + 0.03, 0.07, right.height - 0.06), TEAL),
            Decor("Rule opinion", "rect", Rectangle(5.0, below.y + 0.03, 0.07, below.height - 0.06), HAIRLINE),
        ),
    )  # fmt: skip


def _steps_layout(count: int) -> LayoutPlan:
    """Return rows of cards below numbered arrows; two rows leave no room for a caption."""
    look = _STEP_LOOKS[count]
    title, when, what = look.type
    styles = (LevelStyle(title, DEEP, bold=True, spacing=95), LevelStyle(when, TERRACOTTA, bold=True, before=2), LevelStyle(what, before=7))
    places, arrows = [], []
    for n in range(count):
        row, column = divmod(n, look.per_row)
        x, width = _columns(look.per_row)[column]
        y = _TOP + row * (look.arrow + look.gap + look.card + _BETWEEN_ROWS)
        arrows.append(_arrow(n, column == 0, column == look.per_row - 1, Rectangle(x, y, width, look.arrow)))
        card = Rectangle(x, y + look.arrow + look.gap, width, look.card)
        places.append(PlaceholderSpec(ITEMS[n], f"Step {n + 1}", card, styles, insets=look.insets, fill=SAND))
    caption = (_CAPTION_PLACE,) if count == look.per_row else ()
    return LayoutPlan(f"Clinic Steps {count}", (*_HEAD, *places, *caption, *footers()), tuple(arrows))


def _arrow(number: int, first: bool, last: bool, box: Rectangle) -> Decor:
    """Return the arrow above a step's card; each one after the first starts inside the tip of the one before."""
    overlap = 0.12
    left = 0.0 if first else overlap
    right = 0.0 if last else overlap
    wide = Rectangle(box.x - left, box.y, box.width + left + right, box.height)
    tint = TEAL if number % 2 == 0 else DEEP
    words = LevelStyle(24, WHITE, bold=True, align="ctr")
    return Decor(f"Arrow {number + 1}", "homePlate" if first else "chevron", wide, tint, 34000, str(number + 1), words)


def _compare_layout() -> LayoutPlan:
    head = 0.75
    columns: tuple[tuple[Role, Role, Tint], ...] = (("head-1", "content", GREEN), ("head-2", "content-2", TERRACOTTA))
    places: list[PlaceholderSpec] = []
    for n, ((heading, content, tint), (x, width)) in enumerate(zip(columns, _columns(2), strict=True), 1):
        places += [
            PlaceholderSpec(heading, f"Heading {n}", Rectangle(x, _TOP, width, head), (LevelStyle(24, WHITE, bold=True),), anchor="ctr",
                  insets=Insets(0.95, 0.05, 0.2, 0.05), fill=tint),
            PlaceholderSpec(content, f"Content {n}", Rectangle(x, _TOP + head, width, _HEIGHT - head), _COLUMN_POINTS, "obj",
                  insets=Insets(0.3, 0.2, 0.3, 0.15), fill=SAND),
        ]  # fmt: skip
    return LayoutPlan("Clinic Compare", (*_HEAD, *places, *footers()))


def _table_layout() -> LayoutPlan:
    table = PlaceholderSpec("table", "Table", Rectangle(_LEFT, _TOP, _WIDTH, _ABOVE_CAPTION), _CAPTION, "tbl")
    return LayoutPlan("Clinic Table", (*_HEAD, table, _CAPTION_PLACE, *footers()))


def _questions_layout() -> LayoutPlan:
    roles: tuple[Role, Role] = ("content", "content-2")
    return _plain(
        "Clinic Questions",
        *(
            PlaceholderSpec(
                role, f"Questions {n}", Rectangle(x, _TOP, width, _HEIGHT), _NUMBERED, "obj", insets=Insets(0.35, 0.3, 0.3, 0.2), fill=SAND
            )
            for n, (role, (x, width)) in enumerate(zip(roles, _columns(2), strict=True), 1)
        ),
    )


def _sources_layout() -> LayoutPlan:
    return _plain("Clinic Sources", PlaceholderSpec("content", "Sources", MASTER_TEXT.box, _SOURCES, "obj"))


def _closing_layout() -> LayoutPlan:
    card = Rectangle(8.35, 1.05, 4.23, 5.4)
    side = 3.75
    title = (LevelStyle(44, WHITE, bold=True, heading=True, spacing=92),)
    words = (LevelStyle(24, WHITE, before=9), replace(_POINT, tint=WHITE))
    caption = Rectangle(card.x + 0.15, card.y + side + 0.15, card.width - 0.3, card.height - side - 0.3)
    return LayoutPlan(
        "Clinic Closing",
        (
            PlaceholderSpec("title", "Title", Rectangle(_LEFT, 1.05, 7.0, 1.95), title, "title", "b"),
            PlaceholderSpec("content", "Content", Rectangle(_LEFT, 3.45, 6.9, 2.2), words, "obj"),
            PlaceholderSpec("clinic", "Clinic", Rectangle(_LEFT, 5.75, 6.9, 0.9), (LevelStyle(18, SAND),), anchor="b"),
            PlaceholderSpec("qr", "QR code", Rectangle(card.x + (card.width - side) / 2, card.y + 0.12, side, side), _CAPTION, "pic"),
            PlaceholderSpec("caption", "QR caption", caption,
                            (LevelStyle(20, DEEP, bold=True, align="ctr"), LevelStyle(18, align="ctr", before=3)), anchor="ctr"),
            *footers(SAND),
        ),
        (Decor("QR card", "roundRect", card, WHITE, 5000), Decor("Rule", "rect", Rectangle(_LEFT, 3.18, 1.1, 0.07), RULE_ON_DARK)),
        DEEP,
    )  # fmt: skip


def _plain(name: str, *places: PlaceholderSpec) -> LayoutPlan:
    """Return a white layout with title, label and foot around its own placeholders."""
    return LayoutPlan(name, (*_HEAD, *places, *footers()))


def _at(box: Rectangle, y: float) -> Rectangle:
    """Return the box moved to another height."""
    return Rectangle(box.x, y, box.width, box.height)


LAYOUTS: tuple[LayoutPlan, ...] = (
    _title_layout(),
    _agenda_layout(),
    _content_layout(),
    _visual_layout(),
    *(_cards_layout(n) for n in _CARD_TYPE),
    _condition_layout(),
    _answer_layout(),
    *(_steps_layout(n) for n in _STEP_LOOKS),
    _compare_layout(),
    _table_layout(),
    _questions_layout(),
    _sources_layout(),
    _closing_layout(),
)
ICON_SPOTS: dict[Slot, IconSpot] = {
    **{item: IconSpot(0.25, 0.22, 0.46, "white", disc=0.8) for item in ITEMS[:5]},
    "note": IconSpot(0.3, 0.3, 0.65, "terracotta"),
    "head-1": IconSpot(0.3, 0.155, 0.44, "white"),
    "head-2": IconSpot(0.3, 0.155, 0.44, "white"),
}
TONE_TINTS = {"good": GREEN, "maybe": AMBER, "poor": ROSE, "unknown": QUIET}
