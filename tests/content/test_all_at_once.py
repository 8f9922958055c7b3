"""A mistake hides no other: whatever does not fit the model, what is wrong with the other words is told in the same run."""

from __future__ import annotations

import pytest

from tests.conftest import Project

pytestmark = pytest.mark.covered

PLACEHOLDER = ("There are no stitches.", "There are no stitches, says {clinc}.")
PROMISE = ("You ask your questions.", "You ask about this miracle cure.")
# What keeps the words from being read as a whole, with the code that says so.
IN_THE_WAY = {
    "a wrong country": ("country: GB\n  address", "country: XX\n  address", "Y035"),
    "a country in words": ("country: GB\n  address", "country: England\n  address", "Y035"),
    "a wrong address of a page": ("link: https://clinic.test/hair\n", "link: clinic\n", "Y035"),
    "a wrong address of mail": ("email: hello@clinic.test", "email: hello", "Y035"),
    "a wrong choice": ("to: emergency\n    when: now\n    after: always", "to: nobody\n    when: now\n    after: always", "Y034"),
    "a wrong date": ("searched: 2026-11-01", "searched: 1 November", "Y036"),
    "a misspelt key": ("  funding: The", "  fundin: The", "Y030"),
    "a missing key": ("  hours: Monday to Friday, 8:30 to 17:00\n", "", "Y031"),
    "a text that is too long": ("text: Hair grows, rests and falls.", f"text: {'Hair grows, rests and falls. ' * 20}", "Y039"),
    "a source that does not exist": ("[@review-2024]", "[@review-2042]", "M050"),
    "the same id twice": ("- id: red", "- id: face", "M051"),
}


def problems(project: Project) -> dict[str, str]:
    """Return the problems that are errors, by their codes: where each is."""
    ran = project.run("check")
    assert ran.status == 1, ran
    lines = (line.split(maxsplit=3) for line in ran.err.splitlines() if line.startswith("content.yaml:"))
    return {code: place for place, code, severity, _ in lines if severity == "error"}


@pytest.mark.parametrize("what", IN_THE_WAY)
def test_an_unknown_placeholder_and_a_promise_are_told_beside(project: Project, what: str) -> None:
    old, new, code = IN_THE_WAY[what]
    for change in (PLACEHOLDER, PROMISE):
        project.change(*change)
    text = project.content.read_text("utf-8")
    at = {"M065": line_of(text, "{clinc}"), "K01": line_of(text, "miracle")}
    shift = new.count("\n") - old.count("\n")
    project.change(old, new)
    told = problems(project)
    assert told.keys() == {code, "M065", "K01"}, told
    assert {each: int(told[each].split(":")[1]) for each in at} == {each: line + shift for each, line in at.items()}


@pytest.mark.measured
def test_all_kinds_at_once_are_told_at_once(project: Project) -> None:
    for old, new, _ in (*((*change, "") for change in (PLACEHOLDER, PROMISE)), *IN_THE_WAY.values()):
        if old in project.content.read_text("utf-8"):  # a country can be wrong in one way only
            project.change(old, new)
    assert problems(project).keys() == {"M065", "K01", *(code for *_, code in IN_THE_WAY.values())}


def test_once_the_words_can_be_read_a_promise_hides_no_placeholder(project: Project) -> None:
    for change in (PLACEHOLDER, PROMISE):
        project.change(*change)
    assert problems(project).keys() == {"M065", "K01"}


def test_nothing_is_made_up_about_the_words_that_stand_for_others(project: Project) -> None:
    """A further mistake only means: what is typed is wrong there."""
    for old, new, _ in IN_THE_WAY.values():
        if old in project.content.read_text("utf-8"):
            project.change(old, new)
    assert problems(project).keys() == {code for *_, code in IN_THE_WAY.values()}


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1
