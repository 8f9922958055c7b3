"""docs/problems.md is current: it has every code that the program raises, each with an example, and no others."""

from __future__ import annotations

import re

import pytest

from tests.golden import assert_as_kept
from tests.problems.codes import meanings, raised
from tests.problems.examples import Example, examples
from tests.problems.former import former
from tests.problems.page import PAGE, page

pytestmark = pytest.mark.unmeasured


def test_the_page_is_as_the_program_would_write_it_today() -> None:
    assert_as_kept(page(), PAGE)


def test_every_code_that_is_raised_has_a_meaning_and_every_meaning_a_code() -> None:
    assert set(raised()) == set(meanings())


def test_every_code_has_an_example_of_each_severity_it_is_raised_with() -> None:
    assert set(examples()) == {(code, severity) for code, severities in raised().items() for severity in severities}


def test_every_example_says_how_to_fix_the_problem() -> None:
    assert [example.case for example in examples().values() if not example.has_hint and not example.way_out] == []


def test_a_sentence_that_is_added_to_an_example_is_shown() -> None:
    text = PAGE.read_text("utf-8")
    assert [example.case for example in examples().values() if example.way_out not in text] == []


def test_links_to_codes_lead_to_headings() -> None:
    text = PAGE.read_text("utf-8")
    assert set(re.findall(r"\(#(\w+)\)", text)) == {heading.lower() for heading in re.findall(r"^### (\w+)$", text, re.MULTILINE)}


def test_codes_are_found_in_calls_names_and_tables() -> None:
    """Each of these is written differently in the program: in a call, a constant, a constant of another module, a table, a tuple."""
    found = raised()
    assert {"F001", "A07", "T03", "B003"} <= found.keys()
    assert found["V07"] == {"warning"}
    assert found["C01"] == found["T01"] == found["D07"] == {"warning", "error"}


@pytest.mark.parametrize(
    ("text", "has_hint"),
    [
        ("a.yaml:1:2  B002  error  words\n    1 | key\n      | ^  a hint", True),
        ("a.yaml:1:2  B002  error  words\n    1 | key\n      | ^", False),
        ("B002  error  words\n       a hint", True),
        ("B002  error  words", False),
    ],
)
def test_it_is_known_whether_an_example_has_a_hint(text: str, has_hint: bool) -> None:
    assert Example("B002", "error", text, "", 1, "case").has_hint is has_hint


def test_an_old_code_is_listed_once_the_new_one_is_in_use() -> None:
    renamed = former(["H018", "H022", "Y012", "M050", "L074", "B001"])
    assert {now: before[0] for before, now in renamed} == {"H018": "P", "Y012": "C", "M050": "C", "L074": "C"}
    assert all(now[1:] == before[1:] for before, now in renamed)
    assert [before[1:] for before, _ in former(["H020"])] == ["016", "020", "034"]  # two were joined to it
