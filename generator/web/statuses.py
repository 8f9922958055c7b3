"""What the states of a handout are called at the front desk.

They are no labels: a word that anybody may edit must not turn a draft into something that is approved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

StatusTone = Literal["draft", "approved", "overdue", "withdrawn"]


@dataclass(frozen=True, slots=True)
class StatusChip:
    """One state: how it looks, its name in a chip, and `advice`, the label of what to do about it ('' for nothing)."""

    tone: StatusTone
    name: str
    advice: str = ""


STATUSES: Mapping[str, StatusChip] = {
    "draft": StatusChip("draft", "Draft", "start_advice_draft"),
    "changed": StatusChip("draft", "Changed since approval", "start_advice_draft"),
    "approved": StatusChip("approved", "Approved"),
    "expired": StatusChip("overdue", "Review is overdue", "start_advice_overdue"),
    "withdrawn": StatusChip("withdrawn", "Withdrawn", "start_advice_withdrawn"),
}


def status_of(name: str) -> StatusChip:
    """Return a state; one that is not known is a draft, as nobody can have approved it."""
    return STATUSES.get(name, STATUSES["draft"])
