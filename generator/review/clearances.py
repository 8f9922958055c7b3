"""The clearances in the register handouts/approvals.yaml: a named person answers for a sentence that a rule doubts, and says why.

An entry has `act: clear`, `rule`, `where` (the path of the text), `sentence` (the digest of its words), `by`, `reason` and `date`. Once
the sentence changes, its digest is another one, and nobody has cleared the new words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.review.approvals.acts import Act
from generator.review.finding import Finding


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


def clearances_of(acts: Iterable[Act]) -> tuple[Clearance, ...]:
    """Return the clearances among the acts of a register: those whose seal is right, as the register gives no others."""
    return tuple(
        Clearance(act.rule or "", act.where or "", act.sentence or "", act.by or "", act.reason or "", act.day.isoformat())
        for act in acts
        if act.act == "clear"
    )
