"""Codes of earlier versions stay what they were: they lead to the present one, or are gone for good."""

from __future__ import annotations

from tests.problems.codes import meanings, raised
from tests.problems.former import GONE, LESS, former
from tests.problems.page import page


def test_a_code_that_is_gone_is_never_given_again() -> None:
    assert not GONE.keys() & meanings().keys()
    assert not GONE.keys() & raised().keys()


def test_a_code_that_is_gone_is_listed_with_what_it_meant_and_leads_nowhere() -> None:
    listed = page().partition("\n## Codes that are no longer given\n")[2].partition("\n## ")[0]
    rows = [line for line in listed.splitlines() if line.startswith("| ") and line[2:6] not in ("code", "--- ")]
    names = ("A02", "D06", "H013, P013", "M053, C053", "M058, C058", "M062, C062")
    assert rows == [f"| {name} | {GONE[name.partition(',')[0]]} |" for name in names]
    assert "](#" not in listed


def test_a_code_that_means_less_leads_to_what_it_means_now() -> None:
    assert LESS.keys() <= meanings().keys()
    listed = page().partition("\n## Codes that mean less than they did\n")[2].partition("\n## ")[0]
    assert all(f"| [{code}](#{code.lower()}) | {meant} |" in listed for code, meant in LESS.items())


def test_old_names_lead_to_codes_that_are_given() -> None:
    assert {now for _, now in former(meanings())} <= meanings().keys()
    assert not {now for _, now in former(meanings())} & GONE.keys()
