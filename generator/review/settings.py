"""How strict the rules are: `handouts/checks.yaml` sets thresholds and severities. What lowers a rule needs a reason, which reports print.

Each key is a rule, with the thresholds and the severity that differ from the program's own:

    C03: {sentence: 22}
    C08: {warning: 180, reason: 'the guide has one long section'}
    C15: {severity: off, reason: 'our spelling is checked elsewhere'}

The same goes for the rules that measure finished files, such as T04.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from generator.document.limits import LEVELS, MEASURES, SEVERITY, Limits, RuleSeverity, Strictness, at_level
from generator.problems import Location, Problem, did_you_mean
from generator.yamlsource.reader import read_yaml
from generator.yamlsource.tree import Scalar, Tree, Value

CODES: Mapping[str, str] = {
    "H050": "an unknown rule, or a key that it does not have, in checks.yaml",
    "H051": "a threshold or a severity in checks.yaml that means nothing",
    "H052": "a rule that is lowered in checks.yaml without a reason",
    "H053": "a rule that checks.yaml makes less strict, although what it finds can't be left as it is",
}
FILE = "checks.yaml"
_REASON = "reason"


class Adjustable(Protocol):
    """What checks.yaml can change: a rule over the words, or one over finished files."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def limits(self) -> Limits:
        """Its thresholds by name."""

    @property
    def firm(self) -> frozenset[str]:
        """The keys that can only be made stricter."""

    def is_looser(self, limit: str, value: float) -> bool:
        """Return whether a value of a threshold allows more than its own."""


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What checks.yaml says of one rule: '' is a severity left as it is."""

    limits: Limits = field(default_factory=dict)
    severity: RuleSeverity | Literal[""] = ""
    reason: str = ""
    location: Location | None = None

    def applied(self, problem: Problem) -> Problem | None:
        """Return a problem with the severity set here, None if it is off."""
        return at_level(problem, self.severity)


RuleSettings = Mapping[str, RuleSetting]


def read_settings(file: Path, shown: str, rules: Iterable[Adjustable]) -> tuple[RuleSettings, tuple[Problem, ...]]:
    """Return what checks.yaml says, and what is wrong with it; without that file, the rules are as the program has them."""
    if not file.exists():
        return {}, ()
    tree, problems = read_yaml(file, shown, within=file.parent)
    if tree is None:
        return {}, problems
    known = _by_code(rules)
    read = {code: _setting(tree, code, known[code]) for code in tree.value if code in known}
    unknown = (_unknown(code, tree, known) for code in tree.value if code not in known)
    faults = (fault for _, faults in read.values() for fault in faults)
    return {code: setting for code, (setting, _) in read.items()}, (*problems, *unknown, *faults)


def limits_of(rule: Adjustable, settings: RuleSettings) -> Limits:
    """Return a rule's thresholds, those of checks.yaml in the place of its own."""
    own = settings.get(rule.code)
    return {name: own.limits.get(name, value) if own else value for name, value in rule.limits.items()}


def strictness_of(settings: RuleSettings) -> Strictness:
    """Return how strict the rules over finished files are."""
    levels: dict[str, RuleSeverity] = {code: setting.severity for code, setting in settings.items() if setting.severity}
    return Strictness({measure.code: limits_of(measure, settings) for measure in MEASURES}, levels)


def lowered(rules: Iterable[Adjustable], settings: RuleSettings) -> Iterator[tuple[str, RuleSetting]]:
    """Yield the rules that are less strict than the program has them, in order: their reasons are for reports."""
    for code, group in _by_code(rules).items():
        if (setting := settings.get(code)) and _is_lowered(setting, group):
            yield code, setting


def _by_code(rules: Iterable[Adjustable]) -> dict[str, tuple[Adjustable, ...]]:
    groups: dict[str, tuple[Adjustable, ...]] = {}
    for rule in rules:
        groups[rule.code] = (*groups.get(rule.code, ()), rule)
    return groups


def _setting(tree: Tree, code: str, rules: tuple[Adjustable, ...]) -> tuple[RuleSetting, tuple[Problem, ...]]:
    written = tree.at((code,))
    if not isinstance(written, dict):
        hint = f"write what is to differ in braces, such as  {code}: {{severity: warning, reason: '...'}}"
        return RuleSetting(), (Problem("H051", f"'{code}' needs keys", tree.location((code,)), hint),)
    names = {name for rule in rules for name in rule.limits}
    limits = {key: number for key, value in written.items() if key in names and (number := _number(value)) is not None}
    severity: RuleSeverity | Literal[""] = next((level for level in LEVELS if level == written.get(SEVERITY)), "")
    reason = str(written.get(_REASON) or "").strip()
    setting = RuleSetting(limits, severity, reason, tree.key_location((code,)))
    refused = tuple(_too_loose(tree, code, setting, rules)) or tuple(_without_reason(code, setting, rules))
    return setting, (*_faults(tree, code, written, names), *refused)


def _faults(tree: Tree, code: str, written: Mapping[str, Value], names: set[str]) -> Iterator[Problem]:
    for key, value in written.items():
        where = tree.location((code, key))
        if key in names and _number(value) is None:
            yield Problem("H051", f"'{key}' needs a number", where, f"write a number, such as  {key}: 20")
        elif key == SEVERITY and value not in LEVELS:
            yield Problem("H051", f"'{value}' is not a severity", where, f"write {', '.join(LEVELS[:-1])} or {LEVELS[-1]}")
        elif key not in (*names, SEVERITY, _REASON):
            hint = did_you_mean(key, {*names, SEVERITY, _REASON})
            yield Problem("H050", f"{code} has no '{key}'", tree.key_location((code, key)), hint)


def _too_loose(tree: Tree, code: str, setting: RuleSetting, rules: tuple[Adjustable, ...]) -> Iterator[Problem]:
    """Yield the keys that can only be made stricter, and are not."""
    hint = "take this out, and correct what the rule finds: no file can be made with it"
    firm = frozenset(key for rule in rules for key in rule.firm)
    for key in (key for key in _looser(setting, rules) if key in firm):
        yield Problem("H053", f"{code} can be made stricter, but '{key}' can't be less strict", tree.key_location((code, key)), hint)


def _without_reason(code: str, setting: RuleSetting, rules: tuple[Adjustable, ...]) -> Iterator[Problem]:
    if _is_lowered(setting, rules) and not setting.reason:
        hint = "add  reason: '...'  and say why: the quality report prints it"
        yield Problem("H052", f"{code} is less strict here than in the program, and no reason is given", setting.location, hint)


def _is_lowered(setting: RuleSetting, rules: tuple[Adjustable, ...]) -> bool:
    return any(_looser(setting, rules))


def _looser(setting: RuleSetting, rules: tuple[Adjustable, ...]) -> Iterator[str]:
    """Yield the keys that allow more than the rules' own."""
    given = ((rule, name) for rule in rules for name in rule.limits if name in setting.limits)
    yield from dict.fromkeys(name for rule, name in given if rule.is_looser(name, setting.limits[name]))
    if setting.severity in ("off", "warning"):
        yield SEVERITY


def _number(value: Value) -> float | None:
    """Return a value as a number that can be compared, None for anything else."""
    try:
        number = float(value) if isinstance(value, Scalar) else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _unknown(code: str, tree: Tree, known: Mapping[str, object]) -> Problem:
    hint = did_you_mean(code, list(known), "docs/problems.md lists the rules")
    return Problem("H050", f"there is no rule '{code}'", tree.key_location((code,)), hint)
