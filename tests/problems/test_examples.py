"""Each folder of tests/examples/handouts is a mistake beyond the words; problems.txt is what a person reads about it, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import assert_as_kept
from tests.problems import steps


@pytest.mark.parametrize("case", steps.cases(), ids=lambda case: case.name)
def test_a_mistake_is_told_in_plain_words(case: Path, tmp_path: Path) -> None:
    told = "".join(f"{problem.show()}\n" for problem in steps.problems(case, tmp_path))
    assert told, "this is no mistake any more"
    assert_as_kept(told, case / "problems.txt")


def test_the_small_clinic_is_without_fault(tmp_path: Path) -> None:
    assert steps.told_after([{"check": None}], tmp_path) == ()
