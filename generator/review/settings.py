"""How strict the rules are: `handouts/checks.yaml` sets thresholds and severities. What lowers a rule needs a reason, which reports print.

Each key is a rule, with the thresholds and the severity that differ from the program's own:

    C03: {sentence: 22}
    C08: {warning: 180, reason: 'the guide has one long section'}
    C15: {severity: off, reason: 'our spelling is checked elsewhere'}
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, get_args

from generator.problems import Location, Problem, did_you_mean
from generator.review.finding import Limits
from generator.review.rule import Rule
from generator.yamlsource.reader import read_yaml
from generator.yamlsource.tree import Scalar, Tree, Value

CODES: Mapping[str, str] = {
    "H050": "an unknown rule, or a key that it does not have, in checks.yaml",
    "H051": "a threshold or a severity in checks.yaml that means nothing",
    "H052": "a rule that is lowered in checks.yaml without a reason",
}
FILE = "checks.yaml"
Level = Literal["error", "warning", "off"]
LEVELS: tuple[Level, ...] = get_args(Level)
_SEVERITY, _REASON = "severity", "reason"


@dataclass(frozen=True, slots=True)
class Setting:
    """What checks.yaml says of one rule: '' is a severity left as it is."""

    limits: Limits = field(default_factory=dict)
    severity: Level | Literal[""] = ""
    reason: str = ""
    location: Location | None = None

    def applied(self, problem: Problem) -> Problem | None:
        """Return a problem with the severity set here, None if it is off."""
        if self.severity == "off":
            return None
        return replace(problem, severity=self.severity) if self.severity else problem


Settings = Mapping[str, Setting]


def read_settings(file: Path, shown: str, rules: Iterable[Rule]) -> tuple[Settings, tuple[Problem, ...]]:
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


def limits_of(rule: Rule, settings: Settings) -> Limits:
    """Return a rule's thresholds, those of checks.yaml in the place of its own."""
    own = settings.get(rule.code)
    return {name: own.limits.get(name, value) if own else value for name, value in rule.limits.items()}


def lowered(rules: Iterable[Rule], settings: Settings) -> Iterator[tuple[str, Setting]]:
    """Yield the rules that are less strict than the program has them, in order: their reasons are for reports."""
    for code, group in _by_code(rules).items():
        if (setting := settings.get(code)) and _is_lowered(setting, group):
            yield code, setting


def _by_code(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    groups: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        groups[rule.code] = (*groups.get(rule.code, ()), rule)
    return groups


def _setting(tree: Tree, code: str, rules: tuple[Rule, ...]) -> tuple[Setting, tuple[Problem, ...]]:
    written = tree.at((code,))
    if not isinstance(written, dict):
        hint = f"write what is to differ in braces, such as  {code}: {{severity: warning, reason: '...'}}"
        return Setting(), (Problem("H051", f"'{code}' needs keys", tree.location((code,)), hint),)
    names = {name for rule in rules for name in rule.limits}
    limits = {key: number for key, value in written.items() if key in names and (number := _number(value)) is not None}
    severity: Level | Literal[""] = next((level for level in LEVELS if level == written.get(_SEVERITY)), "")
    reason = str(written.get(_REASON) or "").strip()
    setting = Setting(limits, severity, reason, tree.key_location((code,)))
    return setting, (*_faults(tree, code, written, names), *_without_reason(code, setting, rules))


def _faults(tree: Tree, code: str, written: Mapping[str, Value], names: set[str]) -> Iterator[Problem]:
    for key, value in written.items():
        where = tree.location((code, key))
        if key in names and _number(value) is None:
            yield Problem("H051", f"'{key}' needs a number", where, f"write a number, such as  {key}: 20")
        elif key == _SEVERITY and value not in LEVELS:
            yield Problem("H051", f"'{value}' is not a severity", where, f"write {', '.join(LEVELS)}")
        elif key not in (*names, _SEVERITY, _REASON):
            hint = did_you_mean(key, {*names, _SEVERITY, _REASON})
            yield Problem("H050", f"{code} has no '{key}'", tree.key_location((code, key)), hint)


def _without_reason(code: str, setting: Setting, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    if _is_lowered(setting, rules) and not setting.reason:
        hint = "add  reason: '...'  and say why: the quality report prints it"
        yield Problem("H052", f"{code} is less strict here than the program has it, and nobody says why", setting.location, hint)


def _is_lowered(setting: Setting, rules: tuple[Rule, ...]) -> bool:
    looser = any(rule.is_looser(name, setting.limits[name]) for rule in rules for name in rule.limits if name in setting.limits)
    return looser or setting.severity in ("off", "warning")


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
