"""What a rule over the words is: a function with a code, and the thresholds that handouts/checks.yaml may change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits
from generator.review.plans import Plans
from generator.review.texts import Texts
from generator.review.words import ReviewedWords

Direction = Literal["most", "least"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table of rules. `looser` says which way a threshold gives way: `most` if a higher one allows more.

    Those in `firm` can only be made stricter, the severity among them if it is named: files could not be made otherwise.

    A `personal` finding is one that a named person may clear, with a reason, because a program cannot judge it.
    One for `any_language` looks at numbers, dates and structure, or knows what language it reads; the others know English words.
    One that `only_warns` finds no error, unless checks.yaml makes errors of what it finds: it need not be asked before files are written.
    """

    code: str
    check: Callable[[ReviewedWords, Limits], Iterator[Finding]]
    limits: Mapping[str, float] = field(default_factory=dict)
    looser: Direction = "most"
    personal: bool = False
    any_language: bool = False
    only_warns: bool = False
    firm: frozenset[str] = frozenset()

    def is_looser(self, limit: str, value: float) -> bool:
        """Return whether a value allows more than the rule's own."""
        own = self.limits[limit]
        return value > own if self.looser == "most" else value < own


@dataclass(frozen=True, slots=True)
class ChapterRule(Rule):
    """A rule that looks at each chapter of the words by itself, so that what it found in one holds until something in it changes."""

    check: Callable[[Chapter, Limits], Iterator[Finding]]  # type: ignore[assignment]  # it sees less than other rules do


@dataclass(frozen=True, slots=True)
class TextRule(Rule):
    """A rule that looks at each text by itself, so that what it found in one holds until the text changes."""

    check: Callable[[Texts, Limits], Iterator[Finding]]  # type: ignore[assignment]  # it sees less than other rules do


@dataclass(frozen=True, slots=True)
class PlanRule(Rule):
    """A rule that looks at plans, themes and papers, so that what it found in them holds until one of their files changes."""

    check: Callable[[Plans, Limits], Iterator[Finding]]  # type: ignore[assignment]  # it sees less than other rules do
