"""How strict the rules over finished files are: the thresholds that the program has, and what a clinic's checks.yaml makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from generator.problems import Problem

Limits = Mapping[str, float]
RuleSeverity = Literal["error", "warning", "off"]
LEVELS: tuple[RuleSeverity, ...] = get_args(RuleSeverity)
SEVERITY = "severity"
_BROKEN = frozenset({SEVERITY})  # what such a rule finds is not a matter of taste


@dataclass(frozen=True, slots=True)
class FileRule:
    """A rule over finished files. A higher threshold allows more, but for those in `least`; those in `firm` can only be made stricter."""

    code: str
    limits: Limits = field(default_factory=dict)
    least: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()

    def is_looser(self, limit: str, value: float) -> bool:
        """Return whether a value allows more than the rule's own."""
        own = self.limits[limit]
        return value < own if limit in self.least else value > own


def _measure(code: str, firm: frozenset[str] = frozenset(), *, most: Limits | None = None, least: Limits | None = None) -> FileRule:
    return FileRule(code, {**(most or {}), **(least or {})}, frozenset(least or ()), firm)


MEASURES: tuple[FileRule, ...] = (
    _measure("A04", _BROKEN, most={"longest": 250}, least={"shortest": 5}),  # characters: a screen reader can't pause within one
    _measure("C12", least={"lines": 5, "pitch": 8}),  # to write on, and mm between them
    _measure("D04", most={"warning": 70, "error": 80}, least={"short": 30}),  # characters: one full line in ten has as many, or more
    _measure("D07", least={"error": 4.5, "warning": 7}),  # WCAG 2.2, 1.4.3 and 1.4.6; 3:1 for large type is too low for a projector
    _measure("T01", _BROKEN, most={"words": 12}),  # of a title, which is read at a glance
    _measure(  # points; capitals of 24 pt are read from 4 m on a screen of 55 inches. A screen in a waiting room is read across the room
        "T02",
        least={
            "text": 18, "good_text": 24, "good_title": 32, "foot": 12, "good_foot": 18,
            "screen_text": 24, "screen_good_text": 24, "screen_good_title": 40, "screen_foot": 16, "screen_good_foot": 18,
        },
    ),
    _measure("T03", _BROKEN),
    # beside the title: what can be read while somebody speaks, and what people choose from; points in a list, and words in one of them
    _measure("T04", most={"words": 25, "words_chosen_from": 40, "points": 6, "words_a_point": 12}),
    _measure("T05", _BROKEN),
    _measure("T06"),
    _measure("T07", most={"most": 5}, least={"fewest": 2}),  # sentences in the notes, that a speaker can take in at a glance
    _measure("T08", _BROKEN),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strictness:
    """The thresholds of each rule over finished files, by its code, and the severities that differ from the program's own."""

    limits: Mapping[str, Limits]
    levels: Mapping[str, RuleSeverity] = field(default_factory=dict)

    def of(self, code: str) -> Limits:
        """Return the thresholds of a rule; KeyError if it is none over finished files."""
        return self.limits[code]

    def applied(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield problems with the severities set here, but those that are off."""
        return (found for problem in problems if (found := at_level(problem, self.levels.get(problem.code))))


SHIPPED = Strictness({measure.code: measure.limits for measure in MEASURES})


def at_level(problem: Problem, level: RuleSeverity | Literal[""] | None) -> Problem | None:
    """Return a problem with a severity, None if it is off; without a level, as it is."""
    if level == "off":
        return None
    return replace(problem, severity=level) if level else problem
