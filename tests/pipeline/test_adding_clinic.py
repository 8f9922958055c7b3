"""`make new CLINIC=…`: a file for one more clinic, complete, whose values to replace are told until they are replaced."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import handouts
from generator.content.clinic import Clinic
from generator.content.example_clinic import EXAMPLE_PHONES, is_fictional
from generator.pipeline.adding_clinic import add_clinic
from generator.project import Files, FolderFiles
from generator.project.clinic_files import read_clinic
from generator.project.clinic_text import Written, clinic_text
from tests.conftest import ROOT
from tests.each import rows

CONTENT = ROOT / "content.yaml"
NEEDS = {name: field for name, field in Clinic.model_fields.items() if field.is_required()}


def test_it_has_all_that_a_clinic_needs_and_each_value_to_replace_is_told(tmp_path: Path) -> None:
    done = add_clinic(CONTENT, tmp_path, "City  Clinic Leeds")
    assert (done.id, done.problems) == ("city-clinic-leeds", ())
    file = tmp_path / "clinics/city-clinic-leeds.yaml"
    assert file.read_text("utf-8").startswith("# yaml-language-server: $schema=../clinic.schema.json\n# One clinic of the group")
    written = yaml.safe_load(file.read_text("utf-8"))
    assert list(written) == list(NEEDS)
    assert (written["name"], written["country"], written["product"], written["cost"]) == ("City Clinic Leeds", "GB", None, None)
    clinic, problems = read_clinic(tmp_path, done.id)
    assert (clinic and clinic.is_plain, problems) == (True, ())
    assert clinic
    told = Files(CONTENT, FolderFiles(ROOT / "handouts", {})).project(clinic)[1]
    (example,) = (problem for problem in told if problem.code == "M080")
    assert example.message.startswith("'address', 'phone', 'email', 'link' and 'leaflet_link' of 'clinic' are only examples")
    assert example.location
    assert example.location.file.endswith("city-clinic-leeds.yaml")


def test_what_may_be_left_out_can_be_used_as_it_stands(tmp_path: Path) -> None:
    add_clinic(CONTENT, tmp_path, "Leeds")
    file = tmp_path / "clinics/leeds.yaml"
    before, after = file.read_text("utf-8").split("# What follows may be left out")
    note, *lines = after.splitlines(keepends=True)
    file.write_text(before + "".join(line.removeprefix("# ") for line in lines), "utf-8")
    clinic, problems = read_clinic(tmp_path, "leeds")
    assert (clinic is not None, problems) == (True, ())
    assert clinic
    assert (set(clinic.look.value), clinic.editions is not None) == ({"brand", "logo", "logo-ground"}, True)
    assert "may be left out" not in note


def test_links_keep_their_form_but_lead_nowhere(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    text = CONTENT.read_text("utf-8").replace("https://clinic.example/{id}", "https://group.co.uk/leaflets/{id}.html")
    content.write_text(text.replace("country: GB", "country: AU"), "utf-8")
    add_clinic(content, tmp_path, "Perth")
    written = yaml.safe_load((tmp_path / "clinics/perth.yaml").read_text("utf-8"))
    assert (written["country"], written["leaflet_link"]) == ("AU", "https://clinic.example/leaflets/{id}.html")


@pytest.mark.parametrize("country", sorted(EXAMPLE_PHONES))
def test_each_number_to_replace_is_one_that_nobody_has(country: str) -> None:
    assert is_fictional(EXAMPLE_PHONES[country], country)


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    add_clinic(CONTENT, tmp_path, "Leeds")
    file = tmp_path / "clinics/leeds.yaml"
    file.write_text("name: Mine", "utf-8")
    (problem,) = add_clinic(CONTENT, tmp_path, "LEEDS!").problems
    assert (problem.code, file.read_text("utf-8")) == ("B019", "name: Mine")


@pytest.mark.parametrize("name", ["", "!", "con", "x" * 81, "诊所"])
def test_a_name_that_gives_no_id_is_refused(tmp_path: Path, name: str) -> None:
    assert [problem.code for problem in add_clinic(CONTENT, tmp_path, name).problems] == ["B019"]
    assert not (tmp_path / "clinics").exists()


def test_an_empty_name_is_told_as_that_of_a_clinic() -> None:
    assert "a clinic needs a name" in CliRunner().invoke(handouts, ["new", "--clinic", " "], standalone_mode=False).stderr
    assert "a clinic needs a name" in CliRunner().invoke(handouts, ["new", "--clinic", ""], standalone_mode=False).stderr


@rows("words", ["yes", "No", "null", "a: b", "a #b", "'a'", "- a", "{a}", "@a", "0113", "1.5", "", " a", "é", "a \\ b", "[x]"])
def test_any_words_are_read_as_they_were_given(words: str) -> None:
    values: Mapping[str, Written] = {"name": words, "address": (words, "b"), "product": {"name": words}}
    written = yaml.load(clinic_text("a", values), yaml.BaseLoader)
    assert (written["name"], written["address"], written["product"]) == (words, [words, "b"], {"name": words})
