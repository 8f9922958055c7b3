"""Faults planted in our own content, each found by the rule meant for it, at its place, and by no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest
import yaml

from generator.review.judged import judged
from tests.conftest import ROOT
from tests.made import REAL, book
from tests.review.planting import planted
from tests.review.words import words_of

Fault = Mapping[str, Any]
BATCHES = 10  # so that the words are judged ten times, not once for each fault


@cache
def faults() -> tuple[Fault, ...]:
    return tuple(yaml.safe_load((ROOT / "tests/examples/faults.yaml").read_bytes()))


@cache
def before() -> frozenset[tuple[str, str]]:
    return frozenset(_found(()))


def _found(planted_: Sequence[Fault]) -> set[tuple[str, str]]:
    """Return the codes of what is found, each with the path of its text."""
    of = book(REAL)
    for fault in planted_:
        of = planted(of, fault["at"], fault["put"])
    return {(finding.problem.code, finding.where) for finding in judged(words_of(of), {}).findings}


def test_there_are_enough_of_them_and_of_many_kinds() -> None:
    assert len(faults()) >= 80
    assert len({fault["rule"] for fault in faults()}) >= 30


@pytest.mark.parametrize("batch", range(BATCHES))
def test_each_fault_is_found_by_the_rule_meant_for_it_and_by_no_other(batch: int) -> None:
    here = faults()[batch::BATCHES]
    assert len({fault["at"] for fault in here}) == len(here)
    found = _found(here) - before()
    wanted = {(fault["rule"], fault["at"]) for fault in here}
    assert {(code, _planted_at(where, here)) for code, where in found} == wanted


def _planted_at(where: str, here: Sequence[Fault]) -> str:
    """Return the path of the fault that a finding is about: its own, or that of the list or option it is in."""
    return next((fault["at"] for fault in here if where == fault["at"] or where.startswith(f"{fault['at']}/")), where)
