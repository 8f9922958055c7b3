"""The drawings by the names that content.yaml has for them: who composes a handout need not know what they show."""

from __future__ import annotations

from collections.abc import Mapping

from generator.figures.cycle import CycleWords, GrowthCycle, Weeks
from generator.figures.drawing import Drawing
from generator.figures.exosome import Exosome
from generator.figures.heads.bust import KINDS
from generator.figures.healthy_head import HealthyHead
from generator.figures.months import MonthBar
from generator.figures.names import Beyond, OfCycle, OfTreatment, Pattern, View, Without
from generator.figures.person import Person
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.text import Text

ThreeLabels = tuple[Text, Text, Text]
_OF_TREATMENT: Mapping[OfTreatment, type[Exosome]] = {"vesicle": Exosome}
_OF_CYCLE: Mapping[OfCycle, type[GrowthCycle]] = {"hair-cycle": GrowthCycle}


def treatment_drawing(name: OfTreatment, labels: ThreeLabels, alt: str) -> Drawing:
    """Return the drawing of what is given."""
    return _OF_TREATMENT[name](labels, alt)


def treatment_emblem(name: OfTreatment, alt: str) -> Drawing:
    """Return the drawing of what is given without words, at any size."""
    return _OF_TREATMENT[name]((), alt)


def cycle_drawing(name: OfCycle, names: ThreeLabels, weeks: tuple[Weeks, Weeks, Weeks], words: CycleWords, alt: str) -> Drawing:
    """Return the drawing of a cycle of three phases, each with its shortest and longest time in weeks."""
    return _OF_CYCLE[name](names, alt, weeks, words)


def month_bar(shortest: int, longest: int, label: Text, unit: Text, alt: str) -> MonthBar:
    """Return how long something takes as a bar on an axis of months, which `unit` says."""
    return MonthBar(shortest, longest, label, unit, alt)


def pattern_drawing(
    pattern: Pattern, person: Person, labels: tuple[Text, ...], alt: str, beside: tuple[Without, Text] | None = None
) -> Drawing:
    """Return a person with the pattern of a condition; ValueError for more than three labels.

    `beside` is how the same person is shown beside, without it, and the word for that.
    """
    if beside is None:
        return ScalpPattern(pattern, labels, alt, person)
    without, word = beside
    return ScalpPattern(pattern, (*labels, word), alt, person, without)


def pattern_disc(pattern: Pattern, person: Person, alt: str) -> Drawing:
    """Return a person with a pattern in a disc, without words, at any diameter."""
    return ScalpPattern(pattern, (), alt, person)


def disc_without(pattern: Pattern, person: Person, alt: str, without: Without) -> Drawing:
    """Return the same person without the pattern in a disc, without words, at any diameter."""
    return HealthyHead(pattern, alt, person, without)


def view_of(pattern: Pattern) -> View:
    """Return from where a pattern is seen."""
    return KINDS[pattern].view


def beyond_labels(pattern: Pattern, person: Person) -> Beyond | None:
    """Return what a person with a pattern is drawn with that labels do not point at, so that an alternative text can name it."""
    return KINDS[pattern].beyond.get(person.hair)


def pair_drawing(
    first: tuple[Pattern, Person], second: tuple[Pattern, Person], labels: tuple[Text, Text], alt: str, beside: tuple[Without, Text]
) -> Drawing:
    """Return two people side by side, each with a pattern and a label; `beside` is how the same two are shown without it, and its word."""
    one, other = (ScalpPattern(pattern, (), alt, person) for pattern, person in (first, second))
    without, word = beside
    return ScalpPair(one, other, (labels[0], word, labels[1], word), alt, without)
