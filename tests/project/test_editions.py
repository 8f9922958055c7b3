"""`editions.yaml` says which editions are made and on which paper; the plans say how."""

from __future__ import annotations

import pytest

from tests.conftest import Project
from tests.project.test_project import leaflets, plan, shown

pytestmark = pytest.mark.covered

PLANNED = """
editions:
  large-print: {theme: plain, pages: {most: 12}}
  grey: {theme: plain}
  letter: {paper: letter}
  letter-large-print: {like: large-print, paper: letter}
  web-pdf: {folder: "web/{id}", file: "{id}"}
  web-letter-pdf: {like: letter, folder: "web/{id}", file: "{id}"}
"""


@pytest.fixture
def clinic(clinic: Project) -> Project:
    """Return a clinic whose leaflet has editions on two sizes of paper."""
    file = clinic.folder / "handouts/leaflet.yaml"
    file.write_text(file.read_text("utf-8") + PLANNED, "utf-8")
    return clinic


def wanted(clinic: Project, words: str) -> None:
    (clinic.folder / "handouts/editions.yaml").write_text(words, "utf-8")


@pytest.mark.parametrize(
    ("words", "editions"),
    [
        ("a4: [standard, grey]\nweb: []\n", {"", "grey"}),
        ("letter: [standard, large-print]\nweb: []\n", {"", "large-print", "grey", "letter", "letter-large-print"}),
        ("a4: []\nletter: [large-print]\nweb: []\n", {"letter-large-print"}),
        ("a4: []\n", {"web-pdf"}),
        ("a4: []\nweb: [letter-pdf]\n", {"web-letter-pdf"}),
    ],
)
def test_the_editions_that_are_named_are_made(clinic: Project, words: str, editions: set[str]) -> None:
    wanted(clinic, words)
    assert {job.edition for job in leaflets()} == editions


def test_without_the_file_all_editions_for_a4_are_made(clinic: Project) -> None:
    assert not (clinic.folder / "handouts/editions.yaml").exists()
    assert {job.edition for job in leaflets()} == {"", "large-print", "grey", "web-pdf"}


def test_slides_are_made_whatever_is_printed(clinic: Project) -> None:
    wanted(clinic, "a4: []\nweb: []\n")
    assert {job.handout for job in plan().jobs} == {"deck"}


def test_an_edition_that_a_plan_switches_off_is_not_made(clinic: Project) -> None:
    clinic.change("grey: {theme: plain}", "grey: {make: no, theme: plain}", "handouts/leaflet.yaml")
    wanted(clinic, "a4: [standard, grey]\nweb: []\n")
    assert {job.edition for job in leaflets()} == {""}


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("a4: [standard, gray]\n", ":1:16  H040  no handout has an edition 'gray' on A4 | did you mean 'grey'?"),
        ("letter:\n  - grey\n", ":2:5  H040  no handout has an edition 'grey' on US Letter | the known ones are: large-print, standard"),
        (
            "letter: [letter-large-print]\n",
            ":1:10  H040  no handout has an edition 'letter-large-print' on US Letter | write only: large-print",
        ),
    ],
)
def test_a_name_that_no_handout_has_is_shown_where_it_is(clinic: Project, words: str, problem: str) -> None:
    wanted(clinic, words)
    assert shown() == [f"handouts/editions.yaml{problem}"]


def test_a_paper_that_there_is_no_list_for_is_told(clinic: Project) -> None:
    wanted(clinic, "a5: [standard]\n")
    (found,) = shown()
    assert found.startswith("handouts/editions.yaml:1:1  Y")
    assert "'a5'" in found


def test_names_are_not_looked_up_while_a_plan_cannot_be_read(clinic: Project) -> None:
    clinic.change("theme: plain, pages", "thme: plain, pages", "handouts/leaflet.yaml")
    wanted(clinic, "a4: [standard, grey]\n")
    (found,) = shown()
    assert found.startswith("handouts/leaflet.yaml:")
