"""Released files whose approval does not hold any more: each build tells of them until somebody takes them away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import Outcome, build
from generator.pipeline.front import Situation
from generator.pipeline.manifest import read_manifest
from generator.pipeline.released import CODE
from generator.pipeline.releasing import release
from tests.problems.steps import Watching
from tests.signing import AUTHOR, CLINICIAN, DAY, PATIENTS, PLACES, Clinic, clinic_in

pytestmark = pytest.mark.covered

RELEASED = Path("output/release")
LEAFLET = "leaflet-test-hair-loss"
LATER = date(2028, 1, 1)


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """Lay out a clinic that has released its aftercare sheet and its leaflet."""
    for clinic in clinic_in(tmp_path):
        clinic.approve("aftercare", LEAFLET)
        assert not release(PLACES, Watching(), only=["aftercare", LEAFLET], processes=1, on=DAY).outcome.problems
        yield clinic


def made(*only: str, on: date = DAY) -> Outcome:
    return build(PLACES, Watching(), only=only, processes=1, on=on, front=_front)


def _front(_: Situation) -> dict[str, bytes]:
    return {"README.txt": b"Read me"}


def told(on: date = DAY) -> list[str]:
    return [problem.message for problem in made("aftercare", on=on).problems if problem.code == CODE]


def test_what_is_released_and_approved_is_no_matter(clinic: Clinic) -> None:
    assert told() == []
    clinic.change("content.yaml", "- Rest.", "- Rest a lot.")
    assert told() == []  # what was approved before may still be given out


def test_a_withdrawn_handout_is_told_in_each_build_until_its_files_are_gone(clinic: Clinic) -> None:
    assert told() == []
    clinic.withdraw(LEAFLET, "a new risk")
    wanted = [f"output/release/ still has a file of {LEAFLET}, withdrawn on 2026-11-29 by Test Doctor: a new risk"]
    assert told() == wanted
    assert not made().up_to_date
    again = made()
    assert again.up_to_date
    assert [(problem.message, problem.severity) for problem in again.problems] == [(wanted[0], "warning")]
    assert wanted[0] in [problem.message for problem in read_manifest(PLACES.output).problems]  # which the front desk's page shows
    shutil.rmtree(RELEASED)
    assert made().problems == ()
    assert CODE not in {problem.code for problem in read_manifest(PLACES.output).problems}
    assert made().up_to_date


def test_words_that_are_approved_again_may_be_given_out_again(clinic: Clinic) -> None:
    clinic.withdraw("aftercare", "a slip")
    assert len(told()) == 1
    clinic.sign(AUTHOR, CLINICIAN, PATIENTS)
    assert told() == []


@pytest.mark.usefixtures("clinic")
def test_an_approval_that_has_ended_is_told_with_its_day() -> None:
    assert sorted(told(LATER)) == [
        f"output/release/ still has a file of {name}, whose approval ended on {day}"
        for name, day in (("aftercare", "2027-05-03"), (LEAFLET, "2027-05-03"))
    ]


def test_files_whose_approval_is_in_no_register_are_told(clinic: Clinic) -> None:
    (clinic.folder / "handouts/approvals.yaml").unlink()
    assert [message.partition(", ")[2] for message in told()] == ["which nobody has approved"] * 2


def test_a_refused_release_knows_the_files_of_a_leaflet_too(clinic: Clinic) -> None:
    clinic.withdraw(LEAFLET, "a new risk")
    (problem,) = release(PLACES, Watching(), only=[LEAFLET], processes=1, on=DAY).outcome.problems
    assert problem.hint.endswith("Until then, give out nothing of it that is in output/release/")
