"""What a file is for and about, as the front desk asks for it: kept in the list of files, and no part of what is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.content.handout_codes import code_beside
from generator.document.needs import Need
from generator.formats import FORMATS

if TYPE_CHECKING:
    from generator.content.condition import Condition
    from generator.project import PlannedEdition


@dataclass(frozen=True, slots=True)
class About:
    """The need a file serves, and its condition: '' for all three where it is about none. `code` is printed on each page."""

    need: Need
    code: str
    condition: str = ""
    plain_name: str = ""
    medical_name: str = ""


def about(planned: PlannedEdition, condition: Condition | None, conditions: Iterable[Condition]) -> About:
    """Return what the file of an edition is for and about; `conditions` are all of the Book."""
    need = planned.handout.need or FORMATS[planned.handout.format].need
    if condition is None:
        return About(need, code_beside(conditions, planned.handout.code or ""))
    return About(need, condition.code, condition.id, condition.plain_name.plain, condition.medical_name.plain)
