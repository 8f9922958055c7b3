"""What checks.yaml says of the rules over finished files: their thresholds and severities reach each file, and a change is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.document.limits import MEASURES, SHIPPED, Strictness
from generator.pipeline import Outcome, build
from generator.pipeline.jobs import make_plan
from generator.pipeline.staleness import build_target
from generator.pipeline.workers import checked
from generator.review.settings import strictness_of
from tests.conftest import ROOT
from tests.problems.steps import Watching
from tests.signing import DAY, PLACES, Clinic, clinic_in

pytestmark = pytest.mark.covered

TALK = ["clinic-deck"]
NOT_IN_A_SMALL_DECK = ("words_chosen_from", "points", "words_a_point")


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    for clinic in clinic_in(tmp_path):
        for plan in ("leaflet", "guide", "aftercare"):
            (tmp_path / f"handouts/{plan}.yaml").unlink()
        yield clinic


def stricter(clinic: Clinic, words: str) -> None:
    file = clinic.folder / "handouts/checks.yaml"
    file.write_text(f"{file.read_text('utf-8')}\n{words}\n", "utf-8")


def told(code: str, made: Outcome) -> list[tuple[str, str]]:
    return [(problem.severity, problem.message) for problem in made.problems if problem.code == code]


def made() -> Outcome:
    return build(PLACES, Watching(), processes=1, on=DAY)


def test_a_stricter_threshold_is_held_by_files_that_were_made_before(clinic: Clinic) -> None:
    assert told("T04", made()) == []
    stricter(clinic, "T04: {words: 3, words_chosen_from: 3}")
    again = made()
    assert [severity for severity, _ in told("T04", again)][:1] == ["warning"]
    assert all(message.endswith("beside the title; 3 is a good limit") for _, message in told("T04", again))
    assert {file.status for file in again.files} == {"unchanged"}  # the words are what they were
    assert told("T04", made()) == []  # and nothing is said twice


def test_a_severity_is_that_of_checks_yaml(clinic: Clinic) -> None:
    stricter(clinic, "T04: {words: 3, severity: error}")
    assert {severity for severity, _ in told("T04", made())} == {"error"}
    clinic.change("handouts/checks.yaml", "severity: error", "severity: off, reason: we read them out")
    assert told("T04", made()) == []


def test_a_lowered_rule_is_in_the_report_with_its_reason(clinic: Clinic) -> None:
    stricter(clinic, "T02: {good_text: 20, reason: our room is small}")
    plan = make_plan(PLACES.content, PLACES.handouts, TALK, on=DAY)
    assert plan.verdict
    assert ("T02", "our room is small") in [(code, each.reason) for code, each in plan.verdict.judged.lowered]
    assert plan.strictness.of("T02")["good_text"] == 20
    assert plan.strictness.of("T02")["good_title"] == SHIPPED.of("T02")["good_title"]


def test_what_a_file_is_judged_by_is_part_of_what_it_is_made_from(clinic: Clinic) -> None:
    def fingerprints() -> set[str]:
        return set(build_target(make_plan(PLACES.content, PLACES.handouts, TALK, on=DAY), None).fingerprints().values())

    before = fingerprints()
    stricter(clinic, "T07: {most: 4}")
    assert not before & fingerprints()


@pytest.mark.usefixtures("clinic")
def test_each_threshold_of_slides_is_looked_at() -> None:
    """A value that nothing can meet is met by nothing: no threshold is only there to be written down."""
    (job,) = make_plan(PLACES.content, PLACES.handouts, TALK, on=DAY).jobs
    for code, limit in ((m.code, limit) for m in MEASURES if m.code in ("T01", "T02", "T04", "T07", "D07") for limit in m.limits):
        if limit.startswith("screen_") or limit in NOT_IN_A_SMALL_DECK:
            continue
        measure = next(m for m in MEASURES if m.code == code)
        extreme = 1000.0 if limit in measure.least else 0.0
        limits = {**SHIPPED.limits, code: {**measure.limits, limit: extreme}}
        assert [p for p in checked(job, Strictness(limits)).problems if p.code == code], (code, limit)


def test_our_own_settings_change_only_what_they_name() -> None:
    assert strictness_of({}) == SHIPPED
    assert (ROOT / "handouts/checks.yaml").is_file()
