"""A bust by its pattern of hair loss, or healthy; made once for each kind of hair and each detail, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import get_args

from generator.figures.drawing import Colour, Point, Shape
from generator.figures.heads import behind, front, side, tones
from generator.figures.heads.chance import Chance
from generator.figures.heads.layer import Detail, Layer, detail_for, drawn
from generator.figures.heads.loose import worn_loose
from generator.figures.heads.parting import widened_parting
from generator.figures.heads.patches import patches
from generator.figures.heads.pulled import pulled_tight
from generator.figures.heads.receding import receding
from generator.figures.heads.scar import scarred
from generator.figures.heads.strands import Comb
from generator.figures.heads.thin import shed_hair, thin_all_over
from generator.figures.names import Beyond, Hair, Pattern, View, Without
from generator.figures.person import Person

HairOf = Callable[[Comb], tuple[Layer, ...]]


@dataclass(frozen=True, slots=True)
class Bust:
    """How a pattern is drawn: from where, in which clothes, with which hair, and with which when healthy.

    `loose` is healthy hair worn loose; None where it is worn so with the pattern too.
    `anchors` are points in the disc that up to three labels stand for, from the top down. `beyond` is what else is seen, by kind of hair.
    """

    view: View
    cloth: Colour
    lost: HairOf
    healthy: HairOf
    seed: int
    anchors: tuple[Point, Point, Point]
    loose: HairOf | None = None
    beyond: Mapping[Hair, Beyond] = field(default_factory=dict)


FALLEN: Mapping[Hair, Beyond] = dict.fromkeys(get_args(Hair), "fallen")
TIED: Mapping[Hair, Beyond] = {"straight": "tail", "wavy": "tail", "coily": "braids"}
KINDS: Mapping[Pattern, Bust] = {
    "crown-and-temples": Bust("front", "deep", partial(receding, stage=2), front.healthy_short, 2, ((60, 27), (70, 40), (84, 46))),
    "over-the-top": Bust("front", "terracotta", partial(widened_parting, stage=2), front.healthy_long, 3, ((66, 46), (66, 63), (88, 72))),
    "patches": Bust("behind", "deep", patches, behind.healthy, 4, ((70, 38), (79, 42), (84, 60))),
    "diffuse": Bust("behind", tones.PALE_CLOTH, thin_all_over, behind.healthy_long, 5, ((62, 24), (72, 45), (63, 59)), beyond=FALLEN),
    "hairline": Bust(
        "side",
        "terracotta",
        partial(pulled_tight, lost=True),
        partial(pulled_tight, lost=False),
        7,
        ((69, 22), (82, 36), (56, 36)),
        worn_loose,
        TIED,
    ),
    "scar": Bust("behind", "terracotta", scarred, behind.healthy, 6, ((62, 37), (75, 40), (77, 66))),
}


def shapes(pattern: Pattern, who: Person, centre: Point, diameter: float, *, without: Without | None = None) -> tuple[Shape, ...]:
    """Return a person with a pattern, or the same person without it, in a disc of `diameter` points around `centre`."""
    return drawn(_layers(pattern, who.hair, detail_for(diameter), without), centre, diameter, who)


@cache
def _layers(pattern: Pattern, hair: Hair, detail: Detail, without: Without | None) -> tuple[Layer, ...]:
    """Return the layers of a bust; KeyError for an unknown pattern."""
    kind = KINDS[pattern]
    grown = _hair(kind, without)(Comb(hair, detail, Chance(kind.seed)))
    if kind.view == "behind":
        bust = behind.bust(grown, kind.cloth)
        return (*bust, shed_hair(detail)) if kind.beyond is FALLEN and not without else bust
    if kind.view == "front":
        return front.bust(grown, kind.cloth, ears=hair == "coily" or pattern != "over-the-top")
    return side.bust(grown, kind.cloth)


def _hair(kind: Bust, without: Without | None) -> HairOf:
    if without is None:
        return kind.lost
    return kind.loose if without == "loose" and kind.loose else kind.healthy
