"""Each folder of tests/examples/rules has words that a rule lets pass, and words that it finds fault with, as a person reads that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.model import Book
from generator.document.limits import MEASURES
from generator.review.finding import Finding
from generator.review.judged import judged
from generator.review.rules import RULES
from tests.conftest import ROOT
from tests.golden import assert_as_kept
from tests.made import SMALLEST, book
from tests.review.planting import planted
from tests.review.words import words_of

pytestmark = pytest.mark.covered

FOLDERS = sorted((ROOT / "tests/examples/rules").iterdir())
ELSEWHERE = {"C09", "C10", "D01", "D08", "P02", "P04", "P05", "V01", "V03"}  # in tests/examples/handouts, and what the register says

_PROBLEM = re.compile(r"^(?:\S.*?  )?([A-Z]\d\d[a-z]?)  (error|warning)  ", re.MULTILINE)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_rule_finds_what_it_is_meant_to_find(folder: Path) -> None:
    cases = yaml.safe_load((folder / "cases.yaml").read_bytes())
    for case in cases["passes"]:
        assert list(_told(folder.name, case)) == [], case
    told = [list(_told(folder.name, case)) for case in cases["fails"]]
    assert all(told)
    assert len(told) >= 2
    assert_as_kept("".join(f"{each}\n" for each in dict.fromkeys(line for lines in told for line in lines)), folder / "problems.txt")


def test_each_rule_has_examples() -> None:
    assert {folder.name for folder in FOLDERS} | ELSEWHERE == {rule.code for rule in RULES}


def test_each_rule_has_one_example_that_passes_and_two_that_fail() -> None:
    """What is looked at beyond the words passes in the small clinic, which is without fault."""
    cases = {folder.name: yaml.safe_load((folder / "cases.yaml").read_bytes()) for folder in FOLDERS}
    assert [code for code, each in cases.items() if not each["passes"]] == []
    failing = Counter({code: len(each["fails"]) for code, each in cases.items()})
    for file in (ROOT / "tests/examples/handouts").glob("*/problems.txt"):
        failing.update({found[1] for found in _PROBLEM.finditer(file.read_text("utf-8"))})
    codes = {rule.code for rule in RULES} | {measure.code for measure in MEASURES}
    assert {code: failing[code] for code in codes if failing[code] < 2} == {}


def test_a_rule_that_only_warns_finds_no_error_in_any_example() -> None:
    codes = {rule.code for rule in RULES if rule.only_warns}
    told = [file.read_text("utf-8") for each in ("rules", "handouts") for file in (ROOT / "tests/examples" / each).glob("*/problems.txt")]
    found = {(hit[1], hit[2]) for words in told for hit in _PROBLEM.finditer(words) if hit[1] in codes}
    assert found == {(code, "warning") for code in codes}


def _told(code: str, case: Mapping[str, Any]) -> Iterator[str]:
    """Yield what one rule prints about the smallest content with one change, but for what it prints of it elsewhere without."""
    known = _known(code) - {case["at"]}
    yield from (
        finding.problem.show().replace(SMALLEST.name, "content.yaml")
        for finding in _found(code, _changed(case))
        if finding.where not in known
    )


@cache
def _known(code: str) -> frozenset[str]:
    return frozenset(finding.where for finding in _found(code, book(SMALLEST)))


def _found(code: str, of: Book) -> tuple[Finding, ...]:
    return judged(words_of(of), {}, (), (rule for rule in RULES if rule.code == code)).findings


def _changed(case: Mapping[str, Any]) -> Book:
    value = case["put"]
    return planted(book(SMALLEST), case["at"], value * case["times"] if "times" in case else value)
