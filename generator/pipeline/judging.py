"""Judges the words of a project: with the thresholds of handouts/checks.yaml, and what people have cleared in the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.compose.resolve import unknown_placeholders
from generator.document.limits import MEASURES
from generator.pipeline.fingerprint import of_program
from generator.problems import Problem
from generator.project import Project, shown
from generator.review.approvals.acts import Act
from generator.review.approvals.posing import licensed_marks
from generator.review.approvals.state import signed_handouts
from generator.review.clearances import clearances_of
from generator.review.judged import Judged, judged
from generator.review.quiet import Quiet
from generator.review.rule import Rule, TextRule
from generator.review.rules import RULES
from generator.review.settings import FILE, RuleSetting, RuleSettings, read_settings
from generator.review.words import ReviewedWords, words_of


@dataclass(frozen=True, slots=True)
class Ruling:
    """The words of a project, and what the rules say of them, with the `settings` of checks.yaml."""

    words: ReviewedWords
    judged: Judged
    settings: RuleSettings = field(default_factory=dict)


def read_strictness(handouts: Path) -> tuple[RuleSettings, tuple[Problem, ...]]:
    """Return how strict the rules are in one folder of handouts, and what is wrong with what it says of that."""
    return read_settings(handouts / FILE, shown(handouts / FILE), (*RULES, *MEASURES))


def may_stop(rule: Rule, settings: RuleSettings) -> bool:
    """Return whether a rule may find an error, with the severity that checks.yaml gives it."""
    return not rule.only_warns or settings.get(rule.code, RuleSetting()).severity == "error"


def verdict_on(
    project: Project, settings: RuleSettings, acts: Iterable[Act], day: date, quiet: Iterable[str] = (), *, errors_only: bool = False
) -> Ruling:
    """Return what the rules say of a project's words on a day, after what people have put their names to.

    `quiet` are digests of texts in which this program's rules over single texts found nothing before. With `errors_only`, rules that can
    only warn are not asked.
    """
    acts = tuple(acts)
    words = _words(project, acts, day)
    rules = [rule for rule in RULES if not errors_only or may_stop(rule, settings)]
    return Ruling(words, judged(words, settings, clearances_of(acts), rules, Quiet(of_program(), frozenset(quiet))), settings)


def found_in_texts(
    draft: Project, settings: RuleSettings, acts: Iterable[Act], day: date, *, errors_only: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with single texts of words that are not whole: what rules find in them, and placeholders that don't exist.

    A rule over more than one text might miss what could not be read.
    """
    acts = tuple(acts)
    words = _words(draft, acts, day)
    rules = [rule for rule in RULES if isinstance(rule, TextRule) and (not errors_only or may_stop(rule, settings))]
    found = judged(words, settings, clearances_of(acts), rules).problems
    raw = (said.raw for said in words.texts)
    yield from (each for each in (*found, *unknown_placeholders(raw, words.values, draft.here.absent)) if each.location)


def _words(project: Project, acts: tuple[Act, ...], day: date) -> ReviewedWords:
    signed = signed_handouts(acts, project.book.language, day)
    return words_of(project.book, project.labels, project.fonts, project.here, project.editions, signed, licensed_marks(acts, day))
