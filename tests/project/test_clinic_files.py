"""A clinic's own file: its look in the place of the theme's, its choice of editions, and mistakes at its own lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.formats import FORMATS
from generator.problems import Problem
from generator.project.clinic_files import clinic_ids, read_clinic
from generator.project.clinic_look import dressed
from generator.project.folder import Folder, read_folder
from generator.project.shelf import FolderReader
from generator.yamlsource.reader import parse_yaml
from generator.yamlsource.tree import Tree
from tests.conftest import ROOT

HANDOUTS = ROOT / "handouts"
NEEDS = {name: form.needs for name, form in FORMATS.items()}
FILE = """\
name: Leeds
service: Clinic
country: GB
address: [1 High Street]
phone: 020 0946 0124
email: hello@leeds.test
link: https://leeds.test
leaflet_link: https://leeds.test/{id}
hours: Weekdays
product: null
cost: null
who_treats: null
"""
SHELF = FolderReader(HANDOUTS)


def read(folder: Path, more: str = "") -> tuple[Folder, tuple[Problem, ...]]:
    """Return the real plans for a clinic whose file says `more`."""
    (folder / "clinics").mkdir(exist_ok=True)
    (folder / "clinics/leeds.yaml").write_text(FILE + more, "utf-8")
    clinic, problems = read_clinic(folder, "leeds")
    assert clinic, problems
    return read_folder(HANDOUTS, NEEDS, clinic=clinic, shelf=SHELF)


def told(folder: Path, more: str) -> list[str]:
    return [f"{Path(each.location.file).name}:{each.location.line}  {each.code}" for each in read(folder, more)[1] if each.location]


def editions(folder: Folder) -> set[str]:
    return {each.edition for each in folder.editions}


def test_clinics_get_all_editions_but_those_for_a_press(tmp_path: Path) -> None:
    plain, found = read_folder(HANDOUTS, NEEDS, shelf=SHELF)[0], read(tmp_path)[0]
    press = {each.edition for each in plain.editions if each.paper.press}
    assert press == {"press", "tri-fold-press"}
    assert editions(found) == editions(plain) - press


def test_a_clinic_chooses_its_editions_those_for_a_press_by_name(tmp_path: Path) -> None:
    named = read(tmp_path, "editions: {a4: [standard, press], web: []}\n")[0]
    assert editions(named) == {"", "press"}
    unnamed = read(tmp_path, "editions: {web: []}\n")[0]
    assert "press" not in editions(unnamed)
    assert "large-print" in editions(unnamed)


def test_the_choice_for_all_clinics_stands_in_editions_yaml(tmp_path: Path) -> None:
    shutil.copytree(HANDOUTS, tmp_path / "handouts")
    shared = tmp_path / "handouts/editions.yaml"
    shared.write_text("a4: [standard, grey]\nclinics:\n  a4: [standard, tri-fold-press]\n  web: []\n", "utf-8")
    (tmp_path / "handouts/clinics").mkdir()
    (tmp_path / "handouts/clinics/leeds.yaml").write_text(FILE, "utf-8")
    clinic = read_clinic(tmp_path / "handouts", "leeds")[0]
    assert editions(read_folder(tmp_path / "handouts", NEEDS, clinic=clinic)[0]) == {"", "tri-fold-press"}
    assert "tri-fold-press" not in editions(read_folder(tmp_path / "handouts", NEEDS)[0])
    shared.write_text("clinics:\n  a4: [standart]\n", "utf-8")
    (problem,) = read_folder(tmp_path / "handouts", NEEDS)[1]
    assert (problem.code, problem.location and problem.location.line) == ("H040", 2)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("editions:\n  a4: [standart]\n", "leeds.yaml:14  H040"),
        ("brand: {accent: 'FFEE00'}\n", "leeds.yaml:13  H030"),
        ("logo: images/none.svg\n", "leeds.yaml:13  H031"),
        ("logo: ../LICENSE\n", "leeds.yaml:13  H031"),
    ],
)
def test_mistakes_are_told_at_the_lines_of_the_clinic(tmp_path: Path, more: str, expected: str) -> None:
    assert expected in told(tmp_path, more)


def test_no_theme_is_blamed_for_a_clinics_colours(tmp_path: Path) -> None:
    assert {line.split(":")[0] for line in told(tmp_path, "brand: {main: 'EEEEEE', accent: 'FFEE00', second: 'FFDDDD'}\n")} == {
        "leeds.yaml"
    }


def test_a_brand_recolours_every_theme_that_extends_the_clinics(tmp_path: Path) -> None:
    plain, found = read(tmp_path)[0], read(tmp_path, "brand: {main: '5A1846'}\n")[0]
    deep = {each.theme.name: each.theme.colour("deep") for each in found.editions}
    before = {each.theme.name: each.theme.colour("deep") for each in plain.editions}
    assert {name for name, colour in deep.items() if colour == "5A1846"} >= {"Clinic", "Large print"} & set(deep)
    assert {name for name in deep if deep[name] == before[name]} == {name for name in deep if deep[name] != "5A1846"}
    assert "5A1846" in deep.values()


def tree(text: str) -> Tree:
    found, problems = parse_yaml(text.encode(), "a.yaml")
    assert found, problems
    return found


def test_a_brand_is_replaced_whole_and_a_ground_goes_with_its_logo() -> None:
    theme = tree("extends: standard\nbrand: {main: '111111', accent: '222222'}\nlogo: images/a.svg\nlogo-ground: panel\n")
    assert dressed(theme, tree("brand: {main: '333333'}\n")).at(("brand",)) == {"main": "333333"}
    assert dressed(theme, tree("logo: images/b.svg\n")).value.keys() == {"extends", "brand", "logo"}
    assert dressed(theme, tree("logo-ground: white\n")).at(("logo",)) == "images/a.svg"


@pytest.mark.parametrize("name", ["Leeds & York", "-leeds", "leeds--york", "lééds", "leeds.york", "con", "LPT1", "x" * 61])
def test_a_name_that_no_folder_can_have_everywhere_is_told_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "clinics").mkdir()
    for each in (name, "york"):
        (tmp_path / f"clinics/{each}.yaml").write_text(FILE, "utf-8")
    ids, problems = clinic_ids(tmp_path)
    assert (ids, [problem.code for problem in problems]) == (("york",), ["H041"])


def test_names_that_differ_in_capitals_are_both_told(tmp_path: Path) -> None:
    (tmp_path / "clinics").mkdir()
    for each in ("leeds", "LEEDS", "york"):
        (tmp_path / f"clinics/{each}.yaml").write_text(FILE, "utf-8")
    if len(list((tmp_path / "clinics").iterdir())) == 2:
        pytest.skip("this disk takes the two names for one")
    ids, problems = clinic_ids(tmp_path)
    assert (ids, [problem.code for problem in problems]) == (("york",), ["H042", "H042"])


def test_nothing_of_another_clinic_slips_in(tmp_path: Path) -> None:
    (tmp_path / "clinics").mkdir()
    for line in FILE.splitlines(keepends=True):
        (tmp_path / "clinics/leeds.yaml").write_text(FILE.replace(line, ""), "utf-8")
        clinic, problems = read_clinic(tmp_path, "leeds")
        assert clinic is None
        assert {problem.code for problem in problems} == {"Y031"}
