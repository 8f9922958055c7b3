"""`make convert`: a file of format 1 becomes one of format 2 beside it, and nothing is lost without a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.content.convert import convert
from generator.pipeline.converting import convert_file
from generator.yamlsource.reader import read_yaml
from tests.conftest import ROOT

OLD = ROOT / "tests/examples/format-1/content.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the smallest book of format 1."""
    return Path(shutil.copy(OLD, tmp_path / "content.yaml"))


def test_the_new_file_stands_beside_the_old_one_which_stays_as_it_is(content: Path) -> None:
    before = content.read_bytes()
    done = convert_file(content)
    assert done.file == content.with_name("content-2.yaml")
    assert content.read_bytes() == before


def test_words_are_carried_over_to_their_new_place(content: Path) -> None:
    convert_file(content)
    files = (content, content.with_name("content-2.yaml"))
    old, new = (yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files)  # words only
    assert new["format"] == "2"
    assert all(new["clinic"][key] == old["clinic"][key] for key in ("name", "phone", "address"))
    assert new["sources"] == old["sources"]
    assert new["feedback"] == old["clinic"]["feedback"]
    was, condition = old["conditions"][0], new["conditions"][0]
    assert (condition["plain_name"], condition["medical_name"]) == (was["name"], was["also_called"])
    assert condition["can_it_help"]["known"] == was["exosomes"]["known"]
    assert [option["kind"] for option in condition["options"]] == ["none", "ours", "other"]
    assert [option.get("certainty") for option in condition["options"]] == [None, None, "fairly-sure"]
    assert new["treatment"]["how"]["ideas"][0]["point"] == old["treatment"]["how"][0]["slide"]
    assert [risk["text"] for risk in new["treatment"]["risks"]["expected"]] == old["treatment"]["risks"]["common"]


def test_every_value_is_carried_over_or_listed_with_its_line() -> None:
    tree, _ = read_yaml(OLD, "content.yaml")
    assert tree
    done = convert(tree)
    follows = 2  # the certainty of no treatment and of ours
    people = sum(1 for _ in tree.scalars())
    nulls = OLD.read_text("utf-8").count(": null")
    assert done.carried + len(done.left) + follows + 1 == people, nulls
    assert all(location.line for _, location in done.left)


def test_what_is_left_is_printed_with_its_line(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--content", str(content)]) == 0
    printed = capsys.readouterr().out
    line = next(n for n, text in enumerate(content.read_text("utf-8").split("\n"), 1) if "Your face swells: call 999." in text)
    assert f"content.yaml:{line}:" in printed
    assert "conditions/0/in_short/urgent/0" in printed
    assert "content-2.yaml" in printed


def test_an_earlier_result_is_not_overwritten(content: Path) -> None:
    convert_file(content)
    content.with_name("content-2.yaml").write_text("mine", "utf-8")
    (problem,) = convert_file(content).problems
    assert (problem.code, problem.message) == ("B014", "this file exists already")
    assert content.with_name("content-2.yaml").read_text("utf-8") == "mine"


def test_a_file_of_format_2_is_left_alone(tmp_path: Path) -> None:
    file = Path(shutil.copy(ROOT / "tests/examples/minimal.yaml", tmp_path / "content.yaml"))
    (problem,) = convert_file(file).problems
    assert problem.code == "B014"
    assert problem.location
    assert problem.location.line == 2
    assert list(tmp_path.iterdir()) == [file]
