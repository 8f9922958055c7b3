"""What the rules say of the words, once thresholds, severities and clearances are applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.document.limits import MEASURES
from generator.problems import Problem
from generator.review.clearances import Clearance
from generator.review.finding import Finding
from generator.review.found_before import NONE, FoundBefore, FoundInChapters, FoundInPlans
from generator.review.quiet import Quiet
from generator.review.rule import ChapterRule, PlanRule, Rule, TextRule
from generator.review.rules import RULES
from generator.review.settings import RuleSetting, RuleSettings, limits_of, lowered
from generator.review.words import ReviewedWords


@dataclass(frozen=True, slots=True)
class Cleared:
    """A finding that a named person answers for."""

    finding: Finding
    by: Clearance


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found and what was cleared; `lowered` are the rules that checks.yaml makes less strict, with its reasons."""

    findings: tuple[Finding, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    lowered: tuple[tuple[str, RuleSetting], ...] = ()
    quiet: tuple[str, ...] = ()  # digests of texts in which no rule over single texts found anything

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found and not cleared, each once, in the order of the files."""
        return tuple(dict.fromkeys(finding.problem for finding in self.findings))


def judged(
    words: ReviewedWords, settings: RuleSettings, clearances: Iterable[Clearance] = (), rules: Iterable[Rule] = RULES, quiet: Quiet = NONE
) -> Judged:
    """Return what the rules find in the words; those that know English pass over other languages.

    In `quiet` texts, rules over single texts have found nothing before.
    """
    rules, clearances = tuple(rules), tuple(clearances)
    findings: list[Finding] = []
    cleared: list[Cleared] = []
    for rule, found in _found(words, settings, [rule for rule in rules if rule.any_language or words.in_english], quiet):
        setting = settings.get(rule.code, RuleSetting())
        for finding in (each.now() for each in found):
            problem = setting.applied(finding.problem)
            by = next((each for each in clearances if rule.personal and each.clears(finding)), None)
            if by:
                cleared.append(Cleared(finding, by))
            elif problem:
                findings.append(Finding(problem, finding.where, finding.sentence))
    return Judged(tuple(sorted(findings, key=_place)), tuple(cleared), tuple(lowered((*rules, *MEASURES), settings)), _IN_TEXTS.quiet)


def _found(words: ReviewedWords, settings: RuleSettings, rules: Iterable[Rule], quiet: Quiet) -> Iterator[tuple[Rule, Iterable[Finding]]]:
    """Yield what each rule finds; those over single texts, chapters and plans look only at what has changed since they looked last."""
    limited = [(rule, limits_of(rule, settings)) for rule in rules]
    over_texts = [(rule, limits) for rule, limits in limited if isinstance(rule, TextRule)]
    of_texts = iter(_IN_TEXTS.by_rule(words.to_look_at, over_texts, quiet))
    over_chapters = [(rule, limits) for rule, limits in limited if isinstance(rule, ChapterRule)]
    in_chapters = iter(_IN_CHAPTERS.by_rule(words.chapters, over_chapters))
    over_plans = [(rule, limits) for rule, limits in limited if isinstance(rule, PlanRule)]
    in_plans = iter(_IN_PLANS.by_rule(words.editions, over_plans))
    for rule, limits in limited:
        match rule:
            case TextRule():
                yield rule, next(of_texts)
            case ChapterRule():
                yield rule, next(in_chapters)
            case PlanRule():
                yield rule, next(in_plans)
            case _:
                yield rule, rule.check(words, limits)


_IN_TEXTS, _IN_CHAPTERS, _IN_PLANS = FoundBefore(), FoundInChapters(), FoundInPlans()


def _place(finding: Finding) -> tuple[str, int, int, str]:
    at = finding.problem.location
    return (at.file, at.line, at.column, finding.problem.code) if at else ("", 0, 0, finding.problem.code)
