"""M064: a reference whose text is printed without its number. Whether it is lost does not depend on which handouts are made."""

from __future__ import annotations

import pytest

from tests.conftest import Project

pytestmark = pytest.mark.covered

CAUSE, SIGN = "      - Its cause is not known.\n", "      - Round bare patches.\n"


def with_reference(project: Project, old: str, new: str) -> None:
    assert project.content.read_text("utf-8").count(old) == 1, old
    project.change(old, new)


@pytest.mark.parametrize("only", [(), ("--only", "leaflet-test-hair-loss"), ("--only", "aftercare"), ("--only", "clinic-deck")])
def test_a_text_that_is_part_of_another_is_not_taken_for_it(project: Project, only: tuple[str, ...]) -> None:
    """The guide prints the whole text, 'You', with its number; the other handouts say it within other texts."""
    with_reference(project, "    text: Hair grows, rests and falls.\n", "    text: You [@review-2024]\n")
    ran = project.run("build", *only)
    assert ran.status == 0, ran.err
    assert "M064" not in ran.err


@pytest.mark.parametrize("only", [(), ("--only", "leaflet-test-hair-loss")])
def test_a_reference_in_a_name_that_only_titles_print_is_lost(project: Project, only: tuple[str, ...]) -> None:
    with_reference(project, "    plain_name: Test hair loss\n", "    plain_name: Test hair loss [@review-2024]\n")
    ran = project.run("build", *only)
    assert ran.status == 1
    assert "[@review-2024] is in a" in ran.err
    assert "M064" in ran.err
