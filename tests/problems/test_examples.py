"""Each folder of tests/examples/handouts is a mistake beyond the words; problems.txt is what a person reads about it, to the letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.golden import assert_as_kept
from tests.problems import steps

pytestmark = pytest.mark.covered
# Those that run the most lines that no other measured test does, for the time that they take.
# fmt: off
MEASURED = {
    "address-in-letters-that-take-more-room", "approval-that-uses-a-mark", "author-and-clinician-who-may-be-one",
    "character-that-no-font-has", "checks-of-no-number", "checks-of-no-rule", "clinic-below-its-key",
    "clinic-in-colours-without-a-theme", "clinics-asked-for-where-none-is", "colours-alike-in-grey", "comments-in-no-document",
    "condition-there-already", "edition-like-one-that-is-like-another", "file-no-longer-made-but-changed",
    "files-with-nearly-the-right-name", "font-built-in-an-odd-way", "font-for-web-pages", "font-of-one-weight",
    "font-that-is-not-there", "guide-about-everything", "large-print-that-is-small", "licence-checked-too-long-ago",
    "licence-of-no-mark", "name-like-none", "no-help-on-a-web-page", "no-plan-in-the-folder", "own-picture-that-is-none",
    "own-picture-with-few-pixels", "picture-on-a-slide-whose-words-say-nothing", "register-that-cannot-be-written",
    "released-and-withdrawn", "scheduler-that-is-not-there", "section-misspelt", "sheet-whose-files-cannot-be-written",
    "sheet-without-its-sources", "sheets-in-the-wrong-order", "sheets-to-fold-that-are-not-filled", "signing-without-the-package",
    "slides-in-a-font-of-unknown-widths", "store-without-a-key", "store-without-the-packages", "template-changed-by-hand",
    "template-that-moves", "text-too-long-for-its-pages", "themes-that-extend-each-other", "too-many-slides",
    "two-handouts-with-one-name", "windows-name-of-a-file", "words-near-a-fold", "words-rather-near-a-fold",
    "workers-that-make-other-files",
}
# fmt: on


def _cases() -> list[Any]:
    """Return all mistakes, some with coverage measured."""
    return [pytest.param(case, id=case.name, marks=[pytest.mark.measured] * (case.name in MEASURED)) for case in steps.cases()]


@pytest.mark.parametrize("case", _cases())
def test_a_mistake_is_told_in_plain_words(case: Path, tmp_path: Path) -> None:
    told = "".join(f"{problem.show()}\n" for problem in steps.problems(case, tmp_path))
    assert told, "this is no mistake any more"
    assert_as_kept(told, case / "problems.txt")


def test_what_is_measured_is_there() -> None:
    assert {case.name for case in steps.cases()} >= MEASURED


def test_the_small_clinic_is_without_fault(tmp_path: Path) -> None:
    assert steps.told_after([{"check": None}], tmp_path) == ()
