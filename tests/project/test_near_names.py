"""Files whose names are nearly right are told, with the way out; what editors and systems leave behind is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.formats import FORMATS
from generator.problems import Problem
from generator.project import read_project
from tests.conftest import ROOT, Project

pytestmark = pytest.mark.covered


def problems(project: Project) -> tuple[Problem, ...]:
    needs = {name: form.needs for name, form in FORMATS.items()}
    return read_project(project.content, project.folder / "handouts", needs)[1]


def told(project: Project) -> list[tuple[str, str]]:
    return [(p.location.file.rpartition("handouts/")[2] if p.location else "", p.code) for p in problems(project)]


def test_a_name_that_is_nearly_right_is_told(project: Project) -> None:
    names = (
        "Aftercare.YAML", "aftercare2.yml", "aftercare3.YML", "aftercare4.yaml.txt", "aftercare5.yaml.docx", "aftercare6.yalm",
        "ours.yaml.yaml", "themes/ours.yml", "papers/a3.yaml.txt", "translations/cy.pot", "translations/cy.PO", "translations/cy.po.txt",
    )  # fmt: skip
    for name in names:
        (project.folder / "handouts" / name).write_text("about: aftercare\n")
    found = problems(project)
    assert sorted(told(project)) == sorted((name, "H038") for name in names)
    assert {problem.hint.partition(" ")[0] for problem in found} == {"rename"}


def test_the_name_it_should_have_is_in_the_hint(project: Project) -> None:
    folder = project.folder / "handouts"
    (folder / "aftercare.yaml").rename(folder / "aftercare.yml")
    assert [problem.hint for problem in problems(project)] == ["rename it to aftercare.yaml, or move it out of this folder"]
    (folder / "aftercare.yaml").write_bytes((folder / "aftercare.yml").read_bytes())
    assert [problem.hint for problem in problems(project)] == ["aftercare.yaml is there too: move this one out of this folder"]


def test_a_copy_is_told_once_and_not_read(project: Project) -> None:
    names = (
        "aftercare (copy).yaml", "aftercare (1).yaml", "aftercare - Copy.yaml", "Copy of aftercare.yaml", "aftercare copy 2.yaml",
        "aftercare - Kopie.yaml", "themes/standard copy.yaml", "papers/a4 (2).yaml", "translations/en (1).po",
    )  # fmt: skip
    for name in names:
        (project.folder / "handouts" / name).write_bytes((project.folder / "handouts/aftercare.yaml").read_bytes())
    assert sorted(told(project)) == sorted((name, "H039") for name in names)


def test_what_others_leave_behind_is_left_alone(project: Project) -> None:
    for name in (
        ".DS_Store", "~$aftercare.yaml", ".aftercare.yaml.swp", "aftercare.yaml~", "#aftercare.yaml#", ".#aftercare.yaml",
        "aftercare.yaml.bak", "aftercare.yaml.orig", "._aftercare.yaml", "Thumbs.db", "desktop.ini", "notes.txt", "README.md",
        "translations/en.mo", "our.potx", "themes/LICENSE", "papers/notes.xml",
    ):  # fmt: skip
        (project.folder / "handouts" / name).write_text("about: nothing\n")
    assert told(project) == []


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_out(path: Path) -> None:
    path.symlink_to(ROOT / "handouts/aftercare.yaml")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def lost_link(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


@pytest.mark.parametrize("make", [pipe, link_out, device, folder])
def test_what_is_no_file_of_this_folder_is_told(project: Project, make: Callable[[Path], None]) -> None:
    names = ("more.yaml", "themes/more.yaml", "papers/more.yaml", "translations/en.po")
    for name in names:
        (project.folder / "handouts" / name).unlink(missing_ok=True)
        make(project.folder / "handouts" / name)
    assert sorted(told(project)) == sorted((name, "Y002") for name in names)


def test_a_link_that_leads_nowhere_is_told(project: Project) -> None:
    lost_link(project.folder / "handouts/more.yaml")
    assert told(project) == [("more.yaml", "Y001")]


def test_a_file_that_cannot_be_read_is_told_after_a_build_too(built: Project) -> None:
    pipe(built.folder / "handouts/more.yaml")
    ran = built.run("build")
    assert (ran.status, "handouts/more.yaml  Y002" in ran.err) == (1, True)
    (built.folder / "handouts/more.yaml").unlink()
    (built.folder / "handouts/aftercare.yaml.txt").write_text("")
    ran = built.run("build")
    assert (ran.status, "handouts/aftercare.yaml.txt  H038" in ran.err) == (1, True)


def test_of_a_file_that_can_not_be_read_no_other_file_is_told(project: Project) -> None:
    (project.folder / "handouts/themes/standard.yaml").write_text("extends:standard\n")
    (project.folder / "handouts/papers/a4.yaml").write_text("name: 'A4' or so\n")
    assert sorted(told(project)) == [
        ("papers/a4.yaml", "Y014"),
        ("papers/a4.yaml", "Y031"),
        ("themes/standard.yaml", "Y007"),
    ]


def test_what_is_missing_is_told_of_the_lowest_file_only(project: Project) -> None:
    text = (project.folder / "handouts/papers/a5.yaml").read_text("utf-8")
    (project.folder / "handouts/papers/a5.yaml").write_text("".join(x for x in text.splitlines(True) if not x.startswith("panel:")))
    assert told(project) == [("papers/a5.yaml", "Y031")]


def test_a_line_that_was_repaired_is_told_once(project: Project) -> None:
    project.change("  - care\n", "  - {{}}care\n", "handouts/aftercare.yaml")
    assert told(project) == [("aftercare.yaml", "Y015")]
