"""The plans and looks that rules over plans look at: they stay the same while only words change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.project import PlannedEdition


@dataclass(frozen=True, slots=True, eq=False)
class Plans:
    """The editions that are made, each with its plan, its theme and its paper."""

    editions: tuple[PlannedEdition, ...]
