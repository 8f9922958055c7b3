"""What rules found when they looked last: those over single texts or chapters look again only at what is not as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.document.limits import Limits
from generator.review.chapters import Chapter
from generator.review.finding import Finding
from generator.review.rule import ChapterRule, TextRule
from generator.review.said import Said
from generator.review.texts import Beside, Texts

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A text, and what each rule found in it: nothing where no rule found anything."""

    said: Said
    findings: tuple[Findings, ...] = ()


@dataclass(slots=True)
class FoundBefore:
    """Findings by the paths of texts, of the last words alone.

    What a rule finds in a text follows from the text, the rule and its thresholds, and what it may know beside: its type lets it see no
    more. A text is the same if it is the same object, which is frozen.
    """

    _rules: list[tuple[TextRule, Limits]] = field(default_factory=list)
    _beside: Beside = field(default_factory=Beside)
    _looked: Mapping[str, _Looked] = field(default_factory=dict)

    def by_rule(self, texts: Texts, rules: Sequence[tuple[TextRule, Limits]]) -> list[list[Finding]]:
        """Return what each of some rules with their thresholds finds in texts, in the order of the texts."""
        if list(rules) != self._rules or texts.beside != self._beside:
            self._rules, self._beside, self._looked = list(rules), texts.beside, {}
        before = self._looked
        fresh = Texts(_new(texts.texts, before), _new(texts.of_labels, before), texts.beside)
        looked = {**before, **_looked(fresh, rules)}
        self._looked = {said.path: looked[said.path] for listed in (texts.texts, texts.of_labels) for said in listed}
        found: list[list[Finding]] = [[] for _ in rules]
        for each in self._looked.values():
            if each.findings:
                for of_rule, findings in zip(found, each.findings, strict=True):
                    of_rule.extend(findings)
        return found


@dataclass(slots=True)
class FoundInChapters:
    """Findings by chapters, of the last words alone, as `FoundBefore` has them by texts."""

    _rules: list[tuple[ChapterRule, Limits]] = field(default_factory=list)
    _looked: Sequence[tuple[Chapter, tuple[Findings, ...]]] = ()

    def by_rule(self, chapters: Iterable[Chapter], rules: Sequence[tuple[ChapterRule, Limits]]) -> list[list[Finding]]:
        """Return what each of some rules with their thresholds finds in chapters, in their order."""
        if list(rules) != self._rules:
            self._rules, self._looked = list(rules), ()
        self._looked = [self._before(chapter) or (chapter, _found_in(chapter, rules)) for chapter in chapters]
        return [[finding for _, found in self._looked for finding in found[n]] for n in range(len(rules))]

    def _before(self, chapter: Chapter) -> tuple[Chapter, tuple[Findings, ...]] | None:
        return next((each for each in self._looked if each[0].is_as(chapter)), None)


def _found_in(chapter: Chapter, rules: Sequence[tuple[ChapterRule, Limits]]) -> tuple[Findings, ...]:
    return tuple(tuple(rule.check(chapter, limits)) for rule, limits in rules)


def _new(texts: Iterable[Said], before: Mapping[str, _Looked]) -> tuple[Said, ...]:
    """Return the texts that were not looked at before."""
    return tuple([said for said in texts if (looked := before.get(said.path)) is None or looked.said is not said])


def _looked(texts: Texts, rules: Sequence[tuple[TextRule, Limits]]) -> Mapping[str, _Looked]:
    found = [_by_path(rule.check(texts, limits)) for rule, limits in rules]
    somewhere = {path for each in found for path in each}
    return {
        said.path: _Looked(said, tuple(tuple(each.get(said.path, ())) for each in found) if said.path in somewhere else ())
        for said in texts.texts_and_labels
    }


def _by_path(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.where, []).append(finding)
    return found
