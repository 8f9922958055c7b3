"""What rules over single texts found in each text when they looked last: they look again only at texts that are not as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.document.limits import Limits
from generator.review.finding import Finding
from generator.review.rule import TextRule
from generator.review.said import Said
from generator.review.texts import Beside, Texts

Findings = tuple[Finding, ...]
_Table = tuple[tuple[TextRule, tuple[tuple[str, float], ...]], ...]


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
        fresh = Texts(tuple(filter(self._is_new, texts.texts)), tuple(filter(self._is_new, texts.of_labels)), texts.beside)
        looked = {**self._looked, **_looked(fresh, rules)}
        self._looked = {said.path: looked[said.path] for said in texts.texts_and_labels}
        found: list[list[Finding]] = [[] for _ in rules]
        for each in self._looked.values():
            for of_rule, findings in zip(found, each.findings, strict=False):
                of_rule.extend(findings)
        return found

    def _is_new(self, said: Said) -> bool:
        before = self._looked.get(said.path)
        return before is None or before.said is not said


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
