"""`make new CONDITION=…`: a condition to fill in, and not another byte changed."""

from __future__ import annotations

import resource
import shutil
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.content.model import Book
from generator.content.read import read_book
from generator.pipeline.adding import add_condition
from generator.yamlsource.introspect import expected, names
from tests.conftest import ROOT

pytestmark = pytest.mark.covered


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "content.yaml", tmp_path / "content.yaml"))


def parsed(file: Path) -> list[dict[str, object]]:
    conditions: list[dict[str, object]] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["conditions"]
    return conditions


def test_it_stands_after_the_others_and_nothing_else_changes(content: Path) -> None:
    before = content.read_bytes().splitlines(keepends=True)
    done = add_condition(content, "Itchy  scalp")
    after = content.read_bytes().splitlines(keepends=True)
    assert not done.problems
    assert after[: done.first - 2] + after[done.last :] == before
    assert after[done.first - 1].strip() == b"- id: itchy-scalp"
    assert [each["id"] for each in parsed(content)][-1] == "itchy-scalp"
    assert parsed(content)[-1]["code"] == "HL-06"
    assert parsed(content)[-1]["plain_name"] == "Itchy scalp"


def test_it_has_every_key_that_is_needed_and_each_empty_one_is_asked_for(content: Path) -> None:
    done = add_condition(content, "Itchy scalp")
    model = expected(Book, ("conditions", 0))[0].model
    assert model
    needed = {key for key, field in zip(names(model), model.model_fields.values(), strict=True) if field.is_required()}
    assert set(parsed(content)[-1]) == needed
    book, problems = read_book(content, "content.yaml")
    assert book is None
    assert {problem.code for problem in problems} == {"Y033", "M067"}  # empty, a choice without a number or why not, and nothing worse
    assert all(problem.location and done.first <= problem.location.line <= done.last for problem in problems)


@pytest.mark.parametrize("name", ["Bob's “itch”", "Cost: $5 & more", "Große Narbe", "'quoted'", "# not a note", "yes"])
def test_the_name_is_the_one_that_was_given(content: Path, name: str) -> None:
    assert not add_condition(content, name).problems
    assert parsed(content)[-1]["plain_name"] == name


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_line_ends_indents_and_a_last_line_without_an_end_are_kept(tmp_path: Path, ends: bytes) -> None:
    file = tmp_path / "content.yaml"
    file.write_bytes(ends.join((b"format: 2", b"conditions:", b"- id: one", b"  code: A-9", b"  ask: words")))
    done = add_condition(file, "Second")
    assert not done.problems
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(ends)
    assert [(each["id"], each["code"]) for each in parsed(file)] == [("one", "A-9"), ("second", "A-10")]


def test_a_note_about_what_follows_stays_with_it(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text("conditions:\n  - id: one\n    # of this one\n\n# About the sources\nsources: {}\n")
    add_condition(file, "Second")
    text = file.read_text()
    assert text.index("# of this one") < text.index("- id: second") < text.index("# About the sources")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("", None, "a condition needs a name"),
        ("!!!", None, "a condition needs a name"),
        ("x" * 61, None, "a condition needs a name"),
        ("Patchy", "conditions: [{id: one}]\n", "the conditions are written in one line"),
        ("One", "conditions:\n  - id: one\n", "there is a condition called 'one' already"),
        ("One", "format: 2\n", "the file has no list of conditions"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_changed(content: Path, name: str, text: str | None, said: str) -> None:
    if text:
        content.write_text(text)
    before = content.read_bytes()
    (problem,) = add_condition(content, name).problems
    assert (problem.code, problem.message) == ("B015", said)
    assert problem.hint
    assert content.read_bytes() == before


def test_broken_and_missing_files_are_told_as_always(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    assert [problem.code for problem in add_condition(file, "One").problems] == ["Y001"]
    file.write_text("conditions:\n  - id: 'one\n")
    assert add_condition(file, "Two").problems
    assert file.read_text() == "conditions:\n  - id: 'one\n"


def test_a_file_that_cannot_be_written_is_told_and_left_as_it_was(content: Path) -> None:
    before, limits = content.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))  # as on a full disk
    try:
        (problem,) = add_condition(content, "Itchy scalp").problems
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "can't be written" in problem.message
    assert [(path.name, path.read_bytes()) for path in content.parent.iterdir()] == [("content.yaml", before)]


def test_the_command_says_where_it_stands(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--content", str(content), "--condition", "Itchy scalp"]) == 0
    assert "'itchy-scalp' is now in lines" in capsys.readouterr().out
    assert [path.name for path in content.parent.iterdir()] == ["content.yaml"]
