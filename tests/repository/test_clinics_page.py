"""docs/clinics.md is true: its commands exist, its sheet can be imported, and its keys are those of a clinic's file."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import yaml

from generator.content.clinic import Clinic
from generator.pipeline.importing_clinics import import_clinics
from generator.project.clinic_files import ClinicFile, read_clinic
from generator.words_of_make import WORDS
from generator.yamlsource.introspect import names
from tests.conftest import ROOT

PAGE = (ROOT / "docs/clinics.md").read_text("utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_each_command_is_a_word_of_make_and_takes_what_it_is_given() -> None:
    commands = [shlex.split(line, comments=True) for block in fenced("sh") for line in block.splitlines()]
    assert len(commands) > 6
    for make, word, *given in commands:
        assert make == "make"
        assert {each.partition("=")[0] for each in given} <= set(WORDS[word])


def test_the_sheet_can_be_imported_and_has_what_may_also_be_said(tmp_path: Path) -> None:
    (sheet,) = fenced("csv")
    (tmp_path / "clinics.csv").write_text(sheet, "utf-8")
    done = import_clinics(tmp_path / "clinics.csv", tmp_path)
    assert (done.new, done.problems) == (("city-clinic-leeds",), ())
    file = tmp_path / "clinics/city-clinic-leeds.yaml"
    (look,) = fenced("yaml")
    file.write_text(file.read_text("utf-8") + look, "utf-8")
    clinic, problems = read_clinic(tmp_path, "city-clinic-leeds")
    assert (clinic is not None, problems) == (True, ())


def test_it_names_each_key_that_a_file_needs_and_each_that_it_may_have() -> None:
    needed = [key for key, field in zip(names(Clinic), Clinic.model_fields.values(), strict=True) if field.is_required()]
    (look,) = fenced("yaml")
    assert set(re.findall(r"needs the same ones: (.*?)\.", PAGE, re.DOTALL)[0].replace(" and", ",").replace("\n", " ").split(", ")) == set(
        needed
    )
    assert set(yaml.safe_load(look)) == set(names(ClinicFile)) - set(names(Clinic))
