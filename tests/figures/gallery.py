"""One of each kind of drawing, and the sizes they are used at: (width, height, type size) in points."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

import yaml

from generator.figures.cycle import CycleWords, GrowthCycle
from generator.figures.drawing import Drawing, Picture
from generator.figures.exosome import Exosome
from generator.figures.follicle import Follicles
from generator.figures.healthy_head import HealthyHead
from generator.figures.icon_array import IconArray
from generator.figures.marks import Sign, SignKind
from generator.figures.meter import EvidenceMeter
from generator.figures.names import Hair, Pattern, Skin, Style, Without
from generator.figures.person import Person
from generator.figures.qr import QrCode
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.figures.timeline import Timeline, TimelinePoint, TimelineWords
from generator.figures.vesicles import Vesicles
from generator.text import Text
from tests import named

HANDOUTS = Path(__file__).parents[2] / "handouts"
PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
SIGNS: tuple[SignKind, ...] = get_args(SignKind)
STYLES: tuple[Style, ...] = get_args(Style)
WITHOUT: tuple[Without, ...] = ("healthy", *STYLES)
SKINS: tuple[Skin, ...] = get_args(Skin)
HAIRS: tuple[Hair, ...] = get_args(Hair)
PEOPLE = tuple(Person(skin, hair) for skin in SKINS for hair in HAIRS)
LABELS = (Text.of("Smooth, round bald patch"), Text.of("Short, broken hairs at the edge"), Text.of("Other hair looks normal"))
NORMAL = Text.of("Normal")
THREE = (Text.of("Growing: years"), Text.of("Changing: 2 to 3 weeks"), Text.of("Resting, then falling out"))
MOMENTS = tuple(
    TimelinePoint(Text.of(when), Text.of(what), weeks, people, compared)
    for when, weeks, people, compared, what in (
        ("Weeks 4 and 12", (4, 12), 30, False, "30 men had more hair. There was no comparison group."),
        ("Week 16", (16,), 20, True, "20 men took part. More hair grew with a mix than with salt water."),
        ("Week 24", (24,), 8, False, "8 men had more hair."),
        ("Month 12", (52,), 16, False, "16 men had more hair. They had tiny needles too."),
        ("Month 15", (65,), 400, True, "400 people took part."),
        ("Month 16", (69,), 1, False, "One man came back."),
        ("Months 17 and 18", (74, 78), 3, False, "We looked again."),
        ("At the end", (104,), 2, True, "We look again."),
    )
)
IN_TIME = TimelineWords(Text.of("Months. The larger the dot, the more people."), Text.of("Compared"), Text.of("Nobody to compare with"))
LIVES = CycleWords(Text.of("Shortest"), Text.of("Longest"), Text.of("Years"))
WEEKS = ((104, 312), (3,), (9, 13))
ADDRESS = "https://clinic.example/leaflets/aa"
LEAFLET, DECK = (253.0, 0.0, 12.0), (441.0, 310.0, 18.0)


@cache
def colours() -> dict[str, str]:
    """Return the colours of the standard theme."""
    theme: dict[str, dict[str, str]] = yaml.safe_load((HANDOUTS / "themes/standard.yaml").read_text("utf-8"))
    return theme["colours"]


def colour(role: str) -> str:
    return colours()[role]


LABELLED: tuple[Drawing, ...] = (
    *(ScalpPattern(pattern, LABELS, f"Head: {pattern}") for pattern in PATTERNS),
    *(ScalpPattern(pattern, (*LABELS, NORMAL), f"Heads: {pattern}", beside="healthy") for pattern in PATTERNS),
    *(ScalpPattern("hairline", (*words, NORMAL), f"Hair worn {style}", beside=style) for style in STYLES for words in ((), LABELS)),
    *(ScalpPattern(pattern, (NORMAL,), f"Beside: {pattern}", beside="healthy") for pattern in PATTERNS),
    ScalpPair(ScalpPattern(PATTERNS[0], (), "x"), ScalpPattern(PATTERNS[1], (), "x"), (LABELS[0], LABELS[2]), "Two heads"),
    ScalpPair(
        ScalpPattern(PATTERNS[0], (), "x"),
        ScalpPattern(PATTERNS[1], (), "x"),
        (LABELS[0], NORMAL, LABELS[1], NORMAL),
        "Four heads",
        "healthy",
    ),
    Exosome(THREE, "A bubble"),
    GrowthCycle(THREE, "Three roots", WEEKS, LIVES),
    Follicles(LABELS[:2], "Four roots"),
    IconArray(34, 100, "34 of 100 people", LABELS[0]),
    *(Timeline(MOMENTS[8 - count :], IN_TIME, f"{count} moments") for count in (1, 2)),
)
HEADS = tuple(
    ScalpPattern(pattern, (), f"Head: {pattern} {who.skin} {who.hair}", who)
    for turn, who in enumerate(PEOPLE)
    for pattern in (PATTERNS if named.ALL else [PATTERNS[turn % len(PATTERNS)]])
)
PLAIN: tuple[Drawing, ...] = (
    *HEADS,
    *(HealthyHead(pattern, f"Healthy: {pattern}") for pattern in PATTERNS),
    *(HealthyHead("hairline", f"Hair worn {style}", without=style) for style in STYLES),
    Follicles((), "Four roots"),
    IconArray(34, 100, "34 of 100 people"),
    IconArray(80, 100, "At most 80 of 100 people", columns=25, counts="at-most"),
    IconArray(18, 100, "18 more of 100 people", columns=25, counts="more"),
    EvidenceMeter(1, 4, "maybe", "1 of 4"),
    QrCode(ADDRESS, "A code"),
)
DECORATION: tuple[Drawing, ...] = (
    *(Sign(kind, on_dark) for kind in SIGNS for on_dark in (False, True)),
    Vesicles(),
    Vesicles(dark=False, corner=0),
)
ALL = (*LABELLED, *PLAIN, *DECORATION)


@cache
def drawn(drawing: Drawing, size: tuple[float, float, float]) -> Picture:
    """Return a drawing's picture, drawn once for all who look at it."""
    return drawing.picture(*size)


def title(drawing: Drawing) -> str:
    """Return an id for a drawing in test reports."""
    return f"{drawing.name} {drawing.alt} {len(drawing.labels)}".replace(" ", "-")
