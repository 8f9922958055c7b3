"""The clearances in the register handouts/approvals.yaml: a named person answers for a sentence that a rule doubts, and says why.

An entry has `act: clear`, `rule`, `where` (the path of the text), `sentence` (the digest of its words), `by`, `reason` and `date`. Once
the sentence changes, its digest is another one, and nobody has cleared the new words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Location, Problem
from generator.review.finding import Finding
from generator.yamlsource.reader import read_yaml
from generator.yamlsource.tree import KeyPath, Scalar, Tree, Value

CODES: Mapping[str, str] = {"H053": "a clearance in the register that lacks something, so that it clears nothing"}
REGISTER = "approvals.yaml"
_NEEDED = ("rule", "where", "sentence", "by", "reason", "date")


@dataclass(frozen=True, slots=True)
class Clearance:
    """One sentence cleared of one rule's doubt."""

    rule: str
    where: str
    sentence: str
    by: str
    reason: str
    date: str

    def clears(self, finding: Finding) -> bool:
        """Return whether it is about this finding, and its sentence is still the same."""
        same_place = (self.rule, self.where) == (finding.problem.code, finding.where)
        return same_place and bool(finding.sentence) and self.sentence == finding.digest


def read_clearances(file: Path, shown: str) -> tuple[tuple[Clearance, ...], tuple[Problem, ...]]:
    """Return the clearances of a register, with what is wrong with them; none if there is no register yet. Other acts are passed over."""
    if not file.exists():
        return (), ()
    tree, problems = read_yaml(file, shown, within=file.parent)
    if tree is None:
        return (), problems
    clearances: list[Clearance] = []
    found = list(problems)
    for path, entry in _entries(tree):
        if lacking := [key for key in _NEEDED if not _words(entry, key)]:
            found.append(_lacking(tree.location(path), lacking))
        else:
            clearances.append(Clearance(*(_words(entry, key) for key in _NEEDED)))
    return tuple(clearances), tuple(found)


def _entries(tree: Tree) -> Iterator[tuple[KeyPath, Mapping[str, Value]]]:
    """Yield the entries that clear a sentence, in whichever list of the file they are."""
    for key in tree.value:
        for path in tree.items(key):
            entry = tree.at(path)
            if isinstance(entry, dict) and entry.get("act") == "clear":
                yield path, entry


def _words(entry: Mapping[str, Value], key: str) -> str:
    value = entry.get(key)
    return str(value).strip() if isinstance(value, Scalar) else ""


def _lacking(location: Location, keys: Iterable[str]) -> Problem:
    named = ", ".join(f"'{key}'" for key in keys)
    return Problem("H053", f"this clearance has no {named}, so it clears nothing", location, "clear the sentence again", "warning")
