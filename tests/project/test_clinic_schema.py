"""The form of a clinic's file for editors: made from the model, kept in the repository, and true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.schema import described
from generator.pipeline.adding_clinic import add_clinic
from generator.project.clinic_files import ClinicFile
from generator.project.clinic_schema import CLINIC_SCHEMA, clinic_schema
from generator.yamlsource.introspect import models_of, names
from tests.conftest import ROOT
from tests.golden import assert_as_kept


def test_the_schema_that_is_kept_is_the_models() -> None:
    assert_as_kept(clinic_schema(), ROOT / "handouts" / CLINIC_SCHEMA)


def test_each_key_has_its_purpose() -> None:
    assert {name: set(described(model)) for name, model in models_of(ClinicFile).items()} == {
        name: set(names(model)) for name, model in models_of(ClinicFile).items()
    }


@pytest.fixture
def file(tmp_path: Path) -> Any:
    add_clinic(ROOT / "content.yaml", tmp_path, "Leeds")
    return yaml.safe_load((tmp_path / "clinics/leeds.yaml").read_text("utf-8"))


def wrong(file: Any) -> list[str]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(clinic_schema()))
    return sorted(error.json_path for error in validator.iter_errors(file))


def test_an_editor_finds_nothing_wrong_in_a_new_file(file: Any) -> None:
    assert (
        wrong({**file, "brand": {"main": "5A1846"}, "logo": "images/a.svg", "logo-ground": "panel", "editions": {"a4": ["standard"]}}) == []
    )


@pytest.mark.parametrize(
    ("change", "path"),
    [({"phone": ""}, "$.phone"), ({"country": "Britain"}, "$.country"), ({"brand": {"main": "red"}}, "$.brand"), ({"fone": "1"}, "$")],
    ids=str,
)
def test_an_editor_finds_what_the_program_finds(file: Any, change: dict[str, Any], path: str) -> None:
    assert wrong({**file, **change}) == [path]
