"""What rules found when they looked last: those over single texts or chapters look again only at what is not as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.document.limits import Limits
from generator.review.chapters import Chapter
from generator.review.finding import Finding
from generator.review.plans import Plans
from generator.review.quiet import Digests, Quiet
from generator.review.rule import ChapterRule, PlanRule, TextRule
from generator.review.said import Said
from generator.review.texts import Beside, Texts

if TYPE_CHECKING:
    from generator.project import PlannedEdition

FoundInText = tuple[Finding, ...]
NONE = Quiet()


@dataclass(frozen=True, slots=True)
class _Looked:
    """A text with its digest, and what each rule found in it: nothing where no rule found anything."""

    said: Said
    digest: str
    findings: tuple[FoundInText, ...] = ()


@dataclass(slots=True)
class FoundBefore:
    """Findings by the paths of texts, of the last words alone.

    What a rule finds in a text follows from the text, the rule and its thresholds, and what it may know beside: its type lets it see no
    more. A text is the same if it is the same object, which is frozen.
    """

    _rules: list[tuple[TextRule, Limits]] = field(default_factory=list)
    _beside: Beside = field(default_factory=Beside)
    _looked: Mapping[str, _Looked] = field(default_factory=dict)

    def by_rule(self, texts: Texts, rules: Sequence[tuple[TextRule, Limits]], quiet: Quiet = NONE) -> list[list[Finding]]:
        """Return what each of some rules with their thresholds finds in texts, in the order of the texts; in `quiet` ones it is nothing."""
        if list(rules) != self._rules or texts.beside != self._beside:
            self._rules, self._beside, self._looked = list(rules), texts.beside, {}
        before, digests = self._looked, Digests(quiet.program, rules, texts.beside)
        new = {said.path: _Looked(said, digests.of(said)) for listed in (texts.texts, texts.of_labels) for said in _new(listed, before)}
        loud = {path for path, each in new.items() if each.digest not in quiet.texts}
        fresh = Texts(_among(texts.texts, loud), _among(texts.of_labels, loud), texts.beside)
        looked = {**before, **new, **_looked(fresh, rules, new)}
        self._looked = {said.path: looked[said.path] for listed in (texts.texts, texts.of_labels) for said in listed}
        found: list[list[Finding]] = [[] for _ in rules]
        for each in self._looked.values():
            if each.findings:
                for of_rule, findings in zip(found, each.findings, strict=True):
                    of_rule.extend(findings)
        return found

    @property
    def quiet(self) -> tuple[str, ...]:
        """The digests of those of the last texts in which nothing was found, in their order."""
        return tuple([each.digest for each in self._looked.values() if not each.findings])


@dataclass(slots=True)
class FoundInChapters:
    """Findings by chapters, of the last words alone, as `FoundBefore` has them by texts."""

    _rules: list[tuple[ChapterRule, Limits]] = field(default_factory=list)
    _looked: Sequence[tuple[Chapter, tuple[FoundInText, ...]]] = ()

    def by_rule(self, chapters: Iterable[Chapter], rules: Sequence[tuple[ChapterRule, Limits]]) -> list[list[Finding]]:
        """Return what each of some rules with their thresholds finds in chapters, in their order."""
        if list(rules) != self._rules:
            self._rules, self._looked = list(rules), ()
        self._looked = [self._before(chapter) or (chapter, _found_in(chapter, rules)) for chapter in chapters]
        return [[finding for _, found in self._looked for finding in found[n]] for n in range(len(rules))]

    def _before(self, chapter: Chapter) -> tuple[Chapter, tuple[FoundInText, ...]] | None:
        return next((each for each in self._looked if each[0].is_as(chapter)), None)


@dataclass(slots=True)
class FoundInPlans:
    """Findings in plans, of the last ones alone: a folder in which no file has changed has the very same ones."""

    _rules: list[tuple[PlanRule, Limits]] = field(default_factory=list)
    _editions: tuple[PlannedEdition, ...] = ()
    _found: Sequence[FoundInText] = ()

    def by_rule(self, editions: tuple[PlannedEdition, ...], rules: Sequence[tuple[PlanRule, Limits]]) -> Sequence[FoundInText]:
        """Return what each of some rules with their thresholds finds in plans."""
        if editions is not self._editions or list(rules) != self._rules:
            self._editions, self._rules = editions, list(rules)
            self._found = [tuple(rule.check(Plans(editions), limits)) for rule, limits in rules]
        return self._found


def _found_in(chapter: Chapter, rules: Sequence[tuple[ChapterRule, Limits]]) -> tuple[FoundInText, ...]:
    return tuple(tuple(rule.check(chapter, limits)) for rule, limits in rules)


def _among(texts: Iterable[Said], paths: Collection[str]) -> tuple[Said, ...]:
    return tuple([said for said in texts if said.path in paths])


def _new(texts: Iterable[Said], before: Mapping[str, _Looked]) -> tuple[Said, ...]:
    """Return the texts that were not looked at before."""
    return tuple([said for said in texts if (looked := before.get(said.path)) is None or looked.said is not said])


def _looked(texts: Texts, rules: Sequence[tuple[TextRule, Limits]], new: Mapping[str, _Looked]) -> Mapping[str, _Looked]:
    found = [_by_path(rule.check(texts, limits)) for rule, limits in rules]
    somewhere = {path for each in found for path in each}
    return {path: replace(new[path], findings=tuple(tuple(each.get(path, ())) for each in found)) for path in somewhere}


def _by_path(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.where, []).append(finding)
    return found
