"""Which words are where, in each handout made from the smallest book."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compose.outline import outline
from tests.conftest import ROOT
from tests.golden import assert_as_kept
from tests.made import SMALLEST, jobs

NAMES = (
    "leaflet-test-hair-loss", "treatment-guide", "aftercare", "at-a-glance-test-hair-loss", "clinic-deck", "consultation-test-hair-loss",
    "waiting-room",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_outline_is_as_kept(name: str) -> None:
    job = next(job for job in jobs(SMALLEST) if job.name == name)
    assert_as_kept(outline(job.composed), ROOT / "tests/examples/outlines" / f"{name}.txt")


def test_an_outline_of_each_handout_is_kept() -> None:
    assert sorted(job.name for job in jobs(SMALLEST) if not job.edition) == sorted(NAMES)
    assert {Path(file).stem for file in (ROOT / "tests/examples/outlines").iterdir()} == set(NAMES)
