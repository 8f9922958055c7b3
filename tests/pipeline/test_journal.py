"""Journals: one that a build left is acted on, one that somebody forged can't reach anything of anybody's."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline.journal import Journal, State, unfinished
from generator.pipeline.publish import make_whole, opened
from tests.each import rows
from tests.pipeline.laid_out import tree

TOKEN = "0123456789abcdef"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output folder with two files, beside files of somebody's own."""
    folder = tmp_path / "output"
    for path in ("output/en/a.pdf", "output/en/b.pdf", "x", "mine/a.pdf"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("mine")
    return folder


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def journal(*steps: dict[str, Any], folders: object = (), **more: object) -> str:
    return json.dumps({"journal": 1, "steps": steps, "folders": folders, **more})


def step(path: object, existed: object = False, sha256: object = digest("mine"), size: object = 4) -> dict[str, Any]:
    return {"path": path, "existed": existed, "sha256": sha256, "size": size}


@pytest.mark.parametrize("state", list(State))
@rows(
    "text",
    [
        journal(step("../x")),
        journal(step("en/../../x")),
        journal(step("/etc/hostname")),
        journal(step("en\\..\\..\\x")),
        journal(step("C:x.pdf")),
        journal(step(".gitignore")),
        journal(step("en/.new-0123456789abcdef-0")),
        journal(step(["en/a.pdf"])),
        journal(step("en/a.pdf", existed=0)),
        journal(step("en/a.pdf", sha256=7)),
        journal(step("en/a.pdf", size=4.0)),
        journal(step("en/a.pdf", size=True)),
        journal({"path": "en/a.pdf"}),
        journal(folders=["../mine"]),
        journal(folders=["en/.."]),
        journal(folders=[7]),
        journal(folders=7),
        journal(journal=2),
        "[" * 100_000,
        "null",
        "7",
        "mine",
        '{"journal": 1, "steps": ' + "9" * 5_000 + "}",
    ],
)
def test_a_journal_that_no_build_wrote_does_nothing_and_stays(output: Path, state: State, text: str) -> None:
    (output / f".journal-{TOKEN}.{state}").write_text(text)
    before = tree(output.parent)
    make_whole(output, lambda: None)
    assert tree(output.parent) == before


@pytest.mark.parametrize("text", ["", '{"jour', '{"journal": 1, "steps": [{"pa'])
def test_a_journal_that_is_half_written_is_removed(output: Path, text: str) -> None:
    before = tree(output.parent)
    (output / f".journal-{TOKEN}.staging").write_text(text)
    make_whole(output, lambda: None)
    assert tree(output.parent) == before


@pytest.mark.parametrize("kind", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("../x"), lambda path: path.symlink_to(path.name)])
def test_what_only_has_the_name_of_a_journal_stays(output: Path, kind: Callable[[Path], None]) -> None:
    kind(output / f".journal-{TOKEN}.replacing")
    before = {each.name for each in output.iterdir()}
    make_whole(output, lambda: None)
    assert {each.name for each in output.iterdir()} == before


@pytest.mark.parametrize("existed", [True, False])
@pytest.mark.parametrize("sha256", [digest("something else"), None])
def test_a_file_that_is_not_what_the_journal_says_stays(output: Path, existed: bool, sha256: str | None) -> None:
    before = tree(output.parent)
    (output / f".journal-{TOKEN}.replacing").write_text(journal(step("en/a.pdf", existed=existed, sha256=sha256)))
    (output / f"en/.old-{TOKEN}-0").write_text("forged")
    make_whole(output, lambda: None)
    assert tree(output.parent) == before


@pytest.mark.parametrize("state", list(State))
def test_a_folder_with_the_name_of_a_hidden_file_stays(output: Path, state: State) -> None:
    for name in (f"en/.old-{TOKEN}-0", f"en/.new-{TOKEN}-0"):
        (output / name).mkdir()
        (output / name / "mine").touch()
    before = tree(output.parent)
    (output / f".journal-{TOKEN}.{state}").write_text(journal(step("en/a.pdf", existed=True), step("en/b.pdf", existed=True, sha256=None)))
    make_whole(output, lambda: None)
    assert tree(output.parent) == before


@pytest.mark.parametrize("state", list(State))
def test_nothing_behind_a_link_is_touched(output: Path, state: State) -> None:
    (output / "cy").symlink_to("../mine")
    for hidden in ("old", "new"):
        (output / f"cy/.{hidden}-{TOKEN}-0").write_text("mine")
    before = tree(output.parent)
    (output / f".journal-{TOKEN}.{state}").write_text(journal(step("cy/a.pdf"), folders=["cy"]))
    make_whole(output, lambda: None)
    assert tree(output.parent) == before


def test_a_file_that_somebody_put_in_place_after_a_kill_stays(output: Path) -> None:
    set_of_files = {"en/a.pdf": b"new a", "en/b.pdf": None, "en/c.pdf": b"new c"}
    left = Journal.planned(output, set_of_files)
    left.begin()
    left.stage(set_of_files)
    left.advance(State.STAGING, State.REPLACING)
    left.replace()
    for name in "abc":
        (output / f"en/{name}.pdf").write_text("her own")
    make_whole(output, lambda: None)
    assert {path: text for path, text in tree(output).items() if text} == dict.fromkeys(("en/a.pdf", "en/b.pdf", "en/c.pdf"), "her own")


def test_what_cannot_be_undone_yet_is_undone_by_a_later_start(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(output)
    set_of_files = {"en/a.pdf": b"new a", "en/b.pdf": b"new b"}
    left = Journal.planned(output, set_of_files)
    left.begin()
    left.stage(set_of_files)
    left.advance(State.STAGING, State.REPLACING)
    left.replace()
    replace = Path.replace

    def open_elsewhere(self: Path, target: Path) -> Path:
        if target.name == "b.pdf":
            raise PermissionError(errno.EACCES, "open in another program", str(self), None, str(target))
        return replace(self, target)

    with monkeypatch.context() as for_now:
        for_now.setattr(Path, "replace", open_elsewhere)
        with pytest.raises(PermissionError) as caught:
            make_whole(output, lambda: None)
    assert caught.value.filename == str(output / "en/b.pdf")
    assert [(output / f"en/{name}.pdf").read_text() for name in "ab"] == ["mine", "new b"]
    assert unfinished(output)
    make_whole(output, lambda: None)
    assert tree(output) == before


def test_a_folder_without_a_journal_is_not_even_locked(output: Path) -> None:
    with opened(output, lambda: None):
        make_whole(output, lambda: pytest.fail("it waits"))
    make_whole(output.with_name("nowhere"), lambda: None)
    assert not output.with_name("nowhere").exists()
