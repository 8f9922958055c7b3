"""The clinics with files of their own, for `make verify`: read only once a file or a code may be theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.pipeline.clinic_facts import ClinicFacts, facts_of_clinics
from generator.pipeline.jobs import Planner
from generator.pipeline.reviewing import HandoutReview, of_plan
from generator.problems import errors
from generator.project.clinic_files import read_clinic


class OtherClinics:
    """What each clinic says of itself, and its handouts with the words that it prints."""

    def __init__(self, content: Path, handouts: Path, on: date | None) -> None:
        self._content, self._place, self._on = content, handouts, on
        self._known: dict[str, tuple[HandoutReview, ...]] = {}

    @cached_property
    def facts(self) -> tuple[ClinicFacts, ...]:
        """The facts of all clinics whose files have no mistake."""
        return tuple(facts_of_clinics(self._content, self._place))

    def handouts(self, facts: str = "") -> Iterator[HandoutReview]:
        """Yield the handouts of each clinic, or of those that say just these facts of themselves, with their state there.

        Clinics print different words: each names its cost or leaves it open, and is in its own country.
        """
        for clinic in self.facts:
            if not facts or clinic.digest == facts:
                if clinic.id not in self._known:
                    self._known[clinic.id] = self._reviewed(clinic.id)
                yield from self._known[clinic.id]

    def _reviewed(self, clinic: str) -> tuple[HandoutReview, ...]:
        one, _ = read_clinic(self._place, clinic)
        plan = self._planner.plan(judge=False, on=self._on, clinic=one)
        if one is None or plan.project is None or plan.signed is None or errors(plan.problems):
            return ()
        return of_plan(plan, plan.project, plan.signed, self._place).handouts

    @cached_property
    def _planner(self) -> Planner:
        return Planner(self._content, self._place, templates=False)
